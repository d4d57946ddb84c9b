package org.halle.cohort;

import java.util.List;
import java.util.Map;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.SessionId;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sessions for several: moved by hand, and offered again to those who missed one. */
@Service
@Transactional
public class Convening {

    private final Sessions sessions;
    private final Attending attending;
    private final People people;
    private final Rights rights;
    private final CohortProcess process;
    private final SessionLetters letters;
    private final HalleClock clock;

    Convening(
            Sessions sessions,
            Attending attending,
            People people,
            Rights rights,
            CohortProcess process,
            SessionLetters letters,
            HalleClock clock) {
        this.sessions = sessions;
        this.attending = attending;
        this.people = people;
        this.rights = rights;
        this.process = process;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Moves a session to come, or changes its theme, place or coach; every calendar follows.
     *
     * @throws Refused when it is one venture's own appointment, or over
     * @throws RefusedFields naming each field that makes no sense
     */
    public void change(PersonId by, SessionId id, ChangeSession wanted) {
        Session session = sessions.alone(id);
        rights.require(by, session.programme(), Role.COACH, Role.MANAGER);
        if (session.kind() == Session.Kind.INDIVIDUAL) {
            throw new Refused("cohort.refused.own-appointment");
        }
        wanted.check(clock.instant());
        requireCoach(session, wanted.coach());
        Session changed = sessions.save(session.changed(wanted, clock.instant()));
        attending.expected(id).forEach(venture -> letters.moved(venture, changed));
        letters.handedTo(session.coach(), changed);
        process.sessionsMoved(changed.programme(), Map.of(changed.id(), changed.endsAt()));
    }

    /**
     * Offers a second session to those who missed one; being there counts as having been at the first.
     *
     * @throws Refused when nobody missed it
     */
    public SessionId offerCatchUp(PersonId by, SessionId missed, ChangeSession wanted) {
        Session first = sessions.alone(missed);
        rights.require(by, first.programme(), Role.COACH, Role.MANAGER);
        wanted.check(clock.instant());
        requireCoach(first, wanted.coach());
        Session offered = Session.catchUp(
                first,
                wanted.coach(),
                wanted.theme().strip(),
                wanted.startsAt(),
                wanted.minutes(),
                wanted.place().strip());
        Session saved = sessions.save(offered);
        List<Venture> invited = attending.expected(saved.id());
        if (invited.isEmpty()) {
            throw new Refused("cohort.refused.nothing-missed");
        }
        invited.forEach(venture -> letters.caughtUp(venture, saved, first));
        letters.handedTo(null, saved);
        return saved.id();
    }

    private void requireCoach(Session session, @Nullable PersonId coach) {
        if (coach != null
                && people.holding(Role.COACH, session.programme()).stream()
                        .map(Person::id)
                        .noneMatch(coach::equals)) {
            throw new Refused("cohort.refused.no-coach");
        }
    }
}
