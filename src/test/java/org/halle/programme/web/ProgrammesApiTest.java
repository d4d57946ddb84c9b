package org.halle.programme.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.util.UUID;
import org.halle.HalleTest;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@HalleTest
class ProgrammesApiTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    People people;

    @Autowired
    Programmes programmes;

    private Person manager;

    @BeforeEach
    void somebodyWhoMayDraft() {
        manager = people.makeOperator(person("Ada").id());
    }

    @Test
    void offersTheModelsWithTheirDates() throws Exception {
        mvc.perform(get("/api/programmes/models").param("opensOn", "2026-01-17").with(as(manager)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[*].code").value(hasItem("cooperation")))
                .andExpect(jsonPath("$[0].plan.callOpensAt").value("2026-01-19T09:00"))
                .andExpect(jsonPath("$[1].rules.weightPurpose").value(2));
        mvc.perform(get("/api/programmes/models").with(as(person("Zoé")))).andExpect(status().isForbidden());
    }

    @Test
    void draftsFromAModelWhatTheBodyLeavesOut() throws Exception {
        String body = sent(
                        post("/api/programmes?model=cooperation&opensOn=2026-03-02"),
                        """
                        {"title": "Coopérer", "territory": "44", "seats": 4}
                        """)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("draft"))
                .andExpect(jsonPath("$.rules.seats").value(4))
                .andExpect(jsonPath("$.rules.legalStatuses").value(2))
                .andExpect(jsonPath("$.daysOff").isEmpty())
                .andReturn()
                .getResponse()
                .getContentAsString();

        Programme drafted = programmes.get(ProgrammeId.of(JsonPath.read(body, "$.id")));
        assertThat(drafted.rules().weights().quality()).isEqualTo(2);
        mvc.perform(get("/api/programmes").with(as(manager)))
                .andExpect(jsonPath("$[*].id").value(hasItem(drafted.id().toString())));
    }

    @Test
    void launchesOnceAndNotForEverybody() throws Exception {
        String body = sent(
                        post("/api/programmes?opensOn=2026-03-02"), "{\"title\": \"Coopérer\", \"territory\": \"44\"}")
                .andReturn()
                .getResponse()
                .getContentAsString();
        String launch = "/api/programmes/" + JsonPath.read(body, "$.id") + "/launch";

        mvc.perform(post(launch).with(as(person("Zoé"))).with(csrf())).andExpect(status().isForbidden());
        sent(post(launch), "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("running"));
        sent(post(launch), "").andExpect(status().isConflict());
    }

    @Test
    void saysWhatIsWrongFieldByField() throws Exception {
        sent(post("/api/programmes?model=lottery"), "{}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors.model").exists());
        sent(
                        post("/api/programmes?opensOn=2026-03-02"),
                        """
                        {"title": "", "territory": "44", "callClosesAt": "soon", "weightNeed": 0}
                        """)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors.callClosesAt").exists());
    }

    @Test
    void namesTheDatesOnWhichNobodyWorksWhenTheyMove() throws Exception {
        String id = drafted();

        sent(
                        put("/api/programmes/" + id + "/plan"),
                        """
                        {"callClosesAt": "2026-05-01T18:00", "juryOpensAt": "2026-05-04T09:00"}
                        """)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.plan.callClosesAt").value("2026-05-01T18:00"))
                .andExpect(jsonPath("$.daysOff.callClosesAt").value("2026-05-01"));

        mvc.perform(get("/programmes/{id}/plan", id).with(as(manager)))
                .andExpect(status().isOk())
                .andExpect(result -> assertThat(result.getResponse().getContentAsString())
                        .contains("plan-drawing", "jour férié (Fête du travail)"));
    }

    @Test
    void isOpenToItsManagersAndObserversOnly() throws Exception {
        String id = drafted();
        Person observer = person("Olga");
        people.grant(observer.id(), Role.OBSERVER, ProgrammeId.of(id), null);

        mvc.perform(get("/api/programmes/{id}", id).with(as(observer)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.plan.startsOn").isNotEmpty());
        mvc.perform(put("/api/programmes/{id}/plan", id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .with(csrf())
                        .with(as(observer)))
                .andExpect(status().isForbidden());
        mvc.perform(get("/api/programmes/{id}", id).with(as(person("Zoé"))))
                .andExpect(status().isForbidden())
                .andExpect(result ->
                        assertThat(result.getResponse().getContentType()).contains("problem+json"));
    }

    @Test
    void drawsTheCalendarOfAModelBeforeAnythingIsKept() throws Exception {
        mvc.perform(get("/programmes/new")
                        .param("model", "cooperation")
                        .param("opensOn", "2026-03-02")
                        .with(as(manager)))
                .andExpect(status().isOk())
                .andExpect(result -> assertThat(result.getResponse().getContentAsString())
                        .contains("Appel à coopération", "plan-bar-3")
                        .containsPattern("name=\"weightQuality\"[^>]*value=\"2\""));
        mvc.perform(get("/programmes/new").param("lang", "en").with(as(manager)))
                .andExpect(result -> assertThat(result.getResponse().getContentAsString())
                        .satisfies(page -> assertThat(page).contains("Start from the model")));
    }

    private String drafted() throws Exception {
        String body = sent(
                        post("/api/programmes?opensOn=2026-03-02"),
                        """
                        {"title": "Essai", "territory": "44"}
                        """)
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(body, "$.id");
    }

    private ResultActions sent(MockHttpServletRequestBuilder request, String json) throws Exception {
        return mvc.perform(request.contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(csrf())
                .with(as(manager)));
    }

    private Person person(String name) {
        return people.register(UUID.randomUUID() + "@example.org", name, "Essai", Language.FR);
    }

    private static RequestPostProcessor as(Person person) {
        return user(new SignedIn(person));
    }
}
