package org.halle.cohort;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.SessionId;
import org.halle.kernel.SlotId;
import org.halle.kernel.VentureId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An hour that a coach offers, and the venture that booked it.
 *
 * @param venture who booked it; null while it is free
 * @param session the individual session that the booking made; null while it is free
 */
@Table("coaching_slot")
public record Slot(
        @Id SlotId id,
        ProgrammeId programme,
        PersonId coach,
        String theme,
        Instant startsAt,
        int minutes,
        String place,
        @Nullable VentureId venture,
        @Column("session_id") @Nullable SessionId session,
        @Version @Nullable Long version) {

    static Slot offered(
            ProgrammeId programme, PersonId coach, String theme, Instant startsAt, int minutes, String place) {
        return new Slot(SlotId.random(), programme, coach, theme, startsAt, minutes, place, null, null, null);
    }

    public boolean free() {
        return venture == null;
    }

    public Instant endsAt() {
        return startsAt.plus(Duration.ofMinutes(minutes));
    }

    /** The day it falls on, in Paris. */
    public LocalDate day() {
        return LocalDate.ofInstant(startsAt, HalleClock.PARIS);
    }

    /**
     * @throws AlreadyDone when another venture was faster
     * @throws Refused when it has begun
     */
    Slot bookedBy(VentureId booker, SessionId made, Instant now) {
        if (venture != null) {
            throw new AlreadyDone("cohort.done.slot");
        }
        if (!now.isBefore(startsAt)) {
            throw new Refused("cohort.refused.slot-past");
        }
        return new Slot(id, programme, coach, theme, startsAt, minutes, place, booker, made, version);
    }

    /** Gives the hour back: another venture may book it. */
    Slot freed() {
        return new Slot(id, programme, coach, theme, startsAt, minutes, place, null, null, version);
    }
}
