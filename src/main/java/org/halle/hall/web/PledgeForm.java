package org.halle.hall.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
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
import org.jspecify.annotations.Nullable;

/** A pledge as it was typed. */
record PledgeForm(
        @Nullable String amountEur,
        @Nullable String instrument,
        @Nullable String validUntil,
        @Nullable String condition,
        @Nullable String conditionTotalEur,
        @Nullable String conditionBy) {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    static PledgeForm empty() {
        return new PledgeForm(null, null, null, "none", null, null);
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
        boolean conditional = "total".equals(condition);
        Optional<Money> total = euros(conditionTotalEur);
        Optional<LocalDate> by = date(conditionBy);
        if (conditional && total.isEmpty()) {
            wrong.put("conditionTotalEur", new Refused("hall.pledge.wrong.number"));
        }
        if (conditional && by.isEmpty()) {
            wrong.put("conditionBy", new Refused("hall.pledge.wrong.date"));
        }
        if (!wrong.isEmpty() || amount.isEmpty() || form.isEmpty() || valid.isEmpty()) {
            throw new RefusedFields("hall.refused.pledge-form", wrong);
        }
        List<Condition> conditions = conditional
                ? List.of(new Condition.TotalAtLeast(
                        total.orElseThrow(), by.map(PledgeForm::endOf).orElseThrow()))
                : List.of();
        return new MakePledge(amount.get(), form.get(), valid.get(), conditions);
    }

    static Instant endOf(LocalDate day) {
        return day.atTime(END_OF_DAY).atZone(HalleClock.PARIS).toInstant();
    }

    private static Optional<Money> euros(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            BigDecimal number =
                    new BigDecimal(text.replaceAll("[\\s\\u00A0\\u202F€]", "").replace(',', '.'));
            return Optional.of(Money.euros(number.longValueExact()));
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }
}
