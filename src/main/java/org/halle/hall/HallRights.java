package org.halle.hall;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.Partner;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.people.Grant;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.stereotype.Component;

/** Who may do what in a hall. */
@Component
public class HallRights {

    private final Rights rights;
    private final People people;
    private final ApplicationRegister applications;
    private final DossierReviews reviews;
    private final Pledges pledges;

    HallRights(
            Rights rights, People people, ApplicationRegister applications, DossierReviews reviews, Pledges pledges) {
        this.rights = rights;
        this.people = people;
        this.applications = applications;
        this.reviews = reviews;
        this.pledges = pledges;
    }

    /** The organisations in whose name that person is a funder there. */
    public Set<OrganisationId> organisations(PersonId person, ProgrammeId programme) {
        return people.grantsOf(person).stream()
                .filter(grant ->
                        grant.role() == Role.FUNDER && grant.programme().equals(programme))
                .map(Grant::organisation)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Those who are funders there in the name of that organisation. */
    public Set<PersonId> funders(ProgrammeId programme, OrganisationId organisation) {
        return people.holding(Role.FUNDER, programme).stream()
                .map(Person::id)
                .filter(person -> organisations(person, programme).contains(organisation))
                .collect(Collectors.toSet());
    }

    /**
     * The review by which that person's organisation was asked.
     *
     * @throws Forbidden when it was not
     */
    DossierReview asked(PersonId person, Round round) {
        return organisations(person, round.programme()).stream()
                .map(organisation -> reviews.findByRoundAndOrganisation(round.id(), organisation))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(Forbidden::new);
    }

    /** @throws Refused when the person is a funder there, but nobody knows for whom */
    OrganisationId funder(PersonId person, ProgrammeId programme) {
        rights.require(person, programme, Role.FUNDER);
        return organisations(person, programme).stream()
                .findFirst()
                .orElseThrow(() -> new Refused("hall.refused.no-organisation"));
    }

    Access access(PersonId person, Dossier dossier, Round round) {
        ProgrammeId programme = dossier.programme();
        OrganisationId funder =
                organisations(person, programme).stream().findFirst().orElse(null);
        boolean asked = funder != null
                && reviews.findByRoundAndOrganisation(round.id(), funder).isPresent();
        boolean pledged = asked
                && pledges.findByRoundOrderByMadeAt(round.id()).stream()
                        .anyMatch(pledge -> pledge.funder().equals(funder) && !pledge.withdrawn());
        return new Access(
                rights.has(person, Role.MANAGER, programme),
                isProject(person, dossier),
                funder,
                asked,
                pledged,
                rights.hasAny(person, programme, Role.OBSERVER, Role.COACH));
    }

    /**
     * What the person may see, if anything.
     *
     * @throws NotFound for who should not even know of a draft
     * @throws Forbidden for who has no business with a published dossier
     */
    Access require(PersonId person, Dossier dossier, Round round) {
        Access access = access(person, dossier, round);
        if (!dossier.published() && !access.manager() && !access.project()) {
            throw new NotFound();
        }
        if (!access.any()) {
            throw new Forbidden();
        }
        return access;
    }

    public boolean isProject(PersonId person, Dossier dossier) {
        return dossier.lead().equals(person)
                || applications.get(dossier.application()).involves(person);
    }

    /** Lead and partners of a project. */
    public Set<PersonId> project(Dossier dossier) {
        Application application = applications.get(dossier.application());
        Set<PersonId> everybody =
                application.partners().stream().map(Partner::person).collect(Collectors.toSet());
        everybody.add(dossier.lead());
        return everybody;
    }

    public void requireManager(PersonId person, ProgrammeId programme) {
        rights.require(person, programme, Role.MANAGER);
    }

    public boolean manages(PersonId person, ProgrammeId programme) {
        return rights.has(person, Role.MANAGER, programme);
    }

    /** Whether that person may open whatever is published there, and not only what they carry themselves. */
    boolean opensEveryDossier(PersonId person, ProgrammeId programme) {
        return rights.hasAny(person, programme, Role.MANAGER, Role.FUNDER, Role.OBSERVER, Role.COACH);
    }

    boolean entersHall(PersonId person, ProgrammeId programme, List<Dossier> dossiers) {
        return opensEveryDossier(person, programme)
                || dossiers.stream().anyMatch(dossier -> dossier.lead().equals(person))
                || dossiers.stream().anyMatch(dossier -> isProject(person, dossier));
    }
}
