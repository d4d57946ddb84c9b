package org.halle.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.halle.HalleTest;
import org.halle.engine.Conversation;
import org.halle.engine.Outcome;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.notification.LetterView;
import org.halle.notification.Letters;
import org.halle.programme.Foreseeing;
import org.halle.programme.Foreseeing.Foreseen;
import org.halle.programme.Foreseeing.Move;
import org.halle.programme.Foreseeing.Post;
import org.halle.programme.Plan;
import org.halle.programme.Planning;
import org.halle.programme.SamplePlans;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The start of a programme moves by two months while its cohort is under way: one venture delivers, one has not signed
 * yet, one stands aside, one has left.
 */
@HalleTest
@Tag("database")
class MovingTheStartTest {

    private static final Plan PLAN = SamplePlans.nineMonths();
    private static final Plan LATER = moved(LocalDate.of(2026, 11, 2), LocalDate.of(2027, 7, 30));

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Foreseeing foreseeing;

    @Autowired
    private Planning planning;

    @Autowired
    private VentureRegister register;

    @Autowired
    private Coaching coaching;

    @Autowired
    private Pausing pausing;

    @Autowired
    private Withdrawing withdrawing;

    @Autowired
    private Letters letters;

    @Autowired
    private Conversation conversation;

    @Autowired
    private JdbcClient database;

    private CohortStage stage;
    private Venture bees;
    private Venture boats;
    private Venture cabins;

    @BeforeEach
    void fourVenturesInOctober() {
        stage = CohortStage.planned(context);
        for (String name : List.of("Abeilles", "Bateaux", "Cabanes", "Danse")) {
            stage.confirmed(name, stage.person("lead"), "association", "Rezé", "reemploi");
        }
        stage.formRunning();
        bees = stage.venture("Abeilles");
        boats = stage.venture("Bateaux");
        cabins = stage.venture("Cabanes");
        stage.onboard(bees);
        stage.onboard(cabins);
        stage.travelTo(CohortStage.paris("2026-10-05T10:00"));
        stage.settle();
        deliver(0);
        accept(0);
        deliver(1);
        pausing.pause(cabins.lead(), cabins.id(), "Travaux");
        withdrawing.withdraw(
                stage.venture("Danse").lead(), stage.venture("Danse").id(), "Plus de temps");
        stage.settle();
        book(LocalDate.of(2026, 10, 20));
        book(LocalDate.of(2026, 12, 1));
    }

    @AfterEach
    void giveTheClockBack() {
        stage.close();
    }

    @Test
    void showsWhatMovesAndChangesNothing() {
        List<Milestone> before = register.milestones(bees.id());

        Foreseen foreseen = foreseeing.replanning(stage.manager, stage.programme, LATER);

        assertThat(foreseen.tasks())
                .extracting(Move::process, Move::name, Move::cases)
                .contains(
                        tuple("milestone", "Remettre le livrable", 1),
                        tuple("venture", "Signer la charte", 1),
                        tuple("venture", "Nommer le référent", 1),
                        tuple("venture", "Mesurer le point de départ", 1));
        assertThat(foreseen.timers())
                .extracting(Move::process, Move::name)
                .contains(tuple("cohort", "Fin de la séance"), tuple("milestone", "Quelques jours avant l’échéance"));
        // the venture that has not signed yet has its milestones to come
        assertThat(foreseen.later()).hasSize(4).allMatch(move -> move.cases() == 1);
        assertThat(foreseen.letters())
                .extracting(Post::template, Post::readers)
                .containsExactlyInAnyOrder(tuple("cohort-replanned", 3), tuple("cohort-slot-outside", 2));
        assertThat(register.milestones(bees.id())).isEqualTo(before);
        assertThat(foreseeing.replanning(stage.manager, stage.programme, LATER)).isEqualTo(foreseen);
        assertThatThrownBy(() -> foreseeing.replanning(stage.coach, stage.programme, LATER))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void movesEveryDateThatIsNotOverAndLeavesWhatIsDone() {
        new MovedCohort(stage, context).agrees();
        List<Milestone> before = register.milestones(bees.id());
        List<Session> sessions = register.collectiveSessions(stage.programme);
        List<Instant> reviewLate = stage.timers("milestone", before.get(1).id().value());

        planning.replan(stage.manager, stage.programme, LATER);

        new MovedCohort(stage, context).agrees();
        List<Milestone> after = register.milestones(bees.id());
        assertThat(after.get(0).dueAt()).isEqualTo(before.get(0).dueAt());
        assertThat(after.subList(1, 4)).allMatch(milestone -> milestone.dueOn().isAfter(LocalDate.of(2027, 1, 1)));
        assertThat(stage.task("venture", boats.id().value(), "Task_SignCharter").due())
                .isEqualTo(CohortStage.paris("2026-11-16T18:00"));
        // a week without an answer is a week, whatever moves
        assertThat(stage.timers("milestone", after.get(1).id().value())).isEqualTo(reviewLate);
        List<Session> moved = register.collectiveSessions(stage.programme);
        assertThat(moved.get(0)).isEqualTo(sessions.get(0));
        assertThat(moved.subList(1, 7))
                .allMatch(session -> session.sequence() == 1)
                .allMatch(session -> LocalTime.ofInstant(session.startsAt(), HalleClock.PARIS)
                        .equals(CohortCalendar.SESSION_HOUR));
        assertThat(stage.letters("venture/" + boats.id())).contains("cohort-replanned");
        assertThat(letters.about("venture/" + boats.id()))
                .filteredOn(letter -> letter.template().equals("cohort-replanned"))
                .singleElement()
                .extracting(LetterView::title)
                .isEqualTo("Nouvelles dates pour «\u00A0Bateaux\u00A0»");
        // hours that two people agreed on stay
        assertThat(coaching.of(stage.manager, stage.programme))
                .extracting(Slot::day)
                .containsExactly(LocalDate.of(2026, 10, 20), LocalDate.of(2026, 12, 1));
    }

    @Test
    void remindsAgainOfWhatWasRemindedOfBeforeItMoved() {
        UUID next = register.milestones(bees.id()).get(2).id().value();
        stage.travelTo(stage.timers("milestone", next).get(0).plusSeconds(60));
        stage.settle();
        assertThat(stage.timers("milestone", next)).isEmpty();

        planning.replan(stage.manager, stage.programme, LATER);

        new MovedCohort(stage, context).agrees();
        assertThat(stage.timers("milestone", next)).hasSize(1);
        stage.travelTo(stage.timers("milestone", next).get(0).plusSeconds(60));
        stage.settle();
        assertThat(letters.about("milestone/" + next))
                .extracting(LetterView::template)
                .filteredOn("cohort-milestone-reminder"::equals)
                .hasSize(2);
    }

    @Test
    void comesBackToTheSameDates() {
        List<MilestoneCell> before = List.copyOf(register.milestonesToCome(stage.programme));
        planning.replan(stage.manager, stage.programme, LATER);
        assertThat(register.milestonesToCome(stage.programme)).isNotEqualTo(before);
        stage.travelTo(CohortStage.paris("2026-10-06T10:00"));
        planning.replan(stage.manager, stage.programme, PLAN);
        new MovedCohort(stage, context).agrees();
    }

    @Test
    void movesTheMeasuresOfWhoIsFollowedUp() {
        database.sql("update venture set state = 'GRADUATED' where id = ?")
                .param(bees.id().value())
                .update();
        conversation.start("follow-up", bees.id().value(), Outcome.none());
        stage.settle();
        assertThat(stage.timers("follow-up", bees.id().value())).containsExactly(CohortStage.paris("2027-11-30T09:00"));

        planning.replan(stage.manager, stage.programme, LATER);

        assertThat(stage.timers("follow-up", bees.id().value())).containsExactly(CohortStage.paris("2028-01-30T09:00"));
        assertThat(stage.letters("venture/" + bees.id()))
                .filteredOn("impact-follow-up"::equals)
                .hasSize(2);
    }

    private static Plan moved(LocalDate from, LocalDate to) {
        return new Plan(
                PLAN.callOpensAt(),
                PLAN.callClosesAt(),
                PLAN.juryOpensAt(),
                PLAN.announceAt(),
                from,
                to,
                to.plusDays(60).atTime(18, 0).atZone(HalleClock.PARIS).toInstant());
    }

    private void deliver(int place) {
        stage.complete(
                bees.lead(),
                "milestone",
                register.milestones(bees.id()).get(place).id().value(),
                "Task_Deliver",
                Map.of("summary", "Voici le livrable."));
    }

    private void accept(int place) {
        stage.complete(
                stage.coach,
                "milestone",
                register.milestones(bees.id()).get(place).id().value(),
                "Task_ReviewDeliverable",
                Map.of("accepted", "yes", "comment", "Bien."));
    }

    private void book(LocalDate day) {
        OfferSlots hours = new OfferSlots(stage.programme, "Montage", "À distance", day, LocalTime.of(9, 0), 60, 1, 1);
        coaching.book(bees.lead(), coaching.offer(stage.coach, hours).slots().get(0), bees.id());
    }
}
