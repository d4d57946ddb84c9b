package org.halle.hall.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import org.halle.hall.HallRegister;
import org.halle.hall.HallRights;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.kernel.TrancheId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One payment, from the day it is promised to the day it has arrived. */
@Service
@Transactional
public class Paying {

    private static final int REMINDER_DAYS_BEFORE = 7;
    private static final int DAYS_BETWEEN_REMINDERS = 7;
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    /** Until when it should be paid, and when the funder is reminded first. */
    public record Due(Instant dueAt, Instant remindAt) {}

    private final Tranches tranches;
    private final Agreements agreements;
    private final HallRegister hall;
    private final HallRights rights;
    private final ClosingLetters letters;
    private final HalleClock clock;

    Paying(
            Tranches tranches,
            Agreements agreements,
            HallRegister hall,
            HallRights rights,
            ClosingLetters letters,
            HalleClock clock) {
        this.tranches = tranches;
        this.agreements = agreements;
        this.hall = hall;
        this.rights = rights;
        this.letters = letters;
        this.clock = clock;
    }

    /** Whether a milestone comes before the payment. */
    @Transactional(readOnly = true)
    public boolean waits(TrancheId id) {
        return tranches.get(id).state() == Tranche.State.WAITING;
    }

    /** Tells the funder when it pays; the first reminder comes a week before, or a week from now. */
    public Due call(TrancheId id) {
        Tranche tranche = tranches.get(id);
        LocalDate due = due(tranche);
        letters.due(agreement(tranche), tranche, due);
        LocalDate first = due.minusDays(REMINDER_DAYS_BEFORE);
        LocalDate today = clock.today();
        return new Due(
                due.atTime(END_OF_DAY).atZone(HalleClock.PARIS).toInstant(),
                morning(first.isAfter(today) ? first : today.plusDays(DAYS_BETWEEN_REMINDERS)));
    }

    /**
     * Reminds the funder, and once it is late tells the team.
     *
     * @return when to do so again
     */
    public Instant remind(TrancheId id) {
        Tranche tranche = tranches.get(id);
        LocalDate today = clock.today();
        if (tranche.state() == Tranche.State.DUE) {
            letters.paymentReminder(agreement(tranche), tranche, due(tranche), today);
        }
        return morning(today.plusDays(DAYS_BETWEEN_REMINDERS));
    }

    /**
     * The project has reached what the payment waited for.
     *
     * @param evidence what the funder should know about it
     */
    public void reach(PersonId by, TrancheId id, String evidence) {
        Tranche tranche = tranches.get(id);
        requireLead(by, tranche);
        if (evidence.isBlank()) {
            throw new Refused("closing.refused.no-evidence");
        }
        tranches.save(tranche.reached(evidence, clock.today()));
    }

    /**
     * The funder has paid.
     *
     * @param on the day of the transfer, not to come
     * @param reference what stands on it; may be empty
     */
    public void pay(PersonId by, TrancheId id, @Nullable LocalDate on, String reference) {
        Tranche tranche = tranches.get(id);
        Agreement agreement = agreement(tranche);
        if (!rights.organisations(by, agreement.programme()).contains(agreement.funder())) {
            throw new Forbidden();
        }
        LocalDate today = clock.today();
        LocalDate day = Objects.requireNonNullElse(on, today);
        letters.paid(agreement, tranches.save(tranche.paid(day, reference, today)), day);
    }

    /** The project has it, or has not. */
    public void receive(PersonId by, TrancheId id, boolean arrived) {
        Tranche tranche = tranches.get(id);
        requireLead(by, tranche);
        Tranche next = tranches.save(arrived ? tranche.received(clock.instant()) : tranche.missed());
        letters.receipt(agreement(tranche), next, arrived);
    }

    private void requireLead(PersonId by, Tranche tranche) {
        if (!hall.dossier(agreement(tranche).dossier()).lead().equals(by)) {
            throw new Forbidden();
        }
    }

    private Agreement agreement(Tranche tranche) {
        return agreements.get(tranche.agreement());
    }

    private static LocalDate due(Tranche tranche) {
        return Objects.requireNonNull(tranche.dueOn(), "a payment that is called has its day");
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(MORNING).atZone(HalleClock.PARIS).toInstant();
    }
}
