package org.halle.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.halle.DatabaseTest;
import org.halle.kernel.PersonId;
import org.halle.kernel.RehearsalId;
import org.halle.studio.RehearsalSheet.State;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@Import(Rehearsals.class)
class RehearsalsTest {

    private static final LocalDate DAY = LocalDate.parse("2027-01-04");

    @Autowired
    private Rehearsals rehearsals;

    @Autowired
    private JdbcClient database;

    @Test
    void whatRanOnANodeThatIsGoneIsToldAsStopped() {
        RehearsalId running = added();
        RehearsalId waiting = added();
        assertThat(rehearsals.advance(running, 12, DAY)).isTrue();
        assertThat(state(running)).isEqualTo(State.RUNNING);
        assertThat(state(waiting)).isEqualTo(State.WAITING);

        database.sql("update studio_rehearsal set told_at = current_timestamp - interval '6' minute")
                .update();

        assertThat(state(running)).isEqualTo(State.KILLED);
        assertThat(state(waiting)).isEqualTo(State.WAITING);
        assertThat(rehearsals.shown()).anyMatch(sheet -> sheet.id().equals(running) && sheet.state() == State.KILLED);
    }

    private State state(RehearsalId id) {
        return rehearsals.find(id).orElseThrow().state();
    }

    private RehearsalId added() {
        RehearsalId id = RehearsalId.random();
        rehearsals.add(
                new RehearsalSheet(
                        id,
                        PersonId.random(),
                        Instant.parse("2026-09-01T08:00:00Z"),
                        State.WAITING,
                        0,
                        DAY,
                        List.of(),
                        "",
                        "script",
                        null,
                        List.of()),
                true,
                "{}");
        return id;
    }
}
