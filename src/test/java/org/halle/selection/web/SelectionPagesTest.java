package org.halle.selection.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.halle.HalleTest;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.engine.Conversation;
import org.halle.engine.Operations.Cases;
import org.halle.engine.Operations.Element;
import org.halle.engine.Outcome;
import org.halle.engine.Repairs;
import org.halle.engine.Repairs.Place;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.CallId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.NewProgramme;
import org.halle.programme.Planning;
import org.halle.programme.Rules;
import org.halle.programme.SamplePlans;
import org.halle.selection.Allocating;
import org.halle.selection.Assessment;
import org.halle.selection.Assessment.State;
import org.halle.selection.Empanelling;
import org.halle.selection.Juror;
import org.halle.selection.SelectionRegister;
import org.halle.selection.Shortlisting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A jury of three, two applications, one manager, on the whole of Halle. */
@HalleTest
@Tag("database")
class SelectionPagesTest {

    private static final List<String> PAGES = List.of("", "/scores", "/ranking", "/jury", "/grid");

    private static final Instant SUBMITTED = Instant.parse("2026-04-20T08:00:00Z");

    private static final String SECRET = "Avis réservé à la délibération";

    @Autowired
    private MockMvc web;

    @Autowired
    private People people;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Planning planning;

    @Autowired
    private Empanelling empanelling;

    @Autowired
    private Allocating allocating;

    @Autowired
    private Shortlisting shortlisting;

    @Autowired
    private SelectionRegister register;

    @Autowired
    private Desk desk;

    @Autowired
    private Conversation conversation;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private Repairs repairs;

    @Autowired
    private JdbcClient database;

    private PersonId manager;
    private PersonId second;
    private PersonId observer;
    private ProgrammeId programme;
    private List<PersonId> jury;
    private ApplicationId hedges;
    private ApplicationId bikes;

    @BeforeEach
    void aJuryAndTwoApplications() {
        manager = person("manager");
        second = person("second");
        observer = person("observer");
        PersonId operator = person("operator");
        people.makeOperator(operator);
        programme = planning.draft(
                operator,
                new NewProgramme("Promotion", "", "44", SamplePlans.nineMonths(), new Rules(1, 3, 100, 7, 4, false)));
        people.grant(manager, Role.MANAGER, programme, null);
        people.grant(second, Role.MANAGER, programme, null);
        people.grant(observer, Role.OBSERVER, programme, null);
        jury = List.of(juror("ann"), juror("ben"), juror("cid"));
        hedges = eligible("AC26-001", "Haies et chaleur", "reemploi");
        bikes = eligible("AC26-002", "Vélos pour tous", "mobilites");
    }

    // --- who may see what ---

    @Test
    void showsItsPagesToTheProgrammesManagers() throws Exception {
        for (String page : PAGES) {
            assertThat(page(manager, "/selection/" + programme + page)).doesNotContain("??");
        }
    }

    @Test
    void showsScoresNeitherToJurorsNorObserversNorStrangers() throws Exception {
        for (PersonId other : List.of(jury.get(0), observer, person("stranger"))) {
            for (String page : PAGES) {
                web.perform(get("/selection/" + programme + page).with(as(other)))
                        .andExpect(status().isForbidden());
            }
            for (String answer : List.of("ranking", "scores")) {
                web.perform(get("/api/programmes/{id}/" + answer, programme).with(as(other)))
                        .andExpect(status().isForbidden());
            }
        }
    }

    @Test
    void letsNobodyButTheManagersChangeTheList() throws Exception {
        shortlisting.propose(manager, programme);
        for (PersonId other : List.of(jury.get(0), observer)) {
            web.perform(post("/selection/{p}/ranking/{a}", programme, hedges)
                            .param("decision", "accepted")
                            .with(as(other))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
            web.perform(post("/selection/{p}/ranking/propose", programme)
                            .param("seats", "1")
                            .param("waiting", "1")
                            .with(as(other))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
            web.perform(post("/selection/{p}/jury", programme)
                            .param("email", "x@halle.example")
                            .param("givenName", "X")
                            .param("familyName", "Y")
                            .with(as(other))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
        }
        assertThat(register.shortlist(manager, programme).orElseThrow().lines())
                .allMatch(line -> line.decision() == null);
    }

    @Test
    void refusesAListBeforeTheJuryHasBegunAsThePageDoes() throws Exception {
        database.sql("update programme set jury_opens_at = ? where id = ?")
                .params(Instant.parse("2199-01-01T00:00:00Z").atOffset(ZoneOffset.UTC), programme.value())
                .update();

        assertThat(page(manager, "/selection/" + programme + "/ranking"))
                .contains("La liste se prépare quand le jury a commencé")
                .doesNotContain("ranking/propose");
        web.perform(json(post("/api/programmes/{p}/ranking/propose", programme), "{\"seats\":1,\"waiting\":0}"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.detail").value(containsString("trop tôt")));
        web.perform(json(post("/api/programmes/{p}/ranking/propose", programme), "{\"seats\":1,\"waiting\":0}")
                        .locale(Locale.ENGLISH))
                .andExpect(jsonPath("$.detail").value(containsString("too early")));
        assertThat(register.shortlist(manager, programme)).isEmpty();
    }

    @Test
    void leafsThroughLongListsOfApplications() throws Exception {
        CallId call = closedCall();
        for (int number = 101; number <= 130; number++) {
            eligible(call, "AC26-" + number, "Projet " + number, "reemploi");
        }

        String first = page(manager, "/calls/" + call + "/applications?status=ELIGIBLE&q=projet");
        assertThat(first)
                .contains("Dossiers 1 à 25 sur 30", "AC26-125", "applications?status=ELIGIBLE&amp;q=projet&amp;page=2")
                .doesNotContain("AC26-126", "rel=\"prev\"", "??");
        assertThat(page(manager, "/calls/" + call + "/applications?page=2"))
                .contains("Dossiers 26 à 30 sur 30", "AC26-126", "rel=\"prev\"")
                .doesNotContain("AC26-125", "rel=\"next\"", "??");
        assertThat(page(manager, "/selection/" + programme))
                .contains("Dossiers 1 à 25 sur 32", "0 / 32", programme + "?page=2#applications")
                .doesNotContain("AC26-130", "??");
        assertThat(page(manager, "/selection/" + programme + "?page=2"))
                .contains("Dossiers 26 à 32 sur 32", "AC26-130")
                .doesNotContain("AC26-001", "??");
    }

    @Test
    void seatsWhoIsGivenTheRoleOnTheBoardAndKeepsWhatWasKnownOfWhoReturns() throws Exception {
        PersonId known = jury.get(0);
        Juror before = empanelling.seat(programme, known).orElseThrow();
        String newcomer = UUID.randomUUID() + "@halle.example";

        give(newcomer);
        assertThat(page(manager, "/selection/" + programme + "/jury")).contains(newcomer);
        web.perform(post("/programmes/{p}/people/{person}/revoke", programme, known)
                        .param("role", "JUROR")
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(empanelling.seat(programme, known)).get().matches(juror -> !juror.sitting());
        give(people.get(known).email());

        assertThat(empanelling.seat(programme, known))
                .get()
                .matches(Juror::sitting)
                .extracting(Juror::organisation, Juror::challenges)
                .containsExactly(before.organisation(), before.challenges());
    }

    private void give(String email) throws Exception {
        web.perform(post("/programmes/{p}/people", programme)
                        .param("email", email)
                        .param("role", "JUROR")
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
    }

    @Test
    void answersAnUnknownProgrammeWithoutTellingAnything() throws Exception {
        web.perform(get("/selection/nonsense").with(as(manager))).andExpect(status().isNotFound());
        web.perform(get("/selection/{id}", UUID.randomUUID()).with(as(manager))).andExpect(status().isForbidden());
    }

    // --- the juror ---

    @Test
    void hidesEachJurorsOpinionFromTheOthers() throws Exception {
        ask();
        score(jury.get(0), hedges, 5);

        OpenTask second = task(jury.get(1), hedges);
        String besideTheGrid = page(jury.get(1), "/desk/" + second.id());
        assertThat(besideTheGrid).contains("Haies et chaleur").doesNotContain(SECRET, "??");
        assertThat(page(jury.get(1), "/jury"))
                .contains("Haies et chaleur", "Vélos pour tous", "/desk/" + second.id())
                .doesNotContain(SECRET, "5,0 / 5", "??");
        assertThat(page(jury.get(0), "/jury")).contains("5,0 / 5").doesNotContain("??");
    }

    @Test
    void keepsAGridWithAHoleOpen() {
        ask();
        Map<String, Object> hole = new HashMap<>(grid(4));
        hole.remove("impact");
        OpenTask task = task(jury.get(0), hedges);

        assertThatThrownBy(() -> desk.complete(jury.get(0), task.id(), hole)).isInstanceOf(Refused.class);

        assertThat(register.reads(jury.get(0), hedges)).isTrue();
        assertThat(desk.openTasks(jury.get(0), "application", hedges.value())).hasSize(1);
    }

    @Test
    void takesAnAnswerOnceAndFromTheJurorAskedOnly() {
        ask();
        OpenTask task = task(jury.get(0), hedges);
        assertThatThrownBy(() -> desk.complete(jury.get(1), task.id(), grid(1))).isInstanceOf(Refused.class);

        desk.complete(jury.get(0), task.id(), grid(4));
        desk.complete(jury.get(0), task.id(), grid(1));

        assertThatThrownBy(() -> desk.complete(jury.get(1), task.id(), grid(1))).isInstanceOf(AlreadyDone.class);
        assertThat(register.ranking(manager, programme)
                        .of(hedges)
                        .orElseThrow()
                        .statistics()
                        .mean())
                .isEqualTo(4.0);
    }

    @Test
    void closesTheFileToAJurorWhoStepsBack() throws Exception {
        ask();
        assertThat(register.reads(jury.get(0), hedges)).isTrue();

        desk.complete(
                jury.get(0),
                task(jury.get(0), hedges).id(),
                Map.of("recuse", true, "recusalReason", "Un ami y travaille."));

        assertThat(register.reads(jury.get(0), hedges)).isFalse();
        assertThat(page(jury.get(0), "/jury")).contains("récusation");
        assertThat(page(manager, "/selection/" + programme)).contains("récusation", "0/3 reçues");
    }

    @Test
    void asksSomebodyElseAtOnceWhenAJurorStepsBack() {
        PersonId fourth = juror("dan");
        ask();
        PersonId idle = idleOn(hedges, fourth);
        PersonId leaving = jury.get(0).equals(idle) ? jury.get(1) : jury.get(0);

        desk.complete(leaving, task(leaving, hedges).id(), Map.of("recuse", true, "recusalReason", "Un ami."));
        runSteps(hedges);

        assertThat(task(idle, hedges)).isNotNull();
        assertThat(desk.openTasks("application", hedges.value())).hasSize(3);
    }

    @Test
    void asksSomebodyElseAtOnceWhenALinkIsNotedLateAndShutsTheFile() throws Exception {
        PersonId fourth = juror("dan");
        ask();
        PersonId idle = idleOn(hedges, fourth);
        PersonId linked = jury.get(0).equals(idle) ? jury.get(1) : jury.get(0);

        empanelling.noteConflict(manager, linked, hedges);
        runSteps(hedges);

        assertThat(register.reads(linked, hedges)).isFalse();
        assertThat(desk.openTasks(linked, "application", hedges.value())).isEmpty();
        assertThat(task(idle, hedges)).isNotNull();
    }

    private PersonId idleOn(ApplicationId application, PersonId fourth) {
        return Stream.concat(jury.stream(), Stream.of(fourth))
                .filter(juror -> !register.reads(juror, application))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepsAnApplicationFromAJurorWhoDeclaredALink() throws Exception {
        web.perform(post("/jury/conflicts")
                        .param("application", hedges.toString())
                        .with(as(jury.get(0)))
                        .with(csrf()))
                .andExpect(redirectedUrl("/jury"));

        ask();

        assertThat(register.reads(jury.get(0), hedges)).isFalse();
        assertThat(register.reads(jury.get(0), bikes)).isTrue();
        assertThat(desk.openTasks(jury.get(0), "application", hedges.value())).isEmpty();
    }

    @Test
    void refusesALinkFromWhoSitsNoMoreAndWithWhatNobodyWillRead() throws Exception {
        empanelling.dismiss(manager, programme, jury.get(2));
        database.sql("update application set status = 'WITHDRAWN' where id = ?")
                .param(bikes.value())
                .update();

        declare(jury.get(2), hedges).andExpect(status().is(422));
        assertThatThrownBy(() -> empanelling.declareConflict(jury.get(2), hedges))
                .hasMessage("selection.conflict.left");
        declare(jury.get(0), bikes).andExpect(status().is(422));
        assertThatThrownBy(() -> empanelling.declareConflict(jury.get(0), bikes))
                .hasMessage("selection.conflict.over");
        assertThatThrownBy(() -> empanelling.declareConflict(manager, hedges)).isInstanceOf(Forbidden.class);
        assertThat(empanelling.jury(manager, programme))
                .allMatch(juror -> juror.conflicts().isEmpty());
    }

    private ResultActions declare(PersonId juror, ApplicationId application) throws Exception {
        return web.perform(post("/jury/conflicts")
                .param("application", application.toString())
                .with(as(juror))
                .with(csrf()));
    }

    @Test
    void refusesALinkDeclaredTooLate() throws Exception {
        ask();

        web.perform(post("/jury/conflicts")
                        .param("application", hedges.toString())
                        .with(as(jury.get(0)))
                        .with(csrf()))
                .andExpect(status().is(422));
    }

    @Test
    void takesNoLinkFromSomebodyWhoSitsNowhere() throws Exception {
        web.perform(post("/jury/conflicts")
                        .param("application", hedges.toString())
                        .with(as(observer))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        assertThat(page(observer, "/jury")).contains("Vous ne siégez dans aucun jury");
    }

    // --- the manager ---

    @Test
    void showsHowManyReviewsAreIn() throws Exception {
        ask();
        score(jury.get(0), hedges, 4);
        score(jury.get(1), hedges, 2);

        assertThat(page(manager, "/selection/" + programme))
                .contains("2/3 reçues", "0/3 reçues", "2 / 6")
                .doesNotContain(SECRET, "??");
    }

    @Test
    void ranksWithMeanMedianSpreadAndDisagreement() throws Exception {
        ask();
        score(jury.get(0), hedges, 5);
        score(jury.get(1), hedges, 5);
        score(jury.get(2), hedges, 2);
        score(jury.get(0), bikes, 3);

        assertThat(page(manager, "/selection/" + programme + "/ranking"))
                .contains("4,00", "5,00", "1,41", "Avis partagés, de 2,0 à 5,0", "3,00")
                .contains("1/3 · médiane 3,00 · écart-type —")
                .doesNotContain(SECRET, "??");
        web.perform(get("/api/programmes/{id}/ranking", programme).with(as(manager)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.lines[0].reference").value("AC26-001"))
                .andExpect(jsonPath("$.lines[0].rank").value(1))
                .andExpect(jsonPath("$.lines[0].mean").value(4.0))
                .andExpect(jsonPath("$.lines[0].median").value(5.0))
                .andExpect(jsonPath("$.lines[0].standardDeviation").value(1.4142))
                .andExpect(jsonPath("$.lines[0].disagreement").value(true))
                .andExpect(jsonPath("$.lines[0].decision").doesNotExist())
                .andExpect(jsonPath("$.lines[1].reviewsReceived").value(1));
    }

    @Test
    void showsEachMarkWithItsJurorAndItsWords() throws Exception {
        ask();
        score(jury.get(0), hedges, 5);
        score(jury.get(1), hedges, 3);
        score(jury.get(0), bikes, 4);

        assertThat(page(manager, "/selection/" + programme + "/scores"))
                .contains("class=\"dots-score\"", "Avis partagés", "ann Juré")
                .doesNotContain("??");
        assertThat(page(manager, "/selection/" + programme + "/scores/" + hedges))
                .contains("ann Juré", "ben Juré", SECRET, "Impact socio-économique")
                .doesNotContain("??");
        web.perform(get("/selection/{p}/scores/{a}", programme, hedges).with(as(jury.get(0))))
                .andExpect(status().isForbidden());
        web.perform(get("/api/programmes/{id}/scores", programme).with(as(manager)))
                .andExpect(jsonPath("$.groups").value(1))
                .andExpect(jsonPath("$.scores.length()").value(3))
                .andExpect(jsonPath("$.scores[?(@.score == 3.0)].marks.impact").value(3))
                .andExpect(jsonPath("$.jurors.length()").value(2));
    }

    @Test
    void weighsCriteriaByPageAndApiAndRanksByIt() throws Exception {
        ask();
        Map<String, Object> strongImpact = new HashMap<>(grid(2));
        strongImpact.put("impact", "5");
        desk.complete(jury.get(0), task(jury.get(0), hedges).id(), strongImpact);

        web.perform(post("/selection/{p}/grid", programme)
                        .param("weight-impact", "6")
                        .param("weight-purpose", "1")
                        .param("commentBelow", "3")
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(redirectedUrl("/selection/" + programme + "/grid"));

        assertThat(register.ranking(manager, programme)
                        .of(hedges)
                        .orElseThrow()
                        .statistics()
                        .mean())
                .isEqualTo(3.8);
        web.perform(get("/api/programmes/{id}/grid", programme).with(as(manager)))
                .andExpect(jsonPath("$.commentBelow").value(3))
                .andExpect(jsonPath("$.criteria[1].code").value("impact"))
                .andExpect(jsonPath("$.criteria[1].weight").value(6));
        web.perform(put("/api/programmes/{id}/grid", programme)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"weights\":{\"impact\":11},\"commentBelow\":2}")
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(status().is(422));
        assertThat(page(manager, "/selection/" + programme + "/scores/" + hedges))
                .contains("× 6");
    }

    @Test
    void keepsWhatWasTypedIntoARefusedGridAndLetsOnlyManagersSetIt() throws Exception {
        web.perform(post("/selection/{p}/grid", programme)
                        .param("weight-impact", "beaucoup")
                        .param("commentBelow", "2")
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("value=\"beaucoup\"")))
                .andExpect(content().string(containsString("Un critère compte de 1 à 10 fois.")));
        for (PersonId other : List.of(jury.get(0), observer)) {
            web.perform(post("/selection/{p}/grid", programme)
                            .param("weight-impact", "2")
                            .param("commentBelow", "2")
                            .with(as(other))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
        }
    }

    @Test
    void wantsAWordFromAJurorWhoMarksLow() throws Exception {
        ask();
        OpenTask task = task(jury.get(0), hedges);
        Map<String, Object> silent = new HashMap<>(grid(1));
        silent.remove("comment");

        assertThat(page(jury.get(0), "/desk/" + task.id())).contains("Un avis est attendu dès qu’une note est");
        assertThatThrownBy(() -> desk.complete(jury.get(0), task.id(), silent)).isInstanceOf(Refused.class);
        desk.complete(jury.get(0), task.id(), grid(1));

        assertThat(register.assessments(manager, programme)).anyMatch(one -> one.state() == State.SCORED);
    }

    @Test
    void decidesLineByLineWithAndWithoutScript() throws Exception {
        ask();
        score(jury.get(0), hedges, 4);
        score(jury.get(0), bikes, 3);
        web.perform(post("/selection/{p}/ranking/propose", programme)
                        .param("seats", "1")
                        .param("waiting", "1")
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(redirectedUrl("/selection/" + programme + "/ranking"));
        assertThat(page(manager, "/selection/" + programme + "/ranking")).contains("1 / 1");

        web.perform(post("/selection/{p}/ranking/{a}", programme, bikes)
                        .param("decision", "refused")
                        .param("reason", "Trop tôt.")
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(redirectedUrl("/selection/" + programme + "/ranking#line-" + bikes));
        String part = web.perform(post("/selection/{p}/ranking/{a}/move", programme, bikes)
                        .param("places", "-1")
                        .header("HX-Request", "true")
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(part)
                .startsWith("<div id=\"decisions\" class=\"stack\"")
                .contains("Trop tôt.")
                .doesNotContain("<html", "??");
        assertThat(part.indexOf("AC26-002")).isLessThan(part.indexOf("AC26-001"));
    }

    @Test
    void readsAThousandSeatsAndAsksAgainAboutWhatIsNoWholeNumber() throws Exception {
        ask();
        score(jury.get(0), hedges, 4);
        for (String typed : List.of("", "douze", "2.5", "-1", "99999999999")) {
            web.perform(post("/selection/{p}/ranking/propose", programme)
                            .param("seats", typed)
                            .param("waiting", "7")
                            .with(as(manager))
                            .with(csrf()))
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(content().string(containsString("Écrivez un nombre entier, zéro ou plus.")))
                    .andExpect(content().string(containsString("href=\"#field-seats\"")))
                    .andExpect(
                            content().string(containsString("name=\"seats\" type=\"number\" value=\"" + typed + "\"")))
                    .andExpect(content().string(containsString("name=\"waiting\" type=\"number\" value=\"7\"")));
        }
        web.perform(post("/selection/{p}/ranking/propose", programme)
                        .param("seats", "1.000")
                        .param("waiting", "1\u202f000")
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(redirectedUrl("/selection/" + programme + "/ranking"));
        assertThat(register.shortlist(manager, programme)).isPresent();
    }

    @Test
    void asksForAShorterReasonAtItsLineAndKeepsWhatWasTyped() throws Exception {
        ask();
        score(jury.get(0), hedges, 4);
        shortlisting.propose(manager, programme);
        String reason = "Trop tôt. ".repeat(201) + "Fin.";
        var asked = post("/selection/{p}/ranking/{a}", programme, hedges)
                .param("decision", "refused")
                .param("reason", reason)
                .with(as(manager))
                .with(csrf());
        for (boolean script : List.of(false, true)) {
            String shown = web.perform(script ? asked.header("HX-Request", "true") : asked)
                    .andExpect(status().isUnprocessableContent())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(shown)
                    .contains(reason + "</textarea>", "id=\"error-reason-" + hedges + "\"")
                    .containsPattern("Le motif compte 2[\\s\u00a0\u202f]014 caractères, 2[\\s\u00a0\u202f]000 au plus")
                    .containsOnlyOnce("role=\"alert\"")
                    .containsPattern("value=\"refused\" selected");
        }
        assertThat(register.shortlist(manager, programme).orElseThrow().lines())
                .allMatch(line -> line.reason().isEmpty());
    }

    @Test
    void locksALineByPageAndApiAndKeepsItInPlace() throws Exception {
        ask();
        score(jury.get(0), hedges, 4);
        score(jury.get(0), bikes, 3);
        shortlisting.propose(manager, programme);
        String part = web.perform(post("/selection/{p}/ranking/{a}/lock", programme, hedges)
                        .param("locked", "true")
                        .header("HX-Request", "true")
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(header().string("HX-Trigger", "{\"said\":\"AC26-001 est verrouill\\u00e9.\"}"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(part).contains("Déverrouiller").doesNotContain("id=\"decision-" + hedges, "??");

        web.perform(post("/selection/{p}/ranking/{a}", programme, hedges)
                        .param("decision", "refused")
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(status().is(422));
        web.perform(json(put("/api/programmes/{p}/ranking/{a}", programme, hedges), "{\"decision\":\"refused\"}"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.detail").value(containsString("verrouillée")));
        web.perform(json(post("/api/programmes/{p}/ranking/{a}/move", programme, bikes), "{\"places\":-1}"))
                .andExpect(jsonPath("$.lines[0].reference").value("AC26-001"))
                .andExpect(jsonPath("$.lines[0].locked").value(true));
        web.perform(json(put("/api/programmes/{p}/ranking/{a}/lock", programme, hedges), "{\"locked\":false}"))
                .andExpect(jsonPath("$.lines[0].locked").value(false));
        web.perform(json(post("/api/programmes/{p}/ranking/{a}/move", programme, bikes), "{\"places\":-1}"))
                .andExpect(jsonPath("$.lines[0].reference").value("AC26-002"));
        web.perform(json(put("/api/programmes/{p}/ranking/{a}", programme, bikes), "{\"decision\":\"perhaps\"}"))
                .andExpect(status().is(422));
        web.perform(json(post("/api/programmes/{p}/ranking/propose", programme), "{\"seats\":1,\"waiting\":0}"))
                .andExpect(jsonPath("$.lines[0].reference").value("AC26-001"))
                .andExpect(jsonPath("$.lines[1].decision").value("refused"))
                .andExpect(jsonPath("$.lines[1].reason").value(containsString("Le jury a surtout apprécié")));
    }

    private MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(as(manager))
                .with(csrf());
    }

    @Test
    void sortsAndFiltersTheTableAndKeepsThatWhileDeciding() throws Exception {
        ask();
        score(jury.get(0), hedges, 4);
        score(jury.get(0), bikes, 3);
        shortlisting.propose(manager, programme);

        String filtered = page(manager, "/selection/" + programme + "/ranking?theme=mobilites&sort=rank");
        assertThat(filtered)
                .contains("AC26-002", "Un dossier sur 2", "Pour déplacer des lignes")
                .doesNotContain(">AC26-001<", "data-move-by", "??");
        assertThat(page(manager, "/selection/" + programme + "/ranking?find=rien"))
                .contains("Aucun dossier ne répond");

        web.perform(post("/selection/{p}/ranking/{a}?theme=mobilites", programme, bikes)
                        .param("decision", "waiting")
                        .header("HX-Request", "true")
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(content().string(containsString("AC26-002")))
                .andExpect(content().string(not(containsString(">AC26-001<"))));
    }

    @Test
    void leavesNoReviewHangingWhoseReadingIsEndedByHand() {
        ask();
        List<Cases> cases = List.of(new Cases("review", List.of(hedges.value())));
        Place place = repairs.places(cases).get(0);
        assertThat(repairs.targets(cases, place.id()))
                .extracting(Element::id)
                .contains("Gateway_Reviewed", "Task_FindSubstitute")
                .doesNotContain("Event_ReviewReceived");
        runtime.createExecutionQuery()
                .processInstanceId(place.instance())
                .activityId("Task_ScoreApplication")
                .list()
                .forEach(reading -> runtime.setVariable(reading.getId(), "reviewed", true));

        assertThatThrownBy(() -> repairs.move(manager, cases, place.id(), "Gateway_Reviewed", "Lu à voix haute."))
                .isInstanceOf(Refused.class)
                .hasMessage("engine.repair.last");

        assertThat(repairs.places(cases)).contains(place);
    }

    @Test
    void isFrozenByTwoManagersAtTheirDesks() throws Exception {
        ask();
        score(jury.get(0), hedges, 4);
        score(jury.get(0), bikes, 3);
        shortlisting.propose(manager, programme);
        shortlisting.settle(manager, programme, "Délibération du 10 juin.");

        assertThat(page(manager, "/selection/" + programme + "/ranking"))
                .contains("Liste arrêtée par manager Essai", "Un autre responsable du programme doit la confirmer")
                .doesNotContain("name=\"decision\"", "??");
        assertThat(page(second, "/selection/" + programme + "/ranking"))
                .contains("Relisez-la, puis confirmez-la", "Délibération du 10 juin.");
        assertThatThrownBy(() -> shortlisting.freeze(manager, programme)).isInstanceOf(Refused.class);
        shortlisting.reopen(second, programme, "Revoir le second dossier.");
        assertThat(page(manager, "/selection/" + programme + "/ranking")).contains("name=\"decision\"");
        shortlisting.settle(second, programme, "Revu.");
        shortlisting.freeze(manager, programme);

        web.perform(get("/api/programmes/{id}/ranking", programme).with(as(manager)))
                .andExpect(jsonPath("$.settledAt").exists())
                .andExpect(jsonPath("$.frozenAt").exists());
        web.perform(post("/selection/{p}/grid", programme)
                        .param("weight-impact", "2")
                        .param("commentBelow", "2")
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(status().is(422));
    }

    @Test
    void showsTheRankingAsItWasDecidedOnceFrozen() throws Exception {
        ask();
        score(jury.get(0), hedges, 4);
        score(jury.get(0), bikes, 3);
        shortlisting.propose(manager, programme);
        shortlisting.settle(manager, programme, "Relu.");
        shortlisting.freeze(second, programme);

        assertThat(page(manager, "/selection/" + programme + "/ranking"))
                .contains("Les décisions sont gelées", "Retenu", "Liste d’attente")
                .doesNotContain("name=\"decision\"", "??");
        web.perform(post("/selection/{p}/ranking/{a}", programme, bikes)
                        .param("decision", "accepted")
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(status().isConflict());
    }

    @Test
    void seatsAJurorAndSeesThemOff() throws Exception {
        String email = "new-" + UUID.randomUUID() + "@halle.example";
        web.perform(post("/selection/{p}/jury", programme)
                        .param("email", email)
                        .param("givenName", "Ondine")
                        .param("familyName", "Vertefeuille")
                        .param("organisation", "Université Loire-Océan")
                        .param("status", "universite")
                        .param("expertise", "reemploi", "mobilites")
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(redirectedUrl("/selection/" + programme + "/jury"));
        PersonId seated = people.byEmail(email).orElseThrow().id();
        web.perform(post("/selection/{p}/jury", programme)
                        .param("email", "sans-arobase")
                        .param("givenName", "Ondine")
                        .param("expertise", "reemploi")
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Cette adresse électronique n’est pas complète")))
                .andExpect(content().string(containsString("value=\"sans-arobase\"")))
                .andExpect(content().string(containsString("value=\"Ondine\"")));

        assertThat(page(manager, "/selection/" + programme + "/jury"))
                .contains("Ondine Vertefeuille", "Université Loire-Océan", "Mobilités, Réemploi");
        assertThat(people.holding(Role.JUROR, programme))
                .anyMatch(person -> person.id().equals(seated));

        web.perform(post("/selection/{p}/jury/{j}/leave", programme, seated)
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(redirectedUrl("/selection/" + programme + "/jury"));
        ask();
        assertThat(register.mine(seated)).isEmpty();
    }

    // --- helpers ---

    private void ask() {
        allocating.allocate(programme);
        for (ApplicationId application : List.of(hedges, bikes)) {
            conversation.start("review", application.value(), Outcome.none());
            runSteps(application);
        }
        assertThat(register.assessments(manager, programme))
                .extracting(Assessment::state)
                .isNotEmpty();
    }

    private void runSteps(ApplicationId application) {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("review")
                .processInstanceBusinessKey(application.toString())
                .list()
                .forEach(instance -> management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .messages()
                        .list()
                        .forEach(job -> management.executeJob(job.getId())));
    }

    private OpenTask task(PersonId juror, ApplicationId application) {
        return desk.openTasks(juror, "application", application.value()).get(0);
    }

    private void score(PersonId juror, ApplicationId application, int mark) {
        desk.complete(juror, task(juror, application).id(), grid(mark));
    }

    private static Map<String, Object> grid(int mark) {
        Map<String, Object> answers = new HashMap<>();
        for (String criterion : List.of("purpose", "impact", "need", "innovation", "quality")) {
            answers.put(criterion, String.valueOf(mark));
        }
        answers.put("comment", SECRET);
        return answers;
    }

    private String page(PersonId reader, String path) throws Exception {
        return web.perform(get(path).with(as(reader)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private RequestPostProcessor as(PersonId person) {
        return user(new SignedIn(people.get(person)));
    }

    private PersonId person(String name) {
        return people.register(name + "-" + UUID.randomUUID() + "@halle.example", name, "Essai", Language.FR)
                .id();
    }

    private PersonId juror(String name) {
        return empanelling.seat(
                manager,
                new Empanelling.NewJuror(
                        programme,
                        name + "-" + UUID.randomUUID() + "@halle.example",
                        name,
                        "Juré",
                        "",
                        LegalStatus.AUTRE,
                        Set.of("reemploi")));
    }

    /** As the call would have left it: written by hand, since no diagram of the call runs here. */
    private ApplicationId eligible(String reference, String title, String challenge) {
        return eligible(closedCall(), reference, title, challenge);
    }

    private CallId closedCall() {
        CallId call = CallId.random();
        OffsetDateTime at = SUBMITTED.atOffset(ZoneOffset.UTC);
        database.sql("insert into open_call (id, programme_id, slug, title, state, opens_at, closes_at,"
                        + " signature_percent, version) values (?, ?, ?, 'Appel', 'CLOSED', ?, ?, 100, 0)")
                .params(call.value(), programme.value(), call.toString(), at, at)
                .update();
        return call;
    }

    private ApplicationId eligible(CallId call, String reference, String title, String challenge) {
        ApplicationId id = ApplicationId.random();
        OrganisationId lead = organisations
                .register("Porteur " + UUID.randomUUID(), LegalStatus.ASSOCIATION, null)
                .id();
        OffsetDateTime at = SUBMITTED.atOffset(ZoneOffset.UTC);
        database.sql("insert into application (id, call_id, programme_id, reference, lead_id, organisation_id, title,"
                        + " challenge, summary, needs, town, stage, rd_activity, impact_indicator, answers, status,"
                        + " started_at, submitted_at, version) values (?, ?, ?, ?, ?, ?, ?, ?, 'Un résumé.', '', 'Rezé',"
                        + " 'amorcage', false, '', ?, 'ELIGIBLE', ?, ?, 0)")
                .params(
                        id.value(),
                        call.value(),
                        programme.value(),
                        reference,
                        person("lead").value(),
                        lead.value(),
                        title,
                        challenge,
                        "{\"title\":\"" + title + "\",\"summary\":\"Un résumé.\"}",
                        at,
                        at)
                .update();
        return id;
    }
}
