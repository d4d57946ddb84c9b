package org.halle.hall;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.halle.kernel.Forbidden;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.people.Grant;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What funders say they fund. */
@Service
@Transactional
public class Profiling {

    private final Funders funders;
    private final Organisations organisations;
    private final People people;
    private final Rights rights;
    private final OwnSteps ownSteps;

    Profiling(Funders funders, Organisations organisations, People people, Rights rights, OwnSteps ownSteps) {
        this.funders = funders;
        this.organisations = organisations;
        this.people = people;
        this.rights = rights;
        this.ownSteps = ownSteps;
    }

    @Transactional(readOnly = true)
    public Optional<Funder> of(OrganisationId organisation) {
        return funders.findById(organisation);
    }

    @Transactional(readOnly = true)
    public Map<OrganisationId, Funder> all() {
        return funders.findAll().stream().collect(Collectors.toMap(Funder::organisation, Function.identity()));
    }

    /** The organisations that person may describe, being a funder for them. */
    @Transactional(readOnly = true)
    public List<OrganisationId> own(PersonId person) {
        return people.grantsOf(person).stream()
                .filter(grant -> grant.role() == Role.FUNDER)
                .map(Grant::organisation)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList();
    }

    /**
     * Describes a funder, or describes it anew.
     *
     * @throws Forbidden unless asked by one of its own people, or by who manages a programme where it is a funder
     * @throws Refused when it could never fund anything, or chose steps that no diagram offers
     */
    public Funder describe(PersonId by, OrganisationId organisation, FunderProfile profile) {
        organisations.get(organisation);
        requireMayDescribe(by, organisation);
        if (!profile.ownSteps().isEmpty() && !ownSteps.offered().containsKey(profile.ownSteps())) {
            throw new Refused("hall.refused.own-steps");
        }
        return funders.save(funders.findById(organisation)
                .map(known -> known.describedAs(profile))
                .orElseGet(() -> Funder.known(organisation, profile)));
    }

    /** Whether that person may read the profile: funders and managers read each other's, nobody else does. */
    @Transactional(readOnly = true)
    public boolean mayRead(PersonId person) {
        return rights.isOperator(person)
                || people.grantsOf(person).stream()
                        .anyMatch(grant -> grant.role() == Role.FUNDER || grant.role() == Role.MANAGER);
    }

    @Transactional(readOnly = true)
    public boolean mayDescribe(PersonId person, OrganisationId organisation) {
        return rights.isOperator(person) || own(person).contains(organisation) || managesFunder(person, organisation);
    }

    private void requireMayDescribe(PersonId person, OrganisationId organisation) {
        if (!mayDescribe(person, organisation)) {
            throw new Forbidden();
        }
    }

    private boolean managesFunder(PersonId person, OrganisationId organisation) {
        return people.grantsOf(person).stream()
                .filter(grant -> grant.role() == Role.MANAGER)
                .flatMap(grant -> people.holding(Role.FUNDER, grant.programme()).stream())
                .map(Person::id)
                .distinct()
                .anyMatch(funder -> own(funder).contains(organisation));
    }
}
