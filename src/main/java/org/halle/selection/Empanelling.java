package org.halle.selection;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.programme.BatchOpened;
import org.halle.programme.RoleGiven;
import org.halle.programme.RoleTaken;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who sits in the jury, what they know about, and what they must not read. */
@Service
@Transactional
public class Empanelling {

    private final Jurors jurors;
    private final Rubrics rubrics;
    private final Assessments assessments;
    private final ApplicationRegister applications;
    private final People people;
    private final Organisations organisations;
    private final Rights rights;
    private final SelectionProcess process;
    private final HalleClock clock;

    Empanelling(
            Jurors jurors,
            Rubrics rubrics,
            Assessments assessments,
            ApplicationRegister applications,
            People people,
            Organisations organisations,
            Rights rights,
            SelectionProcess process,
            HalleClock clock) {
        this.jurors = jurors;
        this.rubrics = rubrics;
        this.assessments = assessments;
        this.applications = applications;
        this.people = people;
        this.organisations = organisations;
        this.rights = rights;
        this.process = process;
        this.clock = clock;
    }

    /**
     * Somebody to sit in the jury.
     *
     * @param organisation the name of where they work; empty for somebody who sits for nobody
     * @param expertise codes of the challenges they know about
     */
    public record NewJuror(
            ProgrammeId programme,
            String email,
            String givenName,
            String familyName,
            String organisation,
            LegalStatus status,
            Set<String> expertise) {}

    /** Seats somebody, or changes what is known of somebody who sits. */
    public PersonId seat(PersonId by, NewJuror wanted) {
        rights.require(by, wanted.programme(), Role.MANAGER);
        OrganisationId organisation = wanted.organisation().isBlank()
                ? null
                : organisations
                        .register(wanted.organisation(), wanted.status(), null)
                        .id();
        PersonId person = people.register(wanted.email(), wanted.givenName(), wanted.familyName(), Language.FR)
                .id();
        people.grant(person, Role.JUROR, wanted.programme(), organisation);
        if (organisation != null) {
            organisations.join(person, organisation);
        }
        jurors.save(jurors.findByProgrammeAndPerson(wanted.programme(), person)
                .map(juror -> juror.described(organisation, wanted.expertise()))
                .orElseGet(() -> Juror.seated(wanted.programme(), person, organisation, wanted.expertise())));
        return person;
    }

    /** Whoever was made a juror elsewhere sits too; what is known of somebody who sat before stays. */
    @EventListener
    void seat(RoleGiven given) {
        if (given.role() != Role.JUROR) {
            return;
        }
        OrganisationId organisation = given.organisation();
        if (organisation != null) {
            organisations.join(given.person(), organisation);
        }
        jurors.save(jurors.findByProgrammeAndPerson(given.programme(), given.person())
                .map(juror ->
                        juror.described(organisation == null ? juror.organisation() : organisation, juror.challenges()))
                .orElseGet(() -> Juror.seated(given.programme(), given.person(), organisation, Set.of())));
    }

    /** The jury of a rolling call reads its batches too, with what is known of it and on the same grid. */
    @EventListener
    void seatAlike(BatchOpened opened) {
        jurors.findByProgramme(opened.series()).stream()
                .filter(Juror::sitting)
                .forEach(juror -> jurors.save(juror.alsoIn(opened.batch())));
        rubrics.findById(opened.series()).ifPresent(rubric -> rubrics.save(rubric.alsoIn(opened.batch())));
    }

    /** Whoever is no juror any more leaves the jury. */
    @EventListener
    void unseat(RoleTaken taken) {
        if (taken.role() == Role.JUROR) {
            jurors.findByProgrammeAndPerson(taken.programme(), taken.person())
                    .filter(Juror::sitting)
                    .ifPresent(this::leave);
        }
    }

    /** The juror is asked nothing more; what is open goes to substitutes. */
    public void dismiss(PersonId by, ProgrammeId programme, PersonId person) {
        rights.require(by, programme, Role.MANAGER);
        Juror juror = jurors.findByProgrammeAndPerson(programme, person).orElseThrow(NotFound::new);
        people.revoke(person, Role.JUROR, programme);
        leave(juror);
    }

    private void leave(Juror juror) {
        jurors.save(juror.left());
        assessments.findByJurorOrderByAskedAtAscIdAsc(juror.person()).stream()
                .filter(one -> one.programme().equals(juror.programme()) && one.state() == Assessment.State.ASKED)
                .forEach(this::takeAway);
    }

    /**
     * A juror says that they are linked with an application, before they are asked to read it.
     *
     * @throws Refused when they have been asked already, for the grid is where one steps back; when they sit no more; or
     *     when no jury will read it
     */
    public void declareConflict(PersonId by, ApplicationId id) {
        Application application = applications.get(id);
        Juror juror =
                jurors.findByProgrammeAndPerson(application.programme(), by).orElseThrow(Forbidden::new);
        if (!juror.sitting()) {
            throw new Refused("selection.conflict.left");
        }
        if (!declarable(application)) {
            throw new Refused("selection.conflict.over", application.reference());
        }
        if (assessments.existsByApplicationAndJuror(id, by)) {
            throw new Refused("selection.conflict.asked", application.reference());
        }
        jurors.save(juror.declaring(id, clock.instant()));
    }

    /** Whether the jury may come to read it: it was handed in, and nothing is decided yet. */
    public static boolean declarable(Application application) {
        return switch (application.status()) {
            case SUBMITTED, TO_CORRECT, ELIGIBLE -> true;
            case DRAFT, INELIGIBLE, LAPSED, WITHDRAWN, ACCEPTED, WAITING, REFUSED, CONFIRMED, RELEASED -> false;
        };
    }

    /**
     * A manager notes a link that a juror has told. Whoever is reading the application already reads it no more.
     *
     * @throws AlreadyDone when that juror has answered
     */
    public void noteConflict(PersonId by, PersonId person, ApplicationId id) {
        Application application = applications.get(id);
        rights.require(by, application.programme(), Role.MANAGER);
        Juror juror =
                jurors.findByProgrammeAndPerson(application.programme(), person).orElseThrow(NotFound::new);
        jurors.save(juror.declaring(id, clock.instant()));
        assessments.findByApplicationAndJuror(id, person).ifPresent(this::takeAway);
    }

    private void takeAway(Assessment assessment) {
        assessments.save(assessment.removed("", clock.instant()));
        process.jurorRemoved(assessment.application(), assessment.juror());
    }

    /** Everybody who sits or sat in a programme's jury. */
    @Transactional(readOnly = true)
    public List<Juror> jury(PersonId by, ProgrammeId programme) {
        rights.require(by, programme, Role.MANAGER);
        return jurors.findByProgramme(programme);
    }

    /** The person's own seats. */
    @Transactional(readOnly = true)
    public List<Juror> seatsOf(PersonId by) {
        return jurors.findByPerson(by);
    }

    @Transactional(readOnly = true)
    public Optional<Juror> seat(ProgrammeId programme, PersonId person) {
        return jurors.findByProgrammeAndPerson(programme, person);
    }
}
