package org.halle.studio.rehearsal.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.halle.kernel.PersonId;
import org.halle.people.Language;
import org.halle.people.People;
import org.springframework.core.io.ClassPathResource;

/** The people of a rehearsal: made up, each with a name of their own and one part. */
final class Ensemble {

    /** What somebody is in the programme. */
    enum Part {
        MANAGER,
        OBSERVER,
        LEAD,
        PARTNER,
        JUROR,
        COACH,
        FUNDER
    }

    /** Somebody made up. */
    record Member(PersonId id, String email, String givenName, String familyName, Part part) {
        String name() {
            return givenName + " " + familyName;
        }
    }

    private final People people;
    private final List<String> given = new ArrayList<>();
    private final List<String> family = new ArrayList<>();
    private final Map<PersonId, Member> members = new HashMap<>();
    private int number;

    Ensemble(People people) {
        this.people = people;
        try {
            for (String line : new ClassPathResource("rehearsal/names.csv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList()) {
                int comma = line.indexOf(',');
                given.add(line.substring(0, comma));
                family.add(line.substring(comma + 1));
            }
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Somebody new; no two have the same name. */
    Member join(Part part) {
        int first = number % given.size();
        int round = number / given.size();
        int last = (first + round) % family.size();
        int again = number / (given.size() * family.size());
        number++;
        String familyName = again == 0 ? family.get(last) : family.get(last) + " " + (again + 1);
        String email = "personne" + number + "@example.org";
        PersonId id = people.register(email, given.get(first), familyName, Language.FR)
                .id();
        Member member = new Member(id, email, given.get(first), familyName, part);
        members.put(id, member);
        return member;
    }

    Member get(PersonId id) {
        Member member = members.get(id);
        if (member == null) {
            throw new IllegalStateException("nobody in the rehearsal is " + id);
        }
        return member;
    }

    boolean knows(PersonId id) {
        return members.containsKey(id);
    }
}
