package org.halle.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.halle.cohort.Samples.COACH;
import static org.halle.cohort.Samples.LEAD;
import static org.halle.cohort.Samples.NOW;

import java.util.List;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.DocumentId;
import org.halle.kernel.Refused;
import org.halle.kernel.VentureId;
import org.junit.jupiter.api.Test;

class MilestoneTest {

    private final VentureId venture = VentureId.random();

    @Test
    void isDeliveredOnceItIsOpen() {
        Milestone planned = Milestone.planned(venture, 1, "Feuille de route", "", NOW);
        assertThatThrownBy(() -> planned.delivered("Voici", List.of(), LEAD, NOW))
                .isInstanceOf(Refused.class);
        assertThat(planned.opened().delivered("Voici", List.of(), LEAD, NOW).state())
                .isEqualTo(Milestone.State.DELIVERED);
    }

    @Test
    void takesAFileOrSomeWordsButNotNothing() {
        Milestone open = Samples.open(venture);
        assertThatThrownBy(() -> open.delivered(" ", List.of(), LEAD, NOW)).isInstanceOf(Refused.class);
        assertThat(open.delivered("", List.of(DocumentId.random()), LEAD, NOW).state())
                .isEqualTo(Milestone.State.DELIVERED);
    }

    @Test
    void waitsForItsReviewBeforeTheNextDelivery() {
        Milestone delivered = Samples.delivered(venture);
        assertThatThrownBy(() -> delivered.delivered("Encore", List.of(), LEAD, NOW))
                .isInstanceOf(AlreadyDone.class);
    }

    @Test
    void isReworkedAsOftenAsNeededAndForgetsNothing() {
        Milestone milestone = Samples.delivered(venture)
                .reviewed(false, "Trop court", COACH, NOW)
                .delivered("Plus long", List.of(), LEAD, NOW)
                .reviewed(true, "Bravo", COACH, NOW);
        assertThat(milestone.state()).isEqualTo(Milestone.State.ACCEPTED);
        assertThat(milestone.deliveries()).extracting(Delivery::reviewComment).containsExactly("Trop court", "Bravo");
    }

    @Test
    void isSentBackOnlyWithAWord() {
        Milestone delivered = Samples.delivered(venture);
        assertThatThrownBy(() -> delivered.reviewed(false, " ", COACH, NOW)).isInstanceOf(Refused.class);
        assertThat(delivered.reviewed(true, "", COACH, NOW).state()).isEqualTo(Milestone.State.ACCEPTED);
    }

    @Test
    void isReviewedOnce() {
        Milestone accepted = Samples.delivered(venture).reviewed(true, "Bravo", COACH, NOW);
        assertThatThrownBy(() -> accepted.reviewed(false, "Finalement non", COACH, NOW))
                .isInstanceOf(AlreadyDone.class);
    }

    @Test
    void isEscalatedOnlyWhileAReviewIsWaitedFor() {
        Milestone delivered = Samples.delivered(venture);
        Milestone escalated = delivered.escalated(NOW);
        assertThat(escalated.escalatedAt()).isEqualTo(NOW);
        assertThat(escalated.escalated(NOW.plusSeconds(5))).isSameAs(escalated);
        Milestone open = Samples.open(venture);
        assertThat(open.escalated(NOW)).isSameAs(open);
        assertThat(escalated
                        .reviewed(false, "Trop court", COACH, NOW)
                        .delivered("Plus long", List.of(), LEAD, NOW)
                        .escalatedAt())
                .isNull();
    }

    @Test
    void isDroppedUnlessItWasReached() {
        Milestone accepted = Samples.delivered(venture).reviewed(true, "Bravo", COACH, NOW);
        assertThat(accepted.dropped()).isSameAs(accepted);
        Milestone dropped = Samples.delivered(venture).dropped();
        assertThat(dropped.state()).isEqualTo(Milestone.State.DROPPED);
        assertThatThrownBy(dropped::opened).isInstanceOf(Refused.class);
        assertThat(accepted.movedTo(NOW.plusSeconds(99))).isSameAs(accepted);
    }
}
