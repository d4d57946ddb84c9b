package org.halle.cohort.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.halle.cohort.Attending;
import org.halle.cohort.CohortForming;
import org.halle.cohort.Graduating;
import org.halle.cohort.Samples;
import org.halle.cohort.Session;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.engine.Conversation;
import org.halle.engine.Diagrams;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.SessionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CohortProcessTest {

    private final CohortForming forming = mock(CohortForming.class);
    private final Attending attending = mock(Attending.class);
    private final Graduating graduating = mock(Graduating.class);
    private final VentureRegister register = mock(VentureRegister.class);
    private final CohortSteps steps = new CohortSteps();
    private final Diagrams diagrams = Diagrams.of("cohort")
            .steps(steps.formCohort(forming), steps.inviteToSession(attending), steps.closeCohort(graduating))
            .lists(steps.venturesOfCohort(register), steps.collectiveSessions(register))
            .stub("venture");
    private final UUID key = UUID.randomUUID();
    private final ProgrammeId programme = new ProgrammeId(key);
    private final Venture bees = Samples.active("Abeilles");
    private final Venture bread = Samples.active("Boulangerie");
    private final Session first = session(Duration.ofDays(7));
    private final Session second = session(Duration.ofDays(40));

    @BeforeEach
    void aCohortOfTwoWithTwoSessions() {
        given(forming.form(programme))
                .willReturn(new CohortForming.Span(Diagrams.NOW, Diagrams.NOW.plus(Duration.ofDays(270))));
        Venture gone = Samples.withdrawn("Cidre");
        given(register.of(programme)).willReturn(List.of(bees, bread, gone));
        given(register.collectiveSessions(programme)).willReturn(List.of(first, second));
        given(attending.invite(first.id())).willReturn(first.endsAt());
        given(attending.invite(second.id())).willReturn(second.endsAt());
    }

    @AfterEach
    void close() {
        diagrams.close();
    }

    @Test
    void accompaniesEveryVentureStillInTheCohortWhileSessionsPass() {
        start();
        assertThat(diagrams.tasks("Task_venture")).hasSize(2);
        assertThat(diagrams.waitingAt()).contains("Event_SessionEnded");
        assertThat(diagrams.timers()).containsExactly(first.endsAt(), second.endsAt());
    }

    @Test
    void asksForAttendanceWhenASessionHasEnded() {
        start();
        diagrams.travelTo(first.endsAt().minusSeconds(1));
        assertThat(diagrams.tasks("Task_MarkAttendance")).isEmpty();
        diagrams.travelTo(first.endsAt());
        assertThat(diagrams.tasks("Task_MarkAttendance")).singleElement().satisfies(task -> assertThat(
                        diagrams.engine().getTaskService().getVariable(task.getId(), "session"))
                .isEqualTo(first.id().toString()));
    }

    @Test
    void closesWhenEveryVentureAndEverySessionIsOver() {
        start();
        diagrams.travelTo(second.endsAt());
        diagrams.complete("Task_MarkAttendance", Map.of());
        diagrams.complete("Task_MarkAttendance", Map.of());
        diagrams.complete("Task_venture", Map.of());
        assertThat(diagrams.endedAt()).doesNotContain("Event_CohortClosed");
        diagrams.complete("Task_venture", Map.of());
        then(graduating).should().closeCohort(programme);
        assertThat(diagrams.endedAt()).contains("Event_CohortClosed");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void closesAtOnceWhenNobodyConfirmedAndNoSessionIsPlanned() {
        given(register.of(programme)).willReturn(List.of());
        given(register.collectiveSessions(programme)).willReturn(List.of());
        start();
        assertThat(diagrams.endedAt()).contains("Event_CohortClosed");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void movesOneSessionAndNoOther() {
        start();
        Instant later = first.endsAt().plus(Duration.ofDays(3));
        new CamundaCohortProcess(
                        mock(Conversation.class),
                        diagrams.engine().getRuntimeService(),
                        diagrams.engine().getManagementService(),
                        mock())
                .sessionsMoved(programme, Map.of(first.id(), later));
        assertThat(diagrams.timers()).containsExactly(later, second.endsAt());
        diagrams.travelTo(later);
        assertThat(diagrams.tasks("Task_MarkAttendance")).hasSize(1);
    }

    private void start() {
        diagrams.engine();
        diagrams.start("cohort", key, Map.of());
    }

    private Session session(Duration from) {
        return new Session(
                SessionId.random(),
                programme,
                Session.Kind.COLLECTIVE,
                null,
                null,
                "Gouvernance",
                Diagrams.NOW.plus(from),
                420,
                "Nantes",
                0,
                "",
                null,
                null,
                null,
                null,
                Set.of(),
                null);
    }
}
