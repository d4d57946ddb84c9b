package org.halle.cohort;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.halle.call.ApplicationRegister;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.SessionId;
import org.halle.kernel.SlotId;
import org.halle.kernel.VentureId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.programme.Programmes;
import org.halle.programme.WorkingDays;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hours that coaches offer and ventures book: each is booked once, whoever asks at the same moment. */
@Service
@Transactional
public class Coaching {

    /**
     * What was offered.
     *
     * @param holidays weeks that were left out because their day is a public holiday
     */
    public record Offered(List<SlotId> slots, List<LocalDate> holidays) {}

    private static final int SECONDS = 60;

    private final Slots slots;
    private final Sessions sessions;
    private final Ventures ventures;
    private final Programmes programmes;
    private final ApplicationRegister applications;
    private final Rights rights;
    private final SessionLetters letters;
    private final HalleClock clock;

    Coaching(
            Slots slots,
            Sessions sessions,
            Ventures ventures,
            Programmes programmes,
            ApplicationRegister applications,
            Rights rights,
            SessionLetters letters,
            HalleClock clock) {
        this.slots = slots;
        this.sessions = sessions;
        this.ventures = ventures;
        this.programmes = programmes;
        this.applications = applications;
        this.rights = rights;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Offers hours. The first day is the coach's own choice; a week whose day is a public holiday is left out.
     *
     * @throws RefusedFields when a field is out of bounds, or the coach is taken at one of these hours
     */
    public Offered offer(PersonId coach, OfferSlots wanted) {
        programmes.get(wanted.programme());
        rights.require(coach, wanted.programme(), Role.COACH);
        wanted.check(clock.today());
        List<LocalDate> holidays = new ArrayList<>();
        List<SlotId> offered = new ArrayList<>();
        for (int week = 0; week < wanted.weeks(); week++) {
            LocalDate day = wanted.day().plusWeeks(week);
            if (week > 0 && !WorkingDays.works(day) && !WorkingDays.weekend(day)) {
                holidays.add(day);
            } else {
                offer(coach, wanted, day).forEach(slot -> offered.add(slot.id()));
            }
        }
        return new Offered(offered, holidays);
    }

    private List<Slot> offer(PersonId coach, OfferSlots wanted, LocalDate day) {
        Instant from = at(day, wanted.hour());
        if (!from.isAfter(clock.instant())) {
            throw new RefusedFields("cohort.slots.refused", Map.of("day", new Refused("cohort.slots.past")));
        }
        Instant to = from.plusSeconds((long) wanted.minutes() * wanted.perDay() * SECONDS);
        requireFree(coach, day, from, to);
        List<Slot> made = new ArrayList<>();
        for (int number = 0; number < wanted.perDay(); number++) {
            made.add(slots.save(Slot.offered(
                    wanted.programme(),
                    coach,
                    wanted.theme().strip(),
                    from.plusSeconds((long) wanted.minutes() * number * SECONDS),
                    wanted.minutes(),
                    wanted.place().strip())));
        }
        return made;
    }

    private void requireFree(PersonId coach, LocalDate day, Instant from, Instant to) {
        Instant morning = at(day, LocalTime.MIN);
        boolean taken = slots.findByCoachAndStartsAtBetweenOrderByStartsAt(coach, morning, to).stream()
                .anyMatch(slot -> slot.startsAt().isBefore(to) && from.isBefore(slot.endsAt()));
        if (taken) {
            throw new RefusedFields("cohort.slots.refused", Map.of("hour", new Refused("cohort.slots.overlap", day)));
        }
    }

    /** Takes a free hour back; a booked one is cancelled with it, and its venture told. */
    public void withdraw(PersonId by, SlotId id) {
        Slot slot = slots.alone(id);
        if (!by.equals(slot.coach())) {
            rights.require(by, slot.programme(), Role.MANAGER);
        }
        SessionId booked = slot.session();
        slots.deleteById(id);
        if (booked != null) {
            callOff(by, sessions.findById(booked).orElseThrow(NotFound::new));
        }
    }

    /**
     * Books an hour for a venture. Sent twice by the same venture, it is booked once.
     *
     * @return the session that this makes
     * @throws AlreadyDone when another venture was faster
     */
    public SessionId book(PersonId by, SlotId id, VentureId ventureId) {
        Venture venture = ventures.alone(ventureId);
        requireTheirs(by, venture);
        venture.requireAccompanied();
        Slot slot = slots.alone(id);
        if (!slot.programme().equals(venture.programme())) {
            throw new NotFound();
        }
        if (ventureId.equals(slot.venture()) && slot.session() != null) {
            return slot.session();
        }
        Session made = Session.booked(slot, ventureId);
        Slot booked = slot.bookedBy(ventureId, made.id(), clock.instant());
        requireTime(venture, booked);
        sessions.save(made);
        slots.save(booked);
        letters.booked(venture, made, by);
        return made.id();
    }

    /** A venture is not in two places at once. */
    private void requireTime(Venture venture, Slot slot) {
        boolean taken = sessions.findByVentureOrderByStartsAt(venture.id()).stream()
                .anyMatch(other -> !other.cancelled() && other.overlaps(slot.startsAt(), slot.endsAt()));
        if (taken) {
            throw new Refused("cohort.refused.two-places");
        }
    }

    /** Gives a booked hour back, until it begins: the venture itself, its coach or a manager. */
    public void cancel(PersonId by, SlotId id) {
        Slot slot = slots.alone(id);
        VentureId ventureId = slot.venture();
        SessionId booked = slot.session();
        if (ventureId == null || booked == null) {
            throw new AlreadyDone("cohort.done.slot-freed");
        }
        Venture venture = ventures.findById(ventureId).orElseThrow(NotFound::new);
        if (!by.equals(slot.coach())) {
            requireTheirs(by, venture);
        }
        callOff(by, sessions.findById(booked).orElseThrow(NotFound::new));
        slots.save(slot.freed());
    }

    /** Gives back whatever a venture had booked and that is still to come: it has left, or stands aside. */
    void release(PersonId by, Venture venture) {
        for (Slot slot : slots.findByVentureAndStartsAtAfterOrderByStartsAt(venture.id(), clock.instant())) {
            cancel(by, slot.id());
        }
    }

    private void callOff(PersonId by, Session session) {
        Session cancelled = sessions.save(session.cancelled(clock.instant()));
        Venture venture =
                ventures.findById(Objects.requireNonNull(cancelled.venture())).orElseThrow(NotFound::new);
        letters.cancelled(venture, cancelled, by);
    }

    /** Hours to come that a venture may book, and those it booked, the next first. */
    @Transactional(readOnly = true)
    public List<Slot> bookable(PersonId by, VentureId id) {
        Venture venture = ventures.findById(id).orElseThrow(NotFound::new);
        if (!applications.get(venture.application()).involves(by)) {
            rights.require(by, venture.programme(), Role.COACH, Role.MANAGER);
        }
        return slots.findByProgrammeAndStartsAtAfterOrderByStartsAt(venture.programme(), clock.instant()).stream()
                .filter(slot -> slot.free() || id.equals(slot.venture()))
                .toList();
    }

    /** All hours to come of a programme, for those who coach or run it. */
    @Transactional(readOnly = true)
    public List<Slot> of(PersonId by, ProgrammeId programme) {
        programmes.get(programme);
        rights.require(by, programme, Role.COACH, Role.MANAGER);
        return slots.findByProgrammeAndStartsAtAfterOrderByStartsAt(programme, clock.instant());
    }

    /** Whether that person may book for a venture. */
    @Transactional(readOnly = true)
    public boolean mayBook(PersonId by, Venture venture) {
        return venture.state().accompanied()
                && (applications.get(venture.application()).involves(by)
                        || by.equals(venture.lead())
                        || rights.has(by, Role.MANAGER, venture.programme()));
    }

    private void requireTheirs(PersonId by, Venture venture) {
        if (!by.equals(venture.lead())
                && !applications.get(venture.application()).involves(by)
                && !rights.has(by, Role.MANAGER, venture.programme())) {
            throw new Forbidden();
        }
    }

    private static Instant at(LocalDate day, LocalTime hour) {
        return day.atTime(hour).atZone(HalleClock.PARIS).toInstant();
    }
}
