package org.halle.hall.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.halle.engine.Diagrams;
import org.halle.hall.HallOpening;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.RoundId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HallProcessTest {

    private final HallOpening opening = mock(HallOpening.class);
    private final HallSteps steps = new HallSteps();
    private final Diagrams diagrams = Diagrams.of("hall")
            .steps(steps.openHall(opening), steps.closeHall(opening))
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
}
