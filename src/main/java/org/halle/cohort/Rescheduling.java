package org.halle.cohort;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.halle.kernel.HalleClock;
import org.halle.kernel.MilestoneId;
import org.halle.kernel.Period;
import org.halle.kernel.SessionId;
import org.halle.kernel.VentureId;
import org.halle.programme.ProgrammeReplanned;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * When a programme's dates move, whatever is counted from them and is not over moves with them: the sessions to come, the
 * milestones, the first steps, the end of each way. Hours that two people agreed on stay, and both are told when they fall
 * outside the new dates. A few statements for thirty ventures as for one.
 */
@Service
@Transactional
public class Rescheduling {

    private final Ventures ventures;
    private final Sessions sessions;
    private final Milestones milestones;
    private final MilestoneDates dates;
    private final Slots slots;
    private final Attending attending;
    private final CohortProcess process;
    private final SessionLetters letters;
    private final HalleClock clock;

    Rescheduling(
            Ventures ventures,
            Sessions sessions,
            Milestones milestones,
            MilestoneDates dates,
            Slots slots,
            Attending attending,
            CohortProcess process,
            SessionLetters letters,
            HalleClock clock) {
        this.ventures = ventures;
        this.sessions = sessions;
        this.milestones = milestones;
        this.dates = dates;
        this.slots = slots;
        this.attending = attending;
        this.process = process;
        this.letters = letters;
        this.clock = clock;
    }

    /** What moved for one venture. */
    record Moved(List<Session> sessions, List<MilestoneCell> milestones) {

        boolean nothing() {
            return sessions.isEmpty() && milestones.isEmpty();
        }
    }

    @EventListener
    void move(ProgrammeReplanned replanned) {
        Period before = replanned.before().cohort();
        Period after = replanned.after().cohort();
        if (before.equals(after)) {
            return;
        }
        CohortCalendar moved = new CohortCalendar(after);
        List<Venture> live = ventures.findByProgrammeOrderByName(replanned.programme()).stream()
                .filter(venture -> venture.state().live())
                .toList();
        Map<VentureId, List<Session>> theirSessions = moveSessions(replanned, new CohortCalendar(before), after);
        Map<VentureId, List<MilestoneCell>> theirMilestones =
                moveMilestones(replanned, new CohortCalendar(before), after, live);
        process.cohortMoved(replanned.programme(), moved.startsAt(), moved.endsAt());
        process.venturesMoved(live.stream().collect(Collectors.toMap(Venture::id, moved::endsAt)));
        if (!before.from().equals(after.from())) {
            process.onboardingMoved(
                    live.stream()
                            .filter(venture -> !venture.throughTheGates())
                            .map(Venture::id)
                            .toList(),
                    moved.onboardBy(clock.today()));
        }
        for (Venture venture : live) {
            Moved what = new Moved(
                    theirSessions.getOrDefault(venture.id(), List.of()),
                    theirMilestones.getOrDefault(venture.id(), List.of()));
            if (!what.nothing()) {
                letters.replanned(venture, after, what, clock.instant());
            }
        }
        warn(replanned, live);
    }

    /** @return the sessions that moved, for each venture expected at them */
    private Map<VentureId, List<Session>> moveSessions(
            ProgrammeReplanned replanned, CohortCalendar calendar, Period after) {
        Map<VentureId, List<Session>> concerned = new LinkedHashMap<>();
        Instant now = clock.instant();
        LocalDate tomorrow = clock.today().plusDays(1);
        Map<SessionId, Instant> ends = new LinkedHashMap<>();
        for (Session session :
                sessions.findByProgrammeAndKindOrderByStartsAt(replanned.programme(), Session.Kind.COLLECTIVE)) {
            if (session.startsAt().isBefore(now)) {
                continue;
            }
            Session moved = session.movedTo(calendar.moved(session.day(), after, tomorrow));
            if (moved != session) {
                Session saved = sessions.save(moved);
                attending.expected(saved.id()).forEach(venture -> concerned
                        .computeIfAbsent(venture.id(), id -> new ArrayList<>())
                        .add(saved));
                letters.handedTo(session.coach(), saved);
                ends.put(saved.id(), saved.endsAt());
            }
        }
        process.sessionsMoved(replanned.programme(), ends);
        return concerned;
    }

    /** @return the milestones that moved, with their new dates, for each venture */
    private Map<VentureId, List<MilestoneCell>> moveMilestones(
            ProgrammeReplanned replanned, CohortCalendar calendar, Period after, List<Venture> live) {
        Map<VentureId, Venture> theirs = live.stream().collect(Collectors.toMap(Venture::id, Function.identity()));
        Instant now = clock.instant();
        LocalDate tomorrow = clock.today().plusDays(1);
        List<MilestoneCell> moved = new ArrayList<>();
        Map<MilestoneId, Delivering.Due> due = new LinkedHashMap<>();
        for (MilestoneCell cell : milestones.cells(replanned.programme())) {
            if (theirs.containsKey(cell.venture())) {
                MilestoneCell later = cell.movedTo(CohortCalendar.due(calendar.moved(cell.dueOn(), after, tomorrow)));
                if (later != cell) {
                    moved.add(later);
                    due.put(cell.id(), new Delivering.Due(later.dueAt(), CohortCalendar.remindAt(later.dueAt(), now)));
                }
            }
        }
        dates.move(moved);
        process.milestonesMoved(due);
        return moved.stream().collect(Collectors.groupingBy(MilestoneCell::venture));
    }

    /** Tells those who have an appointment that falls outside the new dates; it stays, for them to keep or to cancel. */
    private void warn(ProgrammeReplanned replanned, List<Venture> live) {
        Map<VentureId, Venture> theirs = live.stream().collect(Collectors.toMap(Venture::id, Function.identity()));
        CohortCalendar before = new CohortCalendar(replanned.before().cohort());
        CohortCalendar after = new CohortCalendar(replanned.after().cohort());
        for (Slot slot : slots.findByProgrammeAndStartsAtAfterOrderByStartsAt(replanned.programme(), clock.instant())) {
            Venture venture = slot.free() ? null : theirs.get(slot.venture());
            if (venture != null
                    && slot.session() != null
                    && before.holds(slot, venture)
                    && !after.holds(slot, venture)) {
                sessions.findById(slot.session())
                        .ifPresent(session -> letters.outside(
                                venture, session, replanned.after().cohort()));
            }
        }
    }
}
