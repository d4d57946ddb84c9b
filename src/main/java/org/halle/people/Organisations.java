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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organisations Halle knows, and who belongs to them. */
@Service
@Transactional
public class Organisations {

    private final OrganisationRegister register;
    private final Memberships memberships;
    private final FirstComeInsert firstCome;

    Organisations(OrganisationRegister register, Memberships memberships, FirstComeInsert firstCome) {
        this.register = register;
        this.memberships = memberships;
        this.firstCome = firstCome;
    }

    @Transactional(readOnly = true)
    public Organisation get(OrganisationId id) {
        return register.findById(id).orElseThrow(NotFound::new);
    }

    /** Those of the ids that Halle knows. */
    @Transactional(readOnly = true)
    public Map<OrganisationId, Organisation> all(Collection<OrganisationId> ids) {
        Map<OrganisationId, Organisation> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            register.findAllById(ids).forEach(organisation -> found.put(organisation.id(), organisation));
        }
        return found;
    }

    /**
     * Finds an organisation or makes its acquaintance: the SIREN decides; without one the name and status do. An
     * organisation known without SIREN keeps its identity when its SIREN is told later.
     */
    public Organisation register(String name, LegalStatus status, @Nullable Siren siren) {
        Organisation newcomer = Organisation.known(name, status, siren);
        if (siren == null) {
            return register.findFirstByNameAndStatusOrderById(newcomer.name(), status)
                    .orElseGet(() -> register.save(newcomer));
        }
        return bySiren(siren)
                .orElseGet(() -> firstCome.orElse(
                        () -> register.save(
                                register.findFirstByNameAndStatusAndSirenDigitsIsNullOrderById(newcomer.name(), status)
                                        .map(known -> known.registeredUnder(siren))
                                        .orElse(newcomer)),
                        () -> bySiren(siren).orElseThrow(NotFound::new)));
    }

    /** The organisation of that name, whatever its status; the acquaintance of one that Halle does not know is made. */
    public Organisation named(String name) {
        Organisation newcomer = Organisation.known(name, LegalStatus.AUTRE, null);
        return register.findFirstByNameIgnoreCaseOrderById(newcomer.name()).orElseGet(() -> register.save(newcomer));
    }

    @Transactional(readOnly = true)
    public Optional<Organisation> bySiren(Siren siren) {
        return register.findBySirenDigits(siren.digits());
    }

    /** Notes that a person belongs to an organisation; noting it twice changes nothing. */
    public void join(PersonId person, OrganisationId organisation) {
        firstCome.attempt(() -> memberships.add(person, organisation));
    }

    public void leave(PersonId person, OrganisationId organisation) {
        memberships.remove(person, organisation);
    }

    /** The organisations a person belongs to, by name. */
    @Transactional(readOnly = true)
    public List<Organisation> of(PersonId person) {
        return register.of(person.value());
    }

    /** The organisations each person belongs to; for those who belong to none, an empty set. */
    @Transactional(readOnly = true)
    public Map<PersonId, Set<OrganisationId>> ofEach(Collection<PersonId> people) {
        return memberships.ofEach(people);
    }

    /** Who belongs to an organisation. */
    @Transactional(readOnly = true)
    public Set<PersonId> members(OrganisationId organisation) {
        return memberships.of(organisation);
    }
}
