package org.halle.hall.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.halle.kernel.AgreementId;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Money;
import org.halle.kernel.Refused;
import org.halle.kernel.TrancheId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One payment of an agreement.
 *
 * @param position 1 for the first
 * @param milestone what must be reached before it is due; empty when it has its day from the start
 * @param dueOn the day on which it is due; null while its milestone is not reached
 * @param evidence what the project said when it reached the milestone
 * @param reference what the funder wrote on the payment
 */
@Table("tranche")
public record Tranche(
        @Id TrancheId id,
        AgreementId agreement,
        int position,
        Money amount,
        String milestone,
        @Nullable LocalDate dueOn,
        State state,
        String evidence,
        @Nullable LocalDate paidOn,
        String reference,
        @Nullable Instant receivedAt,
        @Version @Nullable Long version) {

    /** How many days a funder has once a milestone is reached. */
    static final int DAYS_TO_PAY = 30;

    /** Where a payment stands. */
    public enum State {
        /** Waits for its milestone. */
        WAITING,
        DUE,
        /** The funder says it has paid. */
        PAID,
        /** The project says it has arrived. */
        RECEIVED;

        /** Key of its name in the message files. */
        public String label() {
            return "closing.tranche." + name().toLowerCase(Locale.ROOT);
        }
    }

    static Tranche promised(AgreementId agreement, int position, Instalment one) {
        return new Tranche(
                TrancheId.random(),
                agreement,
                position,
                one.amount(),
                one.milestone(),
                one.on(),
                one.on() == null ? State.WAITING : State.DUE,
                "",
                null,
                "",
                null,
                null);
    }

    public boolean onMilestone() {
        return !milestone.isEmpty();
    }

    /** Whether it should have been paid before that day. */
    public boolean late(LocalDate today) {
        return state == State.DUE && dueOn != null && dueOn.isBefore(today);
    }

    Tranche reached(String what, LocalDate today) {
        require(State.WAITING);
        return with(today.plusDays(DAYS_TO_PAY), State.DUE, what.strip(), null, "", null);
    }

    Tranche paid(LocalDate day, String words, LocalDate today) {
        require(State.DUE);
        if (day.isAfter(today)) {
            throw new Refused("closing.refused.paid-on");
        }
        return with(dueOn, State.PAID, evidence, day, words.strip(), null);
    }

    Tranche received(Instant at) {
        require(State.PAID);
        return with(dueOn, State.RECEIVED, evidence, paidOn, reference, at);
    }

    /** Nothing has arrived: it is due as before. */
    Tranche missed() {
        require(State.PAID);
        return with(dueOn, State.DUE, evidence, null, "", null);
    }

    private void require(State wanted) {
        if (state != wanted) {
            throw new AlreadyDone("closing.done.tranche");
        }
    }

    private Tranche with(
            @Nullable LocalDate due,
            State next,
            String said,
            @Nullable LocalDate day,
            String words,
            @Nullable Instant arrived) {
        return new Tranche(id, agreement, position, amount, milestone, due, next, said, day, words, arrived, version);
    }
}
