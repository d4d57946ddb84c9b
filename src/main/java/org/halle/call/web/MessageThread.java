package org.halle.call.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.halle.call.Corresponding;
import org.halle.call.Message;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.people.People;
import org.halle.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A project's thread as its page shows it. */
@Component
class MessageThread {

    private final Corresponding corresponding;
    private final People people;

    MessageThread(Corresponding corresponding, People people) {
        this.corresponding = corresponding;
        this.people = people;
    }

    /** One message. */
    record Line(
            String id, String author, boolean mine, Instant at, boolean internal, String text, List<String> mentions) {}

    List<Line> lines(PersonId by, ApplicationId id) {
        List<Message> all = corresponding.thread(by, id);
        Set<PersonId> ids = new HashSet<>();
        all.forEach(one -> {
            ids.add(one.author());
            one.mentions().forEach(mention -> ids.add(mention.person()));
        });
        Map<PersonId, Person> known = people.all(ids);
        return all.stream()
                .map(one -> new Line(
                        one.id().toString(),
                        name(known.get(one.author())),
                        one.author().equals(by),
                        one.writtenAt(),
                        one.internal(),
                        one.text(),
                        one.mentions().stream()
                                .map(mention -> name(known.get(mention.person())))
                                .sorted()
                                .toList()))
                .toList();
    }

    /** Nothing for those who take no part. */
    Map<String, Object> model(PersonId by, ApplicationId id, boolean manages) {
        Map<String, Object> model = new HashMap<>();
        boolean takesPart = corresponding.takesPart(by, id);
        model.put("corresponds", takesPart);
        List<Line> lines = takesPart ? lines(by, id) : List.of();
        model.put("thread", lines.stream().filter(line -> !line.internal()).toList());
        model.put("notes", lines.stream().filter(Line::internal).toList());
        model.put("mentionable", takesPart ? names(id, by, false) : "");
        model.put("colleagues", manages ? names(id, by, true) : "");
        model.put("freshMessage", UUID.randomUUID().toString());
        model.put("freshNote", UUID.randomUUID().toString());
        model.put("textTyped", "");
        model.put("noteTyped", "");
        model.put("threadErrors", Map.of());
        return model;
    }

    private String names(ApplicationId id, PersonId by, boolean internal) {
        return String.join(
                ", ",
                corresponding.mentionable(id, internal).stream()
                        .filter(person -> !person.id().equals(by))
                        .map(person -> "@" + person.displayName())
                        .toList());
    }

    private static String name(@Nullable Person person) {
        return person == null ? "" : person.displayName();
    }
}
