package org.halle.cohort;

import java.time.LocalDate;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Period;
import org.halle.programme.ProgrammeReplanned;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When a programme's dates move, the sessions and milestones that are not over move with them. */
@Service
@Transactional
public class Rescheduling {

    private final Ventures ventures;
    private final Sessions sessions;
    private final Milestones milestones;
    private final Attending attending;
    private final CohortProcess process;
    private final SessionLetters letters;
    private final HalleClock clock;

    Rescheduling(
            Ventures ventures,
            Sessions sessions,
            Milestones milestones,
            Attending attending,
            CohortProcess process,
            SessionLetters letters,
            HalleClock clock) {
        this.ventures = ventures;
        this.sessions = sessions;
        this.milestones = milestones;
        this.attending = attending;
        this.process = process;
        this.letters = letters;
        this.clock = clock;
    }

    @EventListener
    void move(ProgrammeReplanned replanned) {
        Period before = replanned.before().cohort();
        Period after = replanned.after().cohort();
        if (before.equals(after)) {
            return;
        }
        CohortCalendar calendar = new CohortCalendar(before);
        moveSessions(replanned, calendar, after);
        CohortCalendar moved = new CohortCalendar(after);
        for (Venture venture : ventures.findByProgrammeOrderByName(replanned.programme())) {
            if (venture.state().live()) {
                process.ventureMoved(venture.id(), moved.endsAt(venture));
                milestones.findByVentureOrderByNumber(venture.id()).stream()
                        .filter(milestone -> milestone.state().pending())
                        .forEach(milestone -> move(milestone, calendar, after));
            }
        }
    }

    private void moveSessions(ProgrammeReplanned replanned, CohortCalendar calendar, Period after) {
        for (Session session :
                sessions.findByProgrammeAndKindOrderByStartsAt(replanned.programme(), Session.Kind.COLLECTIVE)) {
            if (session.startsAt().isBefore(clock.instant())) {
                continue;
            }
            LocalDate day = calendar.moved(session.day(), after, clock.today().plusDays(1));
            Session moved = session.movedTo(day);
            if (moved != session) {
                Session saved = sessions.save(moved);
                attending.expected(saved.id()).forEach(venture -> letters.moved(venture, saved));
                process.sessionMoved(saved.programme(), saved.id(), saved.endsAt());
            }
        }
    }

    private void move(Milestone milestone, CohortCalendar calendar, Period after) {
        LocalDate day = calendar.moved(milestone.dueOn(), after, clock.today().plusDays(1));
        Milestone moved = milestones.save(milestone.movedTo(CohortCalendar.due(day)));
        process.milestoneMoved(moved.id(), moved.dueAt(), CohortCalendar.remindAt(moved.dueAt(), clock.instant()));
    }
}
