package org.halle.studio;

import org.halle.kernel.Forbidden;
import org.halle.kernel.PersonId;
import org.halle.people.People;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.stereotype.Service;

/** Who may edit processes, forms and rules: whoever manages a programme, and operators. */
@Service
public class Authors {

    private final People people;
    private final Rights rights;

    Authors(People people, Rights rights) {
        this.people = people;
        this.rights = rights;
    }

    public boolean includes(PersonId person) {
        return rights.isOperator(person)
                || people.grantsOf(person).stream().anyMatch(grant -> grant.role() == Role.MANAGER);
    }

    /** @throws Forbidden unless the person manages a programme or is an operator */
    public void require(PersonId person) {
        if (!includes(person)) {
            throw new Forbidden();
        }
    }
}
