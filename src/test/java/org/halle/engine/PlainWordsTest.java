package org.halle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.halle.TestMessages;
import org.halle.engine.PlainWords.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlainWordsTest {

    private static final PlainWords WORDS = new PlainWords(
            new Catalogue(
                    () -> Stream.of(Step.named("openVenture")
                            .outcome("onboardBy", "Délai de l’accueil")
                            .does(call -> Outcome.none())),
                    () -> Stream.of(NamedList.named("milestonesOfVenture")
                            .title("Jalons du projet")
                            .of(key -> List.of()))),
            TestMessages.all());

    static Stream<Path> diagrams() throws IOException {
        return Stream.concat(
                ProcessModelTests.diagrams(),
                Corpus.in(Corpus.LEGITIMATE).filter(file -> file.toString().endsWith(".bpmn")));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void tellsEveryActivityAndEventOfADiagram(Path file) throws IOException {
        var model = Bpmn.readModelFromFile(file.toFile());

        for (Locale language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            List<Told> lines = WORDS.of(Files.readString(file), language).stream()
                    .flatMap(Told::all)
                    .toList();
            List<String> told = lines.stream().map(Told::element).toList();
            model.getModelElementsByType(Activity.class)
                    .forEach(activity -> assertThat(told).contains(activity.getId()));
            model.getModelElementsByType(Event.class).stream()
                    .filter(event -> !event.getId().contains("Link"))
                    .filter(event -> !insideAside(event))
                    .forEach(event -> assertThat(told).contains(event.getId()));
            assertThat(lines).allSatisfy(line -> assertThat(line.text())
                    .isNotBlank()
                    .doesNotContain("engine.words")
                    .doesNotContain("${}"));
        }
    }

    @Test
    void saysWhoDoesWhatByWhenAndWhatHappensOtherwise() throws IOException {
        String french = text("venture", Locale.FRENCH);

        assertThat(french)
                .contains(
                        "À faire par le porteur\u00A0: Mesurer le point de départ, au plus tard\u00A0: délai de l’accueil.")
                .contains("À faire par la personne désignée\u00A0: Signer la charte")
                .contains("  En même temps\u00A0:")
                .contains("Quand tout cela est fait\u00A0:")
                .contains(
                        "Pour chacun de «\u00A0Jalons du projet\u00A0», en même temps\u00A0: «\u00A0Franchir les jalons\u00A0»")
                .contains(
                        "Si «\u00A0Non\u00A0»\u00A0:\n    À faire par les accompagnateurs\u00A0: Noter un rattrapage.")
                .contains("Puis on revient à «\u00A0Vérifier l’assiduité\u00A0».")
                .contains(
                        "À tout moment, «\u00A0Se retirer de la cohorte\u00A0»\u00A0: si survient «\u00A0Retrait demandé\u00A0», tout le reste");
        assertThat(text("venture", Locale.ENGLISH))
                .contains("At the same time:")
                .contains("at the latest:");
    }

    @Test
    void tellsADeadlineAndAReminderUnderWhatTheyBelongTo() throws IOException {
        assertThat(text("milestone", Locale.FRENCH))
                .contains(
                        "  Si «\u00A0Relire le livrable\u00A0» n’est pas terminé après 7 jours («\u00A07 jours sans retour\u00A0»), sans"
                                + " l’arrêter\u00A0:\n    Halle fait ceci\u00A0: Appeler le suppléant.");
        assertThat(text("application", Locale.FRENCH))
                .contains(
                        "Si «\u00A0Compléter le dossier\u00A0» n’est pas terminé au moment «\u00A0Délai de complément passé\u00A0», on"
                                + " l’arrête et\u00A0:\n        Halle fait ceci\u00A0: Clore le dossier incomplet.")
                .contains("Si c’est «\u00A0Place proposée\u00A0», on passe à la suite.");
        assertThat(text("delay", Locale.FRENCH))
                .contains("  Si c’est «\u00A0Fin du délai\u00A0»\u00A0:\n    Halle fait ceci");
    }

    @Test
    void hasNothingToSayOfWhatCannotBeRead() {
        assertThat(WORDS.of("<!DOCTYPE x><x/>", Locale.FRENCH)).isEmpty();
    }

    private static String text(String process, Locale language) throws IOException {
        StringBuilder text = new StringBuilder();
        write(WORDS.of(Files.readString(Path.of("processes", process + ".bpmn")), language), "", text);
        return text.toString();
    }

    private static void write(List<Told> lines, String margin, StringBuilder text) {
        for (Told line : lines) {
            text.append(margin).append(line.text()).append('\n');
            write(line.under(), margin + "  ", text);
        }
    }

    /** The start of what may come at any time is told with it. */
    private static boolean insideAside(Event event) {
        return event.getElementType().getTypeName().equals("startEvent")
                && "true".equals(event.getParentElement().getAttributeValue("triggeredByEvent"));
    }
}
