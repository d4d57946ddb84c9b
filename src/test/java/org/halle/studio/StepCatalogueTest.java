package org.halle.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.halle.HalleTest;
import org.halle.engine.ModelCheck;
import org.halle.engine.PlainWords;
import org.halle.engine.PlainWords.Told;
import org.halle.engine.Publication;
import org.halle.engine.sandbox.ModelFile;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.studio.StepCatalogue.Entry;
import org.halle.studio.StepCatalogue.Use;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HalleTest
class StepCatalogueTest {

    /** A variable or a list that nobody has explained, where its explanation should stand. */
    private static final Pattern CODE = Pattern.compile("au plus tard : [a-z]+[A-Z]|de « [a-z]+[A-Z]");

    @Autowired
    private StepCatalogue catalogue;

    @Autowired
    private ModelCheck check;

    @Autowired
    private People people;

    @Autowired
    private PlainWords words;

    @Autowired
    private Publication publication;

    private PersonId author;

    @BeforeEach
    void anAuthor() {
        author = people.makeOperator(people.register(UUID.randomUUID() + "@example.org", "Odile", "Essai", Language.FR)
                        .id())
                .id();
    }

    @Test
    void tellsWhatAStepWantsAndWhereItServes() {
        Entry wait = catalogue.one(author, "waitUntil");
        assertThat(wait.inputs()).extracting(input -> input.name()).containsExactly("days", "from");
        assertThat(wait.outcomes()).extracting(outcome -> outcome.name()).containsExactly("waitUntil");

        assertThat(catalogue.one(author, "closeCall").uses())
                .extracting(Use::file)
                .contains("call.bpmn");
        assertThat(catalogue.one(author, "recordImpact").uses())
                .extracting(Use::file)
                .contains("follow-up.bpmn");
        assertThatThrownBy(() -> catalogue.one(author, "toString")).isInstanceOf(NotFound.class);
    }

    @Test
    void drawsAnExampleOfEveryStepThatPassesTheChecks() {
        List<Entry> steps =
                catalogue.all(author).stream().filter(entry -> !entry.person()).toList();

        assertThat(steps).hasSizeGreaterThan(40);
        assertThat(steps.stream()
                        .flatMap(step -> check.check(List.of(ModelFile.of("example.bpmn", step.example()))).stream()
                                .map(problem -> step.name() + ": " + problem)))
                .isEmpty();
    }

    @Test
    void tellsTheBundledDiagramsInTheCataloguesOwnWords() {
        Map<String, String> unclear = new TreeMap<>();
        publication.inForce().files().forEach((file, xml) -> {
            if (Files.exists(Path.of("processes", file)) && file.endsWith(".bpmn")) {
                words.of(xml, Locale.FRENCH).stream()
                        .flatMap(Told::all)
                        .map(Told::text)
                        .filter(text -> CODE.matcher(text).find())
                        .forEach(text -> unclear.merge(file, text, (one, other) -> one + "\n" + other));
            }
        });

        assertThat(unclear).isEmpty();
    }

    @Test
    void isForAuthors() {
        PersonId juror = people.register(UUID.randomUUID() + "@example.org", "Zoé", "Jury", Language.FR)
                .id();

        assertThatThrownBy(() -> catalogue.all(juror)).isInstanceOf(Forbidden.class);
    }
}
