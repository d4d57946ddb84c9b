package org.halle.hall.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halle.engine.Diagrams;
import org.halle.hall.HallOpening;
import org.halle.hall.pitch.Agenda;
import org.halle.hall.pitch.PitchPlanning;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.RoundId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HallProcessTest {

    private final HallOpening opening = mock(HallOpening.class);
    private final PitchPlanning planning = mock(PitchPlanning.class);
    private final HallSteps steps = new HallSteps();
    private final Diagrams diagrams = Diagrams.of("hall")
            .steps(steps.openHall(opening), steps.closeHall(opening), new PitchSteps().buildAgenda(planning))
            .lists(steps.roundsOfHall(opening))
            .stub("round");
    private final UUID programme = UUID.randomUUID();

    @AfterEach
    void close() {
        diagrams.close();
    }

    @Test
    void holdsOneRoundPerProjectAndClosesWhenAllAreOver() {
        given(opening.rounds(new ProgrammeId(programme))).willReturn(List.of(RoundId.random(), RoundId.random()));
        diagrams.start("hall", programme, Map.of());
        assertThat(diagrams.tasks("Task_round")).hasSize(2);
        then(opening).should().open(new ProgrammeId(programme));
        diagrams.complete("Task_round", Map.of());
        then(opening).should(org.mockito.Mockito.never()).close(new ProgrammeId(programme));
        diagrams.complete("Task_round", Map.of());
        then(opening).should().close(new ProgrammeId(programme));
        assertThat(diagrams.endedAt()).contains("Event_HallClosed");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void closesAtOnceWhenNobodyGraduated() {
        given(opening.rounds(new ProgrammeId(programme))).willReturn(List.of());
        diagrams.start("hall", programme, Map.of());
        assertThat(diagrams.endedAt()).contains("Event_HallClosed");
    }

    /** As a manager draws it: the day is planned beside the rounds, and somebody looks when wishes do not fit. */
    @Test
    void plansAPitchDayOfItsOwnWhereAManagerDrawsIt() throws IOException {
        given(opening.rounds(new ProgrammeId(programme))).willReturn(List.of(RoundId.random()));
        given(planning.build(eq(new ProgrammeId(programme)), anyString()))
                .willReturn(Optional.of(new Agenda(List.of(), List.of(new Agenda.Clash.Unheard(0, 1)), 1)));
        diagrams.redraw("hall", Files.readString(Path.of("src/test/resources/legitimate/hall.bpmn")));
        diagrams.start("hall", programme, Map.of());
        diagrams.complete("Task_round", Map.of());
        then(planning).shouldHaveNoInteractions();

        diagrams.travel(Duration.ofDays(30));

        then(planning).should().build(eq(new ProgrammeId(programme)), anyString());
        assertThat(diagrams.waitingAt()).contains("Task_MakeRoom");
        diagrams.complete("Task_MakeRoom", Map.of());
        assertThat(diagrams.endedAt()).contains("Event_HallClosed");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void asksNobodyToLookWhenEveryWishFits() throws IOException {
        given(opening.rounds(new ProgrammeId(programme))).willReturn(List.of());
        given(planning.build(eq(new ProgrammeId(programme)), anyString()))
                .willReturn(Optional.of(new Agenda(List.of(), List.of(), 0)));
        diagrams.redraw("hall", Files.readString(Path.of("src/test/resources/legitimate/hall.bpmn")));
        diagrams.start("hall", programme, Map.of());

        diagrams.travel(Duration.ofDays(30));

        assertThat(diagrams.endedAt()).contains("Event_HallClosed");
        assertThat(diagrams.nothingLeft()).isTrue();
    }
}
