package org.halle.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.halle.HalleTest;
import org.halle.desk.OpenTask;
import org.halle.engine.Conversation;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Money;
import org.halle.kernel.PledgeId;
import org.halle.kernel.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A round in the full stack: people, diagrams, letters and the table together. */
@HalleTest
@Tag("database")
class HallTest {

    @Autowired
    private Tables tables;

    @Autowired
    ApplicationContext context;

    @Autowired
    HallReading reading;

    @Autowired
    Pledging pledging;

    @Autowired
    Questioning questioning;

    @Autowired
    RoundClosing closing;

    @Autowired
    Rounds rounds;

    @Autowired
    Pledges pledges;

    @Autowired
    DossierReviews reviews;

    @Autowired
    Conversation conversation;

    @Autowired
    JdbcClient database;

    @Autowired
    HalleClock clock;

    private HallStage stage;

    @BeforeEach
    void openTheHall() {
        stage = HallStage.open(context);
    }

    @Test
    void asksTheProjectForADossierThatIsBegunAlready() {
        OpenTask task = stage.task(stage.lead.id(), "Task_PublishDossier");
        assertThat(task.due()).isNotNull();
        Sheet draft = reading.open(stage.lead.id(), stage.dossier.id());
        assertThat(draft.dossier().pitch()).isEqualTo("Une filière bois-bocage.");
        assertThat(draft.dossier().target()).isEqualTo(Money.euros(100_000));
        assertThat(letters(stage.lead.id())).containsExactly("hall-dossier-asked");
        assertThatThrownBy(() -> reading.open(stage.bank.id(), stage.dossier.id()))
                .isInstanceOf(org.halle.kernel.NotFound.class);
    }

    @Test
    void asksTheFundersWhomTheRulesChoose() {
        stage.published();
        Sheet sheet = reading.open(stage.manager.id(), stage.dossier.id());
        assertThat(sheet.funders())
                .extracting(Sheet.Reader::reason)
                .containsExactlyInAnyOrder("ok", "ok", "other_instrument");
        assertThat(stage.tasks(stage.bank.id())).hasSize(1);
        assertThat(stage.tasks(stage.angels.id())).isEmpty();
        assertThat(letters(stage.bank.id())).containsExactly("hall-review-asked");
        assertThat(letters(stage.angels.id())).isEmpty();
    }

    @Test
    void endsByItselfWhenTheTargetIsFirm() {
        stage.published();
        interested(stage.bank);
        interested(stage.foundation);
        stage.complete(stage.foundation, "Task_Pledge", pledge(40_000, "don", 100_000));
        assertThat(reading.open(stage.lead.id(), stage.dossier.id()).pledges())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.standing()).isEqualTo(Sheet.Standing.WAITING);
                    assertThat(line.unmet()).singleElement().asString().contains("60");
                });
        stage.complete(stage.bank, "Task_Pledge", pledge(60_000, "pret", null));
        Round round = rounds.get(stage.round.id());
        assertThat(round.state()).isEqualTo(Round.State.FUNDED);
        assertThat(round.ending()).isEqualTo(Round.Ending.TARGET);
        assertThat(round.firm()).isEqualTo(Money.euros(100_000));
        assertThat(pledges.findByRoundOrderByMadeAt(round.id()))
                .extracting(Pledge::retained)
                .containsOnly(true);
        assertThat(conversation.running("round", round.id().value())).isFalse();
        assertThat(stage.tasks(stage.bank.id())).isEmpty();
        assertThat(letters(stage.foundation.id()))
                .contains("hall-pledge-confirmed", "hall-pledge-firm", "hall-agreement");
        assertThat(letters(stage.lead.id())).contains("hall-pledge-received", "hall-round-funded");
    }

    @Test
    void answersAFundersQuestionForAll() {
        stage.published();
        stage.complete(
                stage.bank,
                "Task_ReviewDossier",
                Map.of("interest", "maybe", "comment", "À voir.", "question", "Quel est le prix du bois ?"));
        stage.complete(
                stage.lead, "Task_AnswerQuestion", Map.of("answer", "Cent vingt euros la tonne.", "visibility", "all"));
        assertThat(reading.open(stage.foundation.id(), stage.dossier.id()).questions())
                .singleElement()
                .satisfies(question -> {
                    assertThat(question.answer()).startsWith("Cent vingt");
                    assertThat(question.by()).isNull();
                });
        assertThat(letters(stage.foundation.id())).contains("hall-question-answered");
        assertThat(letters(stage.lead.id())).contains("hall-question-asked");
    }

    @Test
    void answersAFundersQuestionForThatFunderAlone() {
        stage.published();
        questioning.ask(stage.bank.id(), stage.round.id(), "Et la marge ?");
        stage.complete(stage.lead, "Task_AnswerQuestion", Map.of("answer", "Trois pour cent.", "visibility", "asker"));
        assertThat(reading.open(stage.foundation.id(), stage.dossier.id()).questions())
                .isEmpty();
        assertThat(reading.open(stage.bank.id(), stage.dossier.id()).questions())
                .hasSize(1);
        assertThat(letters(stage.foundation.id())).doesNotContain("hall-question-answered");
    }

    @Test
    void aDecisionEndsTheRoundWhileFundersStillRead() {
        stage.published();
        interested(stage.bank);
        stage.complete(stage.bank, "Task_Pledge", pledge(30_000, "pret", null));
        assertThatThrownBy(() -> closing.decide(stage.lead.id(), stage.round.id()))
                .isInstanceOf(Forbidden.class);
        closing.decide(stage.manager.id(), stage.round.id());
        stage.settle();
        Round round = rounds.get(stage.round.id());
        assertThat(round.state()).isEqualTo(Round.State.PARTLY);
        assertThat(round.ending()).isEqualTo(Round.Ending.DECISION);
        assertThat(stage.tasks(stage.foundation.id())).isEmpty();
        assertThat(letters(stage.foundation.id())).contains("hall-round-over");
        assertThat(letters(stage.lead.id())).contains("hall-round-partly");
        assertThatThrownBy(() -> closing.decide(stage.manager.id(), stage.round.id()))
                .isInstanceOf(AlreadyDone.class);
    }

    @Test
    void aDecisionEndsTheRoundWhenAllHaveAnswered() {
        stage.published();
        stage.complete(stage.bank, "Task_ReviewDossier", Map.of("interest", "none"));
        stage.complete(stage.foundation, "Task_ReviewDossier", Map.of("interest", "none"));
        assertThat(letters(stage.manager.id())).contains("hall-everybody-answered");
        closing.decide(stage.manager.id(), stage.round.id());
        stage.settle();
        assertThat(rounds.get(stage.round.id()).state()).isEqualTo(Round.State.UNFUNDED);
        assertThat(letters(stage.lead.id())).contains("hall-round-unfunded");
        assertThat(conversation.running("round", stage.round.id().value())).isFalse();
    }

    @Test
    void countsWhatWasPledgedWhileOneWaitedForItsTurn() {
        stage.published();
        pledging.pledge(stage.bank.id(), stage.round.id(), promise(20_000));
        // as for a transaction that began before, and had to wait for the round
        clock.travelTo(clock.instant().minusSeconds(5));
        try {
            PledgeId second = pledging.pledge(stage.foundation.id(), stage.round.id(), promise(30_000));
            assertThat(rounds.get(stage.round.id()).firm()).isEqualTo(Money.euros(50_000));
            pledging.withdraw(stage.foundation.id(), second);
            assertThat(rounds.get(stage.round.id()).firm()).isEqualTo(Money.euros(20_000));
            closing.decide(stage.manager.id(), stage.round.id());
        } finally {
            clock.release();
        }
        stage.settle();
        assertThat(rounds.get(stage.round.id()).firm()).isEqualTo(Money.euros(20_000));
    }

    @Test
    void theSamePledgeTwiceIsOnePledge() {
        stage.published();
        PledgeId first = pledging.pledge(stage.bank.id(), stage.round.id(), promise(20_000));
        assertThat(pledging.pledge(stage.bank.id(), stage.round.id(), promise(20_000)))
                .isEqualTo(first);
        assertThat(pledges.findByRoundOrderByMadeAt(stage.round.id())).hasSize(1);
    }

    @Test
    void withdrawingReopensOnlyWhatDependedOnIt() {
        stage.published();
        PledgeId free = pledging.pledge(stage.bank.id(), stage.round.id(), promise(20_000));
        PledgeId other = pledging.pledge(stage.bank.id(), stage.round.id(), promise(5_000));
        PledgeId dependent = pledging.pledge(
                stage.foundation.id(),
                stage.round.id(),
                promise(10_000, new Condition.TotalAtLeast(Money.euros(30_000), null)));
        assertThatThrownBy(() -> pledging.withdraw(stage.foundation.id(), free)).isInstanceOf(Forbidden.class);
        pledging.withdraw(stage.bank.id(), free);
        TourDeTable.Result table = tables.at(rounds.get(stage.round.id()), clock.instant());
        assertThat(table.firm()).containsExactly(other.toString());
        assertThat(table.waiting()).extracting(TourDeTable.Waiting::id).containsExactly(dependent.toString());
        assertThat(letters(stage.foundation.id())).contains("hall-pledge-waiting");
        assertThatThrownBy(() -> pledging.withdraw(stage.bank.id(), free)).isInstanceOf(AlreadyDone.class);
    }

    @Test
    void withdrawingAndPledgingAgainRestoresWhatOthersWaitFor() {
        stage.published();
        PledgeId base = pledging.pledge(stage.bank.id(), stage.round.id(), promise(20_000));
        PledgeId waits = pledging.pledge(
                stage.foundation.id(),
                stage.round.id(),
                promise(10_000, new Condition.PledgeStands(base.toString(), null)));
        TourDeTable.Result before = tables.at(rounds.get(stage.round.id()), clock.instant());
        assertThat(before.firm()).containsExactly(base.toString(), waits.toString());
        pledging.withdraw(stage.bank.id(), base);
        assertThat(tables.at(rounds.get(stage.round.id()), clock.instant()).firm())
                .isEmpty();
        PledgeId again = pledging.pledge(stage.bank.id(), stage.round.id(), promise(20_000));
        assertThat(again).isNotEqualTo(base);
        TourDeTable.Result restored = tables.at(rounds.get(stage.round.id()), clock.instant());
        assertThat(restored.firm()).containsExactlyInAnyOrder(base.toString(), waits.toString());
        assertThat(rounds.get(stage.round.id()).firm()).isEqualTo(Money.euros(30_000));
        assertThat(letters(stage.foundation.id())).contains("hall-pledge-waiting", "hall-pledge-firm");
    }

    @Test
    void refusesConditionsThatCouldNeverBeMet() {
        stage.published();
        refused("hall.refused.condition-pledge", new Condition.PledgeStands("nobody", null));
        refused("hall.refused.condition-milestone", new Condition.MilestoneReached("nothing", null));
        refused("hall.refused.condition-kind", new Condition.KindJoins("banquier", null));
        refused("hall.refused.condition-funders", new Condition.FundersAtLeast(1, null));
        refused("hall.refused.condition-total", new Condition.TotalAtLeast(Money.ZERO, null));
        refused(
                "hall.refused.condition-by",
                new Condition.KindJoins("garant", clock.instant().minusSeconds(1)));
    }

    private void refused(String code, Condition condition) {
        assertThatThrownBy(() -> pledging.pledge(stage.bank.id(), stage.round.id(), promise(20_000, condition)))
                .isInstanceOf(Refused.class)
                .hasMessage(code);
    }

    @Test
    void onlyThoseWhoAreAskedMayPledge() {
        stage.published();
        for (var nobody : List.of(stage.angels, stage.stranger, stage.lead, stage.observer, stage.manager)) {
            assertThatThrownBy(() -> pledging.pledge(nobody.id(), stage.round.id(), promise(10_000)))
                    .isInstanceOf(Forbidden.class);
        }
    }

    @Test
    void refusesAPledgeAfterTheDeadline() {
        stage.published();
        rounds.save(rounds.get(stage.round.id()).movedTo(clock.instant().minus(Duration.ofSeconds(1))));
        assertThatThrownBy(() -> pledging.pledge(stage.bank.id(), stage.round.id(), promise(10_000)))
                .isInstanceOf(Refused.class)
                .hasMessage("hall.refused.round-closed");
    }

    @Test
    void notesEachLookOfAFunderAndNobodyElses() {
        stage.published();
        reading.open(stage.bank.id(), stage.dossier.id());
        reading.open(stage.bank.id(), stage.dossier.id());
        reading.open(stage.observer.id(), stage.dossier.id());
        assertThat(reading.open(stage.lead.id(), stage.dossier.id()).views())
                .hasSize(2)
                .allSatisfy(view -> assertThat(view.person()).isEqualTo("Basile Duphare"));
        assertThat(reading.open(stage.bank.id(), stage.dossier.id()).views()).isEmpty();
    }

    @Test
    void anObserverSeesHowFarItIsAndNoMore() {
        stage.published();
        pledging.pledge(stage.bank.id(), stage.round.id(), promise(20_000));
        Sheet seen = reading.open(stage.observer.id(), stage.dossier.id());
        assertThat(seen.progress().firm()).isEqualTo(Money.euros(20_000));
        assertThat(seen.pledges()).isEmpty();
        assertThat(seen.contacts()).isEmpty();
        assertThat(seen.questions()).isEmpty();
        assertThat(seen.funders()).isEmpty();
        assertThat(seen.facts()).isNull();
    }

    @Test
    void aFunderSeesNamesOnceItPledges() {
        stage.published();
        pledging.pledge(stage.bank.id(), stage.round.id(), promise(20_000));
        assertThat(reading.open(stage.foundation.id(), stage.dossier.id()).pledges())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.funder()).isNull();
                    assertThat(line.kind()).isEqualTo(FunderKind.BANQUE_ETHIQUE);
                });
        pledging.pledge(stage.foundation.id(), stage.round.id(), promise(10_000));
        assertThat(reading.open(stage.foundation.id(), stage.dossier.id()).pledges())
                .allSatisfy(line -> assertThat(line.funder()).isNotNull());
    }

    private void interested(org.halle.people.Person funder) {
        stage.complete(funder, "Task_ReviewDossier", Map.of("interest", "strong"));
    }

    private static Map<String, Object> pledge(int euros, String instrument, Integer total) {
        String later = LocalDate.now(HalleClock.PARIS).plusDays(90).toString();
        return total == null
                ? Map.of("amountEur", euros, "instrument", instrument, "validUntil", later, "condition", "none")
                : Map.of(
                        "amountEur", euros,
                        "instrument", instrument,
                        "validUntil", later,
                        "condition", "yes",
                        "conditionTotalEur", total,
                        "conditionTotalBy", later);
    }

    private static MakePledge promise(long euros, Condition... conditions) {
        return new MakePledge(
                Money.euros(euros),
                Instrument.PRET,
                LocalDate.now(HalleClock.PARIS).plusDays(90),
                List.of(conditions));
    }

    /** The hall's letters to somebody, as the outbox holds them. */
    private List<String> letters(org.halle.kernel.PersonId reader) {
        return database.sql("select template from letter where recipient = ? and template like 'hall-%'")
                .param(reader.value())
                .query(String.class)
                .list();
    }
}
