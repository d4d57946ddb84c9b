package org.halle.notification;

import org.halle.kernel.PersonId;

/**
 * A letter was written. Published inside the transaction that writes it.
 *
 * @param about what it is about, kind and id
 * @param title its subject line, as its reader gets it
 */
public record LetterPosted(String template, String about, String title, PersonId to, LetterState state) {}
