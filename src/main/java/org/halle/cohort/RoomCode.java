package org.halle.cohort;

import java.security.SecureRandom;
import java.util.Locale;

/** What is written on the board of a room: six signs that nobody takes for another, read however they are typed. */
final class RoomCode {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 6;

    private RoomCode() {}

    static String random() {
        StringBuilder code = new StringBuilder();
        for (int sign = 0; sign < LENGTH; sign++) {
            code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    static String read(String typed) {
        return typed.replaceAll("[\\s\\-]", "").toUpperCase(Locale.ROOT);
    }
}
