package org.halle.hall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.halle.HalleTest;
import org.halle.hall.HallStage;
import org.halle.kernel.HalleClock;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The hall's pages and API as each of its people: what they see, and what they must not. */
@HalleTest
class HallPagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private HallStage stage;
    private String dossier;
    private String round;

    @BeforeEach
    void openTheHall() {
        stage = HallStage.open(context).published();
        dossier = stage.dossier.id().toString();
        round = stage.round.id().toString();
    }

    @Test
    void showsTheCardsOfPublishedDossiers() throws Exception {
        see(stage.bank, "/hall/" + stage.programme)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Haies et chaleur")))
                .andExpect(content().string(containsString("Vous êtes invité à le lire")))
                .andExpect(content().string(containsString("100")));
        see(stage.bank, "/hall/" + stage.programme + "?challenge=mobilites")
                .andExpect(content().string(containsString("Aucun dossier ne correspond")));
        see(stage.bank, "/hall/" + stage.programme + "?challenge=transition-energetique&instrument=pret&suiting=true")
                .andExpect(content().string(containsString("Haies et chaleur")));
        see(stage.bank, "/hall").andExpect(redirectedUrl("/hall/" + stage.programme));
    }

    @Test
    void shutsTheHallToWhoHasNoBusinessThere() throws Exception {
        see(stage.stranger, "/hall/" + stage.programme).andExpect(status().isForbidden());
        see(stage.stranger, "/dossiers/" + dossier).andExpect(status().isForbidden());
        see(stage.stranger, "/api/programmes/" + stage.programme + "/dossiers").andExpect(status().isForbidden());
        see(stage.stranger, "/api/dossiers/" + dossier).andExpect(status().isForbidden());
        see(stage.stranger, "/api/rounds/" + round).andExpect(status().isForbidden());
        see(stage.stranger, "/dossiers/" + UUID.randomUUID()).andExpect(status().isNotFound());
        see(stage.stranger, "/api/dossiers/nothing").andExpect(status().isNotFound());
    }

    @Test
    void showsADossierToEachWhoMayReadIt() throws Exception {
        pledged(stage.bank, 20_000).andExpect(status().isCreated());
        for (Person reader : new Person[] {stage.manager, stage.lead, stage.bank}) {
            see(reader, "/dossiers/" + dossier)
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("Banque du Phare")));
        }
    }

    @Test
    void showsAnObserverHowFarItIsWithoutAmountsPerFunderOrPersonalData() throws Exception {
        pledged(stage.bank, 23_456).andExpect(status().isCreated());
        for (String path : new String[] {
            "/dossiers/" + dossier, "/api/dossiers/" + dossier, "/api/rounds/" + round, "/hall/" + stage.programme
        }) {
            String seen = see(stage.observer, path)
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
            assertThat(seen).as(path).doesNotContain("Banque du Phare", stage.lead.email(), "Iris Bocage", "Basile");
        }
        see(stage.observer, "/api/rounds/" + round)
                .andExpect(jsonPath("$.firmEur").value(23_456))
                .andExpect(jsonPath("$.pledges", hasSize(0)));
    }

    @Test
    void aPledgeOverTheApiCompletesTheTaskThatWaitsForIt() throws Exception {
        assertThat(stage.tasks(stage.bank.id())).hasSize(1);
        pledged(stage.bank, 30_000)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.standing").value("firm"))
                .andExpect(jsonPath("$.round.firmEur").value(30_000))
                .andExpect(jsonPath("$.round.pledges[0].mine").value(true));
        assertThat(stage.tasks(stage.bank.id())).isEmpty();
    }

    @Test
    void theSamePledgeSentTwiceHasTheSameAnswer() throws Exception {
        String first = JsonPath.read(body(pledged(stage.bank, 30_000)), "$.id");
        String second = JsonPath.read(body(pledged(stage.bank, 30_000)), "$.id");
        assertThat(second).isEqualTo(first);
        see(stage.bank, "/api/rounds/" + round).andExpect(jsonPath("$.pledges", hasSize(1)));
    }

    @Test
    void aConditionalPledgeSaysWhatItWaitsFor() throws Exception {
        String day = LocalDate.now(HalleClock.PARIS).plusDays(30).toString();
        send(
                        stage.foundation,
                        post("/api/rounds/" + round + "/pledges"),
                        """
                        {"amountEur": 40000, "instrument": "don", "validUntil": "%s",
                         "conditions": [{"type": "total-at-least", "value": 90000, "by": "%s"}]}
                        """
                                .formatted(day, day))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.standing").value("waiting"))
                .andExpect(jsonPath("$.round.conditionalEur").value(40_000))
                .andExpect(jsonPath("$.round.pledges[0].unmet[0]").value(containsString("50")));
        see(stage.lead, "/dossiers/" + dossier).andExpect(content().string(containsString("Attend un total de")));
    }

    @Test
    void refusesPledgesThatCannotBe() throws Exception {
        String day = LocalDate.now(HalleClock.PARIS).plusDays(30).toString();
        send(stage.bank, post("/api/rounds/" + round + "/pledges"), "{}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors.amountEur").exists())
                .andExpect(jsonPath("$.errors.instrument").exists())
                .andExpect(jsonPath("$.errors.validUntil").exists());
        send(
                        stage.bank,
                        post("/api/rounds/" + round + "/pledges"),
                        """
                        {"amountEur": 1000, "instrument": "pret", "validUntil": "%s",
                         "conditions": [{"type": "at-most", "value": 5, "by": "%s"}]}
                        """
                                .formatted(day, day))
                .andExpect(status().isUnprocessableContent());
        for (Person nobody : new Person[] {stage.angels, stage.stranger, stage.observer, stage.lead}) {
            pledged(nobody, 10_000).andExpect(status().isForbidden());
        }
    }

    @Test
    void takesAPledgeBackOnce() throws Exception {
        String id = JsonPath.read(body(pledged(stage.bank, 30_000)), "$.id");
        mvc.perform(as(stage.foundation, delete("/api/pledges/" + id))).andExpect(status().isForbidden());
        mvc.perform(as(stage.bank, delete("/api/pledges/" + id))).andExpect(status().isNoContent());
        mvc.perform(as(stage.bank, delete("/api/pledges/" + id))).andExpect(status().isConflict());
        mvc.perform(as(stage.bank, delete("/api/pledges/" + UUID.randomUUID()))).andExpect(status().isNotFound());
        see(stage.bank, "/api/rounds/" + round).andExpect(jsonPath("$.firmEur").value(0));
    }

    @Test
    void pledgesAgainOnThePageAfterWithdrawing() throws Exception {
        String id = JsonPath.read(body(pledged(stage.bank, 30_000)), "$.id");
        mvc.perform(as(stage.bank, post("/pledges/" + id + "/withdraw")))
                .andExpect(redirectedUrl("/dossiers/" + dossier + "#tour"));
        see(stage.bank, "/dossiers/" + dossier + "/pledge").andExpect(status().isOk());
        mvc.perform(as(stage.bank, post("/dossiers/" + dossier + "/pledge"))
                        .param("amountEur", "beaucoup")
                        .param("conditionFunders", "trois"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Écrivez un nombre entier")))
                .andExpect(content().string(containsString("beaucoup")));
        mvc.perform(as(stage.bank, post("/dossiers/" + dossier + "/pledge"))
                        .param("amountEur", "25 000")
                        .param("instrument", "pret")
                        .param(
                                "validUntil",
                                LocalDate.now(HalleClock.PARIS).plusDays(60).toString()))
                .andExpect(redirectedUrl("/dossiers/" + dossier + "#tour"));
        see(stage.bank, "/api/rounds/" + round).andExpect(jsonPath("$.firmEur").value(25_000));
        see(stage.angels, "/dossiers/" + dossier + "/pledge").andExpect(status().isForbidden());
    }

    @Test
    void asksAQuestionFromThePage() throws Exception {
        mvc.perform(as(stage.bank, post("/dossiers/" + dossier + "/questions")).param("text", " "))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Écrivez votre question")));
        mvc.perform(as(stage.bank, post("/dossiers/" + dossier + "/questions")).param("text", "Quel prix ?"))
                .andExpect(redirectedUrl("/dossiers/" + dossier + "#questions"));
        see(stage.lead, "/dossiers/" + dossier).andExpect(content().string(containsString("Quel prix ?")));
        see(stage.foundation, "/dossiers/" + dossier).andExpect(content().string(not(containsString("Quel prix ?"))));
        mvc.perform(as(stage.observer, post("/dossiers/" + dossier + "/questions"))
                        .param("text", "Moi aussi"))
                .andExpect(status().isForbidden());
    }

    @Test
    void opensDocumentsToTheFundersWhoAreAskedOnly() throws Exception {
        MockMultipartFile file = new MockMultipartFile(
                "file", "budget.txt", "text/plain", "trois ans de budget".getBytes(StandardCharsets.UTF_8));
        mvc.perform(multipart("/dossiers/" + dossier + "/documents")
                        .file(file)
                        .with(csrf())
                        .with(user(new SignedIn(stage.lead))))
                .andExpect(redirectedUrl("/dossiers/" + dossier + "#documents"));
        mvc.perform(multipart("/dossiers/" + dossier + "/documents")
                        .file(file)
                        .with(csrf())
                        .with(user(new SignedIn(stage.bank))))
                .andExpect(status().isForbidden());
        String document = JsonPath.read(body(see(stage.lead, "/api/dossiers/" + dossier)), "$.documents[0].id");
        see(stage.bank, "/dossiers/" + dossier + "/documents/" + document)
                .andExpect(redirectedUrl("/documents/" + document));
        see(stage.bank, "/documents/" + document).andExpect(status().isOk());
        see(stage.lead, "/dossiers/" + dossier).andExpect(content().string(containsString("budget.txt")));
        for (Person nobody : new Person[] {stage.angels, stage.stranger, stage.observer}) {
            see(nobody, "/documents/" + document).andExpect(status().isNotFound());
            see(nobody, "/dossiers/" + dossier + "/documents/" + document)
                    .andExpect(nobody == stage.stranger ? status().isForbidden() : status().isNotFound());
        }
    }

    @Test
    void eachDocumentIsForThoseWhomTheProjectSaysAndNobodyElseLearnsOfIt() throws Exception {
        String secret = document("salaires.txt", "named");
        assertOpen(secret, "salaires.txt", stage.lead, stage.manager);
        assertClosed(secret, "salaires.txt", stage.bank, stage.foundation, stage.angels, stage.observer);

        mvc.perform(as(stage.lead, post("/dossiers/" + dossier + "/documents/" + secret + "/readers"))
                        .param("readership", "named")
                        .param("funder", stage.bankOrganisation.toString()))
                .andExpect(redirectedUrl("/dossiers/" + dossier + "#documents"));
        assertOpen(secret, "salaires.txt", stage.bank);
        assertClosed(secret, "salaires.txt", stage.foundation, stage.angels, stage.observer);

        mvc.perform(as(stage.lead, post("/dossiers/" + dossier + "/documents/" + secret + "/readers"))
                        .param("readership", "pledged"))
                .andExpect(redirectedUrl("/dossiers/" + dossier + "#documents"));
        assertClosed(secret, "salaires.txt", stage.bank, stage.foundation);
        pledged(stage.foundation, 10_000);
        assertOpen(secret, "salaires.txt", stage.foundation);
        assertClosed(secret, "salaires.txt", stage.bank);
    }

    @Test
    void onlyTheProjectAndTheTeamSayWhoOpensADocument() throws Exception {
        String plan = document("plan.txt", "asked");
        String readers = "/dossiers/" + dossier + "/documents/" + plan + "/readers";
        mvc.perform(as(stage.bank, post(readers)).param("readership", "named")).andExpect(status().isForbidden());
        mvc.perform(as(stage.lead, post(readers)).param("readership", "tous"))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(as(stage.lead, post(readers))
                        .param("readership", "named")
                        .param("funder", UUID.randomUUID().toString()))
                .andExpect(status().isUnprocessableContent());
        assertOpen(plan, "plan.txt", stage.bank, stage.foundation);
    }

    private String document(String name, String readership) throws Exception {
        mvc.perform(multipart("/dossiers/" + dossier + "/documents")
                        .file(new MockMultipartFile(
                                "file", name, "text/plain", "des chiffres".getBytes(StandardCharsets.UTF_8)))
                        .param("readership", readership)
                        .with(csrf())
                        .with(user(new SignedIn(stage.lead))))
                .andExpect(redirectedUrl("/dossiers/" + dossier + "#documents"));
        return JsonPath.read(body(see(stage.lead, "/api/dossiers/" + dossier)), "$.documents[0].id");
    }

    private void assertOpen(String document, String name, Person... readers) throws Exception {
        for (Person reader : readers) {
            see(reader, "/documents/" + document).andExpect(status().isOk());
            see(reader, "/dossiers/" + dossier).andExpect(content().string(containsString(name)));
            see(reader, "/api/dossiers/" + dossier)
                    .andExpect(jsonPath("$.documents[0].name").value(name));
        }
    }

    /** Neither by its address, typed by hand, nor on any page or answer of the API. */
    private void assertClosed(String document, String name, Person... readers) throws Exception {
        for (Person reader : readers) {
            see(reader, "/documents/" + document).andExpect(status().isNotFound());
            see(reader, "/api/documents/" + document).andExpect(status().isNotFound());
            see(reader, "/dossiers/" + dossier + "/documents/" + document).andExpect(status().isNotFound());
            see(reader, "/dossiers/" + dossier).andExpect(content().string(not(containsString(name))));
            see(reader, "/api/dossiers/" + dossier)
                    .andExpect(jsonPath("$.documents").isEmpty());
        }
    }

    @Test
    void aHallOfManyDossiersIsReadPageByPage() throws Exception {
        stage.many(context, 30);
        String hall = "/hall/" + stage.programme;
        see(stage.bank, hall)
                .andExpect(content().string(containsString("Dossiers 1 à 24 sur 31")))
                .andExpect(content().string(containsString(hall + "?page=2")))
                .andExpect(content().string(not(containsString("Haies et chaleur"))));
        see(stage.bank, hall + "?page=2&instrument=pret")
                .andExpect(content().string(containsString("Dossiers 25 à 31 sur 31")))
                .andExpect(content().string(containsString(hall + "?instrument=pret&amp;page=1")))
                .andExpect(content().string(containsString("Haies et chaleur")));
        for (String odd : List.of("0", "99999", "deux", "-1")) {
            see(stage.bank, hall + "?page=" + odd).andExpect(status().isOk());
        }
    }

    @Test
    void onlyTheTeamClosesARound() throws Exception {
        mvc.perform(as(stage.lead, post("/rounds/" + round + "/close"))).andExpect(status().isForbidden());
        mvc.perform(as(stage.manager, post("/rounds/" + round + "/close")))
                .andExpect(redirectedUrl("/dossiers/" + dossier + "#tour"));
        stage.settle();
        see(stage.observer, "/api/rounds/" + round)
                .andExpect(jsonPath("$.state").value("unfunded"))
                .andExpect(jsonPath("$.ending").value("decision"));
        pledged(stage.bank, 10_000).andExpect(status().isUnprocessableContent());
        see(stage.bank, "/dossiers/" + dossier + "/pledge")
                .andExpect(redirectedUrl("/dossiers/" + dossier + "#tour"))
                .andExpect(flash().attribute("error", containsString("Ce tour de table est terminé")));
    }

    @Test
    void eachFunderDescribesItself() throws Exception {
        String path = "/funders/" + stage.bankOrganisation;
        see(stage.bank, path).andExpect(content().string(containsString("Enregistrer le profil")));
        see(stage.foundation, path).andExpect(content().string(not(containsString("Enregistrer le profil"))));
        see(stage.lead, path).andExpect(status().isForbidden());
        mvc.perform(as(stage.bank, post(path)).param("kind", "banque-ethique").param("ticketMinEur", "x"))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(as(stage.bank, post(path))
                        .param("kind", "banque-ethique")
                        .param("instruments", "pret", "garantie")
                        .param("ticketMinEur", "20000")
                        .param("ticketMaxEur", "500000")
                        .param("challenges", "mobilites")
                        .param("decisionDays", "45"))
                .andExpect(redirectedUrl(path));
        see(stage.manager, path).andExpect(content().string(containsString("20000")));
        mvc.perform(as(stage.foundation, post(path))
                        .param("kind", "fondation")
                        .param("instruments", "don")
                        .param("ticketMinEur", "1")
                        .param("ticketMaxEur", "2")
                        .param("decisionDays", "3"))
                .andExpect(status().isForbidden());
    }

    @Test
    void tellsTheBoardHowTheHallGoes() throws Exception {
        see(stage.manager, "/programmes/" + stage.programme)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("tour de table")))
                .andExpect(content().string(containsString("euros fermes")));
    }

    @Test
    void linksAFunderToItsOwnProfile() throws Exception {
        see(stage.bank, "/hall/" + stage.programme)
                .andExpect(content().string(containsString("/funders/" + stage.bankOrganisation)));
        see(stage.lead, "/hall/" + stage.programme)
                .andExpect(content().string(containsString("href=\"/dossiers/" + dossier)))
                .andExpect(content().string(not(containsString("/funders/"))));
    }

    @Test
    void showsTheDossierBesideTheTasksAboutIt() throws Exception {
        String task = stage.task(stage.bank.id(), "Task_ReviewDossier").id();
        see(stage.bank, "/desk/" + task)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Des haies gérées")));
        stage.complete(stage.bank, "Task_ReviewDossier", Map.of("interest", "strong"));
        see(stage.bank, "/desk/" + stage.task(stage.bank.id(), "Task_Pledge").id())
                .andExpect(content().string(containsString("Aucun engagement pour l’instant")));
    }

    @Test
    void triesARoundWithoutRecordingAnything() throws Exception {
        String base = JsonPath.read(body(pledged(stage.bank, 30_000)), "$.id");
        String path = "/dossiers/" + dossier + "/what-if";
        for (Person reader : new Person[] {stage.manager, stage.lead, stage.foundation}) {
            see(reader, path)
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("Le tour de table continuerait")))
                    .andExpect(content().string(containsString("action=\"" + path + "#trial\"")));
        }
        see(stage.foundation, path + "?amount1=70000&kind1=fondation&pledge1=" + base)
                .andExpect(content().string(containsString("Le montant cherché serait atteint")))
                .andExpect(content().string(containsString("Essai 1")))
                .andExpect(content().string(not(containsString("Banque du Phare"))));
        see(stage.lead, path + "?without=" + base + "&amount1=70000&total1=80000")
                .andExpect(content().string(containsString("retiré en pensée")))
                .andExpect(content().string(containsString("il manque 10")));
        see(stage.lead, path + "?amount1=beaucoup&asOf=hier")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("beaucoup")));
        see(stage.observer, path).andExpect(status().isForbidden());
        see(stage.stranger, path).andExpect(status().isForbidden());
        see(stage.lead, "/api/rounds/" + round).andExpect(jsonPath("$.pledges", hasSize(1)));
        mvc.perform(as(stage.manager, post("/rounds/" + round + "/close"))).andExpect(status().is3xxRedirection());
        see(stage.lead, path).andExpect(content().string(containsString("Ce tour de table est clos")));
    }

    @Test
    void replaysTheHistoryOfARound() throws Exception {
        String id = JsonPath.read(body(pledged(stage.bank, 30_000)), "$.id");
        mvc.perform(as(stage.bank, delete("/api/pledges/" + id))).andExpect(status().isNoContent());
        String path = "/dossiers/" + dossier + "/history";
        see(stage.lead, path)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Engagement retiré\u00A0: 30")))
                .andExpect(content().string(containsString("state-neutral")));
        see(stage.lead, path + "?step=1").andExpect(content().string(containsString("state-success")));
        see(stage.lead, path + "?step=0").andExpect(content().string(containsString("Aucun engagement à ce moment")));
        see(stage.foundation, path).andExpect(content().string(not(containsString("Engagement retiré"))));
        see(stage.observer, path).andExpect(status().isForbidden());
        see(stage.stranger, path).andExpect(status().isForbidden());
    }

    @Test
    void replaysTheBeginningOfAClosedRoundWithoutWhatCameLater() throws Exception {
        pledged(stage.bank, 30_000);
        mvc.perform(as(stage.manager, post("/rounds/" + round + "/close"))).andExpect(status().is3xxRedirection());

        see(stage.lead, "/dossiers/" + dossier + "/history?step=0")
                .andExpect(content().string(containsString("bar-firm\" height=\"100%\" width=\"0.0%\"")));
    }

    private ResultActions see(Person who, String path) throws Exception {
        return mvc.perform(as(who, get(path)));
    }

    private ResultActions pledged(Person who, int euros) throws Exception {
        return send(
                who,
                post("/api/rounds/" + round + "/pledges"),
                """
                {"amountEur": %d, "instrument": "pret", "validUntil": "%s"}
                """
                        .formatted(euros, LocalDate.now(HalleClock.PARIS).plusDays(90)));
    }

    private ResultActions send(Person who, MockHttpServletRequestBuilder request, String json) throws Exception {
        return mvc.perform(
                as(who, request).contentType(MediaType.APPLICATION_JSON).content(json));
    }

    private static MockHttpServletRequestBuilder as(Person who, MockHttpServletRequestBuilder request) {
        return request.with(user(new SignedIn(who))).with(csrf());
    }

    private static String body(ResultActions result) throws Exception {
        return result.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
