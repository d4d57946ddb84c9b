package org.halle.selection;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.JurorId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * A person's seat in the jury of one programme: what they know about, and which applications they must not read.
 *
 * @param organisation where they work; null for somebody who sits for nobody
 * @param expertise the challenges they know about
 * @param conflicts the applications they declared a link with
 * @param sitting false once they left: they are asked nothing more
 */
public record Juror(
        @Id JurorId id,
        ProgrammeId programme,
        PersonId person,
        @Nullable OrganisationId organisation,
        @MappedCollection(idColumn = "juror_id") Set<JurorExpertise> expertise,
        @MappedCollection(idColumn = "juror_id") Set<JurorConflict> conflicts,
        boolean sitting,
        @Version @Nullable Long version) {

    /** A challenge that a juror knows about. */
    public record JurorExpertise(String challenge) {}

    /** A link with an application that a juror declared. */
    public record JurorConflict(ApplicationId application, Instant declaredAt) {}

    /** Why a juror must not read an application. */
    public enum Conflict {
        /** The juror is one of the application's own people. */
        PERSON,
        /** The juror belongs to the lead's or a partner's organisation. */
        ORGANISATION,
        /** The juror said so. */
        DECLARED,
        /** The juror accompanied these people or their organisation before. */
        COACHED
    }

    public Juror {
        expertise = Set.copyOf(expertise);
        conflicts = Set.copyOf(conflicts);
    }

    static Juror seated(
            ProgrammeId programme, PersonId person, @Nullable OrganisationId organisation, Set<String> challenges) {
        return new Juror(JurorId.random(), programme, person, organisation, knowing(challenges), Set.of(), true, null);
    }

    /** Changes where the juror works and what they know about; whoever had left sits again. */
    Juror described(@Nullable OrganisationId organisation, Set<String> challenges) {
        return new Juror(id, programme, person, organisation, knowing(challenges), conflicts, true, version);
    }

    /** The same person, with the same links, in another programme's jury. */
    Juror alsoIn(ProgrammeId other) {
        return new Juror(JurorId.random(), other, person, organisation, expertise, conflicts, sitting, null);
    }

    /** Declaring twice changes nothing. */
    Juror declaring(ApplicationId application, Instant now) {
        if (hasDeclared(application)) {
            return this;
        }
        Set<JurorConflict> more = new HashSet<>(conflicts);
        more.add(new JurorConflict(application, now));
        return new Juror(id, programme, person, organisation, expertise, more, sitting, version);
    }

    Juror left() {
        if (!sitting) {
            throw new Refused("selection.juror.left");
        }
        return new Juror(id, programme, person, organisation, expertise, conflicts, false, version);
    }

    public boolean hasDeclared(ApplicationId application) {
        return conflicts.stream().anyMatch(conflict -> conflict.application().equals(application));
    }

    public boolean knows(String challenge) {
        return expertise.contains(new JurorExpertise(challenge));
    }

    /** The challenges they know about, in the order of their codes. */
    public Set<String> challenges() {
        return expertise.stream().map(JurorExpertise::challenge).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether, and why, this juror must not read an application. */
    Optional<Conflict> conflictWith(Candidacy candidacy, Ties ties) {
        if (candidacy.people().contains(person)) {
            return Optional.of(Conflict.PERSON);
        }
        if ((organisation != null && candidacy.organisations().contains(organisation))
                || ties.memberships().stream().anyMatch(candidacy.organisations()::contains)) {
            return Optional.of(Conflict.ORGANISATION);
        }
        if (hasDeclared(candidacy.id())) {
            return Optional.of(Conflict.DECLARED);
        }
        return ties.coachedPeople().stream().anyMatch(candidacy.people()::contains)
                        || ties.coachedOrganisations().stream().anyMatch(candidacy.organisations()::contains)
                ? Optional.of(Conflict.COACHED)
                : Optional.empty();
    }

    private static Set<JurorExpertise> knowing(Set<String> challenges) {
        return challenges.stream()
                .map(String::strip)
                .filter(challenge -> !challenge.isEmpty())
                .map(JurorExpertise::new)
                .collect(Collectors.toSet());
    }
}
