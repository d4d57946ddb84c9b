package org.halle.call;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.springframework.stereotype.Component;

/** Draws the veil over applications for those who must not know whose they are: in a blind review, the jury. */
@Component
public class Veils {

    private final Departures departures;
    private final Organisations organisations;
    private final People people;

    Veils(Departures departures, Organisations organisations, People people) {
        this.departures = departures;
        this.organisations = organisations;
        this.people = people;
    }

    public Veil of(Application application) {
        return Objects.requireNonNull(of(List.of(application)).get(application.id()));
    }

    /** One veil each, over everybody who takes part or took part. */
    public Map<ApplicationId, Veil> of(Collection<Application> applications) {
        Map<ApplicationId, Set<PersonId>> persons = new HashMap<>();
        Map<ApplicationId, Set<OrganisationId>> houses = new HashMap<>();
        for (Application application : applications) {
            Set<PersonId> its = new HashSet<>(Set.of(application.lead()));
            Set<OrganisationId> theirs = new HashSet<>(Set.of(application.organisation()));
            application.partners().forEach(partner -> {
                its.add(partner.person());
                theirs.add(partner.organisation());
            });
            persons.put(application.id(), its);
            houses.put(application.id(), theirs);
        }
        departures.findByApplicationIn(persons.keySet()).forEach(gone -> {
            Objects.requireNonNull(persons.get(gone.application())).add(gone.person());
            Objects.requireNonNull(houses.get(gone.application())).add(gone.organisation());
        });
        var knownPeople = people.all(all(persons.values()));
        var knownHouses = organisations.all(all(houses.values()));
        Map<ApplicationId, Veil> veils = new HashMap<>();
        persons.forEach((id, its) -> veils.put(
                id, Veil.over(of(knownHouses, Objects.requireNonNull(houses.get(id))), of(knownPeople, its))));
        return veils;
    }

    private static <K> List<K> all(Collection<Set<K>> each) {
        return each.stream().flatMap(Set::stream).distinct().toList();
    }

    private static <K, V> List<V> of(Map<K, V> known, Set<K> ids) {
        List<V> found = new ArrayList<>();
        ids.forEach(id -> {
            V one = known.get(id);
            if (one != null) {
                found.add(one);
            }
        });
        return found;
    }
}
