package org.halle.notification;

import static org.mockito.BDDMockito.given;

import java.util.Optional;
import org.halle.kernel.PersonId;
import org.halle.people.Language;
import org.halle.people.LetterPreference;
import org.halle.people.People;
import org.halle.people.Person;

/** Makes people known to a mock of {@link People}. */
final class Readers {

    private Readers() {}

    static Person reader(People people, String name, Language language, LetterPreference letters) {
        String[] names = name.split(" ");
        Person reader = new Person(
                PersonId.random(),
                names[0].toLowerCase() + "@halle.example",
                names[0],
                names[1],
                language,
                letters,
                false,
                0L);
        given(people.get(reader.id())).willReturn(reader);
        given(people.byEmail(reader.email())).willReturn(Optional.of(reader));
        return reader;
    }
}
