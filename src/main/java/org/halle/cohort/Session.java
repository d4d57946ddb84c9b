package org.halle.cohort;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.SessionId;
import org.halle.kernel.VentureId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A session of a cohort: collective, for every venture, or individual, of one venture with its coach.
 *
 * @param venture whose session it is; null when collective
 * @param coach who holds it; null when not said
 * @param sequence how often it was moved: calendars take the invitation with the highest
 * @param note what its coach wrote of it; empty until then
 * @param markedAt when attendance was marked first; null until then
 */
@Table("cohort_session")
public record Session(
        @Id SessionId id,
        ProgrammeId programme,
        Kind kind,
        @Nullable VentureId venture,
        @Nullable PersonId coach,
        String theme,
        Instant startsAt,
        int minutes,
        String place,
        int sequence,
        String note,
        @Nullable Instant markedAt,
        @MappedCollection(idColumn = "session_id") Set<Attendance> attendance,
        @Version @Nullable Long version) {

    /** For all, or for one. */
    public enum Kind {
        COLLECTIVE,
        INDIVIDUAL
    }

    static Session collective(ProgrammeId programme, String theme, Instant startsAt, int minutes, String place) {
        return new Session(
                SessionId.random(),
                programme,
                Kind.COLLECTIVE,
                null,
                null,
                theme,
                startsAt,
                minutes,
                place,
                0,
                "",
                null,
                Set.of(),
                null);
    }

    /** An individual session that took place: who records it was there, and so was the venture. */
    static Session held(
            ProgrammeId programme,
            VentureId venture,
            PersonId coach,
            String theme,
            Instant startsAt,
            int minutes,
            String place,
            String note,
            Instant now) {
        if (startsAt.isAfter(now)) {
            throw new Refused("cohort.refused.session-to-come");
        }
        return new Session(
                SessionId.random(),
                programme,
                Kind.INDIVIDUAL,
                venture,
                coach,
                theme,
                startsAt,
                minutes,
                place,
                0,
                note.strip(),
                now,
                Set.of(new Attendance(venture, true, coach, now)),
                null);
    }

    public Instant endsAt() {
        return startsAt.plus(Duration.ofMinutes(minutes));
    }

    /** The day it takes place, in Paris. */
    public LocalDate day() {
        return LocalDate.ofInstant(startsAt, HalleClock.PARIS);
    }

    /** Marks who came of those expected; marking again corrects what was marked. */
    Session marked(
            Collection<VentureId> expected, Collection<VentureId> present, String note, PersonId by, Instant at) {
        if (at.isBefore(startsAt)) {
            throw new Refused("cohort.refused.session-to-come");
        }
        Set<VentureId> unknown = new HashSet<>(present);
        unknown.removeAll(Set.copyOf(expected));
        if (!unknown.isEmpty()) {
            throw new Refused("cohort.refused.not-expected");
        }
        Set<Attendance> marks = attendance.stream()
                .filter(mark -> !expected.contains(mark.venture()))
                .collect(Collectors.toCollection(HashSet::new));
        expected.stream()
                .distinct()
                .map(venture -> new Attendance(venture, present.contains(venture), by, at))
                .forEach(marks::add);
        return with(startsAt, sequence, note.strip(), Objects.requireNonNullElse(markedAt, at), marks);
    }

    /** Moves it to another day at the same hour on the wall in Paris; a session already marked stays where it was. */
    Session movedTo(LocalDate day) {
        if (markedAt != null || day.equals(day())) {
            return this;
        }
        LocalTime hour = LocalTime.ofInstant(startsAt, HalleClock.PARIS);
        return with(day.atTime(hour).atZone(HalleClock.PARIS).toInstant(), sequence + 1, note, null, attendance);
    }

    private Session with(
            Instant startsAt, int sequence, String note, @Nullable Instant markedAt, Set<Attendance> attendance) {
        return new Session(
                id,
                programme,
                kind,
                venture,
                coach,
                theme,
                startsAt,
                minutes,
                place,
                sequence,
                note,
                markedAt,
                Set.copyOf(attendance),
                version);
    }
}
