package org.halle.call;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.halle.kernel.ApplicationId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What the rules said of an application, with all it takes to ask them again. Never changed: a corrected application
 * gets another one.
 *
 * @param rule the decision table as it was then
 * @param ruleVersion which version that is
 * @param inputs the facts, as JSON
 * @param reason the code of why: "ok", "missing_budget"…
 */
@Table("eligibility_decision")
public record EligibilityDecision(
        @Id UUID id,
        @Column("application_id") ApplicationId application,
        @Column("rule_id") String rule,
        int ruleVersion,
        String inputs,
        Outcome outcome,
        String reason,
        Instant decidedAt,
        @Version @Nullable Long version) {

    /** What the rules can say. */
    public enum Outcome {
        ELIGIBLE,
        INCOMPLETE,
        INELIGIBLE;

        /** As the diagram and the table write it: "eligible". */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Outcome of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Key of the sentence that says why, in the message files. */
    public String reasonKey() {
        return reasonKey(reason);
    }

    /** The same for a reason of which only the code is known. */
    public static String reasonKey(String reason) {
        return "call.reason." + reason;
    }
}
