package org.halle.call;

import java.time.Instant;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.programme.Programmes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Giving one application more time than the others, for a reason that is written down. */
@Service
@Transactional
public class Delaying {

    private static final int LONGEST_REASON = 1000;

    private final Calls calls;
    private final Applications applications;
    private final Programmes programmes;
    private final Rights rights;
    private final AnswerSheet sheet;
    private final CallProcess process;
    private final CallLetters letters;
    private final HalleClock clock;

    Delaying(
            Calls calls,
            Applications applications,
            Programmes programmes,
            Rights rights,
            AnswerSheet sheet,
            CallProcess process,
            CallLetters letters,
            HalleClock clock) {
        this.calls = calls;
        this.applications = applications;
        this.programmes = programmes;
        this.rights = rights;
        this.sheet = sheet;
        this.process = process;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Gives a draft, or one that lapsed, a deadline of its own. What lapsed is a draft again, with all that was typed;
     * partners who had not signed are asked once more.
     */
    public void grant(PersonId by, GrantDelay wanted) {
        rights.require(by, applications.get(wanted.application()).programme(), Role.MANAGER);
        // alone: the call does not close meanwhile
        Call call = calls.alone(applications.get(wanted.application()).call());
        Application before = applications.alone(wanted.application());
        requireInTime(call, wanted.until());
        Delay delay = new Delay(wanted.until(), reason(wanted.reason()), by, clock.instant());
        Application delayed = applications.save(before.delay(delay, call));
        process.delayed(delayed, before.status() == Application.Status.LAPSED);
        letters.delayed(delayed, delay);
    }

    /** Ends a draft whose own deadline has passed; one that came in time, or has more time still, is left alone. */
    public void close(ApplicationId id) {
        Call call = calls.held(applications.get(id).call());
        Application late = applications.alone(id);
        Instant deadline = late.deadline(call);
        if (late.status() != Application.Status.DRAFT || clock.decisive().isBefore(deadline)) {
            return;
        }
        Application lapsed = applications.save(late.lapse(sheet.typed(id)));
        letters.notSubmitted(lapsed, deadline);
        process.callClosed(id);
    }

    /** The jury allocates what is there when it opens: whoever comes later is read by nobody. */
    private void requireInTime(Call call, Instant until) {
        if (call.endless()) {
            throw new Refused("call.refused.delay-rolling");
        }
        if (!until.isAfter(clock.decisive())) {
            throw new Refused("call.refused.delay-past");
        }
        if (!until.isAfter(call.closesAt())) {
            throw new Refused("call.refused.delay-short", Written.instant(call.closesAt()));
        }
        Instant juryOpens = programmes.get(call.programme()).plan().juryOpensAt();
        if (until.isAfter(juryOpens)) {
            throw new Refused("call.refused.delay-long", Written.instant(juryOpens));
        }
    }

    private static String reason(String typed) {
        String reason = typed.strip();
        if (reason.isEmpty()) {
            throw new Refused("call.refused.reason-missing");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new Refused("call.refused.reason-long", LONGEST_REASON);
        }
        return reason;
    }
}
