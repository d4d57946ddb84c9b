package org.halle.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halle.kernel.PersonId;
import org.halle.notification.Letter;
import org.halle.notification.Mailing;
import org.halle.people.People;
import org.halle.people.Person;
import org.springframework.stereotype.Component;

/** Tells people that a task waits for them; the task property {@code letter=no} leaves that to the stage. */
@Component
class TaskLetters {

    private final Mailing mailing;
    private final People people;
    private final Covering covering;

    TaskLetters(Mailing mailing, People people, Covering covering) {
        this.mailing = mailing;
        this.people = people;
        this.covering = covering;
    }

    void asked(OpenTask task, SubjectCard card, Collection<Audience> audiences, TaskModel model) {
        if ("no".equals(model.properties().get("letter"))) {
            return;
        }
        Set<PersonId> personally = audiences.stream()
                .map(Audience::person)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        String template = task.due() == null ? "task-asked-undated" : "task-asked";
        personally.forEach(person -> mailing.post(letter(Letter.action(template, person), task, card)));
        if (model.coverable()) {
            personally.forEach(person -> covering.standingInFor(person, task.programme())
                    .forEach(colleague -> mailing.post(letter(Letter.action("task-covered", colleague), task, card)
                            .with("person", people.get(person).displayName()))));
        }
        audiences.stream()
                .flatMap(this::holders)
                .filter(person -> !personally.contains(person))
                .distinct()
                .forEach(person -> mailing.post(letter(Letter.info(template, person), task, card)));
    }

    private Stream<PersonId> holders(Audience audience) {
        return audience.role() == null || audience.programme() == null
                ? Stream.empty()
                : people.holding(audience.role(), audience.programme()).stream().map(Person::id);
    }

    private static Letter letter(Letter letter, OpenTask task, SubjectCard card) {
        Letter told = letter.about("task/" + task.id())
                .with("task", task.name())
                .with("subject", card.title())
                .link("/desk/" + task.id());
        Instant due = task.due();
        return due == null ? told : told.with("due", due);
    }
}
