package org.halle.people;

/** How often Halle may write to a person. */
public enum LetterPreference {
    /** Every letter when it happens. */
    AT_ONCE,
    /** What needs the person at once, the news gathered once a day. */
    DAILY,
    /** What needs the person at once, no news. */
    ONLY_ACTIONS
}
