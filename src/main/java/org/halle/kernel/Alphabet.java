package org.halle.kernel;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/** The order in which readers look for a name: by itself Java sorts Églantine after Zélie, and a small letter last. */
public final class Alphabet {

    private Alphabet() {}

    public static Comparator<String> order() {
        return Collator.getInstance(Locale.FRENCH)::compare;
    }
}
