package org.halle.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.kernel.HalleClock;
import org.halle.kernel.VentureId;
import org.halle.notification.Letter;
import org.halle.notification.Mailing;
import org.halle.programme.ProgrammeReplanned;
import org.halle.programme.Programmes;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asking graduated ventures what became of them, six, twelve and twenty-four months after their cohort. */
@Service
@Transactional
public class FollowingUp {

    /** When a venture is asked. */
    public record Dates(Instant sixMonthsAt, Instant twelveMonthsAt, Instant twentyFourMonthsAt) {}

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final VentureRegister ventures;
    private final Programmes programmes;
    private final FollowUpProcess process;
    private final Mailing mailing;

    FollowingUp(VentureRegister ventures, Programmes programmes, FollowUpProcess process, Mailing mailing) {
        this.ventures = ventures;
        this.programmes = programmes;
        this.process = process;
        this.mailing = mailing;
    }

    /** Counts the dates from the end of the cohort, and tells the venture. */
    public Dates plan(VentureId id) {
        Venture venture = ventures.get(id);
        return plan(venture, programmes.get(venture.programme()).plan().endsOn());
    }

    /** Those who are followed up already are asked at other times when the cohort's end moves. */
    @EventListener
    void on(ProgrammeReplanned replanned) {
        LocalDate end = replanned.after().endsOn();
        if (end.equals(replanned.before().endsOn())) {
            return;
        }
        for (Venture venture : ventures.graduated(replanned.programme())) {
            if (process.running(venture.id())) {
                process.moved(venture.id(), plan(venture, end));
            }
        }
    }

    private Dates plan(Venture venture, LocalDate end) {
        mailing.post(about(venture, Letter.info("impact-follow-up", venture.lead()))
                .occurrence(end.toString())
                .with("six", end.plusMonths(6))
                .with("twelve", end.plusMonths(12))
                .with("twentyFour", end.plusMonths(24)));
        return new Dates(morning(end.plusMonths(6)), morning(end.plusMonths(12)), morning(end.plusMonths(24)));
    }

    /** Thanks the venture; nothing more is asked of it. */
    public void close(VentureId id) {
        Venture venture = ventures.get(id);
        mailing.post(about(venture, Letter.info("impact-follow-up-closed", venture.lead())));
    }

    private static Letter about(Venture venture, Letter letter) {
        return letter.about("venture/" + venture.id())
                .with("venture", venture.name())
                .link("/ventures/" + venture.id());
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(MORNING).atZone(HalleClock.PARIS).toInstant();
    }
}
