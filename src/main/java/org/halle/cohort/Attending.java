package org.halle.cohort;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.SessionId;
import org.halle.kernel.VentureId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.programme.Programmes;
import org.halle.programme.Rules;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sessions: inviting to them, marking who came, counting what counts towards graduation. */
@Service
@Transactional
public class Attending {

    /** An individual session that a coach held with a venture. */
    public record HeldSession(
            VentureId venture, LocalDate day, LocalTime hour, int minutes, String theme, String place, String note) {}

    private static final int LONGEST_SESSION = 24 * 60;

    private final Sessions sessions;
    private final Ventures ventures;
    private final CatchUps catchUps;
    private final Programmes programmes;
    private final Rights rights;
    private final SessionLetters letters;
    private final HalleClock clock;

    Attending(
            Sessions sessions,
            Ventures ventures,
            CatchUps catchUps,
            Programmes programmes,
            Rights rights,
            SessionLetters letters,
            HalleClock clock) {
        this.sessions = sessions;
        this.ventures = ventures;
        this.catchUps = catchUps;
        this.programmes = programmes;
        this.rights = rights;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Invites every venture of the cohort, with the date for its calendar.
     *
     * @return when the session ends
     */
    public Instant invite(SessionId id) {
        Session session = get(id);
        expectedAt(session).forEach(venture -> letters.invited(venture, session));
        return session.endsAt();
    }

    /** The ventures a session is for: those still in the cohort, and whoever was marked before leaving it. */
    @Transactional(readOnly = true)
    public List<Venture> expected(SessionId id) {
        return expectedAt(get(id));
    }

    /** Marks who came; marking again corrects. */
    public void mark(PersonId by, SessionId id, Collection<VentureId> present, String note) {
        Session session = get(id);
        rights.require(by, session.programme(), Role.COACH, Role.MANAGER);
        List<VentureId> expected = expectedAt(session).stream().map(Venture::id).toList();
        sessions.save(session.marked(expected, present, note, by, clock.instant()));
    }

    /** Sessions that person held in a programme and has not marked yet, the oldest first. */
    @Transactional(readOnly = true)
    public List<Session> unmarked(PersonId coach, ProgrammeId programme) {
        return sessions.unmarked(programme, coach, clock.instant().atOffset(ZoneOffset.UTC));
    }

    /** Records an individual session that was held. */
    public SessionId record(PersonId by, HeldSession held) {
        Venture venture = ventures.findById(held.venture()).orElseThrow(NotFound::new);
        rights.require(by, venture.programme(), Role.COACH, Role.MANAGER);
        venture.requireLive();
        if (held.minutes() <= 0 || held.minutes() > LONGEST_SESSION) {
            throw new Refused("cohort.refused.session-length");
        }
        Session session = Session.held(
                venture.programme(),
                venture.id(),
                by,
                held.theme().strip(),
                held.day().atTime(held.hour()).atZone(HalleClock.PARIS).toInstant(),
                held.minutes(),
                held.place().strip(),
                held.note(),
                clock.instant());
        boolean twice = sessions.findByVentureOrderByStartsAt(venture.id()).stream()
                .anyMatch(other -> !other.cancelled() && other.startsAt().equals(session.startsAt()));
        if (twice) {
            throw new Refused("cohort.refused.session-twice");
        }
        return sessions.save(session).id();
    }

    /** Records sessions made up for. Nothing at all is only accepted once nothing is missing any more. */
    public void recordCatchUp(PersonId by, VentureId id, int collective, int individual, String note) {
        Venture venture = ventures.findById(id).orElseThrow(NotFound::new);
        rights.require(by, venture.programme(), Role.COACH, Role.MANAGER);
        venture.requireLive();
        if (collective == 0 && individual == 0) {
            if (!quota(venture).met()) {
                throw new Refused("cohort.refused.empty-catch-up");
            }
            return;
        }
        catchUps.save(new CatchUp(null, id, collective, individual, note.strip(), by, clock.instant()));
    }

    /** What a venture has held of what is asked. */
    @Transactional(readOnly = true)
    public Quota quota(VentureId id) {
        return quota(ventures.findById(id).orElseThrow(NotFound::new));
    }

    /** The same for every venture of a programme. */
    @Transactional(readOnly = true)
    public Map<VentureId, Quota> quotas(ProgrammeId programme) {
        Rules rules = programmes.get(programme).rules();
        Map<VentureId, Quota> quotas = new HashMap<>();
        sessions.tallies(programme).forEach(tally -> quotas.put(tally.venture(), quota(tally, rules)));
        return quotas;
    }

    private Quota quota(Venture venture) {
        return quota(
                sessions.tally(venture.id()),
                programmes.get(venture.programme()).rules());
    }

    private static Quota quota(Sessions.Tally tally, Rules rules) {
        return new Quota(
                tally.collective(), rules.collectiveSessions(), tally.individual(), rules.individualSessions());
    }

    private List<Venture> expectedAt(Session session) {
        if (session.venture() != null) {
            return ventures.findById(session.venture()).stream().toList();
        }
        Set<VentureId> marked = new LinkedHashSet<>();
        session.attendance().forEach(mark -> marked.add(mark.venture()));
        return ventures.findByProgrammeOrderByName(session.programme()).stream()
                .filter(venture -> venture.state() != Venture.State.WITHDRAWN || marked.contains(venture.id()))
                .toList();
    }

    private Session get(SessionId id) {
        return sessions.findById(id).orElseThrow(NotFound::new);
    }
}
