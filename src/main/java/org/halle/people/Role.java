package org.halle.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is in a programme. */
public enum Role {
    MANAGER,
    JUROR,
    COACH,
    FUNDER,
    OBSERVER;

    /** As the diagrams name it in {@code camunda:candidateGroups}. */
    public String group() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its name in the message files. */
    public String label() {
        return "people.role." + group();
    }

    public static Optional<Role> ofGroup(String group) {
        return Arrays.stream(values())
                .filter(role -> role.group().equals(group))
                .findFirst();
    }
}
