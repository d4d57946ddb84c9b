package org.halle.notification;

/** What a letter wants of its reader. */
public enum LetterKind {
    /** Something to do: it goes at once, whatever the person prefers. */
    ACTION,
    /** News: the person's preference decides. */
    INFO
}
