package org.halle.hall.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.halle.HalleTest;
import org.halle.browser.OwnTime;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.engine.Conversation;
import org.halle.hall.HallStage;
import org.halle.hall.Instrument;
import org.halle.hall.MakePledge;
import org.halle.hall.Pledging;
import org.halle.hall.RoundClosing;
import org.halle.kernel.AgreementId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.Money;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** From a round that closed to the last payment, on the whole of Halle and on both databases. */
@HalleTest
@Tag("database")
class ClosingStoryTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AgreementReading reading;

    @Autowired
    private Signing signing;

    @Autowired
    private Paying paying;

    @Autowired
    private Desk desk;

    @Autowired
    private Conversation conversation;

    @Autowired
    private JdbcClient database;

    @Autowired
    private MockMvc mvc;

    private OwnTime time;
    private HallStage stage;
    private AgreementId id;

    @BeforeEach
    void aRoundThatKeptOnePledge() {
        time = new OwnTime(context, LocalDate.of(2031, 3, 3));
        stage = HallStage.open(context).published();
        context.getBean(Pledging.class)
                .pledge(
                        stage.bank.id(),
                        stage.round.id(),
                        new MakePledge(
                                Money.euros(60_000),
                                Instrument.PRET,
                                time.today().plusMonths(6),
                                List.of()));
        context.getBean(RoundClosing.class).decide(stage.manager.id(), stage.round.id());
        time.settle();
        id = reading.of(stage.manager.id(), stage.programme)
                .lines()
                .get(0)
                .agreement()
                .id();
    }

    @AfterEach
    void backToThePresent() {
        time.close();
    }

    @Test
    void bothSignTheSameTextAndEachTrancheIsPaidInItsTurn() {
        assertThat(conversation.running("round", stage.round.id().value()))
                .as("the hall does not wait for the money")
                .isFalse();
        propose(20_000, 40_000);
        AgreementSheet proposed = reading.open(stage.lead.id(), id);
        assertThat(proposed.text())
                .contains("Banque du Phare", "Haies", "60\u00a0000", "3 avril 2031", "bail signé")
                .contains("Chaudière, réseau, première saison.");
        complete(
                stage.lead, "Task_SignAsProject", Map.of("decision", "sign", "agrees", true, "signatory", "I. Bocage"));

        AgreementSheet signed = reading.open(stage.bank.id(), id);
        assertThat(signed.agreement().state()).isEqualTo(Agreement.State.SIGNED);
        assertThat(signed.genuine()).isTrue();
        assertThat(signed.signatures())
                .extracting(
                        one -> one.signature().side(), one -> one.signature().textHash())
                .containsExactly(
                        tuple(AgreementSignature.Side.FUNDER, signed.agreement().textHash()),
                        tuple(
                                AgreementSignature.Side.PROJECT,
                                signed.agreement().textHash()));
        assertThat(letters(stage.lead)).contains("closing-sign-project", "closing-signed");
        assertThat(activities(stage.bank)).containsExactly("Task_PayTranche");
        assertThat(activities(stage.lead)).containsExactly("Task_ReportMilestone");

        complete(stage.lead, "Task_ReportMilestone", Map.of("evidence", "Le bail est signé depuis lundi."));
        assertThat(activities(stage.bank)).containsExactly("Task_PayTranche", "Task_PayTranche");
        assertThat(reading.open(stage.bank.id(), id).tranches())
                .extracting(Tranche::dueOn)
                .containsExactly(LocalDate.of(2031, 4, 3), time.today().plusDays(Tranche.DAYS_TO_PAY));
        pay();
        assertThat(reading.open(stage.lead.id(), id).agreement().state()).isEqualTo(Agreement.State.SIGNED);
        pay();

        assertThat(reading.open(stage.lead.id(), id).agreement().state()).isEqualTo(Agreement.State.SETTLED);
        assertThat(reading.of(stage.manager.id(), stage.programme).received()).isEqualTo(Money.euros(60_000));
        assertThat(conversation.running("agreement", id.value())).isFalse();
        assertThat(letters(stage.bank)).contains("closing-due", "closing-received");
    }

    @Test
    void whatIsLateIsRemindedEveryWeekUntilItIsPaidAndTheTeamHearsOfIt() {
        propose(60_000, 0);
        complete(
                stage.lead, "Task_SignAsProject", Map.of("decision", "sign", "agrees", true, "signatory", "I. Bocage"));
        assertThat(letters(stage.bank)).doesNotContain("closing-pay-reminder");

        time.pass(Duration.ofDays(25));
        assertThat(count(stage.bank, "closing-pay-reminder")).isEqualTo(1);
        assertThat(letters(stage.manager)).doesNotContain("closing-pay-late");
        time.pass(Duration.ofDays(21));
        assertThat(count(stage.bank, "closing-pay-reminder")).isEqualTo(4);
        assertThat(count(stage.manager, "closing-pay-late")).isEqualTo(2);
        assertThat(reading.of(stage.manager.id(), stage.programme).late()).isEqualTo(1);

        complete(stage.bank, "Task_PayTranche", Map.of("paidOn", time.today().toString(), "reference", "VIR 12"));
        complete(stage.lead, "Task_ConfirmReceipt", Map.of("received", "no"));
        assertThat(activities(stage.bank)).as("it is due as before").containsExactly("Task_PayTranche");
        assertThat(letters(stage.bank)).contains("closing-missed");
        pay();
        int reminders = count(stage.bank, "closing-pay-reminder");
        time.pass(Duration.ofDays(60));
        assertThat(count(stage.bank, "closing-pay-reminder")).isEqualTo(reminders);
    }

    @Test
    void theProjectSendsTheTextBackAndBothSignAnother() {
        propose(60_000, 0);
        String first = reading.open(stage.lead.id(), id).agreement().textHash();
        complete(
                stage.lead,
                "Task_SignAsProject",
                Map.of("decision", "back", "remark", "Il nous faut la moitié avant l’été."));

        AgreementSheet back = reading.open(stage.bank.id(), id);
        assertThat(back.agreement().state()).isEqualTo(Agreement.State.PREPARED);
        assertThat(back.agreement().remark()).startsWith("Il nous faut");
        assertThat(back.text()).isEmpty();
        propose(30_000, 30_000);
        AgreementSheet again = reading.open(stage.lead.id(), id);
        assertThat(again.agreement().textHash()).isNotEqualTo(first);
        assertThat(again.tranches()).hasSize(2);
        assertThat(again.signatures())
                .extracting(AgreementSheet.Signed::standing)
                .containsExactly(false, true);
        assertThat(letters(stage.bank)).contains("closing-sent-back");
    }

    @Test
    void whoHasNotSignedIsRemindedAWeekBefore() {
        time.pass(Duration.ofDays(15));
        assertThat(count(stage.bank, "closing-sign-reminder")).isEqualTo(1);
        assertThat(letters(stage.lead)).doesNotContain("closing-sign-reminder");
    }

    @Test
    void tranchesThatDoNotAddUpAreRefusedWithBothSums() {
        OpenTask task = task(stage.bank.id(), "Task_SignAsFunder");
        assertThatThrownBy(() -> desk.complete(stage.bank.id(), task.id(), proposal(20_000, 30_000)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("closing.refused.sum");
                    assertThat(refused.arguments()).containsExactly(50_000L, 60_000L);
                });
        assertThat(reading.open(stage.bank.id(), id).signatures()).isEmpty();
    }

    @Test
    void nobodyElseSignsPaysOrEvenKnowsOfIt() throws Exception {
        assertThat(tasks(stage.foundation.id()))
                .as("another funder of the programme")
                .isEmpty();
        propose(60_000, 0);
        for (Person outsider : List.of(stage.foundation, stage.observer, stage.stranger)) {
            assertThatThrownBy(() -> reading.open(outsider.id(), id)).isInstanceOf(NotFound.class);
            see(outsider, "/agreements/" + id).andExpect(status().isNotFound());
            see(outsider, "/agreements/" + id + "/letter").andExpect(status().isNotFound());
            see(outsider, "/api/agreements/" + id).andExpect(status().isNotFound());
        }
        see(stage.observer, "/hall/" + stage.programme + "/agreements").andExpect(status().isForbidden());
        see(stage.observer, "/api/programmes/" + stage.programme + "/agreements")
                .andExpect(status().isForbidden());
        assertThat(reading.of(stage.foundation.id(), stage.programme).lines()).isEmpty();
        assertThat(reading.of(stage.foundation.id(), stage.dossier.id())).isEmpty();
        assertThatThrownBy(() -> signing.sign(stage.bank.id(), id, "B. Duphare"))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> signing.sign(stage.manager.id(), id, "M. Delahalle"))
                .isInstanceOf(Forbidden.class);
        complete(
                stage.lead, "Task_SignAsProject", Map.of("decision", "sign", "agrees", true, "signatory", "I. Bocage"));
        var tranche = reading.open(stage.lead.id(), id).tranches().get(0).id();
        assertThatThrownBy(() -> paying.pay(stage.lead.id(), tranche, null, "")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> paying.pay(stage.foundation.id(), tranche, null, ""))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void pagesProgramsAndPaperSayTheSame() throws Exception {
        see(stage.bank, "/agreements/" + id + "/letter").andExpect(status().isNotFound());
        String task = task(stage.bank.id(), "Task_SignAsFunder").id();
        see(stage.bank, "/desk/" + task)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Il s’écrit quand le financeur")));
        propose(20_000, 40_000);
        see(stage.lead, "/agreements/" + id)
                .andExpect(content().string(containsString("à signer par le projet")))
                .andExpect(content().string(containsString("Basile Duphare")))
                .andExpect(content().string(containsString("Ouvrir ma tâche\u00A0: Signer ou renvoyer l’accord")));
        see(stage.lead, "/dossiers/" + stage.dossier.id())
                .andExpect(content().string(containsString("/agreements/" + id)));
        see(stage.manager, "/hall/" + stage.programme + "/agreements")
                .andExpect(content().string(containsString("/agreements/" + id)));
        see(stage.manager, "/api/programmes/" + stage.programme + "/agreements")
                .andExpect(jsonPath("$[0].state").value("proposed"))
                .andExpect(jsonPath("$[0].amountEur").value(60_000));
        see(stage.bank, "/api/agreements/" + id)
                .andExpect(jsonPath("$.genuine").value(true))
                .andExpect(jsonPath("$.tranches[1].milestone").value("bail signé"))
                .andExpect(jsonPath("$.signatures[0].side").value("funder"));
        byte[] paper = see(stage.lead, "/agreements/" + id + "/letter")
                .andExpect(content().contentType(MediaType.APPLICATION_PDF))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (PDDocument pdf = Loader.loadPDF(paper)) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Accord de financement", "Tranche 2", "Basile Duphare, directeur")
                    .contains(reading.open(stage.lead.id(), id).agreement().textHash());
        }
    }

    private void propose(int first, int second) {
        complete(stage.bank, "Task_SignAsFunder", proposal(first, second));
    }

    private static Map<String, Object> proposal(int first, int second) {
        return second == 0
                ? Map.of(
                        "schedule",
                        "once",
                        "on",
                        "2031-04-03",
                        "agrees",
                        true,
                        "signatory",
                        "Basile Duphare, directeur")
                : Map.of(
                        "schedule",
                        "several",
                        "amount1",
                        first,
                        "on1",
                        "2031-04-03",
                        "amount2",
                        second,
                        "milestone2",
                        "bail signé",
                        "agrees",
                        true,
                        "signatory",
                        "Basile Duphare, directeur");
    }

    private void pay() {
        complete(stage.bank, "Task_PayTranche", Map.of("paidOn", time.today().toString(), "reference", "VIR 12"));
        complete(stage.lead, "Task_ConfirmReceipt", Map.of("received", "yes"));
    }

    private void complete(Person by, String activity, Map<String, Object> answers) {
        desk.complete(by.id(), task(by.id(), activity).id(), answers);
        time.settle();
    }

    private OpenTask task(PersonId by, String activity) {
        return tasks(by).stream()
                .filter(task -> task.activity().equals(activity))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody is asked " + activity + ", only " + tasks(by)));
    }

    private List<String> activities(Person by) {
        return tasks(by.id()).stream().map(OpenTask::activity).toList();
    }

    private List<OpenTask> tasks(PersonId by) {
        List<OpenTask> all = new ArrayList<>(desk.openTasks(by, "agreement", id.value()));
        for (UUID tranche :
                signing.tranches(id).stream().map(one -> one.value()).toList()) {
            all.addAll(desk.openTasks(by, "tranche", tranche));
        }
        return all;
    }

    private ResultActions see(Person who, String path) throws Exception {
        return mvc.perform(get(path).with(user(new SignedIn(who))));
    }

    private List<String> letters(Person to) {
        return database.sql("select distinct template from letter where recipient = ?")
                .param(to.id().value())
                .query(String.class)
                .list();
    }

    private int count(Person to, String template) {
        return database.sql("select count(*) from letter where recipient = ? and template = ?")
                .param(to.id().value())
                .param(template)
                .query(Integer.class)
                .single();
    }
}
