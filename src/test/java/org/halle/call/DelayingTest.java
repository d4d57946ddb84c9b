package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.halle.HalleTest;
import org.halle.desk.Desk;
import org.halle.engine.Conversation;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Refused;
import org.halle.notification.LetterView;
import org.halle.notification.Letters;
import org.halle.people.LegalStatus;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

/** More time for one application, before and after the call has closed, with everything real. */
@HalleTest
@Tag("database")
class DelayingTest {

    @Autowired
    ApplicationContext halle;

    @Autowired
    MockMvc mvc;

    @Autowired
    Applying applying;

    @Autowired
    Calling calling;

    @Autowired
    Delaying delaying;

    @Autowired
    ApplicationRegister applications;

    @Autowired
    Eligibility eligibility;

    @Autowired
    Desk desk;

    @Autowired
    Letters letters;

    @Autowired
    HalleClock clock;

    private OpenCall open;
    private Person lead;
    private ApplicationId id;
    private Instant closes;
    private Instant until;

    @BeforeEach
    void aDraft() {
        open = new OpenCall(halle);
        lead = open.person("lead");
        id = applying.start(
                lead.id(),
                new StartDraft(open.call().id(), "Passeurs de soin", "Les Passeurs", LegalStatus.ASSOCIATION, null));
        closes = open.call().closesAt();
        until = closes.plus(Duration.ofHours(20)).truncatedTo(ChronoUnit.MINUTES);
    }

    @AfterEach
    void backToThePresent() {
        clock.release();
    }

    @Test
    void opensALapsedDraftAgainWithAllThatWasTyped() {
        Person partner = invited();
        desk.saveDraft(lead.id(), task(lead), Map.of("title", "Passeurs de soin", "town", "Nantes"));
        closeCall();
        assertThat(application().status()).isEqualTo(Application.Status.LAPSED);

        grant();

        assertThat(application().status()).isEqualTo(Application.Status.DRAFT);
        assertThat(desk.openTasks(lead.id(), "application", id.value()))
                .singleElement()
                .satisfies(task -> assertThat(task.due()).isEqualTo(until));
        assertThat(desk.open(lead.id(), task(lead)).data()).containsEntry("town", "Nantes");
        desk.complete(partner.id(), task(partner), Map.of("agrees", true));
        clock.travelTo(until.minusMillis(1));
        desk.complete(lead.id(), task(lead), complete());
        assertThat(application().status()).isEqualTo(Application.Status.SUBMITTED);
        assertThat(templates()).contains("application-not-submitted", "application-delayed");
    }

    @Test
    void isNotLateWithinItsOwnTime() {
        closeCall();
        grant();
        clock.travelTo(until.minusMillis(1));
        desk.complete(lead.id(), task(lead), complete());

        assertThat(eligibility.check(id).reason()).isNotEqualTo("late");
    }

    @Test
    void isTooLateAtTheVeryInstantItEnds() {
        closeCall();
        grant();
        clock.travelTo(until);

        assertThatThrownBy(() -> desk.complete(lead.id(), task(lead), complete()))
                .isInstanceOf(Refused.class)
                .hasMessage("call.refused.closed");
        delaying.close(id);

        assertThat(application().status()).isEqualTo(Application.Status.LAPSED);
        assertThat(desk.openTasks("application", id.value())).isEmpty();
        assertThat(templates().stream().filter("application-not-submitted"::equals))
                .hasSize(2);
    }

    @Test
    void outlastsTheClosingWhenItIsGrantedBefore() {
        grant();
        closeCall();
        assertThat(application().status()).isEqualTo(Application.Status.DRAFT);

        delaying.close(id);
        assertThat(application().status()).isEqualTo(Application.Status.DRAFT);
        clock.travelTo(until);
        delaying.close(id);

        assertThat(application().status()).isEqualTo(Application.Status.LAPSED);
    }

    @Test
    void isWaitedForByADiagramThatEndsWhenTheApplicationArrives() {
        grant();
        assertThat(running()).isTrue();

        applying.withdraw(lead.id(), id);

        assertThat(running()).isFalse();
    }

    @Test
    void movesWhenItIsGrantedAnew() {
        grant();
        Instant more = until.plus(Duration.ofHours(2));

        delaying.grant(open.manager().id(), new GrantDelay(id, more, "Encore une panne"));

        assertThat(desk.openTasks("application", id.value())).singleElement().satisfies(task -> assertThat(task.due())
                .isEqualTo(more));
        assertThat(application().delay().reason()).isEqualTo("Encore une panne");
    }

    @Test
    void isRefusedWithoutReasonOrSenseAndToOthers() {
        assertRefused("call.refused.reason-missing", until, " ");
        assertRefused("call.refused.delay-past", clock.instant().minusSeconds(60), "Panne");
        assertRefused("call.refused.delay-short", closes, "Panne");
        assertRefused("call.refused.delay-long", closes.plus(Duration.ofDays(2)), "Panne");
        assertThatThrownBy(() -> delaying.grant(lead.id(), new GrantDelay(id, until, "Panne")))
                .isInstanceOf(Forbidden.class);

        desk.complete(lead.id(), task(lead), complete());
        assertRefused("call.refused.delay-submitted", until, "Panne");
    }

    @Test
    void isGrantedOnThePageOfTheProject() throws Exception {
        mvc.perform(form("", ""))
                .andExpect(status().is(422))
                .andExpect(content().string(Matchers.containsString("Indiquez une date et une heure complètes.")));
        mvc.perform(form(paris(until), ""))
                .andExpect(status().is(422))
                .andExpect(content()
                        .string(Matchers.allOf(
                                Matchers.containsString("Dites pourquoi"), Matchers.containsString(paris(until)))));

        mvc.perform(form(paris(until), "Panne de réseau")).andExpect(status().is3xxRedirection());

        mvc.perform(get("/projects/{id}", id).with(user(new SignedIn(lead))))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Panne de réseau")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("Accorder ce délai"))));
    }

    @Test
    void isGrantedByProgramsToo() throws Exception {
        mvc.perform(post("/api/applications/{id}/delay", id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"until\": \"" + paris(until) + "\", \"reason\": \"Panne\"}")
                        .with(csrf())
                        .with(user(new SignedIn(open.manager()))))
                .andExpect(status().isNoContent());
        assertThat(application().delay().until()).isEqualTo(until);

        mvc.perform(get("/api/applications/{id}", id).with(user(new SignedIn(lead))))
                .andExpect(jsonPath("$.submitBy").value(until.toString()));
        mvc.perform(post("/api/applications/{id}/delay", id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"until\": \"soon\"}")
                        .with(csrf())
                        .with(user(new SignedIn(open.manager()))))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors.until").exists());
    }

    private RequestBuilder form(String at, String reason) {
        return post("/projects/{id}/delay", id)
                .param("until", at)
                .param("reason", reason)
                .with(csrf())
                .with(user(new SignedIn(open.manager())));
    }

    private static String paris(Instant instant) {
        return LocalDateTime.ofInstant(instant, HalleClock.PARIS).toString();
    }

    private void assertRefused(String why, Instant at, String reason) {
        assertThatThrownBy(() -> delaying.grant(open.manager().id(), new GrantDelay(id, at, reason)))
                .isInstanceOf(Refused.class)
                .hasMessage(why);
    }

    private void closeCall() {
        clock.travelTo(closes);
        calling.close(open.call().id());
    }

    private void grant() {
        delaying.grant(open.manager().id(), new GrantDelay(id, until, "Panne de réseau"));
    }

    private boolean running() {
        return halle.getBean(Conversation.class).running("delay", id.value());
    }

    private Application application() {
        return applications.get(id);
    }

    private Person invited() {
        String email = "partner-" + id + "@example.net";
        applying.invite(lead.id(), new InvitePartner(id, email, "P", "Essai", "Collectif", LegalStatus.SCIC, null));
        return halle.getBean(People.class).byEmail(email).orElseThrow();
    }

    private String task(Person by) {
        return desk.openTasks(by.id(), "application", id.value()).get(0).id();
    }

    private List<String> templates() {
        return letters.about("application/" + id).stream()
                .map(LetterView::template)
                .toList();
    }

    private static Map<String, Object> complete() {
        return Map.of("title", "Passeurs de soin", "summary", "Des voisins.", "town", "Nantes", "budgetEur", 1000);
    }
}
