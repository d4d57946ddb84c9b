package org.halle.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.halle.HalleTest;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.Applying;
import org.halle.call.OpenCall;
import org.halle.call.StartDraft;
import org.halle.desk.Desk;
import org.halle.engine.VirtualTime;
import org.halle.kernel.ApplicationId;
import org.halle.people.LegalStatus;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.json.JsonMapper;

/** What people get who answer wrongly, too late, twice or in somebody's place: a sentence, and nothing typed is lost. */
@HalleTest
@Tag("database")
class BadInputTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ApplicationContext halle;

    @Autowired
    private Applying applying;

    @Autowired
    private ApplicationRegister applications;

    @Autowired
    private Desk desk;

    @Autowired
    private VirtualTime time;

    private OpenCall open;
    private Person lead;
    private ApplicationId id;
    private String task;

    @BeforeEach
    void aDraft() {
        open = new OpenCall(halle, Duration.ofDays(30), 0);
        lead = open.person("Lea");
        id = applying.start(
                lead.id(),
                new StartDraft(open.call().id(), "Passeurs de soin", "Les Passeurs", LegalStatus.ASSOCIATION, null));
        task = desk.openTasks(lead.id(), "application", id.value()).get(0).id();
    }

    @AfterEach
    void backToThePresent() {
        time.release();
    }

    @Test
    void wrongAnswersAreKeptAndNamedFieldByField() throws Exception {
        Map<String, Object> wrong = Map.of("title", "Passeurs de soin", "town", "Nantes", "budgetEur", "beaucoup");

        for (String door : new String[] {"/desk/" + task, "/api/tasks/" + task}) {
            sent(door + "/complete", lead, wrong)
                    .andExpect(status().is(422))
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                    .andExpect(jsonPath("$.errors.budgetEur").isNotEmpty())
                    .andExpect(jsonPath("$.errors.town").doesNotExist());
        }

        mvc.perform(get("/api/tasks/" + task).with(user(new SignedIn(lead))))
                .andExpect(jsonPath("$.data.town").value("Nantes"))
                .andExpect(jsonPath("$.data.budgetEur").value("beaucoup"));
    }

    @Test
    void oneSecondAfterTheDeadlineIsTooLateAndTheDraftIsKept() throws Exception {
        Instant closes = open.call().closesAt();
        Map<String, Object> answers = Map.of("title", "Passeurs de soin", "town", "Nantes");
        for (Instant late : new Instant[] {closes, closes.plusSeconds(1)}) {
            time.setTo(late);

            sent("/api/applications/" + id + "/submit", lead, answers)
                    .andExpect(status().is(422))
                    .andExpect(jsonPath("$.type").value("urn:halle:call.refused.closed"))
                    .andExpect(jsonPath("$.detail").value(containsString("votre brouillon est conservé")));
        }
        assertThat(applications.get(id).status()).isEqualTo(Application.Status.DRAFT);
        assertThat(desk.drafted(task)).containsEntry("town", "Nantes");

        time.setTo(closes.minusSeconds(1));
        sent("/api/applications/" + id + "/submit", lead, answers).andExpect(status().isOk());
    }

    @Test
    void whatIsDoneIsNotDoneAgain() throws Exception {
        Map<String, Object> answers = Map.of("title", "Passeurs de soin", "town", "Nantes");
        sent("/desk/" + task + "/complete", lead, answers).andExpect(status().isOk());

        sent("/desk/" + task + "/complete", lead, answers).andExpect(status().isOk());
        sent("/api/tasks/" + task + "/complete", lead, answers).andExpect(status().isNoContent());
        sent("/api/tasks/" + task + "/complete", open.person("Zoe"), answers).andExpect(status().isConflict());
        mvc.perform(get("/desk/" + task).with(user(new SignedIn(lead))).accept(MediaType.TEXT_HTML))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Lea Essai")));
    }

    @Test
    void anothersTaskIsForbiddenAndNobodysIsNotFound() throws Exception {
        Person stranger = open.person("Zoe");
        for (String door : new String[] {"/desk/", "/api/tasks/"}) {
            mvc.perform(get(door + task).with(user(new SignedIn(stranger)))).andExpect(status().isForbidden());
            mvc.perform(get(door + UUID.randomUUID()).with(user(new SignedIn(stranger))))
                    .andExpect(status().isNotFound());
            sent(door + task + "/complete", stranger, Map.of()).andExpect(status().isForbidden());
            sent(door + "nonsense/complete", stranger, Map.of()).andExpect(status().isNotFound());
        }
        assertThat(desk.openTasks(lead.id(), "application", id.value())).hasSize(1);
    }

    private ResultActions sent(String path, Person by, Map<String, Object> answers) throws Exception {
        return mvc.perform(post(path)
                .with(user(new SignedIn(by)))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(JsonMapper.shared().writeValueAsString(Map.of("answers", answers))));
    }
}
