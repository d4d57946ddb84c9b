package org.halle.studio.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.halle.Measured.millis;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.halle.Measured;
import org.halle.browser.BrowserTest;
import org.halle.browser.Visitor;
import org.halle.browser.Visits;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is promised: the modeler can be used within 2.5 s of the click, the diagram drawn and its palette there. */
@BrowserTest
class ModelerBench {

    private static final int ROUNDS = 6;

    @Autowired
    private People people;

    @Test
    void fromTheClickToTheFirstShape(Visits visits) {
        Person author = people.makeOperator(
                people.register(UUID.randomUUID() + "@halle.example", "Maya", "Gestion", Language.FR)
                        .id());
        Visitor maya = visits.as(author);
        Page page = maya.page();
        long[] took = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            maya.open("/studio");
            long start = System.nanoTime();
            maya.follow("Parcours d’un projet");
            assertThat(page.locator(".djs-palette [data-action='create.task']")).isVisible();
            assertThat(page.locator("[data-element-id=Call_Milestone] .djs-visual")
                            .first())
                    .isVisible();
            took[round] = System.nanoTime() - start;
        }
        long first = took[0];
        Measured.by(ModelerBench.class, "The modeler, from the click to a diagram that can be changed")
                .row("", "on the clock")
                .row("the first time, nothing in the browser’s store", millis(first))
                .row("median of " + ROUNDS, millis(Measured.percentile(took, 50)))
                .row("slowest of " + ROUNDS, millis(Measured.percentile(took, 100)))
                .keep();
    }
}
