package org.halle.programme;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.People;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The programmes there are. What a person may see of them is for whoever shows them to check. */
@Service
@Transactional(readOnly = true)
public class Programmes {

    private final StoredProgrammes programmes;

    private final People people;
    private final Rights rights;

    Programmes(StoredProgrammes programmes, People people, Rights rights) {
        this.programmes = programmes;
        this.people = people;
        this.rights = rights;
    }

    /** @throws NotFound when there is none */
    public Programme get(ProgrammeId id) {
        return programmes.findById(id).orElseThrow(NotFound::new);
    }

    public Optional<Programme> bySlug(String slug) {
        return programmes.findBySlug(slug);
    }

    /** All of them, the one whose call opens last first. */
    public List<Programme> all() {
        return programmes.findAllByOrderByPlanCallOpensAtDesc();
    }

    /** Those in which a person holds a role, with the roles; an operator manages all. Drafts are their managers' only. */
    public Map<Programme, Set<Role>> of(PersonId person) {
        Map<ProgrammeId, Set<Role>> held = new HashMap<>();
        people.grantsOf(person)
                .forEach(grant -> held.computeIfAbsent(grant.programme(), programme -> EnumSet.noneOf(Role.class))
                        .add(grant.role()));
        boolean operator = rights.isOperator(person);
        Map<Programme, Set<Role>> mine = new LinkedHashMap<>();
        for (Programme programme : all()) {
            Set<Role> roles = held.getOrDefault(programme.id(), EnumSet.noneOf(Role.class));
            if (operator) {
                roles.add(Role.MANAGER);
            }
            if (programme.state() == Programme.State.DRAFT) {
                roles.retainAll(Set.of(Role.MANAGER));
            }
            if (!roles.isEmpty()) {
                mine.put(programme, roles);
            }
        }
        return mine;
    }
}
