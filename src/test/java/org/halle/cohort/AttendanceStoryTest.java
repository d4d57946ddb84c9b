package org.halle.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.halle.HalleTest;
import org.halle.Together;
import org.halle.desk.Desk;
import org.halle.engine.Conversation;
import org.halle.kernel.Forbidden;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.SessionId;
import org.halle.kernel.VentureId;
import org.halle.programme.Rules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who was there, what is missing, and how that decides on graduation: on the whole of Halle, on both databases. */
@HalleTest
@Tag("database")
class AttendanceStoryTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Attending attending;

    @Autowired
    private Convening convening;

    @Autowired
    private Coaching coaching;

    @Autowired
    private Graduating graduating;

    @Autowired
    private Desk desk;

    @Autowired
    private Conversation conversation;

    @Autowired
    private VentureRegister register;

    private CohortStage stage;
    private Venture bees;
    private Venture bread;

    @BeforeEach
    void aCohortOfTwo() {
        stage = CohortStage.of(context, "Abeilles", "Boulangerie");
        bees = stage.venture("Abeilles");
        bread = stage.venture("Boulangerie");
    }

    @AfterEach
    void leave() {
        stage.close();
    }

    // --- by code, in the room ---

    @Test
    void marksThoseWhoTypeTheCodeOfTheRoom() {
        Session first = register.collectiveSessions(stage.programme).get(0);
        String code = attending.openRoom(stage.coach, first.id());
        assertThat(attending.openRoom(stage.coach, first.id())).isEqualTo(code);
        PersonId partner = stage.partner(bread);

        assertThatThrownBy(() -> attending.checkIn(bees.lead(), code)).hasMessage("cohort.refused.room-closed");
        stage.travelTo(first.startsAt().minusSeconds(600));
        attending.checkIn(bees.lead(), code.toLowerCase(Locale.ROOT).replaceAll("(...)", "$1 "));
        attending.checkIn(bees.lead(), code);
        attending.checkIn(partner, code);
        assertThat(attending.quota(bees.id()).collectiveHeld()).isEqualTo(1);
        assertThat(attending.quota(bread.id()).collectiveHeld()).isEqualTo(1);
        assertThatThrownBy(() -> attending.checkIn(stage.stranger, code)).hasMessage("cohort.refused.room-code");
        assertThatThrownBy(() -> attending.checkIn(bees.lead(), "ZZZZZZ")).hasMessage("cohort.refused.room-code");
        assertThatThrownBy(() -> attending.openRoom(bees.lead(), first.id())).isInstanceOf(Forbidden.class);

        // the coach has the last word
        stage.travelTo(first.endsAt().plusSeconds(60));
        attending.mark(stage.coach, first.id(), List.of(bees.id()), "");
        assertThat(attending.quota(bread.id()).collectiveHeld()).isZero();
        stage.travelTo(first.endsAt().plusSeconds(31 * 60));
        assertThatThrownBy(() -> attending.checkIn(partner, code)).hasMessage("cohort.refused.room-closed");
    }

    @Test
    void countsASessionOnceWhoeverClicksTwice() throws Exception {
        Attending.HeldSession held = new Attending.HeldSession(
                bees.id(), LocalDate.of(2026, 10, 5), LocalTime.of(9, 0), 60, "Point", "Nantes", "");
        stage.travelTo(Instant.parse("2026-10-06T08:00:00Z"));
        List<Boolean> taken = Together.times(4, () -> {
            try {
                attending.record(stage.coach, held);
                return true;
            } catch (Refused twice) {
                return false;
            }
        });
        assertThat(taken).containsOnlyOnce(true);
        assertThat(attending.quota(bees.id()).individualHeld()).isEqualTo(1);
    }

    @Test
    void losesNobodyOfThirtyWhoTypeTheCodeAtTheSameMoment() throws Exception {
        try (CohortStage many = CohortStage.of(
                context,
                new Rules(30, 3, 100, 7, 4, false),
                IntStream.range(0, 30).mapToObj(number -> "Projet " + number).toList())) {
            Session first = register.collectiveSessions(many.programme).get(0);
            String code = attending.openRoom(many.coach, first.id());
            many.travelTo(first.startsAt());
            List<Venture> ventures = register.of(many.programme);
            AtomicInteger next = new AtomicInteger();
            Together.times(
                    30,
                    () -> attending.checkIn(ventures.get(next.getAndIncrement()).lead(), code));
            assertThat(register.session(first.id()).attendance()).hasSize(30).allMatch(Attendance::present);
        }
    }

    // --- moving ---

    @Test
    void movesASessionByHandInEveryCalendar() {
        Session second = register.collectiveSessions(stage.programme).get(1);
        convening.change(
                stage.manager, second.id(), plan("Besoin social", LocalDate.of(2026, 10, 27), "10:00", stage.coach));

        Session moved = register.session(second.id());
        assertThat(moved.startsAt()).isEqualTo(CohortStage.paris("2026-10-27T10:00"));
        assertThat(stage.timers("cohort", stage.programme.value())).contains(moved.endsAt());
        assertThat(stage.invitations(second.id(), bees.lead()))
                .filteredOn(one -> one.contains("SEQUENCE:1"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("UID:" + second.id(), "DTSTART;TZID=Europe/Paris:20261027T100000");
        assertThat(stage.invitations(second.id(), stage.coach)).hasSize(1);

        convening.change(
                stage.manager,
                second.id(),
                plan("Besoin social", LocalDate.of(2026, 10, 27), "10:00", stage.substitute));
        assertThat(stage.invitations(second.id(), stage.coach))
                .filteredOn(one -> one.contains("METHOD:CANCEL"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("SEQUENCE:2");
        assertThatThrownBy(() ->
                        convening.change(stage.manager, second.id(), plan("", LocalDate.of(2026, 8, 1), "10:00", null)))
                .isInstanceOfSatisfying(RefusedFields.class, refused -> assertThat(refused.fields())
                        .containsOnlyKeys("theme", "day"));
        assertThatThrownBy(() -> convening.change(
                        bees.lead(), second.id(), plan("Ailleurs", LocalDate.of(2026, 10, 28), "10:00", null)))
                .isInstanceOf(Forbidden.class);
    }

    // --- what is missing blocks, what is made up for unblocks ---

    @Test
    void graduatesNobodyAtSixOfSevenUntilTheMissedSessionIsMadeUpFor() {
        Session missed = untilTheEnd(bees, 6, 4);
        assertThat(attending.quota(bees.id())).isEqualTo(new Quota(6, 7, 4, 4));
        assertThatThrownBy(() -> graduating.graduate(bees.id())).hasMessage("cohort.quota.collective-missing");
        assertThat(register.get(bees.id()).state()).isEqualTo(Venture.State.ACTIVE);
        assertThat(desk.openTasks("venture", bees.id().value()))
                .extracting("activity")
                .containsExactly("Task_CatchUp");
        assertThat(stage.letters("venture/" + bees.id())).contains("cohort-quota-missing");

        SessionId second = convening.offerCatchUp(
                stage.coach, missed.id(), plan("Rattrapage", LocalDate.of(2027, 6, 10), "09:30", stage.coach));
        assertThat(attending.expected(second)).extracting(Venture::id).contains(bees.id());
        assertThat(stage.invitations(second, bees.lead())).hasSize(1);
        stage.travelTo(CohortStage.paris("2027-06-10T17:00"));
        attending.mark(stage.coach, second, List.of(bees.id()), "");
        stage.settle();

        assertThat(attending.quota(bees.id())).isEqualTo(new Quota(7, 7, 4, 4));
        assertThat(register.get(bees.id()).state()).isEqualTo(Venture.State.GRADUATED);
        assertThat(desk.openTasks("venture", bees.id().value())).isEmpty();
        assertThat(conversation.running("venture", bees.id().value())).isFalse();
    }

    @Test
    void graduatesNobodyAtThreeOfFourUntilTheLastOneIsHeld() {
        untilTheEnd(bees, 7, 3);
        assertThat(attending.quota(bees.id())).isEqualTo(new Quota(7, 7, 3, 4));
        assertThatThrownBy(() -> graduating.graduate(bees.id())).hasMessage("cohort.quota.individual-missing");

        SessionId booked = coaching.book(
                bees.lead(),
                coaching.offer(
                                stage.coach,
                                new OfferSlots(
                                        stage.programme,
                                        "Montage",
                                        "À distance",
                                        LocalDate.of(2027, 6, 9),
                                        LocalTime.of(9, 0),
                                        60,
                                        1,
                                        1))
                        .slots()
                        .get(0),
                bees.id());
        stage.travelTo(CohortStage.paris("2027-06-09T10:30"));
        attending.mark(stage.coach, booked, List.of(bees.id()), "");
        stage.settle();
        assertThat(register.get(bees.id()).state()).isEqualTo(Venture.State.GRADUATED);
    }

    @Test
    void countsASessionOnceHoweverOftenItIsMadeUpFor() {
        Session first = register.collectiveSessions(stage.programme).get(0);
        stage.travelTo(first.endsAt());
        attending.mark(stage.coach, first.id(), List.of(), "");
        SessionId second = convening.offerCatchUp(
                stage.coach, first.id(), plan("Rattrapage", LocalDate.of(2026, 9, 10), "09:30", null));
        stage.travelTo(CohortStage.paris("2026-09-10T17:00"));
        attending.mark(stage.coach, second, List.of(bees.id()), "");
        assertThat(attending.quota(bees.id()).collectiveHeld()).isEqualTo(1);
        // it was a mistake: it had been at the first one after all
        attending.mark(stage.coach, first.id(), List.of(bees.id()), "");
        assertThat(attending.quota(bees.id()).collectiveHeld()).isEqualTo(1);
        assertThat(attending.quotas(stage.programme).get(bees.id()).collectiveHeld())
                .isEqualTo(1);
        assertThat(attending.quotas(stage.programme).get(bread.id()).collectiveHeld())
                .isZero();
        assertThatThrownBy(() -> convening.offerCatchUp(
                        stage.coach,
                        register.collectiveSessions(stage.programme).get(1).id(),
                        plan("Rattrapage", LocalDate.of(2027, 1, 10), "09:30", null)))
                .isInstanceOf(Refused.class)
                .hasMessage("cohort.refused.nothing-missed");
    }

    /** Brings a venture to the end of its way with so many sessions; the last collective one is the one it missed. */
    private Session untilTheEnd(Venture venture, int collective, int individual) {
        stage.onboard(venture);
        for (Milestone milestone : register.milestones(venture.id())) {
            stage.complete(
                    venture.lead(),
                    "milestone",
                    milestone.id().value(),
                    "Task_Deliver",
                    Map.of("summary", "Voici le livrable."));
            stage.complete(
                    stage.coach,
                    "milestone",
                    milestone.id().value(),
                    "Task_ReviewDeliverable",
                    Map.of("accepted", "yes", "comment", "Bien."));
        }
        List<Session> sessions = register.collectiveSessions(stage.programme);
        for (int number = 0; number < sessions.size(); number++) {
            Session session = sessions.get(number);
            stage.travelTo(session.endsAt());
            List<VentureId> present = number < collective ? List.of(venture.id()) : List.of();
            attending.mark(stage.coach, session.id(), present, "");
        }
        for (int number = 0; number < individual; number++) {
            attending.record(
                    stage.coach,
                    new Attending.HeldSession(
                            venture.id(),
                            LocalDate.of(2026, 10, 5 + number),
                            LocalTime.of(9, 0),
                            60,
                            "Point",
                            "Nantes",
                            ""));
        }
        stage.travelTo(CohortStage.paris("2027-06-01T00:00"));
        stage.settle();
        return sessions.get(sessions.size() - 1);
    }

    private static ChangeSession plan(String theme, LocalDate day, String hour, PersonId coach) {
        return new ChangeSession(theme, day, LocalTime.parse(hour), 420, "Halle aux Coopérations", coach);
    }
}
