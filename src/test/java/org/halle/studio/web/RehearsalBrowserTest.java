package org.halle.studio.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.UUID;
import org.halle.browser.BrowserTest;
import org.halle.browser.Visitor;
import org.halle.browser.Visits;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.studio.Drafting;
import org.halle.studio.rehearsal.OtherJvm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A manager rehearses a draft, really, in a small programme. */
@BrowserTest
class RehearsalBrowserTest {

    private static final double LONG_ENOUGH = 400_000;

    @Autowired
    private People people;

    @Autowired
    private Drafting drafting;

    private Person maya;

    @BeforeEach
    void somebodyWithADraft() {
        OtherJvm.real();
        maya = people.makeOperator(people.register(UUID.randomUUID() + "@halle.example", "Maya", "Gestion", Language.FR)
                .id());
        String venture = drafting.open(maya.id(), "venture.bpmn").content();
        drafting.save(maya.id(), "venture.bpmn", venture.replace("Signer la charte", "Signer la charte d’accueil"));
    }

    @AfterEach
    void asBefore() {
        OtherJvm.asBefore();
    }

    @Test
    void rehearsesADraftAndComparesItWithWhatIsPublished(Visits visits) {
        Visitor manager = visits.as(maya).open("/studio").follow("Répéter");
        manager.isAt("/studio/rehearsals").sees("Votre brouillon sera répété").usable();

        manager.fill("Candidatures", "4").fill("Jurés", "4").fill("Partenaires par candidature", "un");
        manager.fill("Places dans la cohorte", "2").fill("Accompagnateurs", "2").fill("Financeurs", "2");
        manager.press("Répéter").sees("un nombre ou un intervalle").usable();
        manager.fill("Partenaires par candidature", "1").press("Répéter");
        manager.sees("Où en est-elle ?").usable();

        Locator compared = manager.page().locator("#comparison table");
        assertThat(compared).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_ENOUGH));
        manager.sees("Charge par semaine").sees("Par où l’on est passé").usable();
        manager.page().locator("details").evaluateAll("all => all.forEach(one => one.open = true)");
        manager.usable();
        manager.follow("Parcours d’un projet").sees("Signer la charte d’accueil");
        assertThat(manager.page().locator(".halle-count").first()).isVisible();
        assertThat(manager.page().locator(".halle-never").first()).isAttached();
        manager.usable();
    }
}
