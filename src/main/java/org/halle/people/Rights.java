package org.halle.people;

import java.util.Arrays;
import org.halle.kernel.Forbidden;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** May this person do that in this programme? Operators may everywhere. */
@Service
@Transactional(readOnly = true)
public class Rights {

    private final Persons persons;
    private final Grants grants;

    Rights(Persons persons, Grants grants) {
        this.persons = persons;
        this.grants = grants;
    }

    public boolean has(PersonId person, Role role, ProgrammeId programme) {
        return hasAny(person, programme, role);
    }

    public boolean hasAny(PersonId person, ProgrammeId programme, Role... anyOf) {
        return grants.of(person).stream()
                        .anyMatch(grant -> grant.programme().equals(programme)
                                && Arrays.asList(anyOf).contains(grant.role()))
                || isOperator(person);
    }

    public boolean isOperator(PersonId person) {
        return persons.findById(person).map(Person::operator).orElse(false);
    }

    /** @throws Forbidden unless the person holds one of the roles there or is an operator */
    public void require(PersonId person, ProgrammeId programme, Role... anyOf) {
        if (!hasAny(person, programme, anyOf)) {
            throw new Forbidden();
        }
    }

    /** @throws Forbidden unless the person is an operator */
    public void requireOperator(PersonId person) {
        if (!isOperator(person)) {
            throw new Forbidden();
        }
    }
}
