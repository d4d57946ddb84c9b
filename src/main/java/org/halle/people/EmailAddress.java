package org.halle.people;

import java.util.Locale;
import java.util.regex.Pattern;
import org.halle.kernel.Refused;

/** E-mail addresses as Halle compares them: without outer spaces, in lower case. */
final class EmailAddress {

    private static final int LONGEST = 254;
    private static final Pattern PLAUSIBLE =
            Pattern.compile("[^\\s@<>()\\[\\],;:\"\\\\]{1,64}@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");

    private EmailAddress() {}

    static String normalised(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    static boolean isPlausible(String typed) {
        String address = normalised(typed);
        return address.length() <= LONGEST && PLAUSIBLE.matcher(address).matches();
    }

    /** @throws Refused when no letter could ever reach it */
    static String checked(String typed) {
        if (!isPlausible(typed)) {
            throw new Refused("people.email.implausible");
        }
        return normalised(typed);
    }
}
