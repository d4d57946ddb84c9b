package org.halle.kernel;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** A number as people type it: digits in groups, a comma or a point before the decimals. */
public final class TypedNumber {

    private static final Pattern SPACES = Pattern.compile("[\\s\u00a0\u202f]");
    /** "30.000" and "1,250,000": groups of three, as elsewhere in Europe and in English. */
    private static final Pattern GROUPS = Pattern.compile("[+-]?[1-9]\\d{0,2}(?:(?:\\.\\d{3})+|(?:,\\d{3})+)");

    private TypedNumber() {}

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
}
