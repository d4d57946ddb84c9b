package org.halle.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.halle.HalleTest;
import org.halle.Together;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.SessionId;
import org.halle.kernel.SlotId;
import org.halle.programme.Rules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Coaches offer hours, ventures book them: on the whole of Halle, on both databases. */
@HalleTest
@Tag("database")
class CoachingTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Coaching coaching;

    @Autowired
    private Attending attending;

    @Autowired
    private Withdrawing withdrawing;

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

    // --- offering ---

    @Test
    void offersHoursOneAfterTheOtherEachWeek() {
        Coaching.Offered offered = coaching.offer(stage.coach, offer(MONDAY, "14:00", 45, 3, 2));

        assertThat(offered.slots()).hasSize(6);
        assertThat(coaching.of(stage.coach, stage.programme))
                .extracting(slot -> slot.startsAt().atZone(HalleClock.PARIS).toLocalDateTime() + " " + slot.free())
                .containsExactly(
                        "2026-09-07T14:00 true",
                        "2026-09-07T14:45 true",
                        "2026-09-07T15:30 true",
                        "2026-09-14T14:00 true",
                        "2026-09-14T14:45 true",
                        "2026-09-14T15:30 true");
    }

    @Test
    void leavesPublicHolidaysOutAndSaysWhich() {
        Coaching.Offered offered = coaching.offer(stage.coach, offer(LocalDate.of(2026, 11, 4), "09:00", 60, 1, 3));
        assertThat(offered.slots()).hasSize(2);
        assertThat(offered.holidays()).containsExactly(LocalDate.of(2026, 11, 11));
    }

    @Test
    void keepsTheHourOnTheWallWhenClocksChange() {
        coaching.offer(stage.coach, offer(LocalDate.of(2026, 10, 19), "09:00", 60, 1, 2));
        coaching.offer(stage.coach, offer(LocalDate.of(2027, 3, 22), "09:00", 60, 1, 3));

        assertThat(coaching.of(stage.coach, stage.programme))
                .extracting(Slot::startsAt)
                .containsExactly(
                        Instant.parse("2026-10-19T07:00:00Z"),
                        Instant.parse("2026-10-26T08:00:00Z"),
                        Instant.parse("2027-03-22T08:00:00Z"),
                        // the 29th is Easter Monday
                        Instant.parse("2027-04-05T07:00:00Z"));
    }

    @Test
    void refusesHoursThatOverlapAreOverOrMakeNoSense() {
        coaching.offer(stage.coach, offer(MONDAY, "14:00", 60, 2, 1));

        assertThat(wrong(offer(MONDAY, "15:30", 60, 1, 1))).isEqualTo("hour cohort.slots.overlap");
        assertThat(wrong(offer(MONDAY, "13:30", 60, 1, 1))).isEqualTo("hour cohort.slots.overlap");
        assertThat(wrong(offer(LocalDate.of(2026, 8, 31), "14:00", 60, 1, 1))).isEqualTo("day cohort.slots.past");
        assertThat(wrong(offer(LocalDate.of(20260, 8, 31), "14:00", 60, 1, 1))).isEqualTo("day cohort.slots.far");
        assertThat(wrong(new OfferSlots(stage.programme, "x".repeat(301), "Ici", MONDAY, LocalTime.of(9, 0), 60, 1, 1)))
                .isEqualTo("theme cohort.refused.long-line");
        assertThat(wrong(offer(MONDAY, "09:00", 5, 1, 1))).isEqualTo("minutes cohort.slots.between");
        assertThat(wrong(offer(MONDAY, "22:00", 60, 3, 1))).isEqualTo("perDay cohort.slots.past-midnight");
        // side by side is no overlap, and another coach is another person
        coaching.offer(stage.coach, offer(MONDAY, "16:00", 60, 1, 1));
        coaching.offer(stage.substitute, offer(MONDAY, "14:00", 60, 2, 1));
        assertThat(coaching.of(stage.manager, stage.programme)).hasSize(5);
    }

    // --- booking ---

    @Test
    void booksAnHourWithAnInvitationForBoth() {
        PersonId partner = stage.partner(bees);
        SlotId slot = offered();
        SessionId session = coaching.book(partner, slot, bees.id());

        assertThat(coaching.book(partner, slot, bees.id())).isEqualTo(session);
        assertThat(register.individualSessions(bees.id())).singleElement().satisfies(made -> {
            assertThat(made.coach()).isEqualTo(stage.coach);
            assertThat(made.startsAt()).isEqualTo(CohortStage.paris("2026-09-07T14:00"));
            assertThat(made.markedAt()).isNull();
        });
        assertThat(attending.quota(bees.id()).individualHeld()).isZero();
        for (PersonId invited : List.of(bees.lead(), partner, stage.coach)) {
            assertThat(stage.invitations(session, invited))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains(
                            "METHOD:REQUEST",
                            "UID:" + session,
                            "SEQUENCE:0",
                            "DTSTART;TZID=Europe/Paris:20260907T140000");
        }
        assertThat(stage.letters("session/" + session)).hasSize(3);
    }

    @Test
    void cancelsWithTheSameInvitationOneNumberOn() {
        SlotId slot = offered();
        SessionId session = coaching.book(bees.lead(), slot, bees.id());
        stage.travelTo(CohortStage.FIRST_MORNING.plusSeconds(60));
        coaching.cancel(bees.lead(), slot);

        for (PersonId invited : List.of(bees.lead(), stage.coach)) {
            assertThat(stage.invitations(session, invited))
                    .hasSize(2)
                    .last(InstanceOfAssertFactories.STRING)
                    .contains("METHOD:CANCEL", "UID:" + session, "SEQUENCE:1", "STATUS:CANCELLED");
        }
        assertThatThrownBy(() -> coaching.cancel(bees.lead(), slot)).isInstanceOf(AlreadyDone.class);
        assertThatThrownBy(() -> attending.mark(stage.coach, session, List.of(bees.id()), ""))
                .isInstanceOf(Refused.class)
                .hasMessage("cohort.refused.session-cancelled");
        // the hour is free again, and another booking is another event
        assertThat(coaching.book(bread.lead(), slot, bread.id())).isNotEqualTo(session);
    }

    @Test
    void cancelsABookingWithTheHourThatIsTakenBack() {
        SlotId slot = offered();
        SessionId session = coaching.book(bees.lead(), slot, bees.id());
        coaching.withdraw(stage.coach, slot);
        assertThat(coaching.of(stage.coach, stage.programme)).isEmpty();
        assertThat(register.session(session).cancelled()).isTrue();
        assertThat(stage.letters("session/" + session)).contains("cohort-slot-cancelled");
    }

    @Test
    void isInOnePlaceAtATime() {
        SlotId slot = offered();
        SlotId other = coaching.offer(stage.substitute, offer(MONDAY, "14:30", 60, 1, 1))
                .slots()
                .get(0);
        coaching.book(bees.lead(), slot, bees.id());
        assertThatThrownBy(() -> coaching.book(bees.lead(), other, bees.id()))
                .isInstanceOf(Refused.class)
                .hasMessage("cohort.refused.two-places");
        coaching.book(bread.lead(), other, bread.id());
    }

    @Test
    void countsABookedSessionOnceItsCoachHasMarkedIt() {
        SlotId slot = offered();
        SessionId session = coaching.book(bees.lead(), slot, bees.id());
        stage.travelTo(CohortStage.paris("2026-09-07T15:05"));
        assertThat(attending.unmarked(stage.coach, stage.programme))
                .extracting(Session::id)
                .containsExactly(session);
        assertThatThrownBy(() -> coaching.cancel(bees.lead(), slot)).hasMessage("cohort.refused.session-begun");
        attending.mark(stage.coach, session, List.of(bees.id()), "Bon rythme");
        assertThat(attending.quota(bees.id()).individualHeld()).isEqualTo(1);
        assertThat(attending.unmarked(stage.coach, stage.programme)).isEmpty();
    }

    @Test
    void givesBackWhatAVentureThatLeavesHadBooked() {
        SlotId slot = offered();
        SessionId session = coaching.book(bees.lead(), slot, bees.id());
        withdrawing.withdraw(bees.lead(), bees.id(), "Plus de temps");
        assertThat(register.session(session).cancelled()).isTrue();
        assertThat(coaching.bookable(bread.lead(), bread.id()))
                .extracting(Slot::id)
                .containsExactly(slot);
        assertThatThrownBy(() -> coaching.book(bees.lead(), slot, bees.id())).hasMessage("cohort.refused.ended");
    }

    @Test
    void letsNobodyBookOrCancelForOthers() {
        SlotId slot = offered();
        for (PersonId other : List.of(stage.stranger, stage.observer, bread.lead(), stage.substitute)) {
            assertThatThrownBy(() -> coaching.book(other, slot, bees.id())).isInstanceOf(Forbidden.class);
        }
        coaching.book(bees.lead(), slot, bees.id());
        for (PersonId other : List.of(stage.stranger, stage.observer, bread.lead(), stage.substitute)) {
            assertThatThrownBy(() -> coaching.cancel(other, slot)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> coaching.withdraw(other, slot)).isInstanceOf(Forbidden.class);
        }
        for (PersonId other : List.of(stage.stranger, stage.observer, bees.lead(), stage.manager)) {
            assertThatThrownBy(() -> coaching.offer(other, offer(MONDAY, "09:00", 60, 1, 1)))
                    .isInstanceOf(Forbidden.class);
        }
        assertThatThrownBy(() -> coaching.bookable(stage.stranger, bees.id())).isInstanceOf(Forbidden.class);
        assertThat(coaching.bookable(bread.lead(), bread.id())).isEmpty();
    }

    // --- many at once ---

    @Test
    void booksTenHoursOnceEachWhenFiftyAskAtTheSameMoment() throws Exception {
        try (CohortStage many = CohortStage.of(
                context,
                new Rules(50, 3, 100, 7, 4, false),
                IntStream.range(0, 50).mapToObj(number -> "Projet " + number).toList())) {
            List<SlotId> hours = coaching.offer(
                            many.coach,
                            new OfferSlots(
                                    many.programme, "Montage", "À distance", MONDAY, LocalTime.of(8, 0), 60, 10, 1))
                    .slots();
            List<Venture> ventures = register.of(many.programme);
            AtomicInteger next = new AtomicInteger();
            Queue<String> refusals = new ConcurrentLinkedQueue<>();

            List<Boolean> booked = Together.times(50, () -> {
                int number = next.getAndIncrement();
                Venture venture = ventures.get(number);
                try {
                    coaching.book(venture.lead(), hours.get(number % hours.size()), venture.id());
                    return true;
                } catch (Refused refused) {
                    refusals.add(refused.code());
                    return false;
                }
            });

            assertThat(booked.stream().filter(yes -> yes)).hasSize(10);
            assertThat(refusals).hasSize(40).containsOnly("cohort.done.slot");
            List<Session> sessions = new ArrayList<>();
            ventures.forEach(venture -> sessions.addAll(register.individualSessions(venture.id())));
            assertThat(sessions).hasSize(10);
            assertThat(sessions).extracting(Session::startsAt).doesNotHaveDuplicates();
            assertThat(coaching.of(many.coach, many.programme)).hasSize(10).allMatch(slot -> !slot.free());
        }
    }

    // --- helpers ---

    private SlotId offered() {
        return coaching.offer(stage.coach, offer(MONDAY, "14:00", 60, 1, 1))
                .slots()
                .get(0);
    }

    private OfferSlots offer(LocalDate day, String hour, int minutes, int perDay, int weeks) {
        return new OfferSlots(
                stage.programme, "Modèle économique", "À distance", day, LocalTime.parse(hour), minutes, perDay, weeks);
    }

    private String wrong(OfferSlots offer) {
        try {
            coaching.offer(stage.coach, offer);
            return "nothing";
        } catch (RefusedFields refused) {
            return refused.fields().entrySet().stream()
                    .map(field -> field.getKey() + " " + field.getValue().code())
                    .findFirst()
                    .orElseThrow();
        }
    }
}
