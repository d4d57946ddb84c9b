package org.halle.cohort;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.halle.desk.Covering;
import org.halle.document.Documents;
import org.halle.document.StoredDocument;
import org.halle.kernel.DocumentId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.MilestoneId;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.people.Rights;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Milestones: what is delivered for them, what its reviewer says, and who is reminded. */
@Service
@Transactional
public class Delivering {

    /** When a milestone is due, and when its venture is reminded of it. */
    public record Due(Instant dueAt, Instant remindAt) {}

    private final Milestones milestones;
    private final Ventures ventures;
    private final Documents documents;
    private final CohortProcess process;
    private final Rights rights;
    private final Covering covering;
    private final CohortLetters letters;
    private final ApplicationEventPublisher events;
    private final HalleClock clock;

    Delivering(
            Milestones milestones,
            Ventures ventures,
            Documents documents,
            CohortProcess process,
            Rights rights,
            Covering covering,
            CohortLetters letters,
            ApplicationEventPublisher events,
            HalleClock clock) {
        this.milestones = milestones;
        this.ventures = ventures;
        this.documents = documents;
        this.process = process;
        this.rights = rights;
        this.covering = covering;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /** Opens a milestone to its venture. */
    public Due open(MilestoneId id) {
        Milestone opened = milestones.save(get(id).opened());
        return new Due(opened.dueAt(), CohortCalendar.remindAt(opened.dueAt(), clock.instant()));
    }

    /** Reminds the venture, as long as something is waited for from it. */
    public void remind(MilestoneId id) {
        Milestone milestone = get(id);
        if (milestone.state() == Milestone.State.OPEN || milestone.state() == Milestone.State.REWORK) {
            letters.milestoneReminder(ventureOf(milestone), milestone);
        }
    }

    /** Hands a deliverable in. The files must be the deliverer's own, or belong to the milestone. */
    public void deliver(PersonId by, MilestoneId id, String summary, List<DocumentId> files) {
        Milestone milestone = get(id);
        Venture venture = ventureOf(milestone);
        CohortRights.requireLead(rights, by, venture);
        venture.requireAccompanied();
        requireTheirs(by, id, files);
        milestones.save(milestone.delivered(summary, files, by, clock.instant()));
    }

    /**
     * Accepts what was delivered, or sends it back with a comment.
     *
     * @return whether it was accepted
     */
    public boolean review(PersonId by, MilestoneId id, boolean accepted, String comment) {
        Milestone milestone = get(id);
        Venture venture = ventureOf(milestone);
        CohortRights.requireReviewer(rights, covering, by, venture);
        Milestone reviewed = milestones.save(milestone.reviewed(accepted, comment, by, clock.instant()));
        letters.deliverableReviewed(venture, reviewed, accepted, comment);
        if (accepted) {
            events.publishEvent(new MilestoneAccepted(id, venture.id()));
        }
        return accepted;
    }

    /** Asks the substitute to review, the referent not having answered. */
    public void escalate(MilestoneId id) {
        Milestone milestone = get(id);
        Milestone escalated = milestone.escalated(clock.instant());
        if (escalated != milestone) {
            Venture venture = ventureOf(milestone);
            letters.reviewEscalated(venture, milestones.save(escalated));
            if (venture.substitute() != null) {
                process.reviewAlsoBy(id, Set.of(venture.substitute()));
            }
        }
    }

    private void requireTheirs(PersonId by, MilestoneId id, Collection<DocumentId> files) {
        for (DocumentId file : files) {
            StoredDocument stored = documents.get(file);
            if (!stored.uploadedBy().equals(by) && !stored.subject().equals("milestone/" + id)) {
                throw new Forbidden();
            }
        }
    }

    private Milestone get(MilestoneId id) {
        return milestones.findById(id).orElseThrow(NotFound::new);
    }

    private Venture ventureOf(Milestone milestone) {
        return ventures.findById(milestone.venture()).orElseThrow(NotFound::new);
    }
}
