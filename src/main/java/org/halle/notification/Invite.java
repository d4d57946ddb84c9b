package org.halle.notification;

import java.time.Instant;

/**
 * A date for the reader's calendar. The same {@code uid} with a greater {@code sequence} moves or cancels it.
 *
 * @param uid stable for the life of the event: the session's id, say
 * @param sequence 0 at first, one more at each change
 * @param place an address or a link
 */
public record Invite(
        String uid, int sequence, String title, Instant starts, Instant ends, String place, boolean cancelled) {

    public Invite {
        if (!starts.isBefore(ends)) {
            throw new IllegalArgumentException("an event ends after it starts");
        }
    }
}
