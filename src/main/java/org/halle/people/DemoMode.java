package org.halle.people;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether this Halle is a demonstration ({@code halle.demo=true}): fictional people, as whom anybody at this very
 * machine may sign in. It never starts on an address that others reach.
 */
@Component
public class DemoMode {

    private static final String DOMAIN = "@halle.example";

    private final boolean on;
    private final Persons persons;

    DemoMode(@Value("${halle.demo:false}") boolean on, Persons persons) {
        this.on = on;
        this.persons = persons;
    }

    public boolean on() {
        return on;
    }

    /** The demonstration's persons, by name; nobody when there is no demonstration. */
    public List<Person> persons() {
        return on ? persons.fictional() : List.of();
    }

    /** The demonstration person with this address; nobody when there is no demonstration. */
    public Optional<Person> person(String email) {
        String address = EmailAddress.normalised(email);
        return on && address.endsWith(DOMAIN) ? persons.findByEmail(address) : Optional.empty();
    }
}
