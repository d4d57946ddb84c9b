package org.halle.cohort;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.DocumentId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.MilestoneId;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.kernel.VentureId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A step of a venture's accompaniment that ends with something delivered and accepted.
 *
 * @param number its place in the venture's plan, from 1
 * @param brief what is to be delivered, in the words of the programme's plan; may be empty
 * @param escalatedAt when the substitute was asked to review, the referent not having answered
 * @param deliveries every delivery, oldest first
 */
@Table("milestone")
public record Milestone(
        @Id MilestoneId id,
        VentureId venture,
        int number,
        String title,
        String brief,
        Instant dueAt,
        State state,
        @Nullable Instant escalatedAt,
        @MappedCollection(idColumn = "milestone_id", keyColumn = "attempt") List<Delivery> deliveries,
        @Version @Nullable Long version) {

    /** Where a milestone stands. */
    public enum State {
        PLANNED,
        OPEN,
        DELIVERED,
        REWORK,
        ACCEPTED,
        /** The venture left before it was accepted. */
        DROPPED;

        /** Whether something is still to be done for it. */
        public boolean pending() {
            return this != ACCEPTED && this != DROPPED;
        }
    }

    static Milestone planned(VentureId venture, int number, String title, String brief, Instant dueAt) {
        return new Milestone(
                MilestoneId.random(), venture, number, title, brief, dueAt, State.PLANNED, null, List.of(), null);
    }

    /** Opens it; open already, it stays as it is. */
    Milestone opened() {
        if (state == State.DROPPED) {
            throw new Refused("cohort.refused.milestone-dropped");
        }
        return state == State.PLANNED ? with(State.OPEN, dueAt, escalatedAt, deliveries) : this;
    }

    /** @throws AlreadyDone when a delivery waits for review or was accepted */
    Milestone delivered(String summary, Collection<DocumentId> documents, PersonId by, Instant at) {
        if (state == State.DELIVERED || state == State.ACCEPTED) {
            throw new AlreadyDone("cohort.done.delivery");
        }
        if (state == State.PLANNED) {
            throw new Refused("cohort.refused.milestone-not-open");
        }
        if (state == State.DROPPED) {
            throw new Refused("cohort.refused.milestone-dropped");
        }
        if (summary.isBlank() && documents.isEmpty()) {
            throw new Refused("cohort.refused.empty-delivery");
        }
        List<Delivery> more = new ArrayList<>(deliveries);
        more.add(Delivery.of(summary.strip(), documents, by, at));
        return with(State.DELIVERED, dueAt, null, more);
    }

    /** @throws Refused when sent back without a word: nobody can rework in the dark */
    Milestone reviewed(boolean accepted, String comment, PersonId by, Instant at) {
        if (state != State.DELIVERED) {
            throw new AlreadyDone("cohort.done.review");
        }
        if (!accepted && comment.isBlank()) {
            throw new Refused("cohort.refused.rework-without-comment");
        }
        List<Delivery> reviewed = new ArrayList<>(deliveries);
        int last = reviewed.size() - 1;
        reviewed.set(last, reviewed.get(last).reviewed(accepted, comment.strip(), by, at));
        return with(accepted ? State.ACCEPTED : State.REWORK, dueAt, escalatedAt, reviewed);
    }

    /** Asks the substitute too; once is enough, and only while a review is waited for. */
    Milestone escalated(Instant at) {
        return state == State.DELIVERED && escalatedAt == null ? with(state, dueAt, at, deliveries) : this;
    }

    Milestone dropped() {
        return state.pending() ? with(State.DROPPED, dueAt, escalatedAt, deliveries) : this;
    }

    /** Moves when it is due; one that is over keeps its date. */
    Milestone movedTo(Instant due) {
        return state.pending() ? with(state, due, escalatedAt, deliveries) : this;
    }

    public Optional<Delivery> lastDelivery() {
        return deliveries.isEmpty() ? Optional.empty() : Optional.of(deliveries.get(deliveries.size() - 1));
    }

    /** The day it is due, in Paris. */
    public LocalDate dueOn() {
        return LocalDate.ofInstant(dueAt, HalleClock.PARIS);
    }

    private Milestone with(State state, Instant dueAt, @Nullable Instant escalatedAt, Collection<Delivery> deliveries) {
        return new Milestone(
                id, venture, number, title, brief, dueAt, state, escalatedAt, List.copyOf(deliveries), version);
    }
}
