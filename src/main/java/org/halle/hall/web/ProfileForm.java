package org.halle.hall.web;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.halle.hall.Funder;
import org.halle.hall.FunderKind;
import org.halle.hall.FunderProfile;
import org.halle.hall.Instrument;
import org.halle.kernel.Money;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.TypedNumber;
import org.jspecify.annotations.Nullable;

/** A funder's profile as it was typed. */
record ProfileForm(
        @Nullable String kind,
        @Nullable List<String> instruments,
        @Nullable String ticketMinEur,
        @Nullable String ticketMaxEur,
        @Nullable List<String> challenges,
        @Nullable List<String> stages,
        @Nullable String decisionDays,
        @Nullable String terms,
        @Nullable String ownSteps) {

    private static final int LARGEST = 999_999_999;

    static ProfileForm empty() {
        return new ProfileForm(null, List.of(), null, null, List.of(), List.of(), "60", "", "");
    }

    static ProfileForm of(Funder funder) {
        return new ProfileForm(
                funder.kind().code(),
                funder.instruments().stream().map(Instrument::code).toList(),
                Long.toString(funder.ticketMin().euros()),
                Long.toString(funder.ticketMax().euros()),
                List.copyOf(funder.challenges()),
                List.copyOf(funder.stages()),
                Integer.toString(funder.decisionDays()),
                funder.terms(),
                funder.ownSteps());
    }

    /** @throws RefusedFields naming each field that cannot be read */
    FunderProfile read() {
        Map<String, Refused> wrong = new LinkedHashMap<>();
        Optional<FunderKind> what = Optional.ofNullable(kind).flatMap(FunderKind::of);
        if (what.isEmpty()) {
            wrong.put("kind", new Refused("hall.pledge.wrong.choice"));
        }
        Optional<Long> min = whole(ticketMinEur);
        Optional<Long> max = whole(ticketMaxEur);
        Optional<Long> days = whole(decisionDays);
        if (min.isEmpty()) {
            wrong.put("ticketMinEur", new Refused("hall.pledge.wrong.number"));
        }
        if (max.isEmpty()) {
            wrong.put("ticketMaxEur", new Refused("hall.pledge.wrong.number"));
        }
        if (days.isEmpty()) {
            wrong.put("decisionDays", new Refused("hall.refused.decision-days", 365));
        }
        if (what.isEmpty() || min.isEmpty() || max.isEmpty() || days.isEmpty()) {
            throw new RefusedFields("hall.refused.profile-form", wrong);
        }
        return new FunderProfile(
                what.get(),
                all(instruments).stream()
                        .map(Instrument::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()),
                Money.euros(min.get()),
                Money.euros(max.get()),
                new HashSet<>(all(challenges)),
                new HashSet<>(all(stages)),
                days.get().intValue(),
                Objects.requireNonNullElse(terms, ""),
                Objects.requireNonNullElse(ownSteps, ""));
    }

    private static List<String> all(@Nullable List<String> chosen) {
        return chosen == null ? List.of() : chosen;
    }

    private static Optional<Long> whole(@Nullable String text) {
        try {
            int number = TypedNumber.count(Objects.requireNonNullElse(text, ""));
            return number < 0 || number > LARGEST ? Optional.empty() : Optional.of((long) number);
        } catch (NumberFormatException words) {
            return Optional.empty();
        }
    }
}
