package org.halle.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.halle.TestDatabase;
import org.halle.call.Application;
import org.halle.call.Application.Status;
import org.halle.call.ApplicationRegister;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.engine.VirtualTime;
import org.halle.hall.DossierCard;
import org.halle.hall.HallFilter;
import org.halle.hall.HallListing;
import org.halle.kernel.PersonId;
import org.halle.notification.LetterView;
import org.halle.notification.Letters;
import org.halle.people.People;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.halle.programme.Rules;
import org.halle.programme.Watching;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * One programme, from the opening of its call to the last measure of its impact: the sample applications, the real
 * diagrams, every timer fired by a clock that jumps, everybody at work through the desk. Played once; each test reads
 * one chapter of what it left.
 */
@SpringBootTest(
        properties = {
            "halle.test.database-name=story",
            "halle.data=target/story-test",
            "halle.engine.jobs=false",
            "halle.demo=true",
            "halle.demo-programmes=false"
        })
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("database")
class ProgrammeStoryTest {

    private static final Instant OPENS = Instant.parse("2026-01-12T08:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-02-27T17:00:00Z");
    private static final LocalDate STARTS = LocalDate.parse("2026-05-18");
    private static final LocalDate ENDS = LocalDate.parse("2027-02-17");
    private static final Instant END_OF_STORY = Instant.parse("2029-12-31T12:00:00Z");

    private static final Set<Status> WHERE_APPLICATIONS_END = EnumSet.of(
            Status.CONFIRMED,
            Status.RELEASED,
            Status.REFUSED,
            Status.INELIGIBLE,
            Status.LAPSED,
            Status.WITHDRAWN,
            Status.WAITING);

    @Autowired
    private Cast cast;

    @Autowired
    private Company company;

    @Autowired
    private Season season;

    @Autowired
    private Play play;

    @Autowired
    private VirtualTime time;

    @Autowired
    private Programmes programmes;

    @Autowired
    private ApplicationRegister applications;

    @Autowired
    private VentureRegister ventures;

    @Autowired
    private HallListing hall;

    @Autowired
    private Watching watching;

    @Autowired
    private Letters letters;

    @Autowired
    private People people;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient database;

    private Programme programme;

    @BeforeAll
    void fromTheCallToTheFollowUp() {
        cast.enter();
        company.endsAt(END_OF_STORY.plus(Duration.ofDays(1000)));
        season.plan(new Season.Script(
                "Accélérateur du récit",
                "Neuf mois pour des projets que plusieurs structures mènent ensemble.",
                OPENS,
                CLOSES,
                Instant.parse("2026-03-09T08:00:00Z"),
                Instant.parse("2026-04-14T08:00:00Z"),
                STARTS,
                ENDS,
                Instant.parse("2027-04-16T16:00:00Z"),
                new Rules(6, 3, 50, 7, 4, false),
                row -> row.reference().compareTo("AC26-030") <= 0,
                ""));
        play.run(OPENS.minus(Duration.ofDays(6)), END_OF_STORY, company, day -> {});
        programme = programmes.all().get(0);
    }

    @AfterAll
    void backToThePresent() {
        time.release();
    }

    @Test
    void atLeastTwentyApplyAndEachOfThemComesToAnEnd() {
        List<Application> all = applications.of(programme.id());

        assertThat(all).hasSizeGreaterThanOrEqualTo(20);
        assertThat(all).extracting(Application::status).isSubsetOf(WHERE_APPLICATIONS_END);
        assertThat(with(Status.CONFIRMED)).hasSizeBetween(4, 6);
        assertThat(with(Status.REFUSED)).isNotEmpty();
        assertThat(with(Status.INELIGIBLE)).isNotEmpty();
    }

    @Test
    void everyLeadLearnsWhatBecameOfItsApplication() {
        with(Status.CONFIRMED).forEach(one -> assertThat(lettersAbout(one))
                .contains("application-acknowledged", "application-accepted", "application-seat-confirmed"));
        with(Status.REFUSED).forEach(one -> assertThat(lettersAbout(one))
                .contains("application-acknowledged")
                .containsAnyOf("application-refused", "application-waiting-ended"));
        with(Status.INELIGIBLE).forEach(one -> assertThat(lettersAbout(one))
                .containsAnyOf("application-ineligible", "application-not-corrected"));
    }

    @Test
    void theCohortIsThoseWhoConfirmedAndItGraduates() {
        List<Venture> cohort = ventures.of(programme.id());

        assertThat(cohort).hasSameSizeAs(with(Status.CONFIRMED));
        assertThat(cohort)
                .extracting(Venture::state)
                .isSubsetOf(Venture.State.GRADUATED, Venture.State.WITHDRAWN)
                .contains(Venture.State.GRADUATED);
        ventures.graduated(programme.id()).forEach(venture -> assertThat(lettersAbout("venture/" + venture.id()))
                .contains("cohort-graduated"));
    }

    @Test
    void everyDossierComesToTheTableAndTheRoundsClose() {
        List<DossierCard> cards = hall.hall(person(Cast.OPERATOR), programme.id(), HallFilter.ALL);

        assertThat(cards).isNotEmpty();
        assertThat(cards).allSatisfy(card -> assertThat(card.round().state().closed())
                .as(card.dossier().title())
                .isTrue());
        assertThat(cards).anySatisfy(card -> assertThat(card.progress().firm().isPositive())
                .isTrue());
        assertThat(templates()).contains("hall-agreement", "hall-pledge-confirmed");
    }

    @Test
    void whatIsMeasuredAfterwardsIsKept() {
        assertThat(database.sql("select count(*) from measurement")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(4L * ventures.graduated(programme.id()).size());
    }

    @Test
    void everyProcessEndedWhereItShould() {
        Map<String, Set<String>> ends = new TreeMap<>();
        database.sql("select PROC_DEF_KEY_ as process, coalesce(END_ACT_ID_, STATE_) as ending from ACT_HI_PROCINST")
                .query((row, number) -> ends.computeIfAbsent(row.getString("process"), one -> new TreeSet<>())
                        .add(String.valueOf(row.getString("ending"))))
                .list();

        assertThat(ends.get("programme")).containsExactly("Event_ProgrammeClosed");
        assertThat(ends.get("call")).containsExactly("Event_CallClosed");
        assertThat(ends.get("selection")).containsExactly("Event_SelectionClosed");
        assertThat(ends.get("cohort")).containsExactly("Event_CohortClosed");
        assertThat(ends.get("hall")).containsExactly("Event_HallClosed");
        assertThat(ends.get("milestone")).containsExactly("Event_MilestoneReached");
        assertThat(ends.get("follow-up")).containsExactly("Event_FollowUpClosed");
        assertThat(ends.get("venture")).isSubsetOf("Event_Graduated", "Event_Withdrawn");
        assertThat(ends.get("round")).isSubsetOf("Event_RoundFunded", "Event_RoundUnfunded");
        // a review that is still under way when its round ends, ends with it
        assertThat(ends.get("dossier-review"))
                .isSubsetOf("Event_PledgeMade", "Event_NoFollowUp", "INTERNALLY_TERMINATED");
        assertThat(ends.get("review")).isSubsetOf("Event_ReviewsGathered", "Event_ReviewsMissing");
        assertThat(ends.get("application"))
                .isSubsetOf(
                        "Event_NotSubmitted",
                        "Event_Uncorrected",
                        "Event_Ineligible",
                        "Event_SeatConfirmed",
                        "Event_SeatReleased",
                        "Event_WaitingListClosed",
                        "Event_NotAccepted",
                        "Event_Withdrawn");
    }

    @Test
    void nothingIsLeftRunningAndNothingFailed() {
        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
        assertThat(management.createJobQuery().count()).isZero();
        assertThat(watching.overview(person(Cast.OPERATOR), programme.id()).troubles())
                .isEmpty();
        assertThat(database.sql("select count(*) from desk_task where state = 'OPEN'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private List<Application> with(Status status) {
        return applications.of(programme.id(), status);
    }

    private Set<String> lettersAbout(Application application) {
        return lettersAbout("application/" + application.id());
    }

    private Set<String> lettersAbout(String subject) {
        return letters.about(subject).stream().map(LetterView::template).collect(Collectors.toSet());
    }

    private Collection<String> templates() {
        return database.sql("select distinct template from letter")
                .query(String.class)
                .list();
    }

    private PersonId person(String email) {
        return people.byEmail(email).orElseThrow().id();
    }
}
