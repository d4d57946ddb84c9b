package org.halle.cohort.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.halle.HalleTest;
import org.halle.cohort.Attending;
import org.halle.cohort.CohortStage;
import org.halle.cohort.Session;
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
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@HalleTest
class SessionPagesTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc web;

    @Autowired
    private People people;

    @Autowired
    private Attending attending;

    @Autowired
    private VentureRegister register;

    private CohortStage stage;
    private Venture bees;
    private Session first;

    @BeforeEach
    void aCohort() {
        stage = CohortStage.of(context, "Abeilles en ville", "Boulangerie des faubourgs");
        bees = stage.venture("Abeilles en ville");
        first = register.collectiveSessions(stage.programme).get(0);
    }

    @AfterEach
    void leave() {
        stage.close();
    }

    @Test
    void showsTheRoomsCodeAndTakesItFromThoseInTheRoom() throws Exception {
        String path = "/sessions/" + first.id();
        assertThat(page(stage.coach, path))
                .contains("Afficher le code de la salle")
                .doesNotContain("??");
        web.perform(post(path + "/room").with(as(stage.coach)).with(csrf())).andExpect(redirectedUrl(path));
        String code = register.session(first.id()).roomCode();
        assertThat(page(stage.coach, path)).contains(code);
        assertThat(page(bees.lead(), "/presence")).contains("Code de la salle").doesNotContain("??");
        assertThat(web.perform(post("/presence")
                                .param("code", "XXXXXX")
                                .with(as(bees.lead()))
                                .with(csrf()))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Ce code n’ouvre aucune séance", "XXXXXX");
        stage.travelTo(first.startsAt());
        web.perform(post("/presence").param("code", code).with(as(bees.lead())).with(csrf()))
                .andExpect(redirectedUrl("/ventures/" + bees.id() + "#seances"));
        assertThat(page(bees.lead(), "/ventures/" + bees.id())).contains("1 / 7");
    }

    @Test
    void movesASessionAndOffersItAgain() throws Exception {
        Session second = register.collectiveSessions(stage.programme).get(1);
        String path = "/sessions/" + second.id();
        assertThat(web.perform(plan(path + "/change", "", "Besoin social").with(as(stage.manager)))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Choisissez le jour", "Besoin social");
        web.perform(post(path + "/change").with(as(stage.manager)).with(csrf()))
                .andExpect(status().isUnprocessableContent());
        web.perform(plan(path + "/change", "2026-10-27", "Besoin social").with(as(stage.manager)))
                .andExpect(redirectedUrl(path));
        assertThat(page(stage.manager, path)).contains("27 octobre 2026");

        stage.travelTo(register.session(second.id()).endsAt());
        attending.mark(stage.coach, second.id(), List.of(bees.id()), "");
        assertThat(page(stage.coach, path)).contains("Proposer une séance à ceux qui l’ont manquée");
        web.perform(plan(path + "/catch-up", "2026-11-05", "Besoin social, deuxième fois")
                        .with(as(stage.coach)))
                .andExpect(status().is3xxRedirection());
        assertThat(page(stage.coach, path)).contains("Besoin social, deuxième fois", "5 novembre 2026");
        Venture bread = stage.venture("Boulangerie des faubourgs");
        assertThat(page(bread.lead(), "/ventures/" + bread.id())).contains("deuxième fois", "Rattrapage");
        assertThat(page(bees.lead(), "/ventures/" + bees.id())).doesNotContain("deuxième fois");
        web.perform(plan(path + "/change", "2026-12-01", "Ailleurs").with(as(bees.lead())))
                .andExpect(status().isForbidden());
    }

    @Test
    void doesTheSameOverTheApi() throws Exception {
        web.perform(get("/api/programmes/{id}/cohort", stage.programme).with(as(stage.observer)))
                .andExpect(jsonPath("$.length()").value(2))
                .andExpect(jsonPath("$[0].milestones.length()").value(4))
                .andExpect(jsonPath("$[0].sessions.met").value(false));
        web.perform(get("/api/programmes/{id}/cohort", stage.programme).with(as(bees.lead())))
                .andExpect(status().isForbidden());
        stage.travelTo(first.endsAt());
        web.perform(put("/api/sessions/{id}/attendance", first.id())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"present\":[\"" + bees.id() + "\"]}")
                        .with(as(stage.coach))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.present['" + bees.id() + "']").value(true));
        web.perform(get("/api/ventures/{id}", bees.id()).with(as(bees.lead())))
                .andExpect(jsonPath("$.sessions.collectiveHeld").value(1));
        web.perform(get("/api/ventures/{id}/sessions", bees.id()).with(as(bees.lead())))
                .andExpect(jsonPath("$.length()").value(7))
                .andExpect(jsonPath("$[0].present['" + bees.id() + "']").value(true));
        web.perform(post("/api/sessions/{id}/catch-up", first.id())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"day\":\"2026-09-10\",\"hour\":\"09:30\"}")
                        .with(as(stage.coach))
                        .with(csrf()))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.kind").value("CATCH_UP"));
        web.perform(post("/api/attendance")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"code\":\"NOPE22\"}")
                        .with(as(bees.lead()))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail").isNotEmpty());
        web.perform(put("/api/sessions/{id}", first.id())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"day\":\"2026-09-10\",\"hour\":\"09:30\"}")
                        .with(as(bees.lead()))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        web.perform(get("/api/ventures/{id}", bees.id()).with(as(stage.stranger)))
                .andExpect(status().isForbidden());
    }

    private MockHttpServletRequestBuilder plan(String path, String day, String theme) {
        return post(path)
                .param("theme", theme)
                .param("day", day)
                .param("hour", "09:30")
                .param("minutes", "180")
                .param("place", "Nantes")
                .param("coach", "")
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
