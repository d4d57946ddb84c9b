package org.halle.hall;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.halle.desk.Answers;
import org.halle.kernel.Money;

/** What the project tells its funders. */
public record PublishDossier(
        String pitch,
        String need,
        String useOfFunds,
        Money target,
        Set<Instrument> instruments,
        boolean contactShared) {

    /** As the form says it; a draft may leave anything out. */
    public static PublishDossier of(Answers said) {
        return new PublishDossier(
                said.text("pitch"),
                said.text("need"),
                said.text("useOfFunds"),
                Objects.requireNonNullElse(said.euros("targetEur"), Money.ZERO),
                said.choices("instruments").stream()
                        .map(Instrument::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()),
                said.flag("contactShared"));
    }
}
