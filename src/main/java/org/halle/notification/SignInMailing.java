package org.halle.notification;

import java.time.Instant;
import java.util.Map;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.SignInLetters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The letter with the link that signs in. */
@Service
class SignInMailing implements SignInLetters {

    private static final String TEMPLATE = "sign-in";

    private final Mailing mailing;
    private final Wording wording;
    private final People people;

    SignInMailing(Mailing mailing, Wording wording, People people) {
        this.mailing = mailing;
        this.wording = wording;
        this.people = people;
    }

    @Override
    @Transactional
    public void send(String email, Language language, String link, Instant validUntil) {
        @Nullable Person reader = people.byEmail(email).orElse(null);
        String name = reader == null ? email : reader.displayName();
        mailing.postSecret(
                TEMPLATE,
                email,
                reader,
                language,
                wording.of(TEMPLATE, Map.of("validUntil", validUntil), link, language, name));
    }
}
