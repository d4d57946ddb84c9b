package org.halle.notification;

/** Where a letter is on its way. */
public enum LetterState {
    /** For the worker to take. */
    WAITING,
    /** For the next daily digest. */
    HELD,
    /** A worker has it; if it does not say so soon, it is taken again. */
    SENDING,
    /** Delivered to the mail server, or gathered in a digest, or put on the shelf of a demonstration. */
    SENT,
    /** News for somebody who wants none: kept, never sent. */
    SKIPPED,
    /** Given up: the address was refused, or the mail server was away for a day. */
    PARKED
}
