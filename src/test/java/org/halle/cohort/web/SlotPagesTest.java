package org.halle.cohort.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.LocalTime;
import org.halle.HalleTest;
import org.halle.cohort.Coaching;
import org.halle.cohort.CohortStage;
import org.halle.cohort.OfferSlots;
import org.halle.cohort.Venture;
import org.halle.kernel.PersonId;
import org.halle.kernel.SlotId;
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
class SlotPagesTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc web;

    @Autowired
    private People people;

    @Autowired
    private Coaching coaching;

    private CohortStage stage;
    private Venture bees;
    private Venture bread;

    @BeforeEach
    void aCohortOfTwo() {
        stage = CohortStage.of(context, "Abeilles en ville", "Boulangerie des faubourgs");
        bees = stage.venture("Abeilles en ville");
        bread = stage.venture("Boulangerie des faubourgs");
    }

    @AfterEach
    void leave() {
        stage.close();
    }

    @Test
    void offersHoursByAFormThatKeepsWhatWasTyped() throws Exception {
        String path = "/cohort/" + stage.programme + "/slots";
        assertThat(page(stage.coach, path))
                .contains("Proposez vos premières heures")
                .doesNotContain("??");
        String refused = web.perform(offer("2026-09-07", "").with(as(stage.coach)))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(refused).contains("Donnez l’heure de début", "error-hour", "Modèle économique");
        web.perform(offer("2026-09-07", "14:00").with(as(stage.coach)))
                .andExpect(redirectedUrl(path))
                .andExpect(
                        flash().attribute("message", "2 heures sont proposées\u00A0; les projets peuvent réserver."));
        assertThat(page(stage.coach, path)).contains("7 septembre 2026", "14 h 00 – 15 h 00", "2 heures libres");
        web.perform(offer("2026-09-08", "14:00").with(as(stage.manager))).andExpect(status().isForbidden());
        for (PersonId other : new PersonId[] {stage.observer, bees.lead(), stage.stranger}) {
            web.perform(get(path).with(as(other))).andExpect(status().isForbidden());
        }
    }

    @Test
    void booksAndCancelsFromTheVenturesPage() throws Exception {
        SlotId slot = slot();
        String path = "/ventures/" + bees.id() + "/slots";
        assertThat(page(bees.lead(), "/ventures/" + bees.id())).contains(path);
        assertThat(page(bees.lead(), path))
                .contains("Modèle économique", "Réserver")
                .doesNotContain("??");
        web.perform(post("/slots/{id}/book", slot)
                        .param("venture", bees.id().toString())
                        .with(as(bees.lead()))
                        .with(csrf()))
                .andExpect(redirectedUrl(path));
        assertThat(page(bees.lead(), path)).contains("Aucune heure libre", "Annuler");
        assertThat(page(stage.coach, "/cohort/" + stage.programme + "/slots"))
                .contains("Réservée par Abeilles en ville");
        web.perform(post("/slots/{id}/book", slot)
                        .param("venture", bread.id().toString())
                        .with(as(bread.lead()))
                        .with(csrf()))
                .andExpect(redirectedUrl("/ventures/" + bread.id() + "/slots"))
                .andExpect(flash().attribute(
                                "error", "Quelqu’un vient de réserver cette heure\u00A0: choisissez-en une autre."));
        web.perform(post("/slots/{id}/cancel", slot)
                        .param("venture", bees.id().toString())
                        .with(as(bees.lead()))
                        .with(csrf()))
                .andExpect(redirectedUrl(path));
        assertThat(page(bees.lead(), "/ventures/" + bees.id())).contains("annulée");
        web.perform(post("/slots/{id}/withdraw", slot)
                        .param("programme", stage.programme.toString())
                        .with(as(stage.coach))
                        .with(csrf()))
                .andExpect(redirectedUrl("/cohort/" + stage.programme + "/slots"));
        web.perform(get(path).with(as(bread.lead()))).andExpect(status().isForbidden());
    }

    @Test
    void doesTheSameOverTheApi() throws Exception {
        String made = web.perform(post("/api/programmes/{id}/slots", stage.programme)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                "{\"theme\":\"Montage\",\"place\":\"Nantes\",\"day\":\"2026-11-04\",\"hour\":\"09:00\","
                                        + "\"weeks\":2}")
                        .with(as(stage.coach))
                        .with(csrf()))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.slots.length()").value(1))
                .andExpect(jsonPath("$.holidays[0]").value("2026-11-11"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String slot = made.replaceAll("(?s).*\"slots\":\\[\"([^\"]+)\".*", "$1");
        String booking = "{\"venture\":\"" + bees.id() + "\"}";
        for (int time = 0; time < 2; time++) {
            web.perform(post("/api/slots/{id}/booking", slot)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(booking)
                            .with(as(bees.lead()))
                            .with(csrf()))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.session").isNotEmpty());
        }
        web.perform(get("/api/ventures/{id}/slots", bees.id()).with(as(bees.lead())))
                .andExpect(jsonPath("$[0].ventureName").value("Abeilles en ville"));
        web.perform(post("/api/slots/{id}/booking", slot)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"venture\":\"" + bread.id() + "\"}")
                        .with(as(bread.lead()))
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail")
                        .value("Quelqu’un vient de réserver cette heure\u00A0: choisissez-en une autre."));
        web.perform(delete("/api/slots/{id}/booking", slot)
                        .with(as(bees.lead()))
                        .with(csrf()))
                .andExpect(status().isNoContent());
        web.perform(delete("/api/slots/{id}", slot).with(as(stage.coach)).with(csrf()))
                .andExpect(status().isNoContent());
        web.perform(get("/api/programmes/{id}/slots", stage.programme).with(as(stage.manager)))
                .andExpect(jsonPath("$.length()").value(0));
    }

    private SlotId slot() {
        return coaching.offer(
                        stage.coach,
                        new OfferSlots(
                                stage.programme,
                                "Modèle économique",
                                "À distance",
                                LocalDate.of(2026, 9, 7),
                                LocalTime.of(14, 0),
                                60,
                                1,
                                1))
                .slots()
                .get(0);
    }

    @Test
    void takesAnOfferThatSaysNothingAsOneWithHoles() throws Exception {
        web.perform(post("/cohort/{id}/slots", stage.programme)
                        .with(as(stage.coach))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
    }

    private MockHttpServletRequestBuilder offer(String day, String hour) {
        return post("/cohort/{id}/slots", stage.programme)
                .param("theme", "Modèle économique")
                .param("place", "À distance")
                .param("day", day)
                .param("hour", hour)
                .param("minutes", "60")
                .param("perDay", "2")
                .param("weeks", "1")
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
