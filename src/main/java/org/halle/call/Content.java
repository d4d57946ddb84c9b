package org.halle.call;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.halle.desk.Answers;
import org.halle.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an application says, as far as Halle decides or sorts by it; the rest stays in its answers.
 *
 * @param town where the lead organisation is; decides whether the project belongs to the territory
 * @param foundedOn when the lead organisation was founded; null for a public body
 * @param budget of the whole project; null while it is missing
 */
public record Content(
        String title,
        String challenge,
        String summary,
        String needs,
        String town,
        @Nullable LocalDate foundedOn,
        @Nullable Integer headcount,
        String stage,
        boolean rdActivity,
        @Nullable Money budget,
        @Nullable Money fundingNeed,
        String impactIndicator,
        @Nullable BigDecimal impactBaseline,
        @Nullable BigDecimal impactTarget) {

    /** What a draft begins with. */
    static Content titled(String title) {
        return new Content(title, "", "", "", "", null, null, "", false, null, null, "", null, null);
    }

    /** What the answers to the form {@code application} say. */
    public static Content of(Answers answers) {
        return new Content(
                answers.text("title"),
                answers.text("challenge"),
                answers.text("summary"),
                answers.text("needs"),
                answers.text("town"),
                answers.date("foundedOn"),
                answers.integer("headcount"),
                answers.text("stage"),
                answers.flag("rdActivity"),
                answers.euros("budgetEur"),
                answers.euros("fundingNeedEur"),
                answers.text("impactIndicator"),
                answers.number("impactBaseline"),
                answers.number("impactTarget"));
    }

    /** The first part without which nobody can judge it: summary, budget or impact; empty when all are there. */
    public String missing() {
        if (summary.isBlank()) {
            return "summary";
        }
        if (budget == null) {
            return "budget";
        }
        return impactIndicator.isBlank() || impactTarget == null ? "impact" : "";
    }
}
