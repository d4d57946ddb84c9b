package org.halle.people.web;

import java.util.ArrayList;
import java.util.List;
import org.halle.people.DemoMode;
import org.halle.people.Grant;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.springframework.stereotype.Component;

/** The demonstration's persons as the sign-in page shows them. */
@Component
class DemoCards {

    private final DemoMode demonstration;
    private final People people;
    private final Organisations organisations;

    DemoCards(DemoMode demonstration, People people, Organisations organisations) {
        this.demonstration = demonstration;
        this.people = people;
        this.organisations = organisations;
    }

    /** @param labels keys of what the person is, in the message files */
    record Card(String email, String name, List<String> labels, List<String> organisations) {}

    List<Card> all() {
        return demonstration.persons().stream().map(this::card).toList();
    }

    private Card card(Person person) {
        List<String> labels = new ArrayList<>();
        if (person.operator()) {
            labels.add("people.role.operator");
        }
        people.grantsOf(person.id()).stream()
                .map(Grant::role)
                .distinct()
                .sorted()
                .map(Role::label)
                .forEach(labels::add);
        if (labels.isEmpty()) {
            labels.add("people.role.applicant");
        }
        return new Card(
                person.email(),
                person.displayName(),
                labels,
                organisations.of(person.id()).stream().map(Organisation::name).toList());
    }
}
