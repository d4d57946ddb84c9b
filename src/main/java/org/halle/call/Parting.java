package org.halle.call;

import java.util.List;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NewIds;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A partner leaves. Of a draft it is gone and that is all. Once an application is handed in nobody may join it any more,
 * but a departure is a fact: the rules are asked again without that partner, and where they no longer agree a manager
 * decides.
 */
@Service
@Transactional
public class Parting {

    private static final int LONGEST_REASON = 1000;

    private final Applications applications;
    private final Departures departures;
    private final Eligibility eligibility;
    private final Rights rights;
    private final CallProcess process;
    private final CallLetters letters;
    private final ApplicationEventPublisher events;
    private final HalleClock clock;

    Parting(
            Applications applications,
            Departures departures,
            Eligibility eligibility,
            Rights rights,
            CallProcess process,
            CallLetters letters,
            ApplicationEventPublisher events,
            HalleClock clock) {
        this.applications = applications;
        this.departures = departures;
        this.eligibility = eligibility;
        this.rights = rights;
        this.process = process;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a partner out.
     *
     * @param by the partner itself, the lead, or a manager
     * @param reason why; whoever takes part reads it
     */
    public void leave(PersonId by, ApplicationId id, PersonId partner, String reason) {
        Application before = applications.alone(id);
        boolean manages = rights.has(by, Role.MANAGER, before.programme());
        if (!by.equals(partner) && !before.lead().equals(by) && !manages) {
            throw new Forbidden();
        }
        String why = reason(reason);
        Partner leaving = before.partner(partner).orElseThrow(() -> new Refused("call.refused.not-a-partner"));
        Application without = applications.save(before.without(partner));
        letters.partnerLeft(before, leaving, why);
        if (before.status() == Application.Status.DRAFT) {
            process.partnerRemoved(id, partner);
            return;
        }
        departures.save(new Departure(NewIds.next(), id, partner, leaving.organisation(), why, clock.instant(), null));
        events.publishEvent(new PartnerLeft(id, partner));
        if (without.inPlay()) {
            // in the cohort no rule is asked again
            process.partnerLeft(without.id());
        }
    }

    /**
     * Asks the rules again, without who has left, and tells the managers.
     *
     * @return whether it may go on as it is; one that is checked later anyhow goes on until then
     */
    public boolean recheck(ApplicationId id) {
        Application application = applications.alone(id);
        if (application.status() == Application.Status.SUBMITTED
                || application.status() == Application.Status.TO_CORRECT) {
            letters.consortiumChanged(application, null, clock.instant());
            return true;
        }
        EligibilityDecision decision = eligibility.decide(application);
        letters.consortiumChanged(application, decision, clock.instant());
        return decision.outcome() == EligibilityDecision.Outcome.ELIGIBLE;
    }

    /**
     * A manager decides on an application that the rules no longer let pass.
     *
     * @param stays when it does not, its diagram ends next
     */
    public void decide(PersonId by, ApplicationId id, boolean stays, String reason) {
        Application application = applications.alone(id);
        rights.require(by, application.programme(), Role.MANAGER);
        String why = reason(reason);
        if (stays) {
            letters.keptDespiteDeparture(application, why, clock.instant());
            return;
        }
        Application excluded = applications.save(application.exclude());
        letters.excluded(excluded, why);
        events.publishEvent(new ApplicationWithdrawn(id, excluded.programme()));
        if (application.status() == Application.Status.ACCEPTED) {
            events.publishEvent(new SeatReleased(id, excluded.programme()));
        }
    }

    /** Who left after it was handed in, in that order. */
    @Transactional(readOnly = true)
    public List<Departure> departures(ApplicationId id) {
        return departures.findByApplicationOrderByLeftAt(id);
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
