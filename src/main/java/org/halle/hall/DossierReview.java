package org.halle.hall;

import java.time.Duration;
import java.time.Instant;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.DossierReviewId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.RoundId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One funder's reading of one dossier, for one round.
 *
 * @param funder the person who is asked
 * @param organisation for whom
 * @param decideBy until when an answer is hoped for; null until opened
 * @param interest null until answered
 * @param opinion the funder's own words, for the programme's team
 */
@Table("dossier_review")
public record DossierReview(
        @Id DossierReviewId id,
        RoundId round,
        PersonId funder,
        OrganisationId organisation,
        State state,
        @Nullable Instant openedAt,
        @Nullable Instant decideBy,
        @Nullable Interest interest,
        String opinion,
        @Nullable Instant answeredAt,
        @Version @Nullable Long version) {

    /** Where a review stands. */
    public enum State {
        ASKED,
        OPEN,
        /** Interested, no pledge yet. */
        INTERESTED,
        PLEDGED,
        DECLINED,
        /** The round ended first. */
        LAPSED;

        /** Whether an answer or a pledge may still come. */
        public boolean pending() {
            return this == ASKED || this == OPEN || this == INTERESTED;
        }
    }

    private static final Duration NOTICE = Duration.ofDays(7);

    static DossierReview asked(RoundId round, PersonId funder, OrganisationId organisation) {
        return new DossierReview(
                DossierReviewId.random(), round, funder, organisation, State.ASKED, null, null, null, "", null, null);
    }

    /**
     * @param decisionDays how long the funder usually takes
     * @param roundClosesAt no answer is of use after that
     */
    DossierReview opened(Instant at, int decisionDays, Instant roundClosesAt) {
        if (state != State.ASKED) {
            return this;
        }
        return with(State.OPEN, at, answerBy(at, decisionDays, roundClosesAt), interest, opinion, answeredAt);
    }

    /** The round's end moved: so does the answer's. */
    DossierReview movedTo(int decisionDays, Instant roundClosesAt) {
        return state.pending() && openedAt != null
                ? with(state, openedAt, answerBy(openedAt, decisionDays, roundClosesAt), interest, opinion, answeredAt)
                : this;
    }

    /** @throws AlreadyDone when it was answered, or the round has ended */
    DossierReview answered(Interest said, String words, Instant at) {
        if (state != State.OPEN && state != State.ASKED) {
            throw new AlreadyDone("hall.done.review");
        }
        return with(said.goesOn() ? State.INTERESTED : State.DECLINED, openedAt, decideBy, said, words.strip(), at);
    }

    /** Adds what the funder's committee says, if anything, to what its reader said. */
    DossierReview noted(String words) {
        if (words.isBlank()) {
            return this;
        }
        String all = opinion.isEmpty() ? words.strip() : opinion + "\n\n" + words.strip();
        return with(state, openedAt, decideBy, interest, all, answeredAt);
    }

    /** The funder was interested, and decided against it in the end. */
    DossierReview declined() {
        return with(State.DECLINED, openedAt, decideBy, interest, opinion, answeredAt);
    }

    /** A pledge says more than any answer. */
    DossierReview pledged() {
        return with(
                State.PLEDGED, openedAt, decideBy, interest == null ? Interest.STRONG : interest, opinion, answeredAt);
    }

    DossierReview lapsed() {
        return state.pending() ? with(State.LAPSED, openedAt, decideBy, interest, opinion, answeredAt) : this;
    }

    /** When to remind: a week before an answer is due, or halfway when there is less time than two weeks. */
    public @Nullable Instant remindAt() {
        if (openedAt == null || decideBy == null) {
            return null;
        }
        Duration given = Duration.between(openedAt, decideBy);
        return given.compareTo(NOTICE.multipliedBy(2)) >= 0
                ? decideBy.minus(NOTICE)
                : openedAt.plus(given.dividedBy(2));
    }

    private static Instant answerBy(Instant from, int decisionDays, Instant roundClosesAt) {
        Instant usual = from.plus(Duration.ofDays(decisionDays));
        return usual.isBefore(roundClosesAt) ? usual : roundClosesAt;
    }

    private DossierReview with(
            State state,
            @Nullable Instant openedAt,
            @Nullable Instant decideBy,
            @Nullable Interest interest,
            String opinion,
            @Nullable Instant answeredAt) {
        return new DossierReview(
                id, round, funder, organisation, state, openedAt, decideBy, interest, opinion, answeredAt, version);
    }
}
