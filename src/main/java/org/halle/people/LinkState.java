package org.halle.people;

/** What a sign-in link is worth. */
public enum LinkState {
    GOOD,
    USED,
    EXPIRED,
    UNKNOWN
}
