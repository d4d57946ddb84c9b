package org.halle.studio;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.halle.call.ApplicationRegister;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.notification.LetterTemplate;
import org.halle.notification.LetterTemplates;
import org.halle.notification.LetterTemplates.Sample;
import org.halle.notification.Letters;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reading a letter as somebody of a programme would, before it is sent. */
@Service
@Transactional(readOnly = true)
public class LetterReaders {

    /**
     * Somebody of a programme whom a letter may reach.
     *
     * @param written whether it has reached that person already
     */
    public record Reader(PersonId id, String name, boolean written) {}

    /** A letter as that person would read it, in their own language. */
    public record Reading(String name, Language language, Sample sample) {}

    /** What people are in a programme, as far as letters are concerned: those of a project are one kind. */
    private enum Place {
        MANAGER,
        JUROR,
        COACH,
        FUNDER,
        OBSERVER,
        PROJECT;

        static Place of(Role role) {
            return valueOf(role.name());
        }
    }

    private final Authors authors;
    private final Programmes programmes;
    private final ApplicationRegister applications;
    private final Letters letters;
    private final LetterTemplates templates;
    private final People people;

    LetterReaders(
            Authors authors,
            Programmes programmes,
            ApplicationRegister applications,
            Letters letters,
            LetterTemplates templates,
            People people) {
        this.authors = authors;
        this.programmes = programmes;
        this.applications = applications;
        this.letters = letters;
        this.templates = templates;
        this.people = people;
    }

    /** Where the reader is one of the team, the newest first. */
    public List<Programme> programmes(PersonId by) {
        authors.require(by);
        return programmes.of(by).entrySet().stream()
                .filter(entry -> entry.getValue().contains(Role.MANAGER))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Whom a letter may reach in a programme: those who are there what somebody is whom it has reached, everybody while it
     * has reached nobody. Those whom it has reached come first, then by name.
     *
     * @throws Forbidden for who is not of that programme's team
     */
    public List<Reader> of(PersonId by, ProgrammeId programme, String code) {
        Map<PersonId, Set<Place>> places = places(mine(by, programme).id());
        Set<PersonId> written = letters.reached(code, places.keySet());
        Set<Place> reached = new HashSet<>();
        written.forEach(person -> reached.addAll(places.getOrDefault(person, Set.of())));
        Map<PersonId, Person> known = people.all(places.keySet());
        return places.entrySet().stream()
                .filter(entry -> reached.isEmpty() || entry.getValue().stream().anyMatch(reached::contains))
                .flatMap(entry -> Stream.ofNullable(known.get(entry.getKey())))
                .map(person -> new Reader(person.id(), person.displayName(), written.contains(person.id())))
                .sorted(Comparator.comparing(Reader::written).reversed().thenComparing(Reader::name))
                .toList();
    }

    /**
     * The letter as one of them would read it; what only the moment of writing knows stands in brackets.
     *
     * @throws NotFound for somebody whom it cannot reach there
     */
    public Reading read(PersonId by, ProgrammeId programme, PersonId reader, LetterTemplate letter) {
        if (of(by, programme, letter.code()).stream().noneMatch(one -> one.id().equals(reader))) {
            throw new NotFound();
        }
        Person person = people.get(reader);
        return new Reading(
                person.displayName(),
                person.language(),
                templates.sample(
                        letter,
                        person.language(),
                        Map.of(
                                "recipient",
                                person.displayName(),
                                "programme",
                                programmes.get(programme).title())));
    }

    private Programme mine(PersonId by, ProgrammeId programme) {
        return programmes(by).stream()
                .filter(one -> one.id().equals(programme))
                .findFirst()
                .orElseThrow(Forbidden::new);
    }

    private Map<PersonId, Set<Place>> places(ProgrammeId programme) {
        Map<PersonId, Set<Place>> places = new HashMap<>();
        for (Role role : Role.values()) {
            people.holding(role, programme).forEach(person -> add(places, person.id(), Place.of(role)));
        }
        applications.peopleOf(programme).forEach(person -> add(places, person, Place.PROJECT));
        return places;
    }

    private static void add(Map<PersonId, Set<Place>> places, PersonId person, Place place) {
        places.computeIfAbsent(person, id -> EnumSet.noneOf(Place.class)).add(place);
    }
}
