package org.halle.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Money;
import org.jspecify.annotations.Nullable;

/** What values become in a spreadsheet's cell. */
final class Cells {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String DANGEROUS = "=+-@\t\r\n";
    /** The longest text that spreadsheets take. */
    private static final int LONGEST = 32_767;

    private Cells() {}

    /**
     * A text that no spreadsheet takes for a formula: an apostrophe in front of what could begin one, also behind blanks,
     * as recommended by OWASP against CSV injection.
     */
    static String harmless(String text) {
        String whole = text.length() > LONGEST - 1 ? text.substring(0, LONGEST - 1) : text;
        int first = 0;
        while (first < whole.length() && isBlank(whole.charAt(first))) {
            first++;
        }
        boolean dangerous = !whole.isEmpty()
                && (DANGEROUS.indexOf(whole.charAt(0)) >= 0
                        || first < whole.length() && DANGEROUS.indexOf(folded(whole.charAt(first))) >= 0);
        return dangerous ? "'" + whole : whole;
    }

    private static boolean isBlank(char letter) {
        return Character.isWhitespace(letter)
                || Character.isSpaceChar(letter)
                || letter == '\uFEFF'
                || Character.getType(letter) == Character.FORMAT;
    }

    /** The full-width forms of = + - @ are taken for the narrow ones by some programs. */
    private static char folded(char letter) {
        return letter >= '\uFF01' && letter <= '\uFF5E' ? (char) (letter - 0xFEE0) : letter;
    }

    /** A number, a boolean or a harmless text; null stays null. */
    static @Nullable Object of(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Money money) {
            return money.cents() / 100.0;
        }
        if (value instanceof Instant instant) {
            return MOMENT.format(LocalDateTime.ofInstant(instant, HalleClock.PARIS));
        }
        return value instanceof LocalDate ? value.toString() : harmless(value.toString());
    }
}
