package org.halle.programme;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who does what in a programme: giving roles by e-mail address, and taking them back. */
@Service
@Transactional
public class Staffing {

    private final Programmes programmes;
    private final People people;
    private final Organisations organisations;
    private final Rights rights;
    private final ApplicationEventPublisher events;

    Staffing(
            Programmes programmes,
            People people,
            Organisations organisations,
            Rights rights,
            ApplicationEventPublisher events) {
        this.programmes = programmes;
        this.people = people;
        this.organisations = organisations;
        this.rights = rights;
        this.events = events;
    }

    /**
     * Gives a role to whoever reads that address, known or not.
     *
     * @param organisation the name of whom they act for there; may be empty but for a funder, who pledges in its name
     * @throws RefusedFields when a funder acts for nobody
     */
    public Person give(PersonId by, ProgrammeId id, String email, Role role, String organisation) {
        Programme programme = programmes.get(id);
        rights.require(by, id, Role.MANAGER);
        if (programme.state() == Programme.State.CLOSED) {
            throw new Refused("programme.over");
        }
        Person person = people.register(email, "", "", people.get(by).language());
        OrganisationId house = organisation.isBlank()
                ? null
                : organisations.named(organisation).id();
        if (role == Role.FUNDER && house == null && !actsForSomebody(person, id)) {
            throw new RefusedFields(
                    "programme.people.refused",
                    Map.of("organisation", new Refused("programme.people.organisation.missing")));
        }
        people.grant(person.id(), role, id, house);
        events.publishEvent(new RoleGiven(person.id(), role, id, house));
        return person;
    }

    private boolean actsForSomebody(Person person, ProgrammeId id) {
        return people.grantsOf(person.id()).stream()
                .anyMatch(grant ->
                        grant.role() == Role.FUNDER && grant.programme().equals(id) && grant.organisation() != null);
    }

    /** @throws Refused when nobody would manage the programme any more */
    public void take(PersonId by, ProgrammeId id, PersonId person, Role role) {
        programmes.get(id);
        rights.require(by, id, Role.MANAGER);
        Set<PersonId> others = new HashSet<>();
        people.holding(role, id).forEach(holder -> others.add(holder.id()));
        others.remove(person);
        if (role == Role.MANAGER && others.isEmpty()) {
            throw new Refused("programme.last-manager");
        }
        people.revoke(person, role, id);
        events.publishEvent(new RoleTaken(person, role, id));
    }

    /** Everybody's roles, in the order of the roles, then by name. */
    @Transactional(readOnly = true)
    public Map<Role, List<Person>> staff(PersonId by, ProgrammeId id) {
        programmes.get(id);
        rights.require(by, id, Role.MANAGER);
        Map<Role, List<Person>> staff = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            staff.put(role, people.holding(role, id));
        }
        return staff;
    }
}
