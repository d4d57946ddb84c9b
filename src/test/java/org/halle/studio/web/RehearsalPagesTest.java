package org.halle.studio.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.halle.HalleTest;
import org.halle.kernel.RehearsalId;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.halle.studio.Drafting;
import org.halle.studio.RehearsalSheet.State;
import org.halle.studio.Rehearsing;
import org.halle.studio.rehearsal.Assumptions;
import org.halle.studio.rehearsal.OtherJvm;
import org.halle.studio.rehearsal.SampleReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages; what is rehearsed here answers at once, with a report of one of everything. */
@HalleTest
@Tag("database")
class RehearsalPagesTest {

    @TempDir
    Path folder;

    @Autowired
    private MockMvc web;

    @Autowired
    private People people;

    @Autowired
    private Drafting drafting;

    @Autowired
    private Rehearsing rehearsing;

    private Person author;

    @BeforeEach
    void somebodyWhoRunsThisHalle() {
        author = people.makeOperator(person().id());
    }

    @AfterEach
    void asBefore() {
        OtherJvm.asBefore();
    }

    @Test
    void showsWhatCameOfADraftBesideWhatIsPublished() throws Exception {
        reports(76);
        String venture = drafting.open(author.id(), "venture.bpmn").content();
        drafting.save(author.id(), "venture.bpmn", venture.replace("Signer la charte", "Signer la charte d’accueil"));
        ask(author, get("/studio/rehearsals"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Votre brouillon sera répété")));

        RehearsalId id = ordered(order(author, Map.of("seed", String.valueOf(author.hashCode()))));
        over(id);

        ask(author, get("/studio/rehearsals/{id}/progress", id)).andExpect(header().string("HX-Refresh", "true"));
        await().until(() -> rehearsing.inForce(author.id(), id).isPresent());
        ask(author, get("/studio/rehearsals/{id}", id))
                .andExpect(content().string(containsString("1 erreur à corriger, 1 avertissement")))
                .andExpect(content().string(containsString("«\u00A0Signer la charte\u00A0» échoue (2 fois)")))
                .andExpect(content().string(containsString("Lundi de Pâques")))
                .andExpect(content().string(containsString("dont 23 pour Joachim Jusant")))
                .andExpect(content().string(containsString("revient jusqu’à 21 fois")))
                .andExpect(content().string(containsString("9 × À faire : signer la charte")))
                .andExpect(content().string(containsString("attend une réponse qui ne vient pas")))
                .andExpect(content().string(containsString("Nouveau avec le brouillon")));
        ask(author, get("/studio/rehearsals/{id}/diagrams/venture", id))
                .andExpect(content().string(containsString("Signer la charte d’accueil")))
                .andExpect(content().string(containsString("Jamais atteinte")));
        ask(author, get("/studio/rehearsals/{id}/diagrams/nowhere", id)).andExpect(status().isNotFound());
        ask(author, get("/studio/rehearsals/{id}/report.json", id))
                .andExpect(content().string(SampleReport.of(76).json()));
        ask(author, get("/studio/rehearsals").param("like", id.toString())).andExpect(status().isOk());
    }

    @Test
    void keepsWhatWasTypedAndSaysWhichAssumptionIsWrong() throws Exception {
        web.perform(order(author, Map.of("applications", "beaucoup", "more", "late.Task_SignCharter = 20\nno sign")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("«\u00A0Candidatures\u00A0» est un nombre entier de 1 à 2")))
                .andExpect(content().string(containsString("Ligne 2")))
                .andExpect(content().string(containsString("value=\"beaucoup\"")))
                .andExpect(content().string(containsString("late.Task_SignCharter = 20")));
    }

    @Test
    void ordersNothingWhileADraftIsRefused() throws Exception {
        String venture = drafting.open(author.id(), "venture.bpmn").content();
        drafting.save(
                author.id(),
                "venture.bpmn",
                venture.replace("camunda:formRef=\"charter\"", "camunda:formRef=\"lost\""));

        web.perform(order(author))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Ce qui empêche de répéter")));
    }

    @Test
    void isStoppedByWhoOrderedItAndByNobodyElse() throws Exception {
        OtherJvm.thatDoes(folder, "System.out.println(\"progress 3 2027-01-09\"); System.in.read();");
        RehearsalId id = ordered(order(author));
        await().until(() -> rehearsing.sheet(author.id(), id).percent() == 3);
        Person other = people.makeOperator(person().id());

        ask(author, get("/studio/rehearsals/{id}", id)).andExpect(content().string(containsString("3 / 100")));
        ask(other, post("/studio/rehearsals/{id}/cancel", id)).andExpect(status().isForbidden());
        web.perform(order(author)).andExpect(content().string(containsString("déjà en cours")));
        ask(author, post("/studio/rehearsals/{id}/cancel", id)).andExpect(status().is3xxRedirection());

        assertThat(rehearsing.sheet(author.id(), id).state()).isEqualTo(State.CANCELLED);
        ask(author, get("/studio/rehearsals/{id}", id))
                .andExpect(content().string(containsString("arrêtée avant la fin")));
    }

    @Test
    void saysWhenItDidNotComeBackOrBroke() throws Exception {
        OtherJvm.thatDoes(folder, "System.out.println(\"progress 3 2027-01-09\"); Runtime.getRuntime().halt(137);");
        RehearsalId killed = ordered(order(author));
        over(killed);
        ask(author, get("/studio/rehearsals/{id}", killed))
                .andExpect(content().string(containsString("ne rendait plus la main")))
                .andExpect(content().string(containsString("9 janvier 2027")));
    }

    @Test
    void isForThoseWhoMayPublish() throws Exception {
        Person stranger = person();
        for (String page : new String[] {"", "/" + UUID.randomUUID(), "/" + UUID.randomUUID() + "/report.json"}) {
            ask(stranger, get("/studio/rehearsals" + page)).andExpect(status().isForbidden());
        }
        web.perform(order(stranger)).andExpect(status().isForbidden());
        ask(author, get("/studio/rehearsals/{id}", UUID.randomUUID())).andExpect(status().isNotFound());
    }

    private void reports(int tasks) throws IOException {
        Path report = folder.resolve("sample.json");
        Files.writeString(report, SampleReport.of(tasks).json());
        OtherJvm.thatDoes(
                folder,
                "java.nio.file.Files.copy(java.nio.file.Path.of(\"" + report
                        + "\"), java.nio.file.Path.of(args[1], \"report.json\")); System.exit(0);");
    }

    private void over(RehearsalId id) {
        await().until(() -> rehearsing.sheet(author.id(), id).state().over());
    }

    private RehearsalId ordered(MockHttpServletRequestBuilder order) throws Exception {
        String place = web.perform(order)
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return RehearsalId.of(Objects.requireNonNull(place).substring("/studio/rehearsals/".length()));
    }

    private static MockHttpServletRequestBuilder order(Person by) {
        return order(by, Map.of());
    }

    private static MockHttpServletRequestBuilder order(Person by, Map<String, String> differing) {
        MockHttpServletRequestBuilder order =
                post("/studio/rehearsals").with(user(new SignedIn(by))).with(csrf());
        Map<String, String> said = new TreeMap<>(Assumptions.usual().settings());
        said.keySet().removeIf(name -> name.contains(".") && !name.startsWith("withdraw"));
        said.putAll(differing);
        said.forEach(order::param);
        return order;
    }

    private ResultActions ask(Person by, MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(user(new SignedIn(by))).with(csrf()));
    }

    private Person person() {
        return people.register(UUID.randomUUID() + "@example.org", "Ada", "Essai", Language.FR);
    }
}
