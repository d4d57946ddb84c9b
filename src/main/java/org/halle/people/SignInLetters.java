package org.halle.people;

import java.time.Instant;

/** Sends the letter with the link that signs somebody in. Notification implements it. */
public interface SignInLetters {

    /**
     * Called within the transaction that keeps the link.
     *
     * @param email who asked; perhaps nobody Halle knows yet
     * @param link path and query on this site, such as {@code /login/link?token=…}
     * @param validUntil when the link stops working
     */
    void send(String email, Language language, String link, Instant validUntil);
}
