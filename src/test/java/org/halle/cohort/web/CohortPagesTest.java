package org.halle.cohort.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.halle.HalleTest;
import org.halle.cohort.Attending;
import org.halle.cohort.CohortStage;
import org.halle.cohort.Delivering;
import org.halle.cohort.Milestone;
import org.halle.cohort.Session;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.engine.Conversation;
import org.halle.impact.Measuring;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.People;
import org.halle.people.SignedIn;
import org.halle.programme.Plan;
import org.halle.programme.ProgrammeReplanned;
import org.halle.programme.Programmes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** A cohort of two on the whole of Halle: its diagrams run, its people answer at the desk and look at its pages. */
@HalleTest
@Tag("database")
class CohortPagesTest {

    @Autowired
    private MockMvc web;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private People people;

    @Autowired
    private Programmes programmes;

    @Autowired
    private VentureRegister register;

    @Autowired
    private Attending attending;

    @Autowired
    private Delivering delivering;

    @Autowired
    private Measuring measuring;

    @Autowired
    private Desk desk;

    @Autowired
    private Conversation conversation;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    private CohortStage stage;
    private PersonId manager;
    private PersonId observer;
    private PersonId coach;
    private PersonId substitute;
    private PersonId beekeeper;
    private PersonId baker;
    private PersonId stranger;
    private ProgrammeId programme;
    private Venture bees;
    private Venture bread;

    @BeforeEach
    void aCohortOfTwo() {
        stage = CohortStage.planned(context);
        manager = stage.manager;
        observer = stage.observer;
        coach = stage.coach;
        substitute = stage.substitute;
        stranger = stage.stranger;
        programme = stage.programme;
        beekeeper = stage.person("beekeeper");
        baker = stage.person("baker");
        stage.confirmed("Abeilles en ville", beekeeper, "association", "Rezé", "reemploi");
        stage.confirmed("Boulangerie des faubourgs", baker, "association", "Rezé", "reemploi");
        stage.formRunning();
        stage.travelTo(CohortStage.paris("2026-11-25T10:00"));
        stage.settle();
        bees = stage.venture("Abeilles en ville");
        bread = stage.venture("Boulangerie des faubourgs");
    }

    @AfterEach
    void giveTheClockBack() {
        stage.close();
    }

    // --- forming, coming in, delivering ---

    @Test
    void formsTheCohortOnceWithItsSessionsAndMilestones() {
        assertThat(register.of(programme)).hasSize(2);
        assertThat(register.collectiveSessions(programme)).hasSize(7).allSatisfy(session -> assertThat(
                        session.startsAt().atZone(HalleClock.PARIS).toLocalTime())
                .hasToString("09:30"));
        assertThat(register.milestones(bees.id())).extracting(Milestone::number).containsExactly(1, 2, 3, 4);
        assertThat(stage.letters("venture/" + bees.id()))
                .contains("cohort-welcome", "cohort-onboarding")
                .doesNotContain("task-asked");
        assertThat(stage.letters("session/"
                        + register.collectiveSessions(programme).get(6).id()))
                .containsOnly("cohort-session-invite");
    }

    @Test
    void takesAVentureFromItsCharterToAnAcceptedMilestone() throws Exception {
        onboard(bees, beekeeper);
        assertThat(register.get(bees.id()).state()).isEqualTo(Venture.State.ACTIVE);
        Milestone first = register.milestones(bees.id()).get(0);
        OpenTask deliver = stage.task("milestone", first.id().value(), "Task_Deliver");
        assertThat(deliver.due()).isEqualTo(first.dueAt());

        desk.complete(beekeeper, deliver.id(), Map.of("summary", "Trois ruches et une équipe."));
        OpenTask review = stage.task("milestone", first.id().value(), "Task_ReviewDeliverable");
        assertThat(page(coach, "/desk/" + review.id())).contains("Trois ruches et une équipe.");
        desk.complete(coach, review.id(), Map.of("accepted", "no", "comment", "Qui fait quoi ?"));
        assertThat(page(beekeeper, "/ventures/" + bees.id())).contains("Qui fait quoi ?", "À reprendre");
        desk.complete(
                beekeeper,
                stage.task("milestone", first.id().value(), "Task_Deliver").id(),
                Map.of("summary", "Voici qui fait quoi."));
        desk.complete(
                coach,
                stage.task("milestone", first.id().value(), "Task_ReviewDeliverable")
                        .id(),
                Map.of("accepted", "yes", "comment", "Très clair."));

        assertThat(register.milestone(first.id()).state()).isEqualTo(Milestone.State.ACCEPTED);
        assertThat(stage.letters("milestone/" + first.id()))
                .contains("cohort-deliverable-rework", "cohort-deliverable-accepted");
        assertThat(page(manager, "/cohort/" + programme)).contains("Validé", "0 / 7", "0 / 4");
    }

    @Test
    void tellsTheRepairerWhoseMilestoneWaitsAndWhatABranchWaitsFor() throws Exception {
        desk.complete(
                beekeeper,
                stage.task("venture", bees.id().value(), "Task_SignCharter").id(),
                Map.of("agrees", true, "signatory", "Camille Dupré"));
        stage.settle();
        assertThat(page(manager, "/programmes/" + programme + "/repairs"))
                .contains("Réunion des branches", "les autres branches du parcours")
                .doesNotContain(">Gateway_");
        onboard(bread, baker);
        stage.settle();
        String milestone = register.milestones(bread.id()).get(0).title();
        assertThat(page(manager, "/programmes/" + programme + "/repairs?search=boulangerie"))
                .contains(milestone, milestone + " · Boulangerie des faubourgs, Remettre le livrable");
    }

    @Test
    void showsTheCharterThatIsSigned() throws Exception {
        OpenTask charter = stage.task("venture", bees.id().value(), "Task_SignCharter");
        assertThat(page(beekeeper, "/desk/" + charter.id())).contains("Charte de la cohorte", "Abeilles en ville");
        desk.complete(beekeeper, charter.id(), Map.of("agrees", true, "signatory", "Camille Dupré"));
        assertThat(page(beekeeper, "/ventures/" + bees.id()))
                .contains(register.get(bees.id()).charterHash());
    }

    @Test
    void callsTheSubstituteToALateReview() {
        onboard(bees, beekeeper);
        Milestone first = register.milestones(bees.id()).get(0);
        desk.complete(
                beekeeper,
                stage.task("milestone", first.id().value(), "Task_Deliver").id(),
                Map.of("summary", "Trois ruches et une équipe."));
        OpenTask review = stage.task("milestone", first.id().value(), "Task_ReviewDeliverable");
        assertThatThrownBy(() -> desk.open(substitute, review.id())).isInstanceOf(Forbidden.class);
        delivering.escalate(first.id());
        desk.complete(substitute, review.id(), Map.of("accepted", "yes", "comment", "Très clair."));
        assertThat(register.milestone(first.id()).state()).isEqualTo(Milestone.State.ACCEPTED);
    }

    // --- sessions ---

    @Test
    void countsAttendanceAndIndividualSessions() throws Exception {
        Session first = register.collectiveSessions(programme).get(0);
        OpenTask attendance = stage.task("session", first.id().value(), "Task_MarkAttendance");
        assertThat(page(coach, "/sessions/" + first.id())).contains("/desk/" + attendance.id());
        desk.complete(
                coach, attendance.id(), Map.of("present", List.of(bees.id().toString())));
        assertThat(attending.quota(bees.id()).collectiveHeld()).isEqualTo(1);
        assertThat(attending.quota(bread.id()).collectiveHeld()).isZero();

        web.perform(post("/sessions/{id}/attendance", first.id())
                        .param("present", bees.id().toString(), bread.id().toString())
                        .with(as(coach))
                        .with(csrf()))
                .andExpect(redirectedUrl("/sessions/" + first.id()));
        assertThat(attending.quota(bread.id()).collectiveHeld()).isEqualTo(1);

        web.perform(held("2026-10-05", "14:30", "Point d’étape").with(as(coach)))
                .andExpect(redirectedUrlPattern("/ventures/" + bees.id() + "*"));
        assertThat(attending.quota(bees.id()).individualHeld()).isEqualTo(1);
        assertThat(page(beekeeper, "/ventures/" + bees.id())).contains("Point d’étape", "1 / 7", "1 / 4");
    }

    @Test
    void saysBesideTheFieldWhatIsWrongAndLosesNothing() throws Exception {
        String page = web.perform(held("2026-10-05", "", "Point d’étape").with(as(coach)))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("Donnez l’heure de début", "Point d’étape", "error-hour");
    }

    // --- leaving ---

    @Test
    void leavesNoTaskBehindWhenAVentureWithdraws() throws Exception {
        onboard(bees, beekeeper);
        Milestone first = register.milestones(bees.id()).get(0);
        desk.complete(
                beekeeper,
                stage.task("milestone", first.id().value(), "Task_Deliver").id(),
                Map.of("summary", "Trois ruches et une équipe."));

        web.perform(post("/ventures/{id}/withdraw", bees.id())
                        .param("reason", " ")
                        .with(as(beekeeper))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
        web.perform(post("/ventures/{id}/withdraw", bees.id())
                        .param("reason", "Plus de temps")
                        .with(as(beekeeper))
                        .with(csrf()))
                .andExpect(redirectedUrl("/ventures/" + bees.id()));
        stage.settle();

        assertThat(register.get(bees.id()).state()).isEqualTo(Venture.State.WITHDRAWN);
        assertThat(desk.openTasks("venture", bees.id().value())).isEmpty();
        for (Milestone milestone : register.milestones(bees.id())) {
            assertThat(milestone.state()).isEqualTo(Milestone.State.DROPPED);
            assertThat(desk.openTasks("milestone", milestone.id().value())).isEmpty();
            assertThat(conversation.running("milestone", milestone.id().value()))
                    .isFalse();
        }
        assertThat(conversation.running("venture", bees.id().value())).isFalse();
        assertThat(conversation.running("venture", bread.id().value())).isTrue();
        assertThat(page(beekeeper, "/ventures/" + bees.id())).contains("Plus de temps");
        assertThat(stage.letters("venture/" + bees.id())).contains("cohort-withdrawn");
    }

    // --- moving ---

    @Test
    void movesDatesAndTimersWithTheProgramme() {
        onboard(bees, beekeeper);
        Plan plan = programmes.get(programme).plan();
        Plan later = new Plan(
                plan.callOpensAt(),
                plan.callClosesAt(),
                plan.juryOpensAt(),
                plan.announceAt(),
                plan.startsOn(),
                plan.endsOn().plusDays(21),
                plan.hallClosesAt());
        Session last = register.collectiveSessions(programme).get(6);
        Milestone fourth = register.milestones(bees.id()).get(3);

        transaction.executeWithoutResult(status -> events.publishEvent(new ProgrammeReplanned(programme, plan, later)));

        Session moved = register.session(last.id());
        assertThat(moved.startsAt()).isAfter(last.startsAt().plusSeconds(10 * 86_400));
        assertThat(moved.startsAt().atZone(HalleClock.PARIS).toLocalTime()).hasToString("09:30");
        assertThat(stage.timers("cohort", programme.value())).contains(moved.endsAt());
        assertThat(stage.letters("venture/" + bees.id())).contains("cohort-replanned");
        Instant due = register.milestone(fourth.id()).dueAt();
        assertThat(due).isAfter(fourth.dueAt());
        assertThat(stage.task("milestone", fourth.id().value(), "Task_Deliver").due())
                .isEqualTo(due);
    }

    // --- impact ---

    @Test
    void drawsTheImpactAndKeepsWhatWasCorrected() throws Exception {
        onboard(bees, beekeeper);
        String page = page(beekeeper, "/ventures/" + bees.id());
        assertThat(page).contains("<svg class=\"impact-chart\"", "Point de départ", "160");
        long entry = measuring.series(bees.id()).get(0).entries().get(0).id();
        String correction = "/ventures/" + bees.id() + "/impact/" + entry + "/correct";
        assertThat(page(beekeeper, correction)).contains("160");
        web.perform(post(correction)
                        .param("measured", "beaucoup")
                        .param("measuredOn", "2026-09-10")
                        .with(as(beekeeper))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
        web.perform(post(correction)
                        .param("measured", "140,5")
                        .param("measuredOn", "2026-09-10")
                        .param("source", "Recompté")
                        .with(as(beekeeper))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(page(beekeeper, "/ventures/" + bees.id())).contains("140,5", "160", "corrigée", "Recompté");
        assertThat(page(observer, "/programmes/" + programme + "/impact"))
                .contains("Abeilles en ville", "140,5")
                .doesNotContain("/ventures/" + bees.id());
        web.perform(get(correction).with(as(coach))).andExpect(status().isForbidden());
        web.perform(get("/programmes/{id}/impact", programme).with(as(stranger)))
                .andExpect(status().isForbidden());
    }

    // --- who may see what ---

    @Test
    void opensItsPagesToWhomTheyConcern() throws Exception {
        Session session = register.collectiveSessions(programme).get(0);
        for (PersonId insider : List.of(manager, coach)) {
            for (String path : List.of(
                    "/cohort/" + programme,
                    "/ventures/" + bees.id(),
                    "/sessions/" + session.id(),
                    "/programmes/" + programme + "/impact")) {
                assertThat(page(insider, path)).doesNotContain("??");
            }
        }
        assertThat(page(observer, "/cohort/" + programme)).doesNotContain("??", "/ventures/" + bees.id());
        assertThat(page(beekeeper, "/ventures/" + bees.id())).doesNotContain("??");
        refused(observer, "/ventures/" + bees.id(), "/sessions/" + session.id());
        refused(baker, "/ventures/" + bees.id(), "/cohort/" + programme, "/sessions/" + session.id());
        refused(stranger, "/ventures/" + bees.id(), "/cohort/" + programme, "/sessions/" + session.id());
        web.perform(get("/ventures/{id}", UUID.randomUUID()).with(as(manager))).andExpect(status().isNotFound());
        web.perform(get("/cohort/nowhere").with(as(manager))).andExpect(status().isNotFound());
    }

    @Test
    void letsNobodyElseChangeThings() throws Exception {
        Session session = register.collectiveSessions(programme).get(0);
        for (PersonId other : List.of(observer, baker, stranger)) {
            web.perform(held("2026-10-05", "14:30", "Point").with(as(other))).andExpect(status().isForbidden());
            web.perform(post("/ventures/{id}/withdraw", bees.id())
                            .param("reason", "Pour voir")
                            .with(as(other))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
            web.perform(post("/sessions/{id}/attendance", session.id())
                            .with(as(other))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
        }
        web.perform(held("2026-10-05", "14:30", "Point").with(as(beekeeper))).andExpect(status().isForbidden());
        assertThat(register.get(bees.id()).state().live()).isTrue();
    }

    // --- helpers ---

    private void onboard(Venture venture, PersonId lead) {
        UUID id = venture.id().value();
        desk.complete(
                lead,
                stage.task("venture", id, "Task_SignCharter").id(),
                Map.of("agrees", true, "signatory", "Camille Dupré"));
        Map<String, Object> baseline = new HashMap<>();
        baseline.put("unit", "personnes");
        baseline.put("measured", 160);
        baseline.put("measuredOn", "2026-09-10");
        baseline.put("source", "Registre");
        desk.complete(lead, stage.task("venture", id, "Task_RecordBaseline").id(), baseline);
        desk.complete(
                manager,
                stage.task("venture", id, "Task_NameReferent").id(),
                Map.of("referent", coach.toString(), "substitute", substitute.toString()));
        stage.settle();
    }

    private MockHttpServletRequestBuilder held(String day, String hour, String theme) {
        return post("/ventures/{id}/sessions", bees.id())
                .param("day", day)
                .param("hour", hour)
                .param("minutes", "60")
                .param("theme", theme)
                .param("place", "À distance")
                .with(csrf());
    }

    private void refused(PersonId who, String... paths) throws Exception {
        for (String path : paths) {
            web.perform(get(path).with(as(who))).andExpect(status().isForbidden());
        }
    }

    private String page(PersonId who, String path) throws Exception {
        return web.perform(get(path).with(as(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private RequestPostProcessor as(PersonId who) {
        return user(new SignedIn(people.get(who)));
    }
}
