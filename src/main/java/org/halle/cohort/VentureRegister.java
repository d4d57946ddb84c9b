package org.halle.cohort;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.halle.call.ApplicationRegister;
import org.halle.kernel.Alphabet;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.MilestoneId;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.SessionId;
import org.halle.kernel.VentureId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What other modules may ask about ventures, their milestones and their sessions. Reads only. */
@Service
@Transactional(readOnly = true)
public class VentureRegister {

    private final Ventures ventures;
    private final Milestones milestones;
    private final Sessions sessions;
    private final VentureEvents events;
    private final ApplicationRegister applications;
    private final Rights rights;

    VentureRegister(
            Ventures ventures,
            Milestones milestones,
            Sessions sessions,
            VentureEvents events,
            ApplicationRegister applications,
            Rights rights) {
        this.ventures = ventures;
        this.milestones = milestones;
        this.sessions = sessions;
        this.events = events;
        this.applications = applications;
        this.rights = rights;
    }

    /** @throws NotFound when no venture has that id */
    public Venture get(VentureId id) {
        return ventures.findById(id).orElseThrow(NotFound::new);
    }

    /**
     * The same; whoever changes what hangs on it takes turns until the caller's own change is over.
     *
     * @throws NotFound when no venture has that id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Venture alone(VentureId id) {
        return ventures.alone(id);
    }

    /** The venture an application became, if it did. */
    public Optional<Venture> from(ApplicationId application) {
        return ventures.findByApplication(application);
    }

    /** Every venture of a programme, whatever its state, by name. */
    public List<Venture> of(ProgrammeId programme) {
        return ventures.findByProgrammeOrderByName(programme);
    }

    /** Those that graduated, by name. */
    public List<Venture> graduated(ProgrammeId programme) {
        return ventures.findByProgrammeAndStateOrderByName(programme, Venture.State.GRADUATED);
    }

    /** Those that person leads, or follows as referent or substitute. */
    public List<Venture> ofPerson(PersonId person) {
        Set<Venture> theirs = new TreeSet<>(
                Comparator.comparing(Venture::name, Alphabet.order()).thenComparing(v -> v.id().toString()));
        theirs.addAll(ventures.findByLeadOrderByName(person));
        theirs.addAll(ventures.findByReferentOrSubstituteOrderByName(person, person));
        return List.copyOf(theirs);
    }

    /** What became of a venture beside its way, the oldest first. */
    public List<VentureEvent> history(VentureId venture) {
        return events.findByVentureOrderById(venture);
    }

    /** A venture's milestones in the order of its plan. */
    public List<Milestone> milestones(VentureId venture) {
        return milestones.findByVentureOrderByNumber(venture);
    }

    /** Whose each milestone of a programme is. */
    public Map<MilestoneId, VentureId> milestoneOwners(ProgrammeId programme) {
        return milestones.cells(programme).stream()
                .collect(Collectors.toMap(MilestoneCell::id, MilestoneCell::venture));
    }

    /** Those of a whole programme that their ventures have not come to yet. */
    public List<MilestoneCell> milestonesToCome(ProgrammeId programme) {
        return milestones.cells(programme).stream()
                .filter(cell -> cell.state() == Milestone.State.PLANNED)
                .toList();
    }

    /** @throws NotFound when no milestone has that id */
    public Milestone milestone(MilestoneId id) {
        return milestones.findById(id).orElseThrow(NotFound::new);
    }

    /** @throws NotFound when no session has that id */
    public Session session(SessionId id) {
        return sessions.findById(id).orElseThrow(NotFound::new);
    }

    /** The collective sessions of a programme, first to last. */
    public List<Session> collectiveSessions(ProgrammeId programme) {
        return sessions.findByProgrammeAndKindOrderByStartsAt(programme, Session.Kind.COLLECTIVE);
    }

    /** A venture's individual sessions, first to last. */
    public List<Session> individualSessions(VentureId venture) {
        return sessions.findByVentureOrderByStartsAt(venture);
    }

    /** The sessions that were offered again to those who missed one, of that session. */
    public List<Session> catchUpsOf(SessionId missed) {
        return sessions.findByMakesUpForOrderByStartsAt(missed);
    }

    /** Every session of a programme that concerns a venture: the cohort's, its own, and those it may make up for one at. */
    public List<Session> sessionsOf(Venture venture) {
        Set<SessionId> missed = new HashSet<>();
        List<Session> all = sessions.findByProgrammeOrderByStartsAt(venture.programme());
        all.stream().filter(session -> session.missing().contains(venture.id())).forEach(one -> missed.add(one.id()));
        return all.stream()
                .filter(session -> switch (session.kind()) {
                    case COLLECTIVE -> true;
                    case INDIVIDUAL -> venture.id().equals(session.venture());
                    case CATCH_UP ->
                        missed.contains(session.makesUpFor())
                                || session.attendance().stream()
                                        .anyMatch(mark -> mark.venture().equals(venture.id()));
                })
                .toList();
    }

    /** Whether that person may see a venture's own page: its people, the programme's coaches and manager. */
    public boolean mayView(PersonId by, VentureId id) {
        Venture venture = get(id);
        return by.equals(venture.lead())
                || rights.hasAny(by, venture.programme(), Role.COACH, Role.MANAGER)
                || applications.get(venture.application()).involves(by);
    }
}
