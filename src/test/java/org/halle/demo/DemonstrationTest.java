package org.halle.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.halle.TestDatabase;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.Call;
import org.halle.call.CallRegister;
import org.halle.cohort.Milestone;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.desk.OpenTask;
import org.halle.desk.TaskFilter;
import org.halle.desk.TaskList;
import org.halle.engine.VirtualTime;
import org.halle.hall.DossierCard;
import org.halle.hall.HallFilter;
import org.halle.hall.HallListing;
import org.halle.hall.Round;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.people.People;
import org.halle.people.Role;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.halle.programme.Watching;
import org.halle.selection.SelectionRegister;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * What a newcomer finds after the first start, played once for all of these tests. On the embedded database only, since
 * a demonstration never runs on the other one.
 */
@SpringBootTest(
        properties = {
            "halle.test.database-name=demonstration",
            "halle.data=" + DemonstrationTest.DATA,
            "halle.engine.jobs=false",
            "halle.demo=true",
            "halle.demo-programmes=true"
        })
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDatabase.class)
@Import(DemonstrationTest.OnAnEarlierDay.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemonstrationTest {

    static final String DATA = "target/demonstration-test";

    private static final Instant TODAY = Instant.parse("2026-10-14T09:30:00Z");

    /** The play ends on the day that the clock shows when it begins. */
    @TestConfiguration(proxyBeanMethods = false)
    static class OnAnEarlierDay {

        @Bean
        SmartLifecycle calendar(HalleClock clock) {
            return new SmartLifecycle() {
                @Override
                public void start() {
                    clock.travelTo(TODAY);
                }

                @Override
                public void stop() {}

                @Override
                public boolean isRunning() {
                    return false;
                }

                @Override
                public int getPhase() {
                    return -1;
                }
            };
        }
    }

    @Autowired
    private VirtualTime time;

    @Autowired
    private Programmes programmes;

    @Autowired
    private CallRegister calls;

    @Autowired
    private ApplicationRegister applications;

    @Autowired
    private SelectionRegister selections;

    @Autowired
    private VentureRegister ventures;

    @Autowired
    private HallListing hall;

    @Autowired
    private Watching watching;

    @Autowired
    private TaskList tasks;

    @Autowired
    private People people;

    @BeforeAll
    void today() {
        time.setTo(TODAY);
    }

    @AfterAll
    void backToThePresent() {
        time.release();
    }

    @Test
    void leavesOneProgrammeInEachStageAndOneToBeLaunched() {
        assertThat(programmes.all())
                .extracting(Programme::state)
                .containsExactlyInAnyOrder(
                        Programme.State.RUNNING,
                        Programme.State.RUNNING,
                        Programme.State.RUNNING,
                        Programme.State.RUNNING,
                        Programme.State.DRAFT);
        assertThat(Files.exists(Path.of(DATA, "demonstration-unfinished")))
                .as("the play is over")
                .isFalse();
    }

    @Test
    void oneHasItsCallOpen() {
        Programme programme = named("appel d’hiver");
        Call call = calls.of(programme.id());

        assertThat(call.takesApplications(TODAY)).isTrue();
        assertThat(call.closesAt()).isBetween(TODAY.plus(Duration.ofDays(8)), TODAY.plus(Duration.ofDays(10)));
        assertThat(applications.counts(programme.id()).get(Application.Status.DRAFT))
                .isPositive();
    }

    @Test
    void oneIsInSelectionWithSomeReviewsInAndSomeAwaited() {
        Programme programme = named("promotion 5");
        SelectionRegister.Progress progress = selections.progress(programme.id());

        assertThat(progress.applications()).isGreaterThanOrEqualTo(35);
        assertThat(progress.received()).isGreaterThanOrEqualTo(20);
        assertThat(selections.assessments(person(Cast.MANAGER), programme.id()))
                .anyMatch(assessment -> assessment.answeredAt() == null);
    }

    @Test
    void oneIsInItsFourthMonthWithMilestonesReachedAndAhead() {
        Programme programme = named("promotion 4");
        List<Venture> cohort = ventures.of(programme.id());
        List<Milestone> milestones = cohort.stream()
                .flatMap(venture -> ventures.milestones(venture.id()).stream())
                .toList();

        assertThat(Duration.between(TODAY, programme.plan().startsOn().atStartOfDay(HalleClock.PARIS))
                        .abs()
                        .toDays())
                .isBetween(92L, 122L);
        assertThat(cohort).hasSizeGreaterThanOrEqualTo(8).allMatch(venture -> venture.state()
                .live());
        assertThat(milestones).anyMatch(milestone -> milestone.state() == Milestone.State.ACCEPTED);
        assertThat(milestones)
                .anyMatch(milestone ->
                        milestone.dueAt() != null && milestone.dueAt().isAfter(TODAY));
    }

    @Test
    void oneIsInTheHallWithARoundAtSeventyPercentOfItsTarget() {
        Programme programme = named("promotion 3");
        List<DossierCard> cards = hall.hall(person(Cast.FUNDER), programme.id(), HallFilter.ALL);

        assertThat(cards).hasSizeGreaterThanOrEqualTo(5);
        assertThat(cards)
                .filteredOn(card -> card.round().state() == Round.State.OPEN)
                .anySatisfy(card -> assertThat(card.progress().percent()).isBetween(69, 71));
        assertThat(cards)
                .as("one waits for the whole sum")
                .anyMatch(card -> card.progress().conditional().isPositive());
    }

    @Test
    void nothingFailedOnTheWay() {
        PersonId operator = person(Cast.OPERATOR);

        assertThat(programmes.all()).allSatisfy(programme -> assertThat(
                        watching.overview(operator, programme.id()).troubles())
                .isEmpty());
    }

    @Test
    void everybodyFindsSomethingToDo() {
        Map<String, Set<String>> found = Map.of(
                Cast.MANAGER, Set.of("Task_NameReferent"),
                Cast.APPLICANT, Set.of("Task_CompleteApplication", "Task_Deliver"),
                Cast.PARTNER, Set.of("Task_SignAsPartner"),
                Cast.JUROR, Set.of("Task_ScoreApplication"),
                Cast.COACH, Set.of("Task_MarkAttendance", "Task_ReviewDeliverable"),
                Cast.FUNDER, Set.of("Task_ReviewDossier"));

        found.forEach((email, activities) -> assertThat(desk(email)).as(email).containsAll(activities));
    }

    @Test
    void theOperatorFindsAProgrammeToLaunchAndTheObserverSomethingToSee() {
        assertThat(named("promotion 6").state()).isEqualTo(Programme.State.DRAFT);
        assertThat(programmes.of(person(Cast.OBSERVER)))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy((one, roles) -> {
                    assertThat(roles).containsExactly(Role.OBSERVER);
                });
        assertThat(desk(Cast.OBSERVER)).isEmpty();
    }

    private Set<String> desk(String email) {
        return tasks
                .page(person(email), new TaskFilter(TaskFilter.Whose.ALL, null, null, null, null), null)
                .lines()
                .stream()
                .map(TaskList.Line::task)
                .map(OpenTask::activity)
                .collect(Collectors.toSet());
    }

    private Programme named(String ending) {
        return programmes.all().stream()
                .filter(programme -> programme.title().endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    private PersonId person(String email) {
        return people.byEmail(email).orElseThrow().id();
    }
}
