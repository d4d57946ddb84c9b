package org.halle.people;

import java.util.regex.Pattern;
import org.halle.kernel.Refused;
import org.springframework.data.relational.core.mapping.Column;

/**
 * The nine digits that identify a French organisation, the last one being a check digit (Luhn).
 *
 * @param digits nine digits without spaces
 */
public record Siren(@Column("siren") String digits) {

    private static final Pattern NINE_DIGITS = Pattern.compile("[0-9]{9}");
    private static final Pattern GAPS = Pattern.compile("[\\s\\u00A0\\u202F.]+");

    public Siren {
        if (!NINE_DIGITS.matcher(digits).matches()) {
            throw new Refused("people.siren.nine-digits");
        }
        if (luhn(digits) % 10 != 0) {
            throw new Refused("people.siren.check-digit", digits);
        }
    }

    /**
     * Reads what a person typed: spaces and points between the digits don't matter.
     *
     * @throws Refused when it is no SIREN, saying what is wrong with it
     */
    public static Siren parse(String text) {
        return new Siren(GAPS.matcher(text).replaceAll(""));
    }

    /** In groups of three that stay on one line, as it is printed. */
    @Override
    public String toString() {
        return String.join("\u00A0", digits.substring(0, 3), digits.substring(3, 6), digits.substring(6));
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int position = 0; position < digits.length(); position++) {
            int digit = digits.charAt(digits.length() - 1 - position) - '0';
            int weighted = position % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum;
    }
}
