package org.halle.selection;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.halle.call.Application;
import org.halle.call.Partner;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.springframework.stereotype.Component;

/** Who is linked with what: the people and organisations behind applications, and those that jurors belong to. */
@Component
class Links {

    private final Organisations organisations;

    Links(Organisations organisations) {
        this.organisations = organisations;
    }

    Candidacy candidacy(Application application) {
        Set<PersonId> people = new LinkedHashSet<>(Set.of(application.lead()));
        Set<OrganisationId> behind = new LinkedHashSet<>(Set.of(application.organisation()));
        for (Partner partner : application.partners()) {
            people.add(partner.person());
            behind.add(partner.organisation());
        }
        return new Candidacy(
                application.id(), application.reference(), application.content().challenge(), people, behind);
    }

    /**
     * The organisations each juror belongs to. An organisation that was entered twice under one name, once by an applicant
     * and once for a juror, is one here: better a juror too few than a conflict.
     */
    Map<PersonId, Set<OrganisationId>> memberships(Collection<Juror> jurors, Collection<Candidacy> candidacies) {
        Map<PersonId, Set<OrganisationId>> own =
                organisations.ofEach(jurors.stream().map(Juror::person).toList());
        Set<OrganisationId> known = new HashSet<>();
        candidacies.forEach(candidacy -> known.addAll(candidacy.organisations()));
        own.values().forEach(known::addAll);
        jurors.forEach(juror -> {
            if (juror.organisation() != null) {
                known.add(juror.organisation());
            }
        });
        Map<OrganisationId, String> names = organisations.all(known).values().stream()
                .collect(Collectors.toMap(Organisation::id, organisation -> folded(organisation.name())));
        Map<String, Set<OrganisationId>> namesakes = new HashMap<>();
        names.forEach((id, name) ->
                namesakes.computeIfAbsent(name, same -> new HashSet<>()).add(id));
        Map<PersonId, Set<OrganisationId>> memberships = new HashMap<>();
        for (Juror juror : jurors) {
            Set<OrganisationId> direct = new HashSet<>(own.getOrDefault(juror.person(), Set.of()));
            if (juror.organisation() != null) {
                direct.add(juror.organisation());
            }
            Set<OrganisationId> all = new HashSet<>(direct);
            direct.forEach(id -> all.addAll(namesakes.getOrDefault(names.getOrDefault(id, ""), Set.of())));
            memberships.put(juror.person(), all);
        }
        return memberships;
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }
}
