package org.halle.cohort.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import org.halle.HalleTest;
import org.halle.cohort.CohortStage;
import org.halle.cohort.Milestone;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.kernel.PersonId;
import org.halle.people.People;
import org.halle.people.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@HalleTest
class PlanPagesTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc web;

    @Autowired
    private People people;

    @Autowired
    private VentureRegister register;

    private CohortStage stage;
    private String path;

    @BeforeEach
    void aProgrammeBeforeItsCohort() {
        stage = CohortStage.planned(context);
        stage.confirmed("Abeilles en ville", stage.person("lead"), "association", "Rezé", "reemploi");
        path = "/cohort/" + stage.programme + "/plan";
    }

    @AfterEach
    void leave() {
        stage.close();
    }

    @Test
    void drawsThePlanThatEveryVentureThenFollows() throws Exception {
        assertThat(page(stage.manager, path))
                .contains("Feuille de route et équipe", "Qui fait quoi")
                .doesNotContain("??");
        String refused = web.perform(plan("Pacte", "", "bientôt").with(as(stage.manager)))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(refused).contains("Donnez un nombre entier", "bientôt", "Pacte");
        web.perform(plan("", "Sans titre", "").with(as(stage.manager))).andExpect(status().isUnprocessableContent());
        web.perform(plan("Pacte", "Le pacte signé par tous.", "3").with(as(stage.coach)))
                .andExpect(status().isForbidden());
        web.perform(plan("Pacte", "Le pacte signé par tous.", "3").with(as(stage.manager)))
                .andExpect(redirectedUrl(path));

        stage.form();
        Venture bees = stage.venture("Abeilles en ville");
        assertThat(register.milestones(bees.id())).extracting(Milestone::title).containsExactly("Pacte", "Bilan");
        assertThat(register.milestones(bees.id()).get(0).dueOn()).isEqualTo(LocalDate.of(2026, 9, 22));
        stage.onboard(bees);
        String task = stage.task(
                        "milestone", register.milestones(bees.id()).get(0).id().value(), "Task_Deliver")
                .id();
        assertThat(page(bees.lead(), "/desk/" + task)).contains("Le pacte signé par tous.");
        assertThat(page(bees.lead(), "/ventures/" + bees.id())).contains("Le pacte signé par tous.");
        assertThat(page(stage.manager, path)).contains("La cohorte est formée").doesNotContain("Enregistrer le plan");
        web.perform(plan("Pacte", "", "4").with(as(stage.manager))).andExpect(status().isUnprocessableContent());
    }

    @Test
    void showsEverythingAlongTheMonths() throws Exception {
        stage.form();
        Venture bees = stage.venture("Abeilles en ville");
        stage.onboard(bees);
        stage.travelTo(CohortStage.paris("2026-12-20T09:00"));
        String timeline = "/cohort/" + stage.programme + "/timeline";
        assertThat(page(stage.manager, timeline))
                .contains("Feuille de route et équipe", "en retard", "/ventures/" + bees.id(), "mark-danger")
                .doesNotContain("??");
        assertThat(page(stage.observer, timeline)).contains("Abeilles en ville").doesNotContain("/ventures/");
        web.perform(get(timeline).with(as(bees.lead()))).andExpect(status().isForbidden());

        String board = "/cohort/" + stage.programme;
        assertThat(page(stage.coach, board + "?show=mine")).contains("Abeilles en ville");
        assertThat(page(stage.manager, board + "?show=mine")).doesNotContain("Abeilles en ville");
        assertThat(page(stage.manager, board + "?show=late")).contains("Abeilles en ville");
    }

    private MockHttpServletRequestBuilder plan(String title, String brief, String weeks) {
        return post(path)
                .param("title", title, "", "Bilan")
                .param("brief", brief, "", "")
                .param("weeks", weeks, "", "")
                .with(csrf());
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
