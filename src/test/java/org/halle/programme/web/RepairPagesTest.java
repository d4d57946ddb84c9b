package org.halle.programme.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.halle.HalleTest;
import org.halle.engine.Repairs.Place;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Planning;
import org.halle.programme.Repairing;
import org.halle.programme.SamplePlans;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@HalleTest
@Tag("database")
class RepairPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    People people;

    @Autowired
    Planning planning;

    @Autowired
    Repairing repairing;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    private Person manager;
    private ProgrammeId id;

    @BeforeEach
    void aCallThatWaitsForItsOpening() {
        manager = people.makeOperator(person("Ada").id());
        id = planning.draft(manager.id(), SamplePlans.programme("Essai " + UUID.randomUUID()));
        planning.launch(manager.id(), id);
        management.executeJob(job().getId());
    }

    @Test
    void showsWhereEachCaseWaitsAndForWhat() throws Exception {
        mvc.perform(get("/programmes/{id}/repairs", id).with(as(manager)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Jour de l’ouverture")))
                .andExpect(content().string(containsString("une date")))
                .andExpect(content().string(containsString("Aucune étape en échec")))
                .andExpect(content().string(containsString("Rien n’a encore été fait à la main")));
        mvc.perform(get("/programmes/{id}/repairs", id)
                        .param("search", "clôture")
                        .with(as(manager)))
                .andExpect(content().string(not(containsString("Jour de l’ouverture"))));
    }

    @Test
    void leafsThroughCasesAFewAtATime() throws Exception {
        for (int more = 0; more < 30; more++) {
            ProcessInstance another = runtime.createProcessInstanceByKey("programme")
                    .businessKey(id.toString())
                    .setVariables(runtime.getVariables(root(id).getId()))
                    .execute();
            management.executeJob(job(another.getId()).getId());
        }
        mvc.perform(get("/programmes/{id}/repairs", id).param("search", "essai").with(as(manager)))
                .andExpect(content().string(containsString("Parcours 1 à 25 sur 3")))
                .andExpect(content().string(containsString("search=essai&amp;page=2")));
        mvc.perform(get("/programmes/{id}/repairs", id)
                        .param("search", "essai")
                        .param("page", "99")
                        .with(as(manager)))
                .andExpect(content().string(containsString("Parcours 26 à 3")))
                .andExpect(content().string(containsString("search=essai&amp;page=1")));
    }

    @Test
    void movesACaseAndKeepsWhoDidItAndWhy() throws Exception {
        String place = place().id();
        mvc.perform(get("/programmes/{id}/repairs/move", id)
                        .param("place", place)
                        .with(as(manager)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Event_ClosingReached")))
                .andExpect(content().string(not(containsString("\"Event_OpeningReached\""))));

        mvc.perform(post("/programmes/{id}/repairs/move", id)
                        .param("place", place)
                        .param("to", "Event_ClosingReached")
                        .param("reason", "L’appel a été publié par courrier.")
                        .with(csrf())
                        .with(as(manager)))
                .andExpect(status().is3xxRedirection());

        assertThat(place().activity()).isEqualTo("Event_ClosingReached");
        mvc.perform(get("/programmes/{id}/repairs", id).with(as(manager)))
                .andExpect(content()
                        .string(containsString(
                                "Déplacé de «\u00A0Jour de l’ouverture\u00A0» à «\u00A0Heure de la clôture\u00A0»")))
                .andExpect(content().string(containsString("L’appel a été publié par courrier.")));
    }

    @Test
    void asksForAReasonAndKeepsWhatWasChosen() throws Exception {
        String place = place().id();
        mvc.perform(post("/programmes/{id}/repairs/move", id)
                        .param("place", place)
                        .param("to", "Event_ClosingReached")
                        .param("reason", "  ")
                        .with(csrf())
                        .with(as(manager)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Dites pourquoi")))
                .andExpect(content().string(containsString("value=\"Event_ClosingReached\" selected=\"selected\"")));

        assertThat(place().activity()).isEqualTo("Event_OpeningReached");
    }

    @Test
    void takesACaseToItsEndWithoutTakingItsProgrammeAlong() throws Exception {
        mvc.perform(post("/programmes/{id}/repairs/move", id)
                        .param("place", place().id())
                        .param("to", "Event_CallClosed")
                        .param("reason", "L’appel s’est fait par courrier.")
                        .with(csrf())
                        .with(as(manager)))
                .andExpect(status().is3xxRedirection());

        assertThat(runtime.getActiveActivityIds(root(id).getId())).contains("Call_Selection");
    }

    @Test
    void skipsTheLastStepWithoutTakingItsProgrammeAlong() throws Exception {
        repairing.move(manager.id(), id, place().id(), "Task_CloseCall", "Clos par courrier.");
        Job closing = job();
        management.setJobRetries(closing.getId(), 0);
        repairing.skip(manager.id(), id, closing.getId(), "Clos à la main.");

        assertThat(runtime.getActiveActivityIds(root(id).getId())).contains("Call_Selection");
    }

    @Test
    void skipsAFailedStepSoThatTheCaseGoesOn() throws Exception {
        management.executeJob(job().getId());
        Job publishing = job();
        management.setJobRetries(publishing.getId(), 0);
        mvc.perform(get("/programmes/{id}/repairs/{job}/skip", id, publishing.getId())
                        .with(as(manager)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Passer «\u00A0Publier l’appel\u00A0»")));

        mvc.perform(post("/programmes/{id}/repairs/{job}/skip", id, publishing.getId())
                        .param("reason", "Publié à la main.")
                        .with(csrf())
                        .with(as(manager)))
                .andExpect(status().is3xxRedirection());

        assertThat(place().activity()).isEqualTo("Event_FirstReminderReached");
        assertThat(repairing.table(manager.id(), id).done())
                .singleElement()
                .satisfies(repair -> assertThat(repair.reason()).isEqualTo("Publié à la main."));
    }

    @Test
    void refusesToSkipWhatTheRestOfTheDiagramNeeds() throws Exception {
        ProgrammeId fresh = planning.draft(manager.id(), SamplePlans.programme("Essai " + UUID.randomUUID()));
        planning.launch(manager.id(), fresh);
        Job plan = job(root(fresh).getId());
        management.setJobRetries(plan.getId(), 0);

        mvc.perform(post("/programmes/{id}/repairs/{job}/skip", fresh, plan.getId())
                        .param("reason", "Pas de dates.")
                        .with(csrf())
                        .with(as(manager)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("la suite du schéma attend une réponse")))
                .andExpect(content().string(containsString("Pas de dates.")));

        assertThat(job(root(fresh).getId()).getId()).isEqualTo(plan.getId());
        assertThat(repairing.table(manager.id(), fresh).done()).isEmpty();
    }

    @Test
    void isForManagersAndForTheirOwnCasesOnly() throws Exception {
        Person observer = person("Zoé");
        people.grant(observer.id(), Role.OBSERVER, id, null);
        mvc.perform(get("/programmes/{id}/repairs", id).with(as(observer))).andExpect(status().isForbidden());
        ProgrammeId other = planning.draft(manager.id(), SamplePlans.programme("Essai " + UUID.randomUUID()));
        mvc.perform(post("/programmes/{id}/repairs/move", other)
                        .param("place", place().id())
                        .param("to", "Event_ClosingReached")
                        .param("reason", "Pour voir.")
                        .with(csrf())
                        .with(as(manager)))
                .andExpect(status().isNotFound());
    }

    private Place place() {
        return repairing.table(manager.id(), id).places().stream()
                .filter(place -> place.process().equals("call"))
                .findFirst()
                .orElseThrow();
    }

    private ProcessInstance root(ProgrammeId programme) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("programme")
                .processInstanceBusinessKey(programme.toString())
                .list()
                .get(0);
    }

    private Job job() {
        return job(root(id).getId());
    }

    /** What the call of a programme's case waits for. */
    private Job job(String root) {
        return management
                .createJobQuery()
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .superProcessInstanceId(root)
                        .singleResult()
                        .getId())
                .singleResult();
    }

    private Person person(String name) {
        return people.register(name + "-" + UUID.randomUUID() + "@example.org", name, "Essai", Language.FR);
    }

    private static RequestPostProcessor as(Person person) {
        return user(new SignedIn(person));
    }
}
