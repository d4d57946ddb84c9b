package org.halle.hall.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halle.hall.Condition;
import org.halle.hall.Instrument;
import org.halle.hall.MakePledge;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Money;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.TypedNumber;
import org.jspecify.annotations.Nullable;

/** A pledge as it was typed; a condition that is left empty is none. */
record PledgeForm(
        @Nullable String amountEur,
        @Nullable String instrument,
        @Nullable String validUntil,
        @Nullable String conditionTotalEur,
        @Nullable String conditionTotalBy,
        @Nullable String conditionFunders,
        @Nullable String conditionFundersBy,
        @Nullable String conditionKind,
        @Nullable String conditionKindBy,
        @Nullable String conditionPledge,
        @Nullable String conditionPledgeBy,
        @Nullable String conditionMilestone,
        @Nullable String conditionMilestoneBy) {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    static PledgeForm empty() {
        return new PledgeForm(null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** @throws RefusedFields naming each field that cannot be read */
    MakePledge read() {
        Map<String, Refused> wrong = new LinkedHashMap<>();
        Optional<Money> amount = euros(amountEur);
        if (amount.isEmpty()) {
            wrong.put("amountEur", new Refused("hall.pledge.wrong.number"));
        }
        Optional<Instrument> form = Optional.ofNullable(instrument).flatMap(Instrument::of);
        if (form.isEmpty()) {
            wrong.put("instrument", new Refused("hall.pledge.wrong.choice"));
        }
        Optional<LocalDate> valid = date(validUntil);
        if (valid.isEmpty()) {
            wrong.put("validUntil", new Refused("hall.pledge.wrong.date"));
        }
        List<Condition> conditions = conditions(wrong);
        if (!wrong.isEmpty() || amount.isEmpty() || form.isEmpty() || valid.isEmpty()) {
            throw new RefusedFields("hall.refused.pledge-form", wrong);
        }
        return new MakePledge(amount.get(), form.get(), valid.get(), conditions);
    }

    private List<Condition> conditions(Map<String, Refused> wrong) {
        List<Condition> conditions = new ArrayList<>();
        if (!text(conditionTotalEur).isEmpty()) {
            Instant by = by("conditionTotalBy", conditionTotalBy, wrong);
            euros(conditionTotalEur)
                    .ifPresentOrElse(
                            total -> conditions.add(new Condition.TotalAtLeast(total, by)),
                            () -> wrong.put("conditionTotalEur", new Refused("hall.pledge.wrong.number")));
        }
        String funders = text(conditionFunders);
        if (!funders.isEmpty()) {
            Instant by = by("conditionFundersBy", conditionFundersBy, wrong);
            if (funders.matches("[0-9]{1,4}")) {
                conditions.add(new Condition.FundersAtLeast(Integer.parseInt(funders), by));
            } else {
                wrong.put("conditionFunders", new Refused("hall.pledge.wrong.count"));
            }
        }
        String kind = text(conditionKind);
        if (!kind.isEmpty()) {
            conditions.add(new Condition.KindJoins(kind, by("conditionKindBy", conditionKindBy, wrong)));
        }
        String pledge = text(conditionPledge);
        if (!pledge.isEmpty()) {
            conditions.add(new Condition.PledgeStands(pledge, by("conditionPledgeBy", conditionPledgeBy, wrong)));
        }
        String milestone = text(conditionMilestone);
        if (!milestone.isEmpty()) {
            conditions.add(
                    new Condition.MilestoneReached(milestone, by("conditionMilestoneBy", conditionMilestoneBy, wrong)));
        }
        return conditions;
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    private static @Nullable Instant by(String field, @Nullable String given, Map<String, Refused> wrong) {
        if (text(given).isEmpty()) {
            return null;
        }
        Optional<LocalDate> day = date(given);
        if (day.isEmpty()) {
            wrong.put(field, new Refused("hall.pledge.wrong.date"));
        }
        return day.map(PledgeForm::endOf).orElse(null);
    }

    static Instant endOf(LocalDate day) {
        return day.atTime(END_OF_DAY).atZone(HalleClock.PARIS).toInstant();
    }

    static Optional<Money> euros(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Money.euros(TypedNumber.whole(text.replace("€", "")).longValueExact()));
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return Optional.empty();
        }
    }

    static Optional<LocalDate> date(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }
}
