package org.halle.cohort;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.kernel.HalleClock;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Making a cohort of the confirmed applications: its ventures, their milestones, the collective sessions. */
@Service
@Transactional
public class CohortForming {

    /** From when to when a cohort is accompanied. */
    public record Span(Instant startsAt, Instant endsAt) {}

    private static final int NAMED_THEMES = 7;
    private static final int MOST_SESSIONS = 50;

    private final Programmes programmes;
    private final ApplicationRegister applications;
    private final Ventures ventures;
    private final Milestones milestones;
    private final PlanningMilestones planning;
    private final Sessions sessions;
    private final MessageSource texts;
    private final HalleClock clock;

    CohortForming(
            Programmes programmes,
            ApplicationRegister applications,
            Ventures ventures,
            Milestones milestones,
            PlanningMilestones planning,
            Sessions sessions,
            MessageSource texts,
            HalleClock clock) {
        this.programmes = programmes;
        this.applications = applications;
        this.ventures = ventures;
        this.milestones = milestones;
        this.planning = planning;
        this.sessions = sessions;
        this.texts = texts;
        this.clock = clock;
    }

    /** Forms the cohort; called again, it only adds what is missing. */
    public Span form(ProgrammeId id) {
        Programme programme = programmes.get(id);
        CohortCalendar calendar = new CohortCalendar(programme.plan().cohort());
        MilestonePlan plan = planning.plan(id);
        List<Instant> due = plan.due(programme.plan().cohort());
        for (Application application : applications.of(id, Application.Status.CONFIRMED)) {
            if (ventures.findByApplication(application.id()).isEmpty()) {
                Venture entered = ventures.save(Venture.entering(
                        id,
                        application.id(),
                        application.lead(),
                        application.organisation(),
                        application.content().title()));
                planMilestones(entered.id(), plan, due);
            }
        }
        if (sessions.findByProgrammeAndKindOrderByStartsAt(id, Session.Kind.COLLECTIVE)
                .isEmpty()) {
            planSessions(programme, calendar);
        }
        return new Span(calendar.startsAt(), calendar.endsAt());
    }

    /**
     * Plans collective sessions, on planned days that are still ahead and free, until there are so many; those there are
     * stay.
     *
     * @param wanted what the programme's rules say when null
     * @return how many there are then
     */
    public int schedule(ProgrammeId id, @Nullable Integer wanted) {
        Programme programme = programmes.get(id);
        int count = wanted == null ? programme.rules().collectiveSessions() : Math.min(wanted, MOST_SESSIONS);
        List<Session> there = sessions.findByProgrammeAndKindOrderByStartsAt(id, Session.Kind.COLLECTIVE);
        Set<Instant> taken = there.stream().map(Session::startsAt).collect(Collectors.toSet());
        Instant now = clock.instant();
        List<Instant> free = new CohortCalendar(programme.plan().cohort())
                .sessions(count).stream()
                        .filter(start -> start.isAfter(now) && !taken.contains(start))
                        .limit(Math.max(0, count - there.size()))
                        .toList();
        for (int more = 0; more < free.size(); more++) {
            planSession(programme, there.size() + more + 1, free.get(more));
        }
        return there.size() + free.size();
    }

    private void planMilestones(VentureId venture, MilestonePlan plan, List<Instant> due) {
        for (int place = 0; place < due.size(); place++) {
            MilestonePlan.Planned wanted = plan.milestones().get(place);
            milestones.save(Milestone.planned(venture, place + 1, wanted.title(), wanted.brief(), due.get(place)));
        }
    }

    private void planSessions(Programme programme, CohortCalendar calendar) {
        int number = 1;
        for (Instant start : calendar.sessions(programme.rules().collectiveSessions())) {
            planSession(programme, number, start);
            number++;
        }
    }

    private void planSession(Programme programme, int number, Instant start) {
        String theme = number <= NAMED_THEMES
                ? text("cohort.plan.session." + number)
                : text("cohort.plan.session.other", number);
        sessions.save(Session.collective(
                programme.id(), theme, start, CohortCalendar.SESSION_MINUTES, text("cohort.plan.place")));
    }

    /** The plan is written in the programme's language, not in that of whoever forms the cohort. */
    private String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, Locale.FRENCH);
    }
}
