package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halle.HalleTest;
import org.halle.desk.Desk;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.Refused;
import org.halle.notification.LetterView;
import org.halle.notification.Letters;
import org.halle.people.LegalStatus;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A lead and two partners: what each brings, who signs by which link, and what happens when one leaves. */
@HalleTest
@Tag("database")
class ConsortiumTest {

    @Autowired
    ApplicationContext halle;

    @Autowired
    MockMvc mvc;

    @Autowired
    Applying applying;

    @Autowired
    Parting parting;

    @Autowired
    Eligibility eligibility;

    @Autowired
    ApplicationRegister applications;

    @Autowired
    Desk desk;

    @Autowired
    Letters letters;

    private OpenCall open;
    private Person lead;
    private Person scic;
    private ApplicationId id;

    @BeforeEach
    void aDraftWithOnePartner() {
        open = new OpenCall(halle);
        lead = open.person("lead");
        id = applying.start(
                lead.id(),
                new StartDraft(open.call().id(), "Passeurs de soin", "Les Passeurs", LegalStatus.ASSOCIATION, null));
        scic = invite("scic", LegalStatus.SCIC, "accueil des ateliers");
    }

    // --- while it is written ---

    @Test
    void leadsAPartnerByItsOwnLinkToTheSignatureThatWaitsForIt() throws Exception {
        Person other = invite("other", LegalStatus.SCOP, "");
        assertThat(letters.about("application/" + id).stream()
                        .filter(letter -> letter.template().equals("application-partner-invited"))
                        .map(letter -> letters.open(letter.id()).link()))
                .allSatisfy(link -> assertThat(link).endsWith("/projects/" + id + "/sign"));

        mvc.perform(get("/projects/{id}/sign", id).with(as(scic))).andExpect(redirectedUrl("/desk/" + task(scic)));
        mvc.perform(get("/projects/{id}/sign", id).with(as(other))).andExpect(redirectedUrl("/desk/" + task(other)));
        mvc.perform(get("/projects/{id}/sign", id).with(as(lead))).andExpect(status().isForbidden());

        sign(scic);
        mvc.perform(get("/projects/{id}/sign", id).with(as(scic))).andExpect(redirectedUrl("/projects/" + id));
        mvc.perform(get("/projects/{id}/sign", id)).andExpect(redirectedUrl("/login"));
    }

    @Test
    void showsEveryPartnerInWordsWhatStillBlocks() throws Exception {
        Person other = invite("other", LegalStatus.SCOP, "");
        for (Person one : List.of(lead, scic, other)) {
            mvc.perform(get("/projects/{id}", id).with(as(one)))
                    .andExpect(status().isOk())
                    .andExpect(content()
                            .string(allOf(
                                    containsString("Avant de déposer"),
                                    containsString(scic.displayName()),
                                    containsString(other.displayName()))));
            mvc.perform(get("/api/applications/{id}", id).with(as(one)))
                    .andExpect(jsonPath("$.blocking[0]").value(containsString(other.displayName())));
        }
    }

    @Test
    void showsEachPartWithItsRoleAndShareAndWhetherTheyAddUp() throws Exception {
        desk.saveDraft(lead.id(), task(lead), complete());
        desk.complete(
                scic.id(),
                task(scic),
                Map.of("agrees", true, "budgetShareEur", 28000, "role", "ateliers et accueil", "comment", "Un lieu"));

        mvc.perform(get("/api/applications/{id}", id).with(as(scic)))
                .andExpect(jsonPath("$.lead.role").value("pilotage"))
                .andExpect(jsonPath("$.lead.budgetShareEur").value(150000))
                .andExpect(jsonPath("$.lead.signedAt").doesNotExist())
                .andExpect(jsonPath("$.partners[0].role").value("ateliers et accueil"))
                .andExpect(jsonPath("$.partners[0].legalStatus").value("scic"))
                .andExpect(jsonPath("$.partners[0].budgetShareEur").value(28000));
        assertThat(codes()).contains("call.hurdle.shares");
        mvc.perform(get("/projects/{id}", id).with(as(lead)))
                .andExpect(content()
                        .string(allOf(
                                containsString("ateliers et accueil"),
                                containsString("signe en déposant"),
                                containsString("Les parts du budget annoncées font"))));

        Map<String, Object> adjusted = complete();
        adjusted.put("leadShareEur", 200000);
        desk.saveDraft(lead.id(), task(lead), adjusted);
        assertThat(codes()).doesNotContain("call.hurdle.shares");
    }

    @Test
    void fillsInAnOrganisationFromItsSiren() throws Exception {
        mvc.perform(post("/calls/{slug}/apply", open.call().slug())
                        .param("siren", "000 456 509")
                        .param("title", "Un autre projet")
                        .param("lookup", "true")
                        .with(csrf())
                        .with(as(lead)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(containsString("Les Passeurs de Soin"), containsString("Un autre projet"))));
        mvc.perform(post("/projects/{id}/partners", id)
                        .param("siren", "000 456 509")
                        .param("email", "x@example.net")
                        .param("lookup", "true")
                        .with(csrf())
                        .with(as(lead)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(containsString("Les Passeurs de Soin"), containsString("x@example.net"))));
        assertThat(application().partners()).hasSize(1);
        mvc.perform(post("/projects/{id}/partners", id)
                        .param("siren", "000 000 000")
                        .param("lookup", "true")
                        .with(csrf())
                        .with(as(lead)))
                .andExpect(content().string(containsString("Aucune structure trouvée")));

        mvc.perform(get("/api/organisations/000456509").with(as(lead)))
                .andExpect(jsonPath("$.name").value("Les Passeurs de Soin"))
                .andExpect(jsonPath("$.legalStatus").value("association"));
        mvc.perform(get("/api/organisations/000000000").with(as(lead))).andExpect(status().isNotFound());
        mvc.perform(get("/api/organisations/12").with(as(lead))).andExpect(status().is(422));
    }

    @Test
    void keepsTheRoleOfTheInvitationWhenItsPartnerSaysNothingElse() {
        sign(scic);

        assertThat(application().partnersInOrder().get(0).role()).isEqualTo("accueil des ateliers");
    }

    @Test
    void letsAPartnerLeaveADraftWithoutFurtherAdo() {
        parting.leave(scic.id(), id, scic.id(), "Plus le temps");

        assertThat(application().partners()).isEmpty();
        assertThat(desk.openTasks(scic.id(), "application", id.value())).isEmpty();
        assertThat(parting.departures(id)).isEmpty();
        assertThat(templates()).contains("application-partner-left").doesNotContain("application-consortium-changed");
    }

    // --- once it is handed in ---

    @Test
    void settlesTheListWhenItIsHandedInThoughACorrectionIsOpen() throws Exception {
        sign(scic);
        Map<String, Object> incomplete = complete();
        incomplete.remove("summary");
        desk.complete(lead.id(), task(lead), incomplete);
        open.settle();
        assertThat(application().status()).isEqualTo(Application.Status.TO_CORRECT);

        assertThatThrownBy(() -> invite("late", LegalStatus.SCOP, ""))
                .isInstanceOf(Refused.class)
                .hasMessage("call.refused.partners-settled");
        assertThatThrownBy(() -> applying.removePartner(lead.id(), id, scic.id()))
                .isInstanceOf(Refused.class)
                .hasMessage("call.refused.partners-settled");
        mvc.perform(get("/projects/{id}", id).with(as(lead)))
                .andExpect(content()
                        .string(allOf(
                                containsString("La liste est arrêtée depuis le dépôt"),
                                not(containsString("Inviter un partenaire")))));
        mvc.perform(post("/api/applications/{id}/partners", id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"email\": \"x@example.net\", \"organisation\": \"X\", \"legalStatus\": \"scop\"}")
                        .with(csrf())
                        .with(as(lead)))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.detail").value(containsString("arrêtée depuis le dépôt")));

        desk.complete(lead.id(), task(lead), complete());
        open.settle();
        assertThat(application().status()).isEqualTo(Application.Status.ELIGIBLE);
    }

    @Test
    void asksTheRulesAgainWhenAPartnerLeavesAndTellsTheManager() throws Exception {
        eligible();

        mvc.perform(post("/projects/{id}/leave", id)
                        .param("reason", "Liquidation")
                        .with(csrf())
                        .with(as(scic)))
                .andExpect(redirectedUrl("/projects"));
        open.settle();

        assertThat(eligibility.history(id))
                .extracting(EligibilityDecision::reason)
                .containsExactly("ok", "single_organisation");
        assertThat(templates()).contains("application-partner-left", "application-consortium-changed");
        assertThat(parting.departures(id)).singleElement().satisfies(gone -> assertThat(gone.reason())
                .isEqualTo("Liquidation"));
        assertThat(application().status()).isEqualTo(Application.Status.ELIGIBLE);
        assertThat(desk.openTasks(open.manager().id(), "application", id.value()))
                .singleElement()
                .satisfies(task -> assertThat(task.name()).isEqualTo("Décider après un départ"));
        mvc.perform(get("/projects/{id}", id).with(as(lead)))
                .andExpect(content()
                        .string(allOf(containsString("Partis après le dépôt"), containsString("Liquidation"))));
        mvc.perform(get("/projects/{id}", id).with(as(scic))).andExpect(status().isForbidden());
    }

    @Test
    void goesOnWhenTheRulesAgreeWithoutTheOneWhoLeft() {
        sign(invite("other", LegalStatus.SCOP, ""));
        eligible();

        parting.leave(scic.id(), id, scic.id(), "Fusion");
        open.settle();

        assertThat(application().status()).isEqualTo(Application.Status.ELIGIBLE);
        assertThat(desk.openTasks(open.manager().id(), "application", id.value()))
                .isEmpty();
    }

    @Test
    void isExcludedWithAllThatWaitedWhenTheManagerSaysSo() {
        eligible();
        parting.leave(lead.id(), id, scic.id(), "Liquidation");
        open.settle();

        desk.complete(
                open.manager().id(), task(open.manager()), Map.of("kept", "no", "reason", "Seul, il ne coopère pas"));

        assertThat(application().status()).isEqualTo(Application.Status.INELIGIBLE);
        assertThat(desk.openTasks("application", id.value())).isEmpty();
        assertThat(templates()).contains("application-excluded");
    }

    @Test
    void isKeptWhenTheManagerSaysSo() {
        eligible();
        parting.leave(scic.id(), id, scic.id(), "Liquidation");
        open.settle();

        desk.complete(open.manager().id(), task(open.manager()), Map.of("kept", "yes", "reason", "Un autre vient"));

        assertThat(application().status()).isEqualTo(Application.Status.ELIGIBLE);
        assertThat(templates()).contains("application-kept");
    }

    @Test
    void letsOnlyThoseConcernedSayThatSomebodyLeft() throws Exception {
        Person stranger = open.person("stranger");
        assertThatThrownBy(() -> parting.leave(stranger.id(), id, scic.id(), "Non"))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> parting.leave(scic.id(), id, scic.id(), " "))
                .isInstanceOf(Refused.class)
                .hasMessage("call.refused.reason-missing");

        mvc.perform(post("/api/applications/{id}/leave", id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"partner\": \"" + scic.id() + "\", \"reason\": \"Fusion\"}")
                        .with(csrf())
                        .with(as(open.manager())))
                .andExpect(status().isNoContent());
        assertThat(application().partners()).isEmpty();
    }

    private void eligible() {
        sign(scic);
        desk.complete(lead.id(), task(lead), complete());
        open.settle();
        assertThat(application().status()).isEqualTo(Application.Status.ELIGIBLE);
    }

    private Application application() {
        return applications.get(id);
    }

    private List<String> codes() {
        return halle.getBean(Readiness.class).of(application()).stream()
                .map(Hurdle::code)
                .toList();
    }

    private Person invite(String name, LegalStatus status, String role) {
        String email = name + "-" + id + "@example.net";
        applying.invite(
                lead.id(), new InvitePartner(id, email, name, "Essai", "Collectif " + name, status, null, role));
        return halle.getBean(People.class).byEmail(email).orElseThrow();
    }

    private void sign(Person partner) {
        desk.complete(partner.id(), task(partner), Map.of("agrees", true));
    }

    private String task(Person by) {
        return desk.openTasks(by.id(), "application", id.value()).get(0).id();
    }

    private List<String> templates() {
        return letters.about("application/" + id).stream()
                .map(LetterView::template)
                .toList();
    }

    private static RequestPostProcessor as(Person person) {
        return user(new SignedIn(person));
    }

    private static Map<String, Object> complete() {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("title", "Passeurs de soin");
        answers.put("summary", "Des habitantes accompagnent leurs voisins.");
        answers.put("town", "Nantes");
        answers.put("foundedOn", "2020-01-15");
        answers.put("leadRole", "pilotage");
        answers.put("leadShareEur", 150000);
        answers.put("budgetEur", 228000);
        answers.put("fundingNeedEur", 98000);
        answers.put("impactIndicator", "Habitants suivis par an");
        answers.put("impactTarget", 520);
        return answers;
    }
}
