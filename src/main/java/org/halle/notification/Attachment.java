package org.halle.notification;

/**
 * A file that goes with a letter.
 *
 * @param mediaType with its parameters: {@code text/calendar; method=REQUEST; charset=UTF-8}
 */
public record Attachment(String fileName, String mediaType, byte[] content) {}
