package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.halle.HalleTest;
import org.halle.Together;
import org.halle.desk.Desk;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.notification.LetterView;
import org.halle.notification.Letters;
import org.halle.people.LegalStatus;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Plan;
import org.halle.programme.Planning;
import org.halle.programme.Programmes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A rolling call and its batches, everything real. */
@HalleTest
@Tag("database")
class BatchingTest {

    @Autowired
    private ApplicationContext halle;

    @Autowired
    private MockMvc web;

    @Autowired
    private Applying applying;

    @Autowired
    private Applications applications;

    @Autowired
    private Batching batching;

    @Autowired
    private CallRegister calls;

    @Autowired
    private Programmes programmes;

    @Autowired
    private People people;

    @Autowired
    private Desk desk;

    @Autowired
    private Letters letters;

    @Autowired
    private HalleClock clock;

    @Autowired
    private JdbcClient database;

    private final Map<ApplicationId, Person> leads = new HashMap<>();
    private OpenCall open;

    @BeforeEach
    void aRollingCall() {
        open = OpenCall.rolling(halle);
    }

    @Test
    void givesWhatIsCompleteToAJuryOfItsOwnAndGoesOn() {
        people.grant(open.person("juror").id(), Role.JUROR, series(), null);
        ApplicationId complete = handedIn("Complet", Map.of());
        ApplicationId incomplete = handedIn("Incomplet", Map.of("summary", ""));
        ApplicationId draft = draft("Brouillon");
        open.settle();
        Instant cut = cutNow();

        Call after = batching.form(open.call().id());
        open.settle();

        Application read = applications.get(complete);
        assertThat(read.programme()).isNotEqualTo(series());
        assertThat(applications.get(incomplete).programme()).isEqualTo(series());
        assertThat(applications.get(draft).programme()).isEqualTo(series());
        assertThat(after.closesAt()).isAfter(cut.plus(Duration.ofDays(27)));
        assertThat(programmes.get(series()).plan().callClosesAt()).isEqualTo(after.closesAt());
        assertThat(programmes.get(read.programme()).plan().callClosesAt()).isEqualTo(cut);
        // its own diagram is past the call, and waits for its own jury
        assertThat(calls.of(read.programme()).state()).isEqualTo(Call.State.CLOSED);
        assertThat(people.holding(Role.JUROR, read.programme())).hasSize(1);
        assertThat(people.holding(Role.MANAGER, read.programme()))
                .extracting(Person::id)
                .containsExactly(open.manager().id());
        assertThat(templates(complete)).contains("application-in-batch");
        assertThat(templates(draft)).doesNotContain("application-deadline-moved", "application-not-submitted");
        assertThat(desk.openTasks("application", draft.value()))
                .singleElement()
                .satisfies(task -> assertThat(task.due()).isEqualTo(after.closesAt()));

        // what was completed later goes with the next batch
        complete(incomplete, Map.of());
        open.settle();
        cutNow();
        batching.form(open.call().id());
        assertThat(applications.get(incomplete).programme()).isNotIn(series(), read.programme());
        assertThat(batching.of(open.manager().id(), open.call().id()))
                .extracting(Batching.Batch::state, Batching.Batch::complete)
                .containsExactly(
                        tuple(Batching.State.GATHERING, 0),
                        tuple(Batching.State.FORMED, 1),
                        tuple(Batching.State.FORMED, 1));
    }

    @Test
    void formsNoBatchInAMonthWithoutACompleteApplication() {
        draft("Brouillon");
        cutNow();

        batching.form(open.call().id());

        assertThat(batching.of(open.manager().id(), open.call().id())).hasSize(1);
    }

    @Test
    @Timeout(240)
    void putsEveryApplicationInOneBatchWhileItIsFormed() throws Exception {
        List<ApplicationId> ids = new ArrayList<>();
        for (int number = 0; number < 24; number++) {
            ids.add(draft("Projet " + number));
        }
        ids.subList(0, 6).forEach(id -> complete(id, Map.of()));
        Instant cut = cutIn(Duration.ofMillis(400));
        AtomicInteger turn = new AtomicInteger(6);
        CompletableFuture<Void> forming = CompletableFuture.runAsync(() -> form(cut));
        Together.times(6, () -> {
            for (int mine = turn.getAndIncrement(); mine < ids.size(); mine = turn.getAndIncrement()) {
                complete(ids.get(mine), Map.of());
            }
            return true;
        });
        forming.get();

        // nobody was refused, and the instant that counts says in which batch each is
        for (ApplicationId id : ids) {
            Application now = applications.get(id);
            assertThat(now.status()).isEqualTo(Application.Status.SUBMITTED);
            assertThat(now.programme().equals(series()))
                    .as("handed in at " + now.submittedAt() + ", batch ended at " + cut)
                    .isEqualTo(!now.submittedAt().isBefore(cut));
        }
        assertThat(applications.get(ids.get(0)).programme()).isNotEqualTo(series());
    }

    @Test
    void closesOnceItsLastBatchIsFormed() {
        ApplicationId draft = draft("Brouillon");
        ApplicationId incomplete = handedIn("Incomplet", Map.of("summary", ""));
        open.settle();

        batching.end(open.manager().id(), open.call().id());
        assertThat(templates(draft)).contains("application-last-batch");
        cutNow();
        batching.form(open.call().id());
        halle.getBean(Calling.class).close(open.call().id());

        // there is no next batch to complete it for
        assertThat(applications.get(incomplete).programme()).isNotEqualTo(series());
        assertThat(applications.get(draft).status()).isEqualTo(Application.Status.LAPSED);
        assertThat(calls.get(open.call().id()).state()).isEqualTo(Call.State.CLOSED);
    }

    @Test
    void isNotOverAsLongAsItTakesApplications(@Autowired Planning planning) {
        assertThatThrownBy(() -> planning.close(open.manager().id(), series()))
                .isInstanceOf(Refused.class)
                .hasMessage("call.refused.rolling");
    }

    @Test
    void movesTheEndOfABatchWithThePlanAndAlarmsNobody(@Autowired Planning planning) {
        ApplicationId draft = draft("Brouillon");
        Plan plan = programmes.get(series()).plan();
        Instant later = plan.callClosesAt().plusSeconds(3600);

        planning.replan(
                open.manager().id(),
                series(),
                new Plan(
                        plan.callOpensAt(),
                        later,
                        plan.juryOpensAt(),
                        plan.announceAt(),
                        plan.startsOn(),
                        plan.endsOn(),
                        plan.hallClosesAt()));

        assertThat(calls.get(open.call().id()).closesAt()).isEqualTo(later);
        assertThat(desk.openTasks("application", draft.value()))
                .singleElement()
                .satisfies(task -> assertThat(task.due()).isEqualTo(later));
        assertThat(templates(draft)).doesNotContain("application-deadline-moved");
    }

    @Test
    void isDraftedByItsManagerAndShownOnTheProgrammesPages() throws Exception {
        String drafted = web.perform(
                        post("/api/programmes")
                                .with(as(open.manager()))
                                .with(csrf())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        """
                                {"title": "Au fil de l’eau", "territory": "44", "rolling": "true"}
                                """))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader("Location");
        assertThat(drafted).isNotNull();
        ProgrammeId id = ProgrammeId.of(drafted.substring(drafted.lastIndexOf('/') + 1));
        assertThat(programmes.get(id).rules().rolling()).isTrue();

        for (String page :
                List.of("/programmes/" + series(), "/programmes/" + series() + "/plan", "/selection/" + series())) {
            web.perform(get(page).with(as(open.manager())))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("??"))));
        }
    }

    @Test
    void tellsEverybodyWhichBatch() throws Exception {
        ApplicationId id = handedIn("Complet", Map.of());
        String slug = open.call().slug();
        Person lead = leads.get(id);

        web.perform(get("/calls/" + slug))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Appel permanent")));
        web.perform(get("/projects/" + id).with(as(lead)))
                .andExpect(content().string(containsString("Votre dossier sera étudié avec le lot d")));
        web.perform(get("/api/applications/" + id).with(as(lead)))
                .andExpect(jsonPath("$.batch")
                        .value(BatchName.of(open.call().closesAt()).month().toString()));
        web.perform(get("/calls/" + slug + "/batches").with(as(open.manager())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Dépôt en cours")));
        web.perform(get("/calls/" + slug + "/batches").with(as(lead))).andExpect(status().isForbidden());
        web.perform(get("/api/calls/" + slug + "/batches").with(as(lead))).andExpect(status().isForbidden());
        web.perform(get("/api/calls/" + slug + "/batches")).andExpect(status().isUnauthorized());
        web.perform(get("/api/calls/" + slug + "/batches").with(as(open.manager())))
                .andExpect(jsonPath("$[0].state").value("gathering"))
                .andExpect(jsonPath("$[0].complete").value(1));

        web.perform(post("/calls/" + slug + "/batches/end").with(as(lead)).with(csrf()))
                .andExpect(status().isForbidden());
        web.perform(post("/calls/" + slug + "/batches/end")
                        .with(as(open.manager()))
                        .with(csrf()))
                .andExpect(status().isFound());
        web.perform(get("/calls/" + slug)).andExpect(content().string(containsString("Clôture")));
    }

    // --- shorthand ---

    private ProgrammeId series() {
        return open.call().programme();
    }

    private ApplicationId draft(String title) {
        Person lead = open.person("lead");
        ApplicationId id = applying.start(
                lead.id(),
                new StartDraft(open.call().id(), title, "Porteur " + lead.id(), LegalStatus.ASSOCIATION, null));
        leads.put(id, lead);
        return id;
    }

    private ApplicationId handedIn(String title, Map<String, Object> but) {
        ApplicationId id = draft(title);
        Person lead = leads.get(id);
        String email = "partner-" + id + "@example.net";
        applying.invite(
                lead.id(), new InvitePartner(id, email, "Ondine", "Essai", "Collectif " + id, LegalStatus.SCIC, null));
        Person partner = people.byEmail(email).orElseThrow();
        desk.complete(partner.id(), task(partner, id), Map.of("agrees", true));
        complete(id, but);
        return id;
    }

    private void complete(ApplicationId id, Map<String, Object> but) {
        Map<String, Object> answers = new HashMap<>(SubmittingTogether.complete());
        answers.putAll(but);
        answers.values().removeIf(""::equals);
        Person lead = leads.get(id);
        desk.complete(lead.id(), task(lead, id), answers);
    }

    private String task(Person by, ApplicationId id) {
        return desk.openTasks(by.id(), "application", id.value()).get(0).id();
    }

    private List<String> templates(ApplicationId id) {
        return letters.about("application/" + id).stream()
                .map(LetterView::template)
                .toList();
    }

    /** The batch ends now, as the database's clock goes. */
    private Instant cutNow() {
        return cutIn(Duration.ZERO);
    }

    private Instant cutIn(Duration time) {
        Instant at = clock.decisive().plus(time).truncatedTo(ChronoUnit.MILLIS);
        for (String sql : Set.of(
                "update open_call set closes_at = ? where programme_id = ?",
                "update programme set call_closes_at = ? where id = ?")) {
            database.sql(sql)
                    .params(at.atOffset(ZoneOffset.UTC), series().value())
                    .update();
        }
        return at;
    }

    /** As the diagram's step does: not before its time, and again when the database chose somebody else. */
    private void form(Instant at) {
        while (clock.decisive().isBefore(at)) {
            Thread.onSpinWait();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                batching.form(open.call().id());
                return;
            } catch (ConcurrencyFailureException passedOver) {
                if (attempt == 6) {
                    throw passedOver;
                }
            }
        }
    }

    private static RequestPostProcessor as(Person person) {
        return user(new SignedIn(person));
    }
}
