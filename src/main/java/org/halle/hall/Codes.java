package org.halle.hall;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Short lists of codes, kept in one column: one row is one query. */
final class Codes {

    private Codes() {}

    static String joined(Collection<String> codes) {
        return codes.stream()
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    static Set<String> split(String joined) {
        return Arrays.stream(joined.split(" "))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static String ofInstruments(Collection<Instrument> instruments) {
        return joined(instruments.stream().sorted().map(Instrument::code).toList());
    }

    static Set<Instrument> instruments(String joined) {
        return split(joined).stream()
                .map(Instrument::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
