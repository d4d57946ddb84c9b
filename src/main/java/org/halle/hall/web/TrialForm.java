package org.halle.hall.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halle.hall.Attempt;
import org.halle.hall.Condition;
import org.halle.kernel.Money;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A trial as it was typed: parameters {@code without}, {@code asOf}, and {@code amount1}, {@code kind1}… */
final class TrialForm {

    static final int IDEAS = 3;
    private static final int MOST_EUROS = 50_000_000;

    private final MultiValueMap<String, String> typed;

    TrialForm(MultiValueMap<String, String> typed) {
        this.typed = typed;
    }

    /** What stands in a field, as it was typed. */
    public String get(String field) {
        String value = typed.getFirst(field);
        return value == null ? "" : value.strip();
    }

    public List<String> without() {
        return typed.getOrDefault("without", List.of());
    }

    /** Whether something is written about one of the pledges that are thought of. */
    public boolean written(int number) {
        return !get("amount" + number).isEmpty();
    }

    /**
     * @param ideaName how one is called, {@code %d} being its number
     * @throws RefusedFields naming each field that cannot be read
     */
    Attempt read(String ideaName) {
        Map<String, Refused> wrong = new LinkedHashMap<>();
        List<Attempt.Idea> ideas = new ArrayList<>();
        for (int number = 1; number <= IDEAS; number++) {
            if (written(number)) {
                Optional<Money> amount = euros("amount" + number, wrong);
                List<Condition> conditions = conditions(number, wrong);
                String kind = get("kind" + number);
                if (amount.isPresent()) {
                    ideas.add(new Attempt.Idea(
                            ideaName.formatted(number), amount.get(), kind.isEmpty() ? null : kind, conditions));
                }
            }
        }
        LocalDate asOf = null;
        if (!get("asOf").isEmpty()) {
            asOf = PledgeForm.date(get("asOf")).orElse(null);
            if (asOf == null) {
                wrong.put("asOf", new Refused("hall.pledge.wrong.date"));
            }
        }
        if (!wrong.isEmpty()) {
            throw new RefusedFields("hall.refused.trial-form", wrong);
        }
        return new Attempt(new LinkedHashSet<>(without()), ideas, asOf);
    }

    private List<Condition> conditions(int number, Map<String, Refused> wrong) {
        List<Condition> conditions = new ArrayList<>();
        if (!get("total" + number).isEmpty()) {
            euros("total" + number, wrong).ifPresent(total -> conditions.add(new Condition.TotalAtLeast(total, null)));
        }
        String funders = get("funders" + number);
        if (funders.matches("[0-9]{1,3}")) {
            conditions.add(new Condition.FundersAtLeast(Integer.parseInt(funders), null));
        } else if (!funders.isEmpty()) {
            wrong.put("funders" + number, new Refused("hall.pledge.wrong.count"));
        }
        if (!get("joins" + number).isEmpty()) {
            conditions.add(new Condition.KindJoins(get("joins" + number), null));
        }
        if (!get("pledge" + number).isEmpty()) {
            conditions.add(new Condition.PledgeStands(get("pledge" + number), null));
        }
        return conditions;
    }

    private Optional<Money> euros(String field, Map<String, Refused> wrong) {
        @Nullable Money amount = PledgeForm.euros(get(field)).orElse(null);
        if (amount == null || !amount.isPositive() || amount.compareTo(Money.euros(10L * MOST_EUROS)) > 0) {
            wrong.put(field, new Refused("hall.pledge.wrong.number"));
            return Optional.empty();
        }
        return Optional.of(amount);
    }
}
