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
import org.halle.programme.Programmes;
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
    private final Mailing mailing;

    FollowingUp(VentureRegister ventures, Programmes programmes, Mailing mailing) {
        this.ventures = ventures;
        this.programmes = programmes;
        this.mailing = mailing;
    }

    /** Counts the dates from the end of the cohort, and tells the venture. */
    public Dates plan(VentureId id) {
        Venture venture = ventures.get(id);
        LocalDate end = programmes.get(venture.programme()).plan().endsOn();
        mailing.post(about(venture, Letter.info("impact-follow-up", venture.lead()))
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
