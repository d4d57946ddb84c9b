package org.halle.selection;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.Partner;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who is linked with what: the people and organisations behind applications, and what ties jurors to them. */
@Component
class Links {

    private final Organisations organisations;
    private final ApplicationRegister applications;
    private final ObjectProvider<PastCoaching> coaching;

    Links(Organisations organisations, ApplicationRegister applications, ObjectProvider<PastCoaching> coaching) {
        this.organisations = organisations;
        this.applications = applications;
        this.coaching = coaching;
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
     * What links each juror with what the applications' people may be. An organisation that was entered twice under one
     * name, once by an applicant and once for a juror, is one here: better a juror too few than a conflict.
     */
    Map<PersonId, Ties> ties(Collection<Juror> jurors, Collection<Candidacy> candidacies) {
        Map<PersonId, Set<OrganisationId>> own =
                organisations.ofEach(jurors.stream().map(Juror::person).toList());
        Map<PersonId, List<Candidacy>> coached = coached(jurors);
        Set<OrganisationId> known = new HashSet<>();
        candidacies.forEach(candidacy -> known.addAll(candidacy.organisations()));
        own.values().forEach(known::addAll);
        coached.values().forEach(before -> before.forEach(one -> known.addAll(one.organisations())));
        jurors.forEach(juror -> {
            if (juror.organisation() != null) {
                known.add(juror.organisation());
            }
        });
        Namesakes namesakes = new Namesakes(organisations.all(known).values());
        Map<PersonId, Ties> ties = new HashMap<>();
        for (Juror juror : jurors) {
            Set<OrganisationId> direct = new HashSet<>(own.getOrDefault(juror.person(), Set.of()));
            if (juror.organisation() != null) {
                direct.add(juror.organisation());
            }
            List<Candidacy> before = coached.getOrDefault(juror.person(), List.of());
            Set<PersonId> people = new HashSet<>();
            Set<OrganisationId> behind = new HashSet<>();
            before.forEach(one -> {
                people.addAll(one.people());
                behind.addAll(one.organisations());
            });
            ties.put(juror.person(), new Ties(namesakes.of(direct), people, namesakes.of(behind)));
        }
        return ties;
    }

    private Map<PersonId, List<Candidacy>> coached(Collection<Juror> jurors) {
        List<PersonId> people = jurors.stream().map(Juror::person).toList();
        Map<PersonId, Set<ApplicationId>> ids = new HashMap<>();
        coaching.stream().forEach(source -> source.coachedBy(people)
                .forEach((person, before) ->
                        ids.computeIfAbsent(person, first -> new HashSet<>()).addAll(before)));
        Map<PersonId, List<Candidacy>> coached = new HashMap<>();
        ids.forEach((person, before) -> coached.put(
                person,
                before.stream().map(applications::get).map(this::candidacy).toList()));
        return coached;
    }

    /** Organisations that bear one name, however it is written. */
    private static final class Namesakes {
        private final Map<OrganisationId, String> names = new HashMap<>();
        private final Map<String, Set<OrganisationId>> byName = new HashMap<>();

        Namesakes(Collection<Organisation> known) {
            known.forEach(organisation -> {
                String name = folded(organisation.name());
                names.put(organisation.id(), name);
                byName.computeIfAbsent(name, same -> new HashSet<>()).add(organisation.id());
            });
        }

        Set<OrganisationId> of(Set<OrganisationId> direct) {
            Set<OrganisationId> all = new HashSet<>(direct);
            direct.forEach(id -> all.addAll(byName.getOrDefault(names.getOrDefault(id, ""), Set.of())));
            return all;
        }
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }
}
