package org.halle.people;

/**
 * A token at the only moment it can be read.
 *
 * @param secret what the program sends after {@code Authorization: Bearer}
 */
public record IssuedToken(ApiToken token, String secret) {}
