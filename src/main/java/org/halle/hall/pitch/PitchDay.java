package org.halle.hall.pitch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PitchDayId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The day on which the projects of a programme speak to its funders.
 *
 * @param minutes from the beginning of one pitch to that of the next
 * @param roomNames a line each
 * @param bound how few clashes its agenda has at best, as the planner knows; -1 while there is none
 * @param basis print of the wishes that it was planned for
 * @param sequence how often it was announced
 */
@Table("pitch_day")
public record PitchDay(
        @Id PitchDayId id,
        ProgrammeId programme,
        Instant startsAt,
        int minutes,
        int slots,
        @Column("rooms") String roomNames,
        String place,
        int bound,
        int basis,
        int sequence,
        @Nullable Instant announcedAt,
        @Version @Nullable Long version) {

    private static final int MOST_MINUTES = 60;
    private static final int MOST_SLOTS = 40;
    private static final int MOST_ROOMS = 6;
    private static final int MOST_CHARACTERS = 60;

    static PitchDay set(ProgrammeId programme, SetPitchDay wanted, Instant now) {
        return new PitchDay(PitchDayId.random(), programme, now, 1, 1, "", "", -1, 0, 0, null, null).moved(wanted, now);
    }

    /** Other times or rooms: the agenda is to be planned again. */
    PitchDay moved(SetPitchDay wanted, Instant now) {
        Instant starts =
                wanted.day().atTime(wanted.from()).atZone(HalleClock.PARIS).toInstant();
        if (!starts.isAfter(now)) {
            throw new Refused("pitch.refused.past");
        }
        if (wanted.minutes() < 1 || wanted.minutes() > MOST_MINUTES) {
            throw new Refused("pitch.refused.minutes", MOST_MINUTES);
        }
        if (wanted.slots() < 1 || wanted.slots() > MOST_SLOTS) {
            throw new Refused("pitch.refused.slots", MOST_SLOTS);
        }
        List<String> named = wanted.rooms().stream()
                .map(String::strip)
                .filter(room -> !room.isEmpty())
                .distinct()
                .toList();
        if (named.isEmpty()
                || named.size() > MOST_ROOMS
                || named.stream().anyMatch(room -> room.length() > MOST_CHARACTERS)) {
            throw new Refused("pitch.refused.rooms", MOST_ROOMS, MOST_CHARACTERS);
        }
        return new PitchDay(
                id,
                programme,
                starts,
                wanted.minutes(),
                wanted.slots(),
                String.join("\n", named),
                wanted.place().strip(),
                -1,
                0,
                sequence,
                null,
                version);
    }

    PitchDay planned(int fewest, int wishes) {
        return new PitchDay(
                id, programme, startsAt, minutes, slots, roomNames, place, fewest, wishes, sequence, null, version);
    }

    /** Tells everybody: from now on a change is told again. */
    PitchDay announced(Instant at) {
        if (bound < 0) {
            throw new Refused("pitch.refused.no-agenda");
        }
        return new PitchDay(
                id, programme, startsAt, minutes, slots, roomNames, place, bound, basis, sequence + 1, at, version);
    }

    public List<String> rooms() {
        return roomNames.lines().toList();
    }

    public Instant startOf(int slot) {
        return startsAt.plus(Duration.ofMinutes((long) slot * minutes));
    }

    public Instant endsAt() {
        return startOf(slots);
    }

    public boolean planned() {
        return bound >= 0;
    }

    public boolean announced() {
        return announcedAt != null;
    }
}
