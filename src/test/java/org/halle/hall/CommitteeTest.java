package org.halle.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.halle.HalleTest;
import org.halle.desk.Desk;
import org.halle.kernel.Money;
import org.halle.kernel.Refused;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A funder with steps of its own: a committee of two before it pledges. */
@HalleTest
class CommitteeTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Profiling profiling;

    @Autowired
    private Desk desk;

    private HallStage stage;
    /** Who reads for the bank, and another of its people. */
    private Person first;

    private Person second;

    @BeforeEach
    void aBankWithACommittee() {
        stage = HallStage.open(context);
        People people = context.getBean(People.class);
        second = people.register(stage.bank.email().replace(".bank", ".second"), "Aude", "Duphare", Language.FR);
        people.grant(second.id(), Role.FUNDER, stage.programme, stage.bankOrganisation);
        profiling.describe(stage.bank.id(), stage.bankOrganisation, profile("committee"));
        stage.published();
        first = stage.bank;
        if (!review().funder().equals(first.id())) {
            first = second;
            second = stage.bank;
        }
        stage.complete(first, "Task_ReviewDossier", Map.of("interest", "strong"));
    }

    @Test
    void pledgesOnlyAfterTwoPersonsHaveSigned() {
        stage.complete(first, "Task_GiveOpinion", Map.of("agreed", "yes", "opinion", "Solide, à suivre de près."));

        String task = stage.task(second.id(), "Task_Countersign").id();
        assertThat(desk.open(second.id(), task).data()).containsEntry("opinion", "Solide, à suivre de près.");
        assertThatThrownBy(() -> desk.complete(first.id(), task, Map.of("agreed", "yes")))
                .isInstanceOf(Refused.class)
                .extracting(refused -> ((Refused) refused).code())
                .isEqualTo("hall.refused.same-signer");
        stage.complete(second, "Task_Countersign", Map.of("agreed", "yes"));

        assertThat(stage.task(first.id(), "Task_Pledge")).isNotNull();
        assertThat(review().state()).isEqualTo(DossierReview.State.INTERESTED);
    }

    @Test
    void declinesWhenTheCommitteeIsAgainst() {
        stage.complete(second, "Task_GiveOpinion", Map.of("agreed", "no"));

        assertThat(stage.tasks(first.id())).isEmpty();
        assertThat(stage.tasks(second.id())).isEmpty();
        assertThat(review().state()).isEqualTo(DossierReview.State.DECLINED);
    }

    @Test
    void asksNobodyOfAnotherFunder() {
        assertThat(stage.tasks(stage.foundation.id()))
                .extracting(task -> task.activity())
                .containsExactly("Task_ReviewDossier");
    }

    @Test
    void aFunderWithoutStepsOfItsOwnPledgesAtOnce() {
        stage.complete(stage.foundation, "Task_ReviewDossier", Map.of("interest", "strong"));

        assertThat(stage.task(stage.foundation.id(), "Task_Pledge")).isNotNull();
    }

    @Test
    void stepsThatNoDiagramOffersAreRefused() {
        assertThatThrownBy(() -> profiling.describe(stage.bank.id(), stage.bankOrganisation, profile("venture")))
                .isInstanceOf(Refused.class)
                .extracting(refused -> ((Refused) refused).code())
                .isEqualTo("hall.refused.own-steps");
    }

    private DossierReview review() {
        return context.getBean(DossierReviews.class)
                .findByRoundAndOrganisation(stage.round.id(), stage.bankOrganisation)
                .orElseThrow();
    }

    private static FunderProfile profile(String steps) {
        return new FunderProfile(
                FunderKind.BANQUE_ETHIQUE,
                Set.of(Instrument.PRET),
                Money.euros(1_000),
                Money.euros(500_000),
                Set.of(),
                Set.of(),
                30,
                "",
                steps);
    }
}
