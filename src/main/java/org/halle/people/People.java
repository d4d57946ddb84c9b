package org.halle.people;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halle.kernel.NotFound;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who Halle knows, and what they are in which programme. */
@Service
@Transactional
public class People {

    private final Persons persons;
    private final Grants grants;
    private final FirstComeInsert firstCome;

    People(Persons persons, Grants grants, FirstComeInsert firstCome) {
        this.persons = persons;
        this.grants = grants;
        this.firstCome = firstCome;
    }

    @Transactional(readOnly = true)
    public Person get(PersonId id) {
        return persons.findById(id).orElseThrow(NotFound::new);
    }

    /**
     * The same; whoever else asks for this person alone waits until the caller's own change is over.
     *
     * @throws NotFound when nobody has that id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Person alone(PersonId id) {
        return persons.findAloneById(id).orElseThrow(NotFound::new);
    }

    /** Whatever the case and the spaces round the address. */
    @Transactional(readOnly = true)
    public Optional<Person> byEmail(String email) {
        return persons.findByEmail(EmailAddress.normalised(email));
    }

    /** Those of the ids that Halle knows, in the order asked for. */
    @Transactional(readOnly = true)
    public Map<PersonId, Person> all(Collection<PersonId> ids) {
        Map<PersonId, Person> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            persons.findAllById(ids).forEach(person -> found.put(person.id(), person));
        }
        Map<PersonId, Person> ordered = new LinkedHashMap<>();
        ids.forEach(id -> {
            Person person = found.get(id);
            if (person != null) {
                ordered.put(id, person);
            }
        });
        return ordered;
    }

    /** Finds the person with this address or makes their acquaintance; several calls at once know one person. */
    public Person register(String email, String givenName, String familyName, Language language) {
        Person newcomer = Person.known(email, givenName, familyName, language);
        return persons.findByEmail(newcomer.email())
                .orElseGet(
                        () -> firstCome.orElse(() -> persons.save(newcomer), () -> persons.findByEmail(newcomer.email())
                                .orElseThrow(NotFound::new)));
    }

    /** Makes a person an operator: somebody who runs this Halle and passes every right. */
    public Person makeOperator(PersonId id) {
        Person person = get(id);
        return person.operator() ? person : persons.save(person.operating());
    }

    /** Gives a role; a second grant of the same role only changes the organisation, when it names one. */
    public void grant(PersonId person, Role role, ProgrammeId programme, @Nullable OrganisationId organisation) {
        if (!firstCome.attempt(() -> grants.add(person, new Grant(role, programme, organisation)))
                && organisation != null) {
            grants.representing(person, role, programme, organisation);
        }
    }

    /** Whoever holds a role in one programme holds it in the other too, which nobody knows yet. */
    public void grantAlike(ProgrammeId programme, ProgrammeId other) {
        grants.copy(programme, other);
    }

    public void revoke(PersonId person, Role role, ProgrammeId programme) {
        grants.remove(person, role, programme);
    }

    /** Who holds a role in a programme, by name. */
    @Transactional(readOnly = true)
    public List<Person> holding(Role role, ProgrammeId programme) {
        return persons.holding(role.name(), programme.value());
    }

    @Transactional(readOnly = true)
    public Set<Grant> grantsOf(PersonId person) {
        return grants.of(person);
    }

    /** The person's own names. */
    public Person rename(PersonId by, String givenName, String familyName) {
        return persons.save(get(by).called(givenName, familyName));
    }

    /** The person's own language and how often letters may come. */
    public Person prefer(PersonId by, Language language, LetterPreference letters) {
        return persons.save(get(by).preferring(language, letters));
    }
}
