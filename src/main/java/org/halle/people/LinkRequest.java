package org.halle.people;

import java.time.Duration;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;

/** Somebody asks for a sign-in link, in the language of the page. */
public final class LinkRequest extends GenerateOneTimeTokenRequest {

    /** How long a link works. */
    public static final Duration VALID = Duration.ofMinutes(15);

    private final Language language;

    /** @throws org.halle.kernel.Refused when no letter could reach the address */
    public LinkRequest(String email, Language language) {
        super(EmailAddress.checked(email), VALID);
        this.language = language;
    }

    public String email() {
        return getUsername();
    }

    public Language language() {
        return language;
    }
}
