package org.halle.cohort;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.halle.kernel.MilestoneId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.SessionId;
import org.halle.kernel.VentureId;

/** How a cohort speaks with its diagrams. */
public interface CohortProcess {

    /** Everything else that waits for the venture stops waiting. */
    void withdrawn(VentureId venture);

    /** Nothing waits for the venture any more, and no timer fires, until it comes back. */
    void paused(VentureId venture, Collection<MilestoneId> pending);

    /** Everything waits again; what was due while it stood aside is due as much later. */
    void resumed(VentureId venture, Collection<MilestoneId> pending, Duration later);

    /** No session is missing any more: whoever waits for that goes on. */
    void sessionsMadeUp(VentureId venture);

    /** The venture's way ends at another time. */
    void ventureMoved(VentureId venture, Instant endsAt);

    /** The cohort begins and ends at other times. */
    void cohortMoved(ProgrammeId programme, Instant startsAt, Instant endsAt);

    /** The ways of many ventures end at other times. */
    void venturesMoved(Map<VentureId, Instant> endsAt);

    /** What those ventures are asked first is due at another time. */
    void onboardingMoved(Collection<VentureId> ventures, Instant onboardBy);

    /** The charter is no longer asked of somebody who is out of the project. */
    void signatoryLeft(VentureId venture, PersonId signatory);

    /** The milestone is due, and reminded of, at another time. */
    void milestoneMoved(MilestoneId milestone, Instant dueAt, Instant remindAt);

    /** The same for many. */
    void milestonesMoved(Map<MilestoneId, Delivering.Due> due);

    /** The review is asked of these people too. */
    void reviewAlsoBy(MilestoneId milestone, Set<PersonId> reviewers);

    /** Attendance at these sessions of one programme is asked for at another time: when each ends. */
    void sessionsMoved(ProgrammeId programme, Map<SessionId, Instant> endsAt);
}
