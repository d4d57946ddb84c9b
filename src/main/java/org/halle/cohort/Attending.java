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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.halle.call.ApplicationRegister;
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

    /** Who was marked by typing a session's code. */
    public record CheckedIn(Session session, List<Venture> ventures) {}

    private static final int LONGEST_SESSION = 24 * 60;

    private final Sessions sessions;
    private final Ventures ventures;
    private final CatchUps catchUps;
    private final Programmes programmes;
    private final ApplicationRegister applications;
    private final Rights rights;
    private final CohortProcess process;
    private final SessionLetters letters;
    private final HalleClock clock;

    Attending(
            Sessions sessions,
            Ventures ventures,
            CatchUps catchUps,
            Programmes programmes,
            ApplicationRegister applications,
            Rights rights,
            CohortProcess process,
            SessionLetters letters,
            HalleClock clock) {
        this.sessions = sessions;
        this.ventures = ventures;
        this.catchUps = catchUps;
        this.programmes = programmes;
        this.applications = applications;
        this.rights = rights;
        this.process = process;
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

    /** Marks who came; marking again corrects. Whoever only lacked this session goes on. */
    public void mark(PersonId by, SessionId id, Collection<VentureId> present, String note) {
        Session session = sessions.alone(id);
        rights.require(by, session.programme(), Role.COACH, Role.MANAGER);
        List<Venture> expected = expectedAt(session);
        sessions.save(session.marked(expected.stream().map(Venture::id).toList(), present, note, by, clock.instant()));
        expected.stream().filter(venture -> present.contains(venture.id())).forEach(this::goOn);
    }

    /**
     * The code that those in the room type to say that they are there.
     *
     * @throws Refused when the session was cancelled, or is one venture's own
     */
    public String openRoom(PersonId by, SessionId id) {
        Session session = sessions.alone(id);
        rights.require(by, session.programme(), Role.COACH, Role.MANAGER);
        if (session.kind() == Session.Kind.INDIVIDUAL) {
            throw new Refused("cohort.refused.own-appointment");
        }
        return Objects.requireNonNull(
                sessions.save(session.roomOpened(RoomCode.random())).roomCode());
    }

    /**
     * Somebody in the room says that their venture is there.
     *
     * @return the session and the ventures that are now marked
     * @throws Refused when the code opens no session that they are expected at, now
     */
    public CheckedIn checkIn(PersonId by, String typed) {
        Set<VentureId> mine = partOf(by).stream().map(Venture::id).collect(Collectors.toSet());
        for (Session known : sessions.findByRoomCode(RoomCode.read(typed))) {
            List<Venture> here = expectedAt(known).stream()
                    .filter(venture -> mine.contains(venture.id()))
                    .toList();
            if (!here.isEmpty()) {
                Session session = sessions.alone(known.id());
                for (Venture venture : here) {
                    session = session.checkedIn(venture.id(), by, clock.instant());
                }
                Session saved = sessions.save(session);
                here.forEach(this::goOn);
                return new CheckedIn(saved, here);
            }
        }
        throw new Refused("cohort.refused.room-code");
    }

    private List<Venture> partOf(PersonId person) {
        return applications.ofPerson(person).stream()
                .flatMap(application -> ventures.findByApplication(application.id()).stream())
                .filter(venture -> venture.state().live())
                .toList();
    }

    private void goOn(Venture venture) {
        if (venture.state().live() && quota(venture).met()) {
            process.sessionsMadeUp(venture.id());
        }
    }

    /** Sessions that person held in a programme and has not marked yet, the oldest first. */
    @Transactional(readOnly = true)
    public List<Session> unmarked(PersonId coach, ProgrammeId programme) {
        return sessions.unmarked(programme, coach, clock.instant().atOffset(ZoneOffset.UTC));
    }

    /** Records an individual session that was held. */
    public SessionId record(PersonId by, HeldSession held) {
        // alone, because a double click would count one session twice
        Venture venture = ventures.alone(held.venture());
        rights.require(by, venture.programme(), Role.COACH, Role.MANAGER);
        venture.requireLive();
        if (held.minutes() <= 0 || held.minutes() > LONGEST_SESSION) {
            throw new Refused("cohort.refused.session-length");
        }
        if (held.theme().strip().length() > Session.LONGEST_LINE
                || held.place().strip().length() > Session.LONGEST_LINE) {
            throw new Refused("cohort.refused.long-session", Session.LONGEST_LINE);
        }
        if (held.day().isBefore(clock.today().minusYears(Session.FURTHEST_YEARS))) {
            throw new Refused("cohort.refused.session-early");
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
        SessionId saved = sessions.save(session).id();
        goOn(venture);
        return saved;
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
        if (session.makesUpFor() != null) {
            return atCatchUp(session, get(session.makesUpFor()));
        }
        Set<VentureId> marked = new LinkedHashSet<>();
        session.attendance().forEach(mark -> marked.add(mark.venture()));
        return ventures.findByProgrammeOrderByName(session.programme()).stream()
                .filter(venture -> marked.contains(venture.id()) || expectedIn(venture.state()))
                .toList();
    }

    private static boolean expectedIn(Venture.State state) {
        return state != Venture.State.WITHDRAWN && state != Venture.State.PAUSED;
    }

    /** Those who missed the first session and are still there, and whoever was marked at the second. */
    private List<Venture> atCatchUp(Session session, Session missed) {
        Set<VentureId> marked =
                session.attendance().stream().map(Attendance::venture).collect(Collectors.toSet());
        return ventures.findByProgrammeOrderByName(session.programme()).stream()
                .filter(venture -> marked.contains(venture.id())
                        || (venture.state().live() && missed.missing().contains(venture.id())))
                .toList();
    }

    private Session get(SessionId id) {
        return sessions.findById(id).orElseThrow(NotFound::new);
    }
}
