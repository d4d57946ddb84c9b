package org.halle.hall;

import java.time.Instant;
import java.util.Objects;
import org.halle.kernel.DossierReviewId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A funder reads a dossier and says what it thinks of it. */
@Service
@Transactional
public class Reviewing {

    private static final int USUAL_DECISION_DAYS = 60;

    private final DossierReviews reviews;
    private final Rounds rounds;
    private final Dossiers dossiers;
    private final Funders funders;
    private final Tables tables;
    private final Questioning questioning;
    private final HallRights rights;
    private final HallLetters letters;
    private final HalleClock clock;

    Reviewing(
            DossierReviews reviews,
            Rounds rounds,
            Dossiers dossiers,
            Funders funders,
            Tables tables,
            Questioning questioning,
            HallRights rights,
            HallLetters letters,
            HalleClock clock) {
        this.reviews = reviews;
        this.rounds = rounds;
        this.dossiers = dossiers;
        this.funders = funders;
        this.tables = tables;
        this.questioning = questioning;
        this.rights = rights;
        this.letters = letters;
        this.clock = clock;
    }

    /** Asks the funder, with the time it usually takes. */
    public DossierReview open(DossierReviewId id) {
        DossierReview asked = reviews.get(id);
        Round round = rounds.get(asked.round());
        int days =
                funders.findById(asked.organisation()).map(Funder::decisionDays).orElse(USUAL_DECISION_DAYS);
        DossierReview opened = reviews.save(asked.opened(clock.instant(), days, round.closesAt()));
        letters.reviewAsked(dossiers.get(round.dossier()), opened, decideBy(opened));
        return opened;
    }

    /** Reminds a funder who has not answered yet. */
    public void remind(DossierReviewId id) {
        DossierReview review = reviews.get(id);
        if (review.state() == DossierReview.State.OPEN) {
            letters.reviewReminder(dossiers.get(rounds.get(review.round()).dossier()), review, decideBy(review));
        }
    }

    /**
     * Keeps what a funder thinks.
     *
     * @param opinion for the programme's team
     * @param question to the project; empty when there is none
     * @return whether the funder is asked for a pledge
     */
    public boolean answer(PersonId by, DossierReviewId id, Interest interest, String opinion, String question) {
        DossierReview review = reviews.get(id);
        if (!review.funder().equals(by)) {
            throw new Forbidden();
        }
        Round round = rounds.get(review.round());
        round.requireOpen(clock.decisive());
        DossierReview answered = reviews.save(review.answered(interest, opinion, clock.instant()));
        if (!question.isBlank()) {
            questioning.ask(by, round.id(), question);
        }
        tellWhenAllAnswered(round);
        return Objects.requireNonNullElse(answered.interest(), Interest.NONE).goesOn();
    }

    /** The process of a funder's own that comes before its pledge; empty when it has none. */
    @Transactional(readOnly = true)
    public String ownSteps(DossierReview review) {
        return funders.findById(review.organisation()).map(Funder::ownSteps).orElse("");
    }

    /**
     * Keeps what the committee of a funder says.
     *
     * @throws Forbidden for who is not of that funder
     */
    public void noteOpinion(PersonId by, DossierReviewId id, String words) {
        DossierReview review = reviews.get(id);
        requireColleague(by, review);
        reviews.save(review.noted(words));
    }

    /** What the committee of a funder said; empty when nothing. */
    @Transactional(readOnly = true)
    public String opinion(DossierReviewId id) {
        return reviews.get(id).opinion();
    }

    /**
     * Checks that a second person signs.
     *
     * @param first who signed before
     * @throws Forbidden for who is not of that funder
     * @throws Refused for the same person
     */
    public void countersign(PersonId by, DossierReviewId id, PersonId first) {
        requireColleague(by, reviews.get(id));
        if (by.equals(first)) {
            throw new Refused("hall.refused.same-signer");
        }
    }

    /** The funder's own steps ended against it. */
    public void decline(DossierReviewId id) {
        DossierReview review = reviews.get(id);
        if (review.state() == DossierReview.State.INTERESTED) {
            reviews.save(review.declined());
            tellWhenAllAnswered(rounds.get(review.round()));
        }
    }

    private void requireColleague(PersonId by, DossierReview review) {
        ProgrammeId programme = rounds.get(review.round()).programme();
        if (!rights.organisations(by, programme).contains(review.organisation())) {
            throw new Forbidden();
        }
    }

    /** After an answer or a pledge: when nobody is left, the team may decide. */
    void tellWhenAllAnswered(Round round) {
        if (reviews.findByRound(round.id()).stream()
                .noneMatch(review -> review.state().pending())) {
            letters.everybodyAnswered(dossiers.get(round.dossier()), round, tables.at(round, clock.instant()));
        }
    }

    private static Instant decideBy(DossierReview review) {
        return Objects.requireNonNull(review.decideBy(), "an open review has its date");
    }
}
