package org.halle.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.halle.HalleTest;
import org.halle.Together;
import org.halle.desk.Cover;
import org.halle.desk.Covering;
import org.halle.desk.Desk;
import org.halle.desk.HandOver;
import org.halle.desk.OpenTask;
import org.halle.desk.TaskFilter;
import org.halle.desk.TaskList;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Forbidden;
import org.halle.kernel.PersonId;
import org.halle.kernel.RefusedFields;
import org.halle.people.People;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A coach hands the tasks of ten days to a colleague who follows none of the ventures. */
@HalleTest
@Tag("database")
class CoverTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Covering covering;

    @Autowired
    private Desk desk;

    @Autowired
    private TaskList tasks;

    @Autowired
    private People people;

    @Autowired
    private VentureRegister register;

    private CohortStage stage;
    private Venture bees;
    private PersonId colleague;
    private OpenTask review;

    @BeforeEach
    void aDeliverableWaitsForItsReferent() {
        stage = CohortStage.of(context, "Abeilles");
        colleague = stage.person("colleague");
        people.grant(colleague, Role.COACH, stage.programme, null);
        bees = stage.venture("Abeilles");
        stage.onboard(bees);
        stage.complete(
                bees.lead(),
                "milestone",
                first().id().value(),
                "Task_Deliver",
                Map.of("summary", "Voici le livrable."));
        review = stage.task("milestone", first().id().value(), "Task_ReviewDeliverable");
    }

    @AfterEach
    void giveTheClockBack() {
        stage.close();
    }

    @Test
    void putsTheTasksOnBothDesksForThoseDaysAndNoLonger() {
        assertThat(listed(colleague)).isEmpty();
        hand(LocalDate.of(2026, 9, 10), LocalDate.of(2026, 9, 20));
        assertThat(stage.letters("cover/" + given().id())).containsExactly("desk-cover");
        assertThat(listed(colleague)).isEmpty();
        assertThatThrownBy(() -> desk.open(colleague, review.id())).isInstanceOf(Forbidden.class);

        stage.travelTo(CohortStage.paris("2026-09-10T00:30"));
        assertThat(listed(colleague)).singleElement().satisfies(line -> {
            assertThat(line.task().id()).isEqualTo(review.id());
            assertThat(line.coveredFor()).isEqualTo("Prénom coach");
        });
        assertThat(listed(stage.coach)).extracting(TaskList.Line::coveredFor).containsOnlyNulls();
        assertThat(desk.open(colleague, review.id()).coveredFor()).isEqualTo("Prénom coach");
        assertThat(tasks.count(colleague)).isEqualTo(1);
        assertThat(desk.openTasks(colleague, "milestone", first().id().value())).hasSize(1);

        stage.travelTo(CohortStage.paris("2026-09-21T00:30"));
        assertThat(listed(colleague)).isEmpty();
        assertThat(tasks.count(colleague)).isZero();
        assertThatThrownBy(() -> desk.complete(colleague, review.id(), Map.of("accepted", "yes", "comment", "Bien.")))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void letsTheColleagueAnswerInTheirOwnName() {
        hand(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 20));
        assertThatThrownBy(
                        () -> desk.complete(stage.stranger, review.id(), Map.of("accepted", "yes", "comment", "Bien.")))
                .isInstanceOf(Forbidden.class);
        desk.complete(colleague, review.id(), Map.of("accepted", "yes", "comment", "Bien."));
        assertThat(first().state()).isEqualTo(Milestone.State.ACCEPTED);
        assertThat(first().lastDelivery().orElseThrow().reviewedBy()).isEqualTo(colleague);
        assertThat(listed(stage.coach)).isEmpty();
    }

    @Test
    void tellsTheColleagueOfWhatComesMeanwhile() {
        hand(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 20));
        Milestone second = register.milestones(bees.id()).get(1);
        stage.complete(
                bees.lead(), "milestone", second.id().value(), "Task_Deliver", Map.of("summary", "Le deuxième."));
        String task = stage.task("milestone", second.id().value(), "Task_ReviewDeliverable")
                .id();
        assertThat(stage.letters("task/" + task)).contains("task-covered");
    }

    /** What one is asked as the leader of a project, or in any other part, stays one's own. */
    @Test
    void handsOverOnlyWhatTheDiagramLets() {
        CohortStage other = CohortStage.planned(context);
        other.confirmed("Ruches du coach", other.coach, "association", "Rezé", "reemploi");
        other.form();
        covering.hand(
                other.coach,
                new HandOver(
                        other.programme, other.substitute, LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 20), ""));
        assertThat(listed(other.coach)).isNotEmpty();
        assertThat(listed(other.substitute)).isEmpty();
    }

    @Test
    void refusesWhatMakesNoSense() {
        hand(LocalDate.of(2026, 9, 10), LocalDate.of(2026, 9, 20));
        refused("colleague", stage.stranger, LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2));
        refused("colleague", stage.coach, LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2));
        refused("from", colleague, LocalDate.of(2026, 8, 1), LocalDate.of(2026, 10, 2));
        refused("to", colleague, LocalDate.of(2026, 10, 3), LocalDate.of(2026, 10, 2));
        refused("to", colleague, LocalDate.of(2026, 10, 1), LocalDate.of(2027, 10, 2));
        refused("from", stage.substitute, LocalDate.of(2026, 9, 20), LocalDate.of(2026, 9, 25));
        // neither handed on to a third, nor ended by one
        stage.travelTo(CohortStage.paris("2026-09-11T10:00"));
        covering.hand(
                colleague,
                new HandOver(
                        stage.programme, stage.substitute, LocalDate.of(2026, 9, 11), LocalDate.of(2026, 9, 12), ""));
        assertThat(listed(stage.substitute)).isEmpty();
        assertThatThrownBy(() -> covering.end(stage.manager, given().id())).isInstanceOf(Forbidden.class);
    }

    @Test
    void keepsOneOfTwoSentAtTheSameMoment() throws Exception {
        List<Boolean> handed = Together.times(4, () -> {
            try {
                hand(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 20));
                return true;
            } catch (RefusedFields twice) {
                assertThat(twice.fields()).containsOnlyKeys("from");
                return false;
            }
        });
        assertThat(handed).containsOnlyOnce(true);
        assertThat(covering.of(stage.coach)).hasSize(1);
        assertThat(stage.letters("cover/" + given().id())).containsExactly("desk-cover");
    }

    @Test
    void endsWhenOneOfThemSaysSo() {
        hand(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 20));
        Cover cover = given();
        assertThat(listed(colleague)).hasSize(1);
        covering.end(colleague, cover.id());
        assertThat(listed(colleague)).isEmpty();
        assertThat(covering.of(stage.coach)).isEmpty();
        assertThat(stage.letters("cover/" + cover.id())).containsExactlyInAnyOrder("desk-cover", "desk-cover-ended");
        assertThatThrownBy(() -> covering.end(stage.coach, cover.id())).isInstanceOf(AlreadyDone.class);
        // and leaves with the role
        hand(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 20));
        people.revoke(colleague, Role.COACH, stage.programme);
        assertThat(listed(colleague)).isEmpty();
    }

    @Test
    void isSaidOnBothDesks() throws Exception {
        mvc.perform(post("/desk/cover")
                        .with(as(stage.coach))
                        .with(csrf())
                        .param("colleague", stage.programme + "/" + colleague)
                        .param("from", "2026-09-01")
                        .param("to", "2026-08-20")
                        .param("note", "Les ruches d’abord."))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("Le dernier jour vient avant le premier.")))
                .andExpect(content().string(Matchers.containsString("Les ruches d’abord.")));
        mvc.perform(post("/desk/cover")
                        .with(as(stage.coach))
                        .with(csrf())
                        .param("colleague", stage.programme + "/" + colleague)
                        .param("from", "2026-09-01")
                        .param("to", "2026-09-20")
                        .param("note", "Les ruches d’abord."))
                .andExpect(redirectedUrl("/desk/cover"));
        mvc.perform(get("/desk").with(as(stage.coach)))
                .andExpect(content()
                        .string(Matchers.containsString(
                                "Prénom colleague fait aussi vos tâches jusqu’au 20 septembre")));
        mvc.perform(get("/desk").with(as(colleague)))
                .andExpect(content().string(Matchers.containsString("pour Prénom coach")));
        mvc.perform(get("/desk/cover").with(as(colleague)))
                .andExpect(content().string(Matchers.containsString("Les ruches d’abord.")));
        mvc.perform(get("/desk/cover").with(as(stage.stranger)))
                .andExpect(content().string(Matchers.containsString("Pour confier vos tâches")));
    }

    private void hand(LocalDate from, LocalDate to) {
        covering.hand(stage.coach, new HandOver(stage.programme, colleague, from, to, ""));
    }

    private void refused(String field, PersonId to, LocalDate from, LocalDate until) {
        assertThatThrownBy(() -> covering.hand(stage.coach, new HandOver(stage.programme, to, from, until, "")))
                .isInstanceOfSatisfying(RefusedFields.class, refused -> assertThat(refused.fields())
                        .containsOnlyKeys(field));
    }

    private Cover given() {
        return covering.of(stage.coach).get(0).cover();
    }

    private Milestone first() {
        return register.milestones(bees.id()).get(0);
    }

    private List<TaskList.Line> listed(PersonId person) {
        return tasks.page(person, TaskFilter.ALL, null).lines().stream()
                .filter(line -> !line.task().process().equals("cohort"))
                .toList();
    }

    private RequestPostProcessor as(PersonId person) {
        return user(new SignedIn(people.get(person)));
    }
}
