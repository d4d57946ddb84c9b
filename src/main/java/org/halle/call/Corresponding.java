package org.halle.call;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.people.FirstComeInsert;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a project's people and the programme's team write to each other, and what the team notes for itself. Nobody else
 * reads it: no juror, no observer.
 */
@Service
@Transactional
public class Corresponding {

    private final Messages thread;
    private final Applications applications;
    private final Readership readership;
    private final People people;
    private final CallLetters letters;
    private final FirstComeInsert firstCome;
    private final HalleClock clock;

    Corresponding(
            Messages thread,
            Applications applications,
            Readership readership,
            People people,
            CallLetters letters,
            FirstComeInsert firstCome,
            HalleClock clock) {
        this.thread = thread;
        this.applications = applications;
        this.readership = readership;
        this.people = people;
        this.letters = letters;
        this.firstCome = firstCome;
        this.clock = clock;
    }

    /** Whether this person takes part in the thread. */
    @Transactional(readOnly = true)
    public boolean takesPart(PersonId by, ApplicationId id) {
        return readership.mayAdd(by, applications.get(id));
    }

    /**
     * What was written, oldest first; notes for those who manage the programme only.
     *
     * @throws Forbidden for anybody who neither takes part in the project nor manages the programme
     */
    @Transactional(readOnly = true)
    public List<Message> thread(PersonId by, ApplicationId id) {
        Application application = applications.get(id);
        if (!readership.mayAdd(by, application)) {
            throw new Forbidden();
        }
        boolean manages = readership.manages(by, application);
        return thread.findByApplicationOrderByWrittenAtAscIdAsc(id).stream()
                .filter(one -> manages || !one.internal())
                .toList();
    }

    /** Everybody who can be named in a message: in a note, those who manage the programme. */
    @Transactional(readOnly = true)
    public List<Person> mentionable(ApplicationId id, boolean internal) {
        Application application = applications.get(id);
        List<Person> team = people.holding(Role.MANAGER, application.programme());
        if (internal) {
            return team;
        }
        Map<PersonId, Person> all = new LinkedHashMap<>();
        team.forEach(person -> all.put(person.id(), person));
        all.putAll(people.all(Stream.concat(
                        Stream.of(application.lead()),
                        application.partnersInOrder().stream().map(Partner::person))
                .toList()));
        return List.copyOf(all.values());
    }

    /**
     * Writes, and tells the others as often as they want letters: the project's people what the team writes, the team
     * what they write, and of a note only whom it names. Sent twice, it is written once.
     *
     * @throws Forbidden for whoever takes no part, and for notes by others than the team
     */
    public void write(PersonId by, WriteMessage wanted) {
        Application application = applications.get(wanted.application());
        boolean manages = readership.manages(by, application);
        if (!readership.mayAdd(by, application) || wanted.internal() && !manages) {
            throw new Forbidden();
        }
        List<Person> mentionable = mentionable(application.id(), wanted.internal());
        Message message = Message.written(wanted, by, named(wanted.text(), mentionable), clock.instant());
        if (thread.existsById(message.id()) || !firstCome.attempt(() -> thread.save(message))) {
            return;
        }
        Person author = people.get(by);
        Set<PersonId> told = new LinkedHashSet<>();
        message.mentions().forEach(mention -> told.add(mention.person()));
        told.remove(by);
        told.forEach(person -> letters.mentioned(application, message, author, person));
        if (!wanted.internal()) {
            audience(application, by).stream()
                    .filter(person -> !told.contains(person))
                    .forEach(person -> letters.messageWritten(application, message, author, person));
        }
    }

    /** The project's people, when the team writes; the team and the other people, when one of them does. */
    private Set<PersonId> audience(Application application, PersonId by) {
        Set<PersonId> audience = new LinkedHashSet<>();
        audience.add(application.lead());
        application.partners().forEach(partner -> audience.add(partner.person()));
        if (application.involves(by)) {
            people.holding(Role.MANAGER, application.programme()).forEach(person -> audience.add(person.id()));
        }
        audience.remove(by);
        return audience;
    }

    /** Whom a text names: "@Maëlle Kervadec", with or without the accents. The longer of two names that begin alike. */
    static Set<PersonId> named(String text, List<Person> mentionable) {
        String plain = plain(text);
        Set<PersonId> named = new LinkedHashSet<>();
        List<Person> longestFirst = new ArrayList<>(mentionable);
        longestFirst.sort(
                (one, other) -> other.displayName().length() - one.displayName().length());
        for (Person person : longestFirst) {
            String sign = "@" + plain(person.displayName());
            int at = plain.indexOf(sign);
            if (at >= 0) {
                named.add(person.id());
                plain = plain.replace(sign, " ");
            }
        }
        return named;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
