package org.halle.desk;

import java.util.stream.Stream;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Grant;
import org.halle.people.Role;
import org.jspecify.annotations.Nullable;

/** Who is asked to do a task: one person, or all who hold a role in a programme. */
record Audience(@Nullable PersonId person, @Nullable Role role, @Nullable ProgrammeId programme) {

    private static final String PERSON = "person:";

    static Audience of(PersonId person) {
        return new Audience(person, null, null);
    }

    static Audience of(Role role, ProgrammeId programme) {
        return new Audience(null, role, programme);
    }

    static Audience of(Grant grant) {
        return of(grant.role(), grant.programme());
    }

    /** All audiences that one person belongs to. */
    static Stream<Audience> of(PersonId person, java.util.Collection<Grant> grants) {
        return Stream.concat(Stream.of(of(person)), grants.stream().map(Audience::of))
                .distinct();
    }

    /** Whom a key names that stands for one person. */
    static PersonId person(String key) {
        return PersonId.of(key.substring(PERSON.length()));
    }

    /** As the task table holds it. */
    String key() {
        return person != null ? PERSON + person : role + ":" + programme;
    }
}
