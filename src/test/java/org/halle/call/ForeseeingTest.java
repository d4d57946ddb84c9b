package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.halle.HalleTest;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.RefusedFields;
import org.halle.notification.LetterView;
import org.halle.notification.Letters;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.LetterPreference;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.halle.programme.Foreseeing;
import org.halle.programme.Foreseeing.Foreseen;
import org.halle.programme.Foreseeing.Move;
import org.halle.programme.Plan;
import org.halle.programme.Planning;
import org.halle.programme.Programmes;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Moving the deadline of a call with three drafts: what is foreseen is what happens. */
@HalleTest
@Tag("database")
class ForeseeingTest {

    @Autowired
    ApplicationContext halle;

    @Autowired
    MockMvc mvc;

    @Autowired
    Foreseeing foreseeing;

    @Autowired
    Planning planning;

    @Autowired
    Programmes programmes;

    @Autowired
    Applying applying;

    @Autowired
    Desk desk;

    @Autowired
    Letters letters;

    @Autowired
    People people;

    private OpenCall open;
    private Person lead;
    private ApplicationId draft;
    private Plan plan;
    private Plan later;

    @BeforeEach
    void threeDrafts() {
        open = new OpenCall(halle);
        lead = open.person("lead");
        draft = begin(lead);
        begin(open.person("other"));
        Person quiet = open.person("quiet");
        people.prefer(quiet.id(), Language.FR, LetterPreference.ONLY_ACTIONS);
        begin(quiet);
        plan = programmes.get(open.call().programme()).plan();
        later = closing(plan.callClosesAt().plus(Duration.ofHours(20)));
    }

    @Test
    void namesEveryTimerTaskAndLetterThatMovesAndChangesNothing() {
        Foreseen foreseen = foresee(later);

        assertThat(foreseen.timers())
                .extracting(Move::process, Move::name, Move::from, Move::to, Move::cases)
                .contains(tuple(
                        "call",
                        "7 jours avant la clôture",
                        weekBefore(plan.callClosesAt()),
                        weekBefore(later.callClosesAt()),
                        1));
        assertThat(foreseen.tasks())
                .extracting(Move::process, Move::name, Move::from, Move::to, Move::cases)
                .containsExactly(
                        tuple("application", "Déposer le dossier", plan.callClosesAt(), later.callClosesAt(), 3));
        assertThat(foreseen.letters()).singleElement().satisfies(post -> {
            assertThat(post.template()).isEqualTo("application-deadline-moved");
            assertThat(post.readers()).isEqualTo(2);
            assertThat(post.spared()).isEqualTo(1);
        });

        assertThat(programmes.get(open.call().programme()).plan()).isEqualTo(plan);
        assertThat(due()).isEqualTo(plan.callClosesAt());
        assertThat(letters.about("application/" + draft)).isEmpty();
        assertThat(foresee(later)).isEqualTo(foreseen);
    }

    @Test
    void isWhatHappens() {
        Foreseen foreseen = foresee(later);

        planning.replan(open.manager().id(), open.call().programme(), later);

        assertThat(due()).isEqualTo(later.callClosesAt());
        assertThat(letters.about("application/" + draft))
                .extracting(LetterView::template)
                .containsExactly("application-deadline-moved");
        // back again is the same the other way round
        assertThat(foresee(plan).timers())
                .extracting(Move::name, Move::from, Move::to)
                .containsExactlyElementsOf(foreseen.timers().stream()
                        .map(move -> tuple(move.name(), move.to(), move.from()))
                        .toList());
    }

    @Test
    void foreseesNothingWhereNothingMoves() {
        assertThat(foresee(plan).nothing()).isTrue();
    }

    @Test
    void refusesWhatMovingWouldRefuse() {
        Plan wrong = closing(plan.callOpensAt());

        assertThatThrownBy(() -> foresee(wrong)).isInstanceOf(RefusedFields.class);
        assertThatThrownBy(() -> foreseeing.replanning(lead.id(), open.call().programme(), later))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void asksOnThePageBeforeAnythingMoves() throws Exception {
        mvc.perform(form("/programmes/" + open.call().programme() + "/plan"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("7 jours avant la clôture")))
                .andExpect(content().string(Matchers.containsString("Déplacer ces dates")));
        assertThat(programmes.get(open.call().programme()).plan()).isEqualTo(plan);

        mvc.perform(form("/programmes/" + open.call().programme() + "/plan").param("back", "true"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString(paris(later.callClosesAt()))));

        mvc.perform(form("/programmes/" + open.call().programme() + "/plan").param("confirmed", "true"))
                .andExpect(status().is3xxRedirection());
        assertThat(due()).isEqualTo(minute(later.callClosesAt()));
    }

    @Test
    void keepsTheDatesThatWereTypedWhereTheClosingIsAlreadyPast() throws Exception {
        mvc.perform(form(
                        "/programmes/" + open.call().programme() + "/plan",
                        plan.callOpensAt().plusSeconds(60)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("La nouvelle date de clôture est déjà passée")))
                .andExpect(content().string(Matchers.containsString("id=\"field-callClosesAt\"")))
                .andExpect(content().string(Matchers.containsString(paris(later.juryOpensAt()))));
    }

    @Test
    void tellsProgramsTheSame() throws Exception {
        mvc.perform(post("/api/programmes/{id}/plan/preview", open.call().programme())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"callClosesAt\": \"" + paris(later.callClosesAt()) + "\"}")
                        .with(csrf())
                        .with(user(new SignedIn(open.manager()))))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.tasks[0].cases").value(3))
                .andExpect(jsonPath("$.tasks[0].stage").value("Candidature"))
                .andExpect(jsonPath("$.letters[0].readers").value(2));
        assertThat(programmes.get(open.call().programme()).plan()).isEqualTo(plan);
    }

    private MockHttpServletRequestBuilder form(String path) {
        return form(path, later.callClosesAt());
    }

    private MockHttpServletRequestBuilder form(String path, Instant closes) {
        return post(path)
                .param("callOpensAt", paris(plan.callOpensAt()))
                .param("callClosesAt", paris(closes))
                .param("juryOpensAt", paris(later.juryOpensAt()))
                .param("announceAt", paris(plan.announceAt()))
                .param("startsOn", plan.startsOn().toString())
                .param("endsOn", plan.endsOn().toString())
                .param("hallClosesAt", paris(plan.hallClosesAt()))
                .with(csrf())
                .with(user(new SignedIn(open.manager())));
    }

    private static Instant weekBefore(Instant closing) {
        return closing.atZone(HalleClock.PARIS).minusDays(7).toInstant();
    }

    /** As a browser writes it. */
    private static String paris(Instant instant) {
        return LocalDateTime.ofInstant(minute(instant), HalleClock.PARIS).toString();
    }

    private static Instant minute(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES);
    }

    private Foreseen foresee(Plan wanted) {
        return foreseeing.replanning(open.manager().id(), open.call().programme(), wanted);
    }

    private Plan closing(Instant at) {
        return new Plan(
                plan.callOpensAt(),
                at,
                plan.juryOpensAt(),
                plan.announceAt(),
                plan.startsOn(),
                plan.endsOn(),
                plan.hallClosesAt());
    }

    private ApplicationId begin(Person by) {
        return applying.start(
                by.id(), new StartDraft(open.call().id(), "Passeurs", "Les Passeurs", LegalStatus.ASSOCIATION, null));
    }

    private Instant due() {
        List<OpenTask> tasks = desk.openTasks("application", draft.value());
        return tasks.get(0).due();
    }
}
