package org.halle.impact.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halle.desk.GivenAnswers;
import org.halle.engine.Diagrams;
import org.halle.impact.Measuring;
import org.halle.impact.Point;
import org.halle.kernel.PersonId;
import org.halle.kernel.VentureId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A manager's own survey, whose figure goes on to the impact. */
class RecordMeasureTest {

    private static final Path SURVEY = Path.of("src/test/resources/legitimate/with-a-figure");

    private final Measuring measuring = mock(Measuring.class);
    private final GivenAnswers answers = mock(GivenAnswers.class);
    private final Diagrams diagrams = Diagrams.of().steps(new ImpactSteps().recordMeasure(measuring, answers));
    private final UUID key = UUID.randomUUID();
    private final PersonId lead = PersonId.random();

    @BeforeEach
    void aSurvey() {
        diagrams.engine()
                .getRepositoryService()
                .createDeployment()
                .addString("jobs-survey.bpmn", text("jobs-survey.bpmn"))
                .addString("jobs-survey.form", text("jobs-survey.form"))
                .deploy();
        diagrams.start("jobs-survey", key, Map.of());
    }

    @AfterEach
    void close() {
        diagrams.close();
    }

    @Test
    void carriesTheAnswerIntoTheSeriesInTheNameOfWhoGaveIt() {
        // half past midnight in Paris, the evening before in UTC
        Instant answered = Instant.parse("2026-05-03T22:30:00Z");
        given(answers.lastNumber(key, "jobs"))
                .willReturn(Optional.of(
                        new GivenAnswers.Figure(new BigDecimal("12"), "Compter les emplois", lead, answered)));
        Measuring.Reading reading =
                new Measuring.Reading(new BigDecimal("12"), LocalDate.of(2026, 5, 4), "Compter les emplois", "emplois");
        given(measuring.carry(lead, new VentureId(key), "Emplois créés", Point.END, reading))
                .willReturn(true);

        diagrams.complete("Task_CountJobs", Map.of());

        then(measuring).should().carry(lead, new VentureId(key), "Emplois créés", Point.END, reading);
        assertThat(diagrams.endedAt()).contains("Event_End");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void tellsTheDiagramThatNothingWasAnswered() {
        given(answers.lastNumber(key, "jobs")).willReturn(Optional.empty());

        diagrams.complete("Task_CountJobs", Map.of());

        verifyNoInteractions(measuring);
        assertThat(diagrams.waitingAt()).containsExactly("Task_Call");
    }

    private static String text(String file) {
        try {
            return Files.readString(SURVEY.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
