package org.halle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.halle.HalleTest;
import org.halle.engine.sandbox.ModelFile;
import org.halle.engine.sandbox.Problem;
import org.halle.engine.sandbox.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Nothing hostile passes, whichever door it comes to; nothing that a manager would draw is refused. */
@HalleTest
class ModelCheckTest {

    @Autowired
    private ModelCheck check;

    @Autowired
    private RepositoryService repository;

    private static final Properties EXPECTED = expected();

    static Stream<Path> hostile() {
        return Corpus.in(Corpus.HOSTILE);
    }

    static Stream<List<ModelFile>> legitimate() {
        return Corpus.bundles(Corpus.LEGITIMATE);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesEveryHostileFileWithASentenceThatSaysWhatAndWhere(Path attack) {
        List<Problem> problems = check.check(List.of(Corpus.file(attack)));

        assertThat(problems)
                .extracting(Problem::code)
                .contains("engine.problem."
                        + EXPECTED.getProperty(attack.getFileName().toString()));
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(attack.getFileName().toString());
            assertThat(problem.line()).isPositive();
            assertThat(problem.sentence(Locale.FRENCH)).isNotBlank().doesNotContain("engine.problem");
            assertThat(problem.sentence(Locale.ENGLISH)).isNotBlank().isNotEqualTo(problem.sentence(Locale.FRENCH));
        });
    }

    @Test
    void theEngineTakesNoHostileFileWhoeverDeploysIt() {
        hostile().forEach(attack -> assertThatThrownBy(() -> deploy(List.of(Corpus.file(attack))))
                .as(attack.toString())
                .isInstanceOf(InvalidModel.class));
        assertThat(repository.createDeploymentQuery().deploymentName("corpus").count())
                .isZero();
    }

    @Test
    void theEngineTakesNothingElseEither() {
        assertThatThrownBy(() -> deploy(List.of(ModelFile.of("case.cmmn", "<x/>"))))
                .isInstanceOf(InvalidModel.class);
    }

    @ParameterizedTest
    @MethodSource("legitimate")
    void acceptsWhatAManagerWouldDraw(List<ModelFile> bundle) {
        assertThat(Sandbox.describe(check.check(bundle), Locale.FRENCH)).isEmpty();
    }

    @Test
    void acceptsEverythingThatComesWithHalle() {
        List<ModelFile> all = new ArrayList<>(Corpus.files(Path.of("processes")));
        all.addAll(Corpus.files(Path.of("forms")));

        assertThat(Sandbox.describe(check.check(all), Locale.FRENCH)).isEmpty();
        assertThat(all).allSatisfy(file -> assertThat(Sandbox.describe(check.check(List.of(file)), Locale.FRENCH))
                .isEmpty());
    }

    @Test
    void bothCorporaAreLargeEnoughToMeanSomething() {
        Set<String> files =
                hostile().map(attack -> attack.getFileName().toString()).collect(Collectors.toSet());

        assertThat(files).hasSizeGreaterThanOrEqualTo(60).isEqualTo(EXPECTED.stringPropertyNames());
        assertThat(legitimate()).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void refusesTwoFilesThatClaimToBeTheSame() {
        ModelFile visit = Corpus.file(Corpus.LEGITIMATE.resolve("visit.bpmn"));

        assertThat(check.check(List.of(visit, new ModelFile("again.bpmn", visit.content()))))
                .extracting(Problem::code)
                .containsExactly("engine.problem.file-twice");
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        assertThat(check.check(List.of(new ModelFile("large.bpmn", new byte[2 * 1024 * 1024]))))
                .extracting(Problem::code)
                .containsExactly("engine.problem.too-large");
    }

    /** What a parser says in English is neither French nor meant for whoever draws. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xml-empty | ''",
                "xml-none | Bonjour",
                "xml-cut | <a><b></b>",
                "xml-unclosed | <a><b></a>",
                "xml-attribute-twice | <a x=\"1\" x=\"2\"/>",
                "xml-after-end | <a/><b/>",
                "entity | <a>&nobody;</a>",
                "doctype | <!DOCTYPE a><a/>",
                "xml-ampersand | <a>Pain & sel</a>",
                "xml-prefix | <p:a/>",
                "xml-quote | <a x=1/>",
                "xml-tag | <a x=\"1\"y=\"2\"/>",
                "xml-angle | <a>1 < 2</a>",
                "xml-character | <a>&#0;</a>",
                "xml-malformed | <a><!-- -- --></a>"
            })
    void saysInItsOwnWordsWhyAFileIsNoXml(String code, String written) {
        for (String name : List.of("visit.bpmn", "visit.dmn")) {
            assertThat(check.check(List.of(ModelFile.of(name, written))))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.code()).isEqualTo("engine.problem." + code);
                        assertThat(problem.line()).isEqualTo(1);
                        assertThat(problem.describe(Locale.FRENCH)).startsWith(name + ", ligne 1\u00a0: ");
                        assertThat(problem.sentence(Locale.FRENCH))
                                .doesNotContain("  ", "{", "element", "must", "http");
                    });
        }
    }

    @Test
    void saysWhyAFileIsNoForm() {
        assertThat(check.check(List.of(ModelFile.of("visit.form", "{\"type\":\n\"default\",,}"))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("engine.problem.json-malformed");
                    assertThat(problem.line()).isEqualTo(2);
                });
        assertThat(check.check(List.of(ModelFile.of("visit.form", "{\"type\":"))))
                .extracting(Problem::code)
                .containsExactly("engine.problem.json-cut");
    }

    @Test
    void namesNoElementWhereThereIsNone() {
        assertThat(check.check(List.of(ModelFile.of(
                        "visit.form", "{\"type\":\"default\",\"id\":\"visit\",\"components\":[{\"id\":\"\"}]}"))))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.describe(Locale.FRENCH))
                        .startsWith("visit.form, ligne 1\u00a0: ")
                        .doesNotContain("  "));
    }

    @Test
    void saysWhatOnlyTheEngineFindsWrong() {
        String drawn = Corpus.file(Corpus.LEGITIMATE.resolve("visit.bpmn")).text();
        String misplaced = drawn.replaceFirst("<bpmn:startEvent id=\"Event_Start\" name=\"Début\" />", "")
                .replaceFirst("</bpmn:process>", "<bpmn:documentation>Trop tard</bpmn:documentation>$0")
                .replaceFirst("<bpmn:endEvent", "<bpmn:startEvent id=\"Event_Start\" name=\"Début\" /><bpmn:endEvent");

        assertThat(check.check(List.of(ModelFile.of("visit.bpmn", misplaced)))).satisfiesExactly(problem -> {
            assertThat(problem.code()).isEqualTo("engine.problem.engine-order");
            assertThat(problem.line()).isPositive();
            assertThat(problem.sentence(Locale.FRENCH))
                    .contains("«\u00a0documentation\u00a0»")
                    .doesNotContain("cvc-");
        });
    }

    private void deploy(List<ModelFile> files) {
        var deployment = repository.createDeployment().name("corpus");
        files.forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
        deployment.deploy();
    }

    private static Properties expected() {
        Properties expected = new Properties();
        try (Reader reader = Files.newBufferedReader(Corpus.HOSTILE.resolve("expected.properties"))) {
            expected.load(reader);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return expected;
    }
}
