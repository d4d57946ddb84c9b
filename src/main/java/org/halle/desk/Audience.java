package org.halle.desk;

import java.util.stream.Stream;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Grant;
import org.halle.people.Role;
import org.jspecify.annotations.Nullable;

/** Who is asked to do a task: one person, or all who hold a role in a programme. */
record Audience(@Nullable PersonId person, @Nullable Role role, @Nullable ProgrammeId programme) {

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

    /** As the task table holds it. */
    String key() {
        return person != null ? "person:" + person : role + ":" + programme;
    }
}
