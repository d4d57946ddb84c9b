package org.halle.kernel;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** A number as people type it: digits in groups, a comma or a point before the decimals. */
public final class TypedNumber {

    private static final Pattern SPACES = Pattern.compile("[\\s\u00a0\u202f]");
    /** "30.000" and "1,250,000": groups of three, as elsewhere in Europe and in English. */
    private static final Pattern GROUPS = Pattern.compile("[+-]?[1-9]\\d{0,2}(?:(?:\\.\\d{3})+|(?:,\\d{3})+)");

    /** "1.200": twelve hundred to some, one and two tenths to others. */
    private static final Pattern TWO_READINGS = Pattern.compile("[+-]?[1-9]\\d{0,2}\\.\\d{3}");

    private TypedNumber() {}

    /** Whether it can be read in two ways where decimals can be meant too: the caller had better ask than guess. */
    public static boolean ambiguous(String typed) {
        return TWO_READINGS.matcher(SPACES.matcher(typed).replaceAll("")).matches();
    }

    /** @throws NumberFormatException where no number was typed */
    public static BigDecimal of(String typed) {
        return new BigDecimal(SPACES.matcher(typed).replaceAll("").replace(',', '.'));
    }

    /**
     * Where only a whole number can be meant: "30.000" is thirty thousand there, never thirty. Decimals are kept, for the
     * caller to refuse.
     *
     * @throws NumberFormatException where no number was typed
     */
    public static BigDecimal whole(String typed) {
        String digits = SPACES.matcher(typed).replaceAll("");
        if (GROUPS.matcher(digits).matches()) {
            return new BigDecimal(digits.replace(".", "").replace(",", ""));
        }
        return of(digits);
    }

    /**
     * A whole number of people, places or days as typed; "1.000" is a thousand.
     *
     * @throws NumberFormatException where no whole number was typed, or one beyond what is counted
     */
    public static int count(String typed) {
        try {
            return whole(typed).intValueExact();
        } catch (ArithmeticException noCount) {
            throw new NumberFormatException(typed);
        }
    }
}
