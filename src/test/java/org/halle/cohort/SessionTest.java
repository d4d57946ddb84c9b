package org.halle.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.halle.cohort.Samples.COACH;
import static org.halle.cohort.Samples.PROGRAMME;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Refused;
import org.halle.kernel.VentureId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTest {

    private final VentureId bees = VentureId.random();
    private final VentureId bread = VentureId.random();
    private final Instant start = at(LocalDate.of(2026, 9, 14));
    private final Session session = Session.collective(PROGRAMME, "Gouvernance", start, 420, "Nantes");

    @Test
    void isMarkedOnceItHasStarted() {
        assertThatThrownBy(() -> session.marked(List.of(bees), List.of(bees), "", COACH, start.minusSeconds(1)))
                .isInstanceOf(Refused.class);
        assertThat(session.marked(List.of(bees), List.of(bees), "", COACH, start)
                        .markedAt())
                .isEqualTo(start);
    }

    @Test
    void knowsWhoCameAndWhoDidNot() {
        Session marked = session.marked(List.of(bees, bread), List.of(bread), "Bien", COACH, start);
        assertThat(marked.attendance())
                .containsExactlyInAnyOrder(
                        new Attendance(bees, false, COACH, start), new Attendance(bread, true, COACH, start));
        assertThat(marked.note()).isEqualTo("Bien");
    }

    @Test
    void isCorrectedByMarkingAgain() {
        Instant later = start.plusSeconds(60);
        Session corrected = session.marked(List.of(bees), List.of(), "", COACH, start)
                .marked(List.of(bees), List.of(bees), "", COACH, later);
        assertThat(corrected.attendance()).containsExactly(new Attendance(bees, true, COACH, later));
        assertThat(corrected.markedAt()).isEqualTo(start);
    }

    @Test
    void takesNobodyWhoWasNotExpected() {
        assertThatThrownBy(() -> session.marked(List.of(bees), List.of(bread), "", COACH, start))
                .isInstanceOf(Refused.class);
    }

    @Test
    void isRecordedAsHeldOnlyAfterwards() {
        assertThatThrownBy(() ->
                        Session.held(PROGRAMME, bees, COACH, "Point", start, 60, "Nantes", "", start.minusSeconds(1)))
                .isInstanceOf(Refused.class);
        assertThat(Session.held(PROGRAMME, bees, COACH, "Point", start, 60, "Nantes", "", start)
                        .attendance())
                .containsExactly(new Attendance(bees, true, COACH, start));
    }

    /** The clocks change on 25 October 2026, 28 March 2027, 31 October 2027. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-23, 2026-10-26",
        "2026-10-26, 2026-10-23",
        "2027-03-26, 2027-03-30",
        "2027-10-29, 2027-11-02",
        "2026-09-14, 2027-02-15"
    })
    void keepsItsHourOnTheWallAcrossAChangeOfHour(LocalDate from, LocalDate to) {
        Session moved = Session.collective(PROGRAMME, "Gouvernance", at(from), 420, "Nantes")
                .movedTo(to);
        ZonedDateTime wall = moved.startsAt().atZone(HalleClock.PARIS);
        assertThat(wall.toLocalDate()).isEqualTo(to);
        assertThat(wall.toLocalTime()).hasToString("09:30");
        assertThat(moved.endsAt().atZone(HalleClock.PARIS).toLocalTime()).hasToString("16:30");
        assertThat(moved.sequence()).isEqualTo(1);
    }

    @Test
    void staysWhereItWasOnceMarked() {
        Session marked = session.marked(List.of(bees), List.of(), "", COACH, start);
        assertThat(marked.movedTo(LocalDate.of(2027, 1, 5))).isSameAs(marked);
        assertThat(session.movedTo(session.day())).isSameAs(session);
    }

    private static Instant at(LocalDate day) {
        return day.atTime(9, 30).atZone(HalleClock.PARIS).toInstant();
    }
}
