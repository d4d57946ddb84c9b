package org.halle.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import org.halle.HalleTest;
import org.halle.cohort.CohortStage;
import org.halle.cohort.Venture;
import org.halle.cohort.Withdrawing;
import org.halle.impact.Learning.Learned;
import org.halle.impact.Learning.Share;
import org.halle.impact.Learning.Step;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.people.People;
import org.halle.people.SignedIn;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** Seven ventures of which five sign on the third day, and two leave before. */
@HalleTest
@Tag("database")
class LearningTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Learning learning;

    @Autowired
    private Withdrawing withdrawing;

    @Autowired
    private People people;

    private CohortStage stage;

    @BeforeEach
    void fiveSignAndTwoLeave() {
        stage = CohortStage.planned(context);
        List<String> names = List.of("A", "B", "C", "D", "E", "F", "G");
        for (String name : names) {
            stage.confirmed(
                    name,
                    stage.person("lead"),
                    name.compareTo("E") <= 0 ? "association" : "scic",
                    "Rezé",
                    name.compareTo("D") <= 0 ? "reemploi" : "mobilites");
        }
        stage.form();
        stage.travelTo(CohortStage.FIRST_MORNING.plus(Duration.ofDays(3)));
        names.forEach(name -> {
            Venture venture = stage.venture(name);
            if (name.compareTo("E") <= 0) {
                stage.sign(venture, venture.lead());
            } else {
                withdrawing.withdraw(venture.lead(), venture.id(), "Plus de temps");
            }
        });
        stage.settle();
    }

    @AfterEach
    void giveTheClockBack() {
        stage.close();
    }

    @Test
    void saysHowLongStepsWaitedAndWhereProjectsLeft() {
        Learned learned = learning.learn(stage.manager, stage.programme, "venture");
        Step charter = step(learned, "Task_SignCharter");
        assertThat(charter.cases()).isEqualTo(5);
        assertThat(charter.waited())
                .isEqualTo(new Learning.Quartiles(Duration.ofDays(3), Duration.ofDays(3), Duration.ofDays(3)));
        assertThat(charter.left()).isEqualTo(2);
        // nobody has come to the end of these: nothing is said
        Step baseline = step(learned, "Task_RecordBaseline");
        assertThat(baseline.cases()).isNull();
        assertThat(baseline.waited()).isNull();
        assertThat(baseline.left()).isNull();
    }

    @Test
    void groupsDropOutsWithoutAnyGroupBelowFive() {
        Learned learned = learning.learn(stage.manager, stage.programme, "venture");
        // two cooperatives would say who left: they stand with the associations
        assertThat(learned.byStatus()).containsExactly(new Share(null, 7, 2));
        assertThat(learned.byTown()).containsExactly(new Share("Rezé", 7, 2));
        assertThat(learned.byChallenge()).containsExactly(new Share(null, 7, 2));
    }

    @Test
    void isForManagersOnlyAndForDiagramsOfProjects() throws Exception {
        for (PersonId other : List.of(stage.coach, stage.observer, stage.stranger)) {
            assertThatThrownBy(() -> learning.learn(other, stage.programme, "venture"))
                    .isInstanceOf(Forbidden.class);
        }
        assertThatThrownBy(() -> learning.learn(stage.manager, stage.programme, "hall"))
                .isInstanceOf(NotFound.class);
        for (String process : Learning.PROCESSES) {
            mvc.perform(get("/programmes/" + stage.programme + "/learning?process=" + process)
                            .with(user(new SignedIn(people.get(stage.manager)))))
                    .andExpect(status().isOk());
        }
        mvc.perform(get("/programmes/" + stage.programme + "/learning")
                        .with(user(new SignedIn(people.get(stage.manager)))))
                .andExpect(content().string(Matchers.containsString("3 j")))
                .andExpect(content().string(Matchers.containsString("moins de cinq projets")));
    }

    private static Step step(Learned learned, String activity) {
        return learned.steps().stream()
                .filter(one -> one.activity().equals(activity))
                .findFirst()
                .orElseThrow();
    }
}
