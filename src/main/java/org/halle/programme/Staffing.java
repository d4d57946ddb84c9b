package org.halle.programme;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who does what in a programme: giving roles by e-mail address, and taking them back. */
@Service
@Transactional
public class Staffing {

    private final Programmes programmes;
    private final People people;
    private final Rights rights;

    Staffing(Programmes programmes, People people, Rights rights) {
        this.programmes = programmes;
        this.people = people;
        this.rights = rights;
    }

    /** Gives a role to whoever reads that address, known or not. */
    public Person give(PersonId by, ProgrammeId id, String email, Role role) {
        Programme programme = programmes.get(id);
        rights.require(by, id, Role.MANAGER);
        if (programme.state() == Programme.State.CLOSED) {
            throw new Refused("programme.over");
        }
        Person person = people.register(email, "", "", people.get(by).language());
        people.grant(person.id(), role, id, null);
        return person;
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
