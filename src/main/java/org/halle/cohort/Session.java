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
 * A session of a cohort: collective, for every venture, individual, of one venture with its coach, or a second chance
 * for those who missed a collective one.
 *
 * @param venture whose session it is; null when it is for several
 * @param coach who holds it; null when not said
 * @param sequence how often it changed: calendars take the invitation with the highest
 * @param note what its coach wrote of it; empty until then
 * @param markedAt when attendance was marked first; null until then
 * @param cancelledAt when it was called off; it stays in the history, and counts for nothing
 * @param makesUpFor the collective session that a catch-up stands for; null for the others
 * @param roomCode what those in the room type to say that they are there; null until its coach shows one
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
        @Nullable Instant cancelledAt,
        @Nullable SessionId makesUpFor,
        @Nullable String roomCode,
        @MappedCollection(idColumn = "session_id") Set<Attendance> attendance,
        @Version @Nullable Long version) {

    /** For all, for one, or for those who missed one of the first kind. */
    public enum Kind {
        COLLECTIVE,
        INDIVIDUAL,
        CATCH_UP
    }

    /** Most characters of a theme or a place. */
    static final int LONGEST_LINE = 300;
    /** Whoever plans further ahead, or records from further back, mistyped the year. */
    static final int FURTHEST_YEARS = 2;

    private static final Duration ROOM_OPENS_BEFORE = Duration.ofMinutes(30);
    private static final Duration ROOM_CLOSES_AFTER = Duration.ofMinutes(30);

    static Session collective(ProgrammeId programme, String theme, Instant startsAt, int minutes, String place) {
        return planned(programme, Kind.COLLECTIVE, null, null, theme, startsAt, minutes, place, null);
    }

    /** An individual session to come, which the venture booked among its coach's slots. */
    static Session booked(Slot slot, VentureId venture) {
        return planned(
                slot.programme(),
                Kind.INDIVIDUAL,
                venture,
                slot.coach(),
                slot.theme(),
                slot.startsAt(),
                slot.minutes(),
                slot.place(),
                null);
    }

    /** A second chance for those who missed a collective session. */
    static Session catchUp(
            Session missed, @Nullable PersonId coach, String theme, Instant startsAt, int minutes, String place) {
        if (missed.kind != Kind.COLLECTIVE || missed.markedAt == null) {
            throw new Refused("cohort.refused.nothing-missed");
        }
        return planned(missed.programme, Kind.CATCH_UP, null, coach, theme, startsAt, minutes, place, missed.id);
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
        return planned(programme, Kind.INDIVIDUAL, venture, coach, theme, startsAt, minutes, place, null)
                .with(startsAt, 0, note.strip(), now, Set.of(new Attendance(venture, true, coach, now)));
    }

    private static Session planned(
            ProgrammeId programme,
            Kind kind,
            @Nullable VentureId venture,
            @Nullable PersonId coach,
            String theme,
            Instant startsAt,
            int minutes,
            String place,
            @Nullable SessionId makesUpFor) {
        return new Session(
                SessionId.random(),
                programme,
                kind,
                venture,
                coach,
                theme,
                startsAt,
                minutes,
                place,
                0,
                "",
                null,
                null,
                makesUpFor,
                null,
                Set.of(),
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
        if (cancelled()) {
            throw new Refused("cohort.refused.session-cancelled");
        }
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
        if (markedAt != null || cancelled() || day.equals(day())) {
            return this;
        }
        LocalTime hour = LocalTime.ofInstant(startsAt, HalleClock.PARIS);
        return with(day.atTime(hour).atZone(HalleClock.PARIS).toInstant(), sequence + 1, note, null, attendance);
    }

    /** The ventures marked as having missed it. */
    public Set<VentureId> missing() {
        return attendance.stream()
                .filter(mark -> !mark.present())
                .map(Attendance::venture)
                .collect(Collectors.toSet());
    }

    /** Shows a code in the room; once there is one it stays. */
    Session roomOpened(String code) {
        if (cancelled()) {
            throw new Refused("cohort.refused.session-cancelled");
        }
        return roomCode != null
                ? this
                : copy(theme, startsAt, minutes, place, coach, sequence, note, markedAt, cancelledAt, code, attendance);
    }

    /** Whether those in the room may say so themselves: from a little before it to a little after. */
    boolean roomOpenAt(Instant at) {
        return !cancelled()
                && !at.isBefore(startsAt.minus(ROOM_OPENS_BEFORE))
                && at.isBefore(endsAt().plus(ROOM_CLOSES_AFTER));
    }

    /** Somebody of a venture says that it is there; its coach may still correct that. */
    Session checkedIn(VentureId guest, PersonId by, Instant at) {
        if (!roomOpenAt(at)) {
            throw new Refused("cohort.refused.room-closed");
        }
        boolean known = attendance.stream().anyMatch(mark -> mark.venture().equals(guest) && mark.present());
        if (known) {
            return this;
        }
        Set<Attendance> marks = attendance.stream()
                .filter(mark -> !mark.venture().equals(guest))
                .collect(Collectors.toCollection(HashSet::new));
        marks.add(new Attendance(guest, true, by, at));
        return copy(theme, startsAt, minutes, place, coach, sequence, note, markedAt, cancelledAt, roomCode, marks);
    }

    /** Changes what calendars show of it, as long as it is to come. */
    Session changed(ChangeSession wanted, Instant now) {
        if (cancelled()) {
            throw new Refused("cohort.refused.session-cancelled");
        }
        if (!now.isBefore(startsAt)) {
            throw new Refused("cohort.refused.session-over");
        }
        return copy(
                wanted.theme().strip(),
                wanted.startsAt(),
                wanted.minutes(),
                wanted.place().strip(),
                wanted.coach(),
                sequence + 1,
                note,
                null,
                null,
                roomCode,
                attendance);
    }

    /** Calls it off; once it has begun, it took place or it did not, and attendance says which. */
    Session cancelled(Instant at) {
        if (cancelled()) {
            return this;
        }
        if (!at.isBefore(startsAt)) {
            throw new Refused("cohort.refused.session-begun");
        }
        return copy(theme, startsAt, minutes, place, coach, sequence + 1, note, markedAt, at, roomCode, attendance);
    }

    public boolean cancelled() {
        return cancelledAt != null;
    }

    /** Whether it takes any of the same time as another. */
    boolean overlaps(Instant from, Instant to) {
        return startsAt.isBefore(to) && from.isBefore(endsAt());
    }

    private Session with(
            Instant startsAt, int sequence, String note, @Nullable Instant markedAt, Set<Attendance> attendance) {
        return copy(
                theme, startsAt, minutes, place, coach, sequence, note, markedAt, cancelledAt, roomCode, attendance);
    }

    private Session copy(
            String theme,
            Instant startsAt,
            int minutes,
            String place,
            @Nullable PersonId coach,
            int sequence,
            String note,
            @Nullable Instant markedAt,
            @Nullable Instant cancelledAt,
            @Nullable String roomCode,
            Set<Attendance> attendance) {
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
                cancelledAt,
                makesUpFor,
                roomCode,
                Set.copyOf(attendance),
                version);
    }
}
