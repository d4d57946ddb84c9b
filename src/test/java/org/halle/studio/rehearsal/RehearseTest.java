package org.halle.studio.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.halle.studio.rehearsal.Performance.Limits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, with real JVMs for what is really rehearsed. */
class RehearseTest {

    private static final Limits LONG = new Limits(Duration.ofMinutes(10), Duration.ofSeconds(30), 512);

    @TempDir
    Path folder;

    @BeforeAll
    static void leaveTheTestsOut() {
        OtherJvm.real();
    }

    @AfterAll
    static void asBefore() {
        OtherJvm.asBefore();
    }

    private int rehearse(String... more) {
        List<String> args = new ArrayList<>(List.of(Rehearse.COMMAND));
        args.addAll(List.of(more));
        return Rehearse.run(args.toArray(String[]::new));
    }

    private int small(Path out) {
        return rehearse(
                "processes",
                "--applications=4",
                "--partners=1",
                "--jurors=4",
                "--ventures=2",
                "--funders=2",
                "--coaches=2",
                "--seed=7",
                "--seconds=900",
                "--out=" + out);
    }

    private static String same(@Nullable Standby standby) throws IOException, InterruptedException {
        Assumptions assumptions = Assumptions.usual()
                .with("applications", "4")
                .with("partners", "1")
                .with("jurors", "4")
                .with("ventures", "2")
                .with("funders", "2")
                .with("coaches", "2")
                .with("seed", "7");
        return String.valueOf(new Performance(OtherJvm.models(), assumptions, LONG, null)
                .run(standby, (percent, on) -> {})
                .report());
    }

    @Test
    void theSameSeedGivesTheSameReportFromTheCallToTheLastMeasure() throws Exception {
        Path one = folder.resolve("one.json");
        Standby warm = Standby.begin(OtherJvm.models(), LONG, null);

        assertThat(small(one)).isIn(Rehearse.FINE, Rehearse.TROUBLED);
        await().atMost(LONG.time()).until(() -> OtherJvm.isWarm(warm));

        assertThat(one).as("in a JVM that has played before").hasContent(same(warm));
        assertThat(one)
                .as("in a JVM that was called while it played")
                .hasContent(same(Standby.begin(OtherJvm.models(), LONG, null)));
        Report report = Report.of(Files.readString(one));
        assertThat(report.ended().how()).isEqualTo(Report.How.COMPLETE);
        assertThat(report.summary().applications()).isEqualTo(4);
        assertThat(report.summary().ventures()).isPositive();
        assertThat(report.incidents()).isEmpty();
        assertThat(report.letters().subjects())
                .as("every letter has a subject to read")
                .containsOnlyKeys(report.letters().byTemplate().keySet())
                .allSatisfy((code, titles) -> assertThat(titles).isNotEmpty());
        assertThat(report.coverage()).extracting(Report.Coverage::process).contains("programme", "venture", "round");
    }

    @Test
    void namesTheStepAtWhichAProgrammeTurnsInCircles() throws IOException {
        Path models = copied(
                """
                <bpmn:sequenceFlow id="Flow_Launched_Call" sourceRef="Event_Launched" targetRef="Event_Again" />
                <bpmn:intermediateCatchEvent id="Event_Again" name="Encore un tour"><bpmn:timerEventDefinition id="Timer_Again"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
                <bpmn:sequenceFlow id="Flow_Again_Which" sourceRef="Event_Again" targetRef="Gateway_Which" />
                <bpmn:exclusiveGateway id="Gateway_Which" name="Assez ?" default="Flow_Which_Again" />
                <bpmn:sequenceFlow id="Flow_Which_Again" name="Non" sourceRef="Gateway_Which" targetRef="Event_Again" />
                <bpmn:sequenceFlow id="Flow_Which_Call" name="Oui" sourceRef="Gateway_Which" targetRef="Call_Call"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${callId == 'x'}</bpmn:conditionExpression></bpmn:sequenceFlow>
                """);
        Path out = folder.resolve("circles.json");

        assertThat(rehearse(
                        models.toString(),
                        "--forms=forms",
                        "--applications=1",
                        "--partners=1",
                        "--jurors=3",
                        "--ventures=1",
                        "--funders=1",
                        "--coaches=1",
                        "--seconds=900",
                        "--out=" + out))
                .isEqualTo(Rehearse.TROUBLED);

        Report report = Report.of(Files.readString(out));
        assertThat(report.loops()).extracting(loop -> loop.at().name()).contains("Encore un tour");
        assertThat(report.incidents()).singleElement().satisfies(incident -> assertThat(incident.message())
                .contains("Encore un tour"));
    }

    @Test
    void tellsHowFarItCameWhenItsTimeIsUp() throws IOException {
        Path out = folder.resolve("time.json");

        assertThat(rehearse("processes", "--seconds=5", "--out=" + out)).isEqualTo(Rehearse.TROUBLED);

        Report report = Report.of(Files.readString(out));
        assertThat(report.ended().how()).isEqualTo(Report.How.TIME);
        assertThat(report.problems().get(0).sentence()).contains("elle durait trop longtemps");
    }

    @Test
    void saysWhyModelsAreRefused() throws IOException {
        Path models = copied(
                """
                <bpmn:sequenceFlow id="Flow_Launched_Call" sourceRef="Event_Launched" targetRef="Call_Call" />
                <bpmn:scriptTask id="Task_Evil" scriptFormat="groovy"><bpmn:script>1</bpmn:script></bpmn:scriptTask>
                """);

        assertThat(rehearse(models.toString(), "--forms=forms")).isEqualTo(Rehearse.REFUSED);
    }

    /** The real models, with other elements where the programme begins. */
    private Path copied(String beginning) throws IOException {
        Path models = Files.createDirectory(folder.resolve("models"));
        try (Stream<Path> all = Files.list(Path.of("processes"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.copy(file, models.resolve(file.getFileName().toString()));
            }
        }
        Path programme = models.resolve("programme.bpmn");
        String before = Files.readString(programme);
        String after = before.replaceFirst(
                "<bpmn:sequenceFlow id=\"Flow_Launched_Call\"[^>]*/>", Matcher.quoteReplacement(beginning));
        assertThat(after).isNotEqualTo(before);
        Files.writeString(programme, after);
        return models;
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThat(rehearse()).isEqualTo(Rehearse.REFUSED);
        assertThat(rehearse("nowhere")).isEqualTo(Rehearse.REFUSED);
        assertThat(rehearse("processes", "--applications=none")).isEqualTo(Rehearse.REFUSED);
        assertThat(rehearse("processes", "--colour=red")).isEqualTo(Rehearse.REFUSED);
        assertThat(rehearse("processes", "--out")).isEqualTo(Rehearse.REFUSED);
        assertThat(rehearse(folder.toString())).isEqualTo(Rehearse.REFUSED);
        assertThat(rehearse("--help")).isEqualTo(Rehearse.FINE);
    }
}
