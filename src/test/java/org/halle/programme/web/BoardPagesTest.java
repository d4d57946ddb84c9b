package org.halle.programme.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.halle.HalleTest;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Planning;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.halle.programme.SamplePlans;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@HalleTest
@Tag("database")
class BoardPagesTest {

    private static final Map<String, String> WANTED = Map.ofEntries(
            Map.entry("title", "Coopérer à l’ouest"),
            Map.entry("summary", "Un accélérateur."),
            Map.entry("territory", "44"),
            Map.entry("callOpensAt", "2026-03-02T09:00"),
            Map.entry("callClosesAt", "2026-04-30T18:00"),
            Map.entry("juryOpensAt", "2026-05-04T09:00"),
            Map.entry("announceAt", "2026-06-15T09:00"),
            Map.entry("startsOn", "2026-09-01"),
            Map.entry("endsOn", "2027-05-31"),
            Map.entry("hallClosesAt", "2027-07-09T18:00"),
            Map.entry("seats", "10"),
            Map.entry("reviewsPerApplication", "3"),
            Map.entry("signaturePercent", "100"),
            Map.entry("collectiveSessions", "7"),
            Map.entry("individualSessions", "4"),
            Map.entry("legalStatuses", "1"),
            Map.entry("weightPurpose", "2"),
            Map.entry("weightImpact", "1"),
            Map.entry("weightNeed", "1"),
            Map.entry("weightInnovation", "1"),
            Map.entry("weightQuality", "2"));

    @Autowired
    MockMvc mvc;

    @Autowired
    People people;

    @Autowired
    Planning planning;

    @Autowired
    Programmes programmes;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    private Person manager;
    private ProgrammeId id;

    @BeforeEach
    void aProgramme() {
        manager = people.makeOperator(person("Ada").id());
        id = planning.draft(manager.id(), SamplePlans.programme("Essai " + UUID.randomUUID()));
    }

    @Test
    void leadsBackFromTheAddressOfAFormThatWasRefused() throws Exception {
        String venture = "/ventures/" + VentureId.random();
        String project = "/projects/" + ApplicationId.random();
        Map<String, String> pages = Map.of(
                "/programmes/" + id + "/people",
                "/programmes/" + id,
                "/me/organisations",
                "/me",
                "/studio/files",
                "/studio",
                venture + "/sessions",
                venture,
                venture + "/entity",
                venture + "/situation",
                project + "/partners",
                project);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            mvc.perform(get(page.getKey()).param("lang", "en").with(as(manager)))
                    .andExpect(redirectedUrl(page.getValue()));
        }
    }

    @Test
    void listsWhatOneHasAPartIn() throws Exception {
        mvc.perform(get("/programmes").with(as(manager)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/programmes/" + id)))
                .andExpect(content().string(containsString("Préparer un programme")));
    }

    @Test
    void saysWhichStageEachOfTheProgrammesIsIn() throws Exception {
        ProgrammeId open = planning.draft(manager.id(), SamplePlans.programme("Essai " + UUID.randomUUID()));
        planning.launch(manager.id(), open);

        mvc.perform(get("/programmes").with(as(manager)))
                .andExpect(content().string(containsString("Brouillon")))
                .andExpect(content().string(not(containsString("En cours"))));
    }

    @Test
    void saysSoToWhoHasNoPartInAny() throws Exception {
        mvc.perform(get("/programmes").with(as(person("Zoé"))))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Aucun programme pour l’instant")))
                .andExpect(content().string(not(containsString("Préparer un programme"))));
    }

    @Test
    void proposesDatesFromTheOpeningDay() throws Exception {
        mvc.perform(get("/programmes/new").param("opensOn", "2026-01-17").with(as(manager)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("2026-01-19T09:00")));
        mvc.perform(get("/programmes/new").param("opensOn", "nonsense").with(as(manager)))
                .andExpect(status().isOk());
        mvc.perform(get("/programmes/new").with(as(person("Zoé")))).andExpect(status().isForbidden());
    }

    @Test
    void draftsAProgramme() throws Exception {
        mvc.perform(filled(post("/programmes/new"), Map.of()).with(as(manager)))
                .andExpect(status().is3xxRedirection())
                .andExpect(redirectedUrlPattern("/programmes/*"));

        assertThat(programmes.all())
                .anySatisfy(programme -> assertThat(programme.title()).isEqualTo("Coopérer à l’ouest"));
    }

    @Test
    void saysBesideEachFieldWhatIsWrongAndKeepsTheRest() throws Exception {
        mvc.perform(filled(post("/programmes/new"), Map.of("endsOn", "2026-12-31", "seats", "0", "territory", "Loire"))
                        .with(as(manager)))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Une promotion dure de 8 à 10 mois.")))
                .andExpect(content().string(containsString("Indiquez un nombre de 1 à 200.")))
                .andExpect(content().string(containsString("Coopérer à l’ouest")));
        mvc.perform(filled(post("/programmes/new"), Map.of("callOpensAt", "tomorrow", "seats", "many"))
                        .with(as(manager)))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Indiquez une date complète.")))
                .andExpect(content().string(containsString("Indiquez un nombre entier.")))
                .andExpect(content().string(containsString("tomorrow")));
    }

    @Test
    void launchesOnceThenShowsWhereThingsStand() throws Exception {
        mvc.perform(get("/programmes/{id}", id).with(as(manager)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Encore un brouillon")));

        mvc.perform(post("/programmes/{id}/launch", id).with(csrf()).with(as(manager)))
                .andExpect(status().is3xxRedirection());

        mvc.perform(get("/programmes/{id}", id).with(as(manager)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Appel à candidatures")))
                .andExpect(content().string(containsString("1 étape en cours")))
                .andExpect(content().string(containsString("diagram/programme.xml")));
        mvc.perform(post("/programmes/{id}/launch", id).with(csrf()).with(as(manager)))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Ce programme est déjà lancé.")));
    }

    @Test
    void showsADiagramWithItsListAndItsXml() throws Exception {
        planning.launch(manager.id(), id);

        mvc.perform(get("/programmes/{id}/diagram/call", id).with(as(manager)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Planifier l’appel")))
                .andExpect(content().string(containsString("Task_PlanCall")));
        mvc.perform(get("/programmes/{id}/diagram/call.xml", id).with(as(manager)))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_XML))
                .andExpect(content().string(containsString("Task_PlanCall")));
        mvc.perform(get("/programmes/{id}/diagram/nothing", id).with(as(manager)))
                .andExpect(status().isNotFound());
    }

    @Test
    void triesAStoppedStepAgain() throws Exception {
        planning.launch(manager.id(), id);
        Job job = planCall();
        management.setJobRetries(job.getId(), 0);

        mvc.perform(get("/programmes/{id}", id).with(as(manager)))
                .andExpect(content().string(containsString("Étapes en échec")))
                .andExpect(content().string(containsString("Planifier l’appel")));
        mvc.perform(post("/programmes/{id}/repairs/{job}/retry", id, job.getId())
                        .with(csrf())
                        .with(as(manager)))
                .andExpect(status().is3xxRedirection());

        assertThat(planCall().getRetries()).isEqualTo(1);
    }

    @Test
    void triesNothingThatHasNotFailed() throws Exception {
        planning.launch(manager.id(), id);

        mvc.perform(post("/programmes/{id}/repairs/{job}/retry", id, planCall().getId())
                        .with(csrf())
                        .with(as(manager)))
                .andExpect(status().isNotFound());
    }

    @Test
    void movesTheDates() throws Exception {
        mvc.perform(get("/programmes/{id}/plan", id).with(as(manager)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("2026-04-30T18:00")));

        mvc.perform(filled(post("/programmes/{id}/plan", id), Map.of("callClosesAt", "2026-05-01T12:00"))
                        .with(as(manager)))
                .andExpect(status().is3xxRedirection());
        assertThat(programmes.get(id).plan().callClosesAt()).hasToString("2026-05-01T10:00:00Z");

        mvc.perform(filled(post("/programmes/{id}/plan", id), Map.of("callClosesAt", "2026-01-01T12:00"))
                        .with(as(manager)))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("L’appel doit se clore après son ouverture.")));
    }

    @Test
    void givesRolesAndTakesThemBack() throws Exception {
        String email = UUID.randomUUID() + "@example.org";
        mvc.perform(post("/programmes/{id}/people", id)
                        .param("email", email)
                        .param("role", "COACH")
                        .with(csrf())
                        .with(as(manager)))
                .andExpect(status().is3xxRedirection());
        Person coach = people.holding(Role.COACH, id).get(0);
        assertThat(coach.email()).isEqualTo(email);

        mvc.perform(get("/programmes/{id}", id).with(as(manager)))
                .andExpect(content().string(containsString(email)));
        mvc.perform(post("/programmes/{id}/people/{person}/revoke", id, coach.id())
                        .param("role", "COACH")
                        .with(csrf())
                        .with(as(manager)))
                .andExpect(status().is3xxRedirection());
        assertThat(people.holding(Role.COACH, id)).isEmpty();
    }

    @Test
    void asksForWhomAFunderPledgesAndKeepsWhatWasTyped() throws Exception {
        String email = UUID.randomUUID() + "@example.org";
        mvc.perform(post("/programmes/{id}/people", id)
                        .param("email", email)
                        .param("role", "FUNDER")
                        .with(csrf())
                        .with(as(manager)))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Dites au nom de quelle organisation")))
                .andExpect(content().string(containsString("value=\"" + email + "\"")));
        mvc.perform(post("/programmes/{id}/people", id)
                        .param("email", email)
                        .param("role", "FUNDER")
                        .param("organisation", "Caisse des Embruns " + id)
                        .with(csrf())
                        .with(as(manager)))
                .andExpect(status().is3xxRedirection());

        assertThat(people.grantsOf(people.holding(Role.FUNDER, id).get(0).id()))
                .singleElement()
                .satisfies(grant -> assertThat(grant.organisation()).isNotNull());
    }

    @Test
    void refusesAnImpossibleAddressOrRole() throws Exception {
        mvc.perform(post("/programmes/{id}/people", id)
                        .param("email", "no address")
                        .param("role", "COACH")
                        .with(csrf())
                        .with(as(manager)))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Cette adresse électronique n’est pas complète")))
                .andExpect(content().string(containsString("value=\"no address\"")));
        mvc.perform(post("/programmes/{id}/people", id)
                        .param("email", "ada@example.org")
                        .param("role", "EMPEROR")
                        .with(csrf())
                        .with(as(manager)))
                .andExpect(status().isBadRequest());
    }

    @Test
    void showsAnObserverDatesAndNumbersOnly() throws Exception {
        Person observer = person("Olga");
        people.grant(observer.id(), Role.OBSERVER, id, null);
        planning.launch(manager.id(), id);

        mvc.perform(get("/programmes/{id}", id).with(as(observer)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Le calendrier")))
                .andExpect(content().string(not(containsString(manager.email()))))
                .andExpect(content().string(not(containsString("Dernières lettres"))))
                .andExpect(content().string(not(containsString("Donner un rôle"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/plan", "/diagram/call", "/diagram/call.xml"})
    void isClosedToEverybodyElse(String page) throws Exception {
        Person juror = person("Jean");
        people.grant(juror.id(), Role.JUROR, id, null);

        mvc.perform(get("/programmes/" + id + page).with(as(juror))).andExpect(status().isForbidden());
        mvc.perform(get("/programmes/" + id + page)).andExpect(status().is3xxRedirection());
        mvc.perform(get("/programmes/" + UUID.randomUUID() + page).with(as(juror)))
                .andExpect(status().isNotFound());
        mvc.perform(get("/programmes/no-id" + page).with(as(juror))).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/launch", "/close", "/plan", "/people", "/repairs/1/retry"})
    void letsNobodyElseChangeAnything(String action) throws Exception {
        Person observer = person("Olga");
        people.grant(observer.id(), Role.OBSERVER, id, null);

        mvc.perform(filled(post("/programmes/" + id + action), Map.of("email", "a@example.org", "role", "MANAGER"))
                        .with(as(observer)))
                .andExpect(status().isForbidden());
        assertThat(programmes.get(id).state()).isEqualTo(Programme.State.DRAFT);
    }

    @Test
    void speaksEnglishToo() throws Exception {
        mvc.perform(get("/programmes/{id}", id).param("lang", "en").with(as(manager)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Launch the programme")));
    }

    private Job planCall() {
        String root = runtime.createProcessInstanceQuery()
                .processDefinitionKey("programme")
                .processInstanceBusinessKey(id.toString())
                .singleResult()
                .getId();
        String call = runtime.createProcessInstanceQuery()
                .superProcessInstanceId(root)
                .singleResult()
                .getId();
        return management.createJobQuery().processInstanceId(call).singleResult();
    }

    private static MockHttpServletRequestBuilder filled(
            MockHttpServletRequestBuilder request, Map<String, String> otherwise) {
        WANTED.forEach((field, text) -> request.param(field, otherwise.getOrDefault(field, text)));
        otherwise.forEach((field, text) -> {
            if (!WANTED.containsKey(field)) {
                request.param(field, text);
            }
        });
        return request.with(csrf());
    }

    private Person person(String name) {
        return people.register(UUID.randomUUID() + "@example.org", name, "Essai", Language.FR);
    }

    private static RequestPostProcessor as(Person person) {
        return user(new SignedIn(person));
    }
}
