package org.halle.hall.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.halle.engine.Diagrams;
import org.halle.hall.DossierReview;
import org.halle.hall.HallCases;
import org.halle.hall.Reviewing;
import org.halle.kernel.DossierReviewId;
import org.halle.kernel.RoundId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DossierReviewProcessTest {

    private final Reviewing reviewing = mock(Reviewing.class);
    private final HallSteps steps = new HallSteps();
    private final Diagrams diagrams = Diagrams.of("dossier-review", "committee")
            .steps(steps.openDossierReview(reviewing), steps.remindFunder(reviewing), steps.declineDossier(reviewing));
    private final DossierReview review = HallCases.review(RoundId.random());
    private final UUID key = review.id().value();

    @BeforeEach
    void ask() {
        given(reviewing.open(new DossierReviewId(key))).willReturn(review);
        given(reviewing.ownSteps(review)).willReturn("");
        diagrams.start("dossier-review", key, Map.of());
    }

    @AfterEach
    void close() {
        diagrams.close();
    }

    @Test
    void asksTheFunderWithItsDate() {
        assertThat(diagrams.tasks(HallModel.REVIEW_DOSSIER)).singleElement().satisfies(task -> {
            assertThat(task.getAssignee()).isEqualTo(review.funder().toString());
            assertThat(task.getDueDate()).isEqualTo(Date.from(review.decideBy()));
        });
    }

    @Test
    void asksAnInterestedFunderForAPledge() {
        diagrams.complete(HallModel.REVIEW_DOSSIER, Map.of(HallModel.INTERESTED, true));
        assertThat(diagrams.tasks(HallModel.PLEDGE)).singleElement().satisfies(task -> assertThat(task.getAssignee())
                .isEqualTo(review.funder().toString()));
        diagrams.complete(HallModel.PLEDGE, Map.of());
        assertThat(diagrams.endedAt()).containsExactly("Event_PledgeMade");
        assertThat(diagrams.nothingLeft()).isTrue();
        then(reviewing).should(never()).remind(review.id());
    }

    @Test
    void letsAFunderGoWhoIsNotInterested() {
        diagrams.complete(HallModel.REVIEW_DOSSIER, Map.of(HallModel.INTERESTED, false));
        assertThat(diagrams.endedAt()).containsExactly("Event_NoFollowUp");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void remindsOnceAndGoesOnWaiting() {
        diagrams.travelTo(review.remindAt());
        then(reviewing).should().remind(review.id());
        assertThat(diagrams.waitingAt()).containsExactly(HallModel.REVIEW_DOSSIER);
        diagrams.travelTo(review.decideBy());
        then(reviewing).should().remind(review.id());
    }

    @Test
    void takesAFunderWithACommitteeThroughItBeforeItsPledge() {
        throughTheCommittee();
        diagrams.complete(HallModel.GIVE_OPINION, Map.of(HallModel.AGREED, true, HallModel.OPINION_BY, "p"));
        diagrams.complete(HallModel.COUNTERSIGN, Map.of(HallModel.AGREED, true));
        assertThat(diagrams.tasks(HallModel.PLEDGE)).hasSize(1);
        diagrams.complete(HallModel.PLEDGE, Map.of());
        assertThat(diagrams.nothingLeft()).isTrue();
        then(reviewing).should(never()).decline(review.id());
    }

    @Test
    void declinesWhenTheCommitteeOrTheSecondSignatureIsAgainst() {
        throughTheCommittee();
        diagrams.complete(HallModel.GIVE_OPINION, Map.of(HallModel.AGREED, true, HallModel.OPINION_BY, "p"));
        diagrams.complete(HallModel.COUNTERSIGN, Map.of(HallModel.AGREED, false));
        then(reviewing).should().decline(review.id());
        assertThat(diagrams.endedAt()).contains("Event_Declined");

        throughTheCommittee();
        diagrams.complete(HallModel.GIVE_OPINION, Map.of(HallModel.AGREED, false, HallModel.OPINION_BY, "p"));
        then(reviewing).should(times(2)).decline(review.id());
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    /** Leaves the case that has begun without a committee, and begins one with. */
    private void throughTheCommittee() {
        diagrams.tasks(HallModel.REVIEW_DOSSIER)
                .forEach(task -> diagrams.complete(HallModel.REVIEW_DOSSIER, Map.of(HallModel.INTERESTED, false)));
        given(reviewing.ownSteps(review)).willReturn("committee");
        diagrams.start("dossier-review", key, Map.of());
        diagrams.complete(HallModel.REVIEW_DOSSIER, Map.of(HallModel.INTERESTED, true));
        assertThat(diagrams.tasks(HallModel.GIVE_OPINION)).hasSize(1);
        assertThat(diagrams.tasks(HallModel.PLEDGE)).isEmpty();
    }
}
