package org.halle.people;

import java.io.Serializable;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Somebody Halle knows by an e-mail address.
 *
 * @param email unique, without outer spaces, in lower case
 * @param givenName empty until the person has told it
 * @param familyName empty until the person has told it
 * @param operator runs this Halle: passes every right, in every programme
 */
public record Person(
        @Id PersonId id,
        String email,
        String givenName,
        String familyName,
        Language language,
        LetterPreference letters,
        boolean operator,
        @Version @Nullable Long version)
        implements Serializable {

    private static final int LONGEST_NAME = 100;

    public Person {
        email = EmailAddress.checked(email);
        givenName = name(givenName);
        familyName = name(familyName);
    }

    static Person known(String email, String givenName, String familyName, Language language) {
        return new Person(
                PersonId.random(), email, givenName, familyName, language, LetterPreference.AT_ONCE, false, null);
    }

    /** The name to show; the address for somebody who has not told a name yet. */
    public String displayName() {
        String name = (givenName + " " + familyName).strip();
        return name.isEmpty() ? email : name;
    }

    /** Whether the person has told both names. */
    public boolean named() {
        return !givenName.isEmpty() && !familyName.isEmpty();
    }

    /** @throws Refused when one of the names is missing */
    Person called(String givenName, String familyName) {
        if (givenName.isBlank() || familyName.isBlank()) {
            throw new Refused("people.name.missing");
        }
        return new Person(id, email, givenName, familyName, language, letters, operator, version);
    }

    Person preferring(Language language, LetterPreference letters) {
        return new Person(id, email, givenName, familyName, language, letters, operator, version);
    }

    Person operating() {
        return new Person(id, email, givenName, familyName, language, letters, true, version);
    }

    private static String name(String typed) {
        String name = typed.strip();
        if (name.length() > LONGEST_NAME) {
            throw new Refused("people.name.too-long", LONGEST_NAME);
        }
        return name;
    }
}
