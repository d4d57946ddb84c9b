package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halle.HalleTest;
import org.halle.desk.Desk;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.Refused;
import org.halle.notification.LetterView;
import org.halle.notification.Letters;
import org.halle.people.LegalStatus;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.programme.Plan;
import org.halle.programme.Planning;
import org.halle.programme.Programmes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** One application, everything real: the services, the desk, the diagrams, the letters, the database. */
@HalleTest
@Tag("database")
class ApplicationStoryTest {

    @Autowired
    private ApplicationContext halle;

    @Autowired
    private Applying applying;

    @Autowired
    private ApplicationRegister applications;

    @Autowired
    private Readiness readiness;

    @Autowired
    private Eligibility eligibility;

    @Autowired
    private Deciding deciding;

    @Autowired
    private Desk desk;

    @Autowired
    private Letters letters;

    private OpenCall open;
    private Person lead;
    private ApplicationId id;

    @BeforeEach
    void begin() {
        open = new OpenCall(halle);
        lead = open.person("lead");
        id = applying.start(
                lead.id(),
                new StartDraft(open.call().id(), "Passeurs de soin", "Les Passeurs", LegalStatus.ASSOCIATION, null));
    }

    @Test
    void goesFromDraftToASeat() {
        assertThat(application().reference()).matches("AC\\d\\d-001");
        Person partner = invite("partner");
        assertThat(blocking()).containsExactly("call.hurdle.signatures");

        complete(partner, Map.of("agrees", true, "budgetShareEur", 1500, "comment", "Un lieu"));
        assertThat(blocking()).isEmpty();

        complete(lead, complete());
        assertThat(application().status()).isEqualTo(Application.Status.SUBMITTED);
        open.settle();
        assertThat(application().status()).isEqualTo(Application.Status.ELIGIBLE);

        Instant confirmBy = open.call().closesAt();
        deciding.announce(id, Decision.ACCEPTED, confirmBy, confirmBy);
        complete(lead, Map.of("confirmed", "yes"));

        assertThat(application().status()).isEqualTo(Application.Status.CONFIRMED);
        assertThat(desk.openTasks("application", id.value())).isEmpty();
        assertThat(templates())
                .contains(
                        "application-partner-invited",
                        "application-partner-signed",
                        "application-acknowledged",
                        "application-accepted",
                        "application-seat-confirmed");
    }

    @Test
    void comesBackToBeCompletedWhenSomethingIsMissing() {
        sign(invite("partner"));
        Map<String, Object> incomplete = complete();
        incomplete.remove("summary");
        complete(lead, incomplete);

        open.settle();

        assertThat(application().status()).isEqualTo(Application.Status.TO_CORRECT);
        assertThat(eligibility.latest(id)).get().satisfies(decision -> {
            assertThat(decision.reason()).isEqualTo("missing_summary");
            assertThat(eligibility.askAgain(decision).text("reason")).isEqualTo("missing_summary");
        });

        complete(lead, complete());
        open.settle();

        assertThat(application().status()).isEqualTo(Application.Status.ELIGIBLE);
        assertThat(eligibility.history(id))
                .extracting(EligibilityDecision::reason)
                .containsExactly("missing_summary", "ok");
    }

    @Test
    void keepsTheDraftWhenItCannotBeHandedIn() {
        invite("partner");
        String task = task(lead);

        assertThatThrownBy(() -> desk.complete(lead.id(), task, complete()))
                .isInstanceOf(Refused.class)
                .hasMessage("call.refused.signatures");

        assertThat(application().status()).isEqualTo(Application.Status.DRAFT);
        assertThat(desk.drafted(task)).containsEntry("town", "Nantes");
    }

    @Test
    void tellsWhatTheRulesWouldSayOfTheDraft() {
        assertThat(readiness.of(application())).singleElement().satisfies(hurdle -> {
            assertThat(hurdle.blocking()).isFalse();
            assertThat(hurdle.code()).isEqualTo("call.hurdle.incomplete");
        });

        desk.saveDraft(lead.id(), task(lead), complete());

        assertThat(readiness.of(application())).extracting(Hurdle::code).containsExactly("call.hurdle.ineligible");
    }

    @Test
    void beginsOnceHoweverOftenItIsAsked() {
        ApplicationId again = applying.start(
                lead.id(),
                new StartDraft(open.call().id(), "passeurs de soin ", "Les Passeurs", LegalStatus.ASSOCIATION, null));

        assertThat(again).isEqualTo(id);
    }

    @Test
    void partsWithAPartnerWhoIsThenNoLongerAsked() {
        Person partner = invite("partner");
        String task = task(partner);

        applying.removePartner(lead.id(), id, partner.id());

        assertThat(application().partners()).isEmpty();
        assertThatThrownBy(() -> desk.complete(partner.id(), task, Map.of("agrees", true)))
                .isInstanceOf(AlreadyDone.class);
        assertThat(desk.openTasks(lead.id(), "application", id.value())).hasSize(1);
    }

    @Test
    void isWithdrawnWithEverythingThatWaited() {
        invite("partner");

        applying.withdraw(lead.id(), id);

        assertThat(application().status()).isEqualTo(Application.Status.WITHDRAWN);
        assertThat(desk.openTasks("application", id.value())).isEmpty();
    }

    @Test
    void movesWithTheDeadline(@Autowired Planning planning, @Autowired Programmes programmes) {
        Plan plan = programmes.get(open.call().programme()).plan();
        Instant later = plan.callClosesAt().plusSeconds(3600);

        planning.replan(
                open.manager().id(),
                open.call().programme(),
                new Plan(
                        plan.callOpensAt(),
                        later,
                        plan.juryOpensAt(),
                        plan.announceAt(),
                        plan.startsOn(),
                        plan.endsOn(),
                        plan.hallClosesAt()));

        assertThat(desk.openTasks("application", id.value())).singleElement().satisfies(task -> assertThat(task.due())
                .isEqualTo(later));
        assertThat(templates()).contains("application-deadline-moved");
    }

    @Test
    void showsAsALineAndInTheCounts() {
        sign(invite("partner"));
        invite("other");

        assertThat(applications.lines(open.call().id())).singleElement().satisfies(line -> {
            assertThat(line.title()).isEqualTo("Passeurs de soin");
            assertThat(line.partners()).isEqualTo(2);
            assertThat(line.signed()).isEqualTo(1);
            assertThat(line.reason()).isNull();
        });
        assertThat(applications.counts(open.call().programme())).isEqualTo(Map.of(Application.Status.DRAFT, 1L));
        assertThat(applications.idsOf(open.call().programme())).containsExactly(id);
        assertThat(applications.ofPerson(lead.id())).extracting(Application::id).containsExactly(id);
    }

    // --- shorthand ---

    private Application application() {
        return applications.get(id);
    }

    private List<String> blocking() {
        return readiness.of(application()).stream()
                .filter(Hurdle::blocking)
                .map(Hurdle::code)
                .toList();
    }

    private List<String> templates() {
        return letters.about("application/" + id).stream()
                .map(LetterView::template)
                .toList();
    }

    private Person invite(String name) {
        String email = name + "-" + id + "@example.net";
        applying.invite(
                lead.id(), new InvitePartner(id, email, name, "Essai", "Collectif " + name, LegalStatus.SCIC, null));
        return halle.getBean(People.class).byEmail(email).orElseThrow();
    }

    private void sign(Person partner) {
        complete(partner, Map.of("agrees", true));
    }

    private void complete(Person by, Map<String, Object> answers) {
        desk.complete(by.id(), task(by), answers);
    }

    private String task(Person by) {
        return desk.openTasks(by.id(), "application", id.value()).get(0).id();
    }

    private static Map<String, Object> complete() {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("title", "Passeurs de soin");
        answers.put("challenge", "sante-grand-age");
        answers.put("summary", "Des habitantes accompagnent leurs voisins.");
        answers.put("town", "Nantes");
        answers.put("foundedOn", "2020-01-15");
        answers.put("budgetEur", 228000);
        answers.put("fundingNeedEur", 98000);
        answers.put("impactIndicator", "Habitants suivis par an");
        answers.put("impactBaseline", 160);
        answers.put("impactTarget", 520);
        return answers;
    }
}
