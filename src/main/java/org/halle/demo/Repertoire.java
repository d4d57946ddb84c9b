package org.halle.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.halle.demo.Samples.SampleApplication;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a play is made from: the sample data, which of it an application plays, and chance that is alike in every play. */
@Component
class Repertoire {

    private final People people;
    private final Map<ApplicationId, SampleApplication> rows = new HashMap<>();
    private final Map<PersonId, String> emails = new HashMap<>();
    private final Map<String, Integer> draws = new HashMap<>();
    private @Nullable Samples samples;

    Repertoire(People people) {
        this.people = people;
    }

    /** Read when a play needs it, not at every start. */
    Samples samples() {
        Samples read = samples;
        if (read == null) {
            read = new Samples();
            samples = read;
        }
        return read;
    }

    /** Says which sample an application plays. */
    void plays(ApplicationId application, SampleApplication row) {
        rows.put(application, row);
    }

    /** The sample that an application plays; null when it plays none, or is no application. */
    @Nullable SampleApplication row(UUID application) {
        return rows.get(new ApplicationId(application));
    }

    /** Nobody's address changes in a play. */
    String email(PersonId person) {
        return emails.computeIfAbsent(person, id -> people.get(id).email());
    }

    /** Drawn, but alike in every play: by what the sample is called, or by how often this was asked before. */
    Random draw(UUID subject, String what) {
        SampleApplication row = row(subject);
        String about = row == null ? String.valueOf(draws.merge(what, 1, Integer::sum)) : row.reference();
        return new Random((about + "/" + what).hashCode());
    }
}
