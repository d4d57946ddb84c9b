package org.halle.cohort.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.halle.HalleTest;
import org.halle.cohort.CohortStage;
import org.halle.cohort.Venture;
import org.halle.kernel.PersonId;
import org.halle.people.People;
import org.halle.people.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@HalleTest
class SituationPagesTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc web;

    @Autowired
    private People people;

    private CohortStage stage;
    private Venture bees;
    private String page;

    @BeforeEach
    void aVenture() {
        stage = CohortStage.of(context, "Abeilles en ville");
        bees = stage.venture("Abeilles en ville");
        page = "/ventures/" + bees.id();
    }

    @AfterEach
    void leave() {
        stage.close();
    }

    @Test
    void pausesAndResumesWithAReasonThatIsKept() throws Exception {
        assertThat(page(bees.lead(), page)).contains(page + "/situation");
        assertThat(page(bees.lead(), page + "/situation"))
                .contains("Mettre en pause", "Rien encore")
                .doesNotContain("??");
        String refused = web.perform(post(page + "/pause").with(as(bees.lead())).with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(refused).contains("error-pause-reason");
        web.perform(post(page + "/pause")
                        .param("reason", "Travaux")
                        .with(as(bees.lead()))
                        .with(csrf()))
                .andExpect(redirectedUrl(page));
        assertThat(page(bees.lead(), page)).contains("En pause", "Le projet est en pause");
        assertThat(page(stage.manager, "/cohort/" + stage.programme)).contains("1 en pause");
        assertThat(page(bees.lead(), page + "/situation")).contains("Reprendre le parcours", "Travaux");
        web.perform(post(page + "/resume").with(as(bees.lead())).with(csrf())).andExpect(redirectedUrl(page));
        assertThat(page(stage.manager, page + "/situation")).contains("Mis en pause par", "Repris par");
    }

    @Test
    void notesANewOrganisationAndKeepsWhatWasTypedWhenItCannot() throws Exception {
        String refused = web.perform(entity("SCIC Les Ruches", "", "123").with(as(bees.lead())))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(refused).contains("SCIC Les Ruches", "Choisissez le statut juridique", "neuf chiffres");
        web.perform(entity("SCIC Les Ruches", "scic", "").with(as(bees.lead()))).andExpect(redirectedUrl(page));
        assertThat(page(bees.lead(), page)).contains("Ruches communes", "SCIC Les Ruches");
        assertThat(page(bees.lead(), page + "/situation")).contains("Nouvelle structure", "Abeilles en ville");
    }

    @Test
    void isForTheLeadAndTheManagerOnly() throws Exception {
        for (PersonId other : new PersonId[] {stage.coach, stage.observer, stage.stranger}) {
            web.perform(get(page + "/situation").with(as(other))).andExpect(status().isForbidden());
            web.perform(post(page + "/pause")
                            .param("reason", "Pour voir")
                            .with(as(other))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
            web.perform(entity("Autre", "scic", "").with(as(other))).andExpect(status().isForbidden());
        }
    }

    @Test
    void doesTheSameOverTheApi() throws Exception {
        String api = "/api/ventures/" + bees.id();
        web.perform(post(api + "/pause")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .with(as(bees.lead()))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
        web.perform(post(api + "/pause")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"Travaux\"}")
                        .with(as(bees.lead()))
                        .with(csrf()))
                .andExpect(jsonPath("$.state").value("PAUSED"));
        web.perform(post(api + "/resume").with(as(bees.lead())).with(csrf()))
                .andExpect(jsonPath("$.state").value("ONBOARDING"));
        web.perform(post(api + "/withdraw")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"Plus de temps\"}")
                        .with(as(bees.lead()))
                        .with(csrf()))
                .andExpect(jsonPath("$.state").value("WITHDRAWN"));
    }

    @Test
    void takesANewEntityThatSaysNothingAsOneWithHoles() throws Exception {
        web.perform(post(page + "/entity").with(as(bees.lead())).with(csrf()))
                .andExpect(status().isUnprocessableContent());
    }

    private MockHttpServletRequestBuilder entity(String name, String status, String siren) {
        return post(page + "/entity")
                .param("name", name)
                .param("status", status)
                .param("siren", siren)
                .param("project", "Ruches communes")
                .param("reason", "")
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
