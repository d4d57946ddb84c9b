package org.halle.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.halle.kernel.HalleClock;
import org.halle.kernel.RefusedFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

    @Test
    void acceptsDatesThatFollowOneAnother() {
        assertThatCode(SamplePlans.nineMonths()::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"2027-04-30", "2027-05-31", "2027-06-30", "2027-07-01"})
    void acceptsACohortOfEightToTenMonths(LocalDate endsOn) {
        assertThat(lasting(endsOn, null).usualLength()).isTrue();
        assertThatCode(lasting(endsOn, null)::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"2027-04-29", "2027-07-02"})
    void refusesAnotherLengthUnlessSomebodySaysWhy(LocalDate endsOn) {
        assertThatThrownBy(lasting(endsOn, null)::check)
                .asInstanceOf(InstanceOfAssertFactories.type(RefusedFields.class))
                .satisfies(refused -> {
                    assertThat(refused.fields()).containsOnlyKeys("endsOn");
                    assertThat(refused.fields().get("endsOn").code()).isEqualTo("programme.plan.length");
                });
        assertThatThrownBy(lasting(endsOn, " ")::check).isInstanceOf(RefusedFields.class);
        assertThatCode(lasting(endsOn, "Le lieu ferme en avril")::check).doesNotThrowAnyException();
    }

    @Test
    void namesEveryDateThatStandsWrong() {
        Instant once = Instant.parse("2026-03-01T11:00:00Z");
        Plan plan = new Plan(
                once,
                once,
                once.minusSeconds(1),
                once.minusSeconds(1),
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 3, 1),
                once);

        assertThatThrownBy(plan::check)
                .asInstanceOf(InstanceOfAssertFactories.type(RefusedFields.class))
                .extracting(RefusedFields::fields)
                .extracting(Map::keySet)
                .isEqualTo(Set.of("callClosesAt", "juryOpensAt", "announceAt", "startsOn", "endsOn", "hallClosesAt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0206-01-05T09:00:00Z", "+20260-01-05T09:00:00Z", "-999999-01-05T09:00:00Z"})
    void asksAboutAMistypedYear(Instant mistyped) {
        Plan sample = SamplePlans.nineMonths();
        Plan plan = new Plan(
                mistyped,
                sample.callClosesAt(),
                sample.juryOpensAt(),
                sample.announceAt(),
                sample.startsOn(),
                sample.endsOn(),
                sample.hallClosesAt(),
                "Une longue promotion");
        assertThat(plan.problems()).containsOnlyKeys("callOpensAt");
        assertThat(plan.problems().get("callOpensAt").code()).isEqualTo("programme.plan.year");
    }

    @Test
    void startsTheCohortTheDayAfterTheAnnouncementInParis() {
        // 23:30 in London is the next day in Paris
        Plan sample = SamplePlans.nineMonths();
        Plan plan = new Plan(
                sample.callOpensAt(),
                sample.callClosesAt(),
                sample.juryOpensAt(),
                Instant.parse("2026-08-31T22:30:00Z"),
                LocalDate.of(2026, 9, 1),
                LocalDate.of(2027, 5, 31),
                sample.hallClosesAt());

        assertThatThrownBy(plan::check)
                .asInstanceOf(InstanceOfAssertFactories.type(RefusedFields.class))
                .satisfies(refused -> assertThat(refused.fields()).containsOnlyKeys("startsOn"));
    }

    @ParameterizedTest
    @EnumSource
    void proposesDatesThatFollowOneAnotherWhateverTheDay(ProgrammeModel model) {
        assertThat(model.rules().problems()).isEmpty();
        LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2029, 1, 1)).forEach(day -> {
            Plan plan = model.plan(day);
            assertThat(plan.problems()).as("from " + day).isEmpty();
            assertThat(plan.daysOff()).as("from " + day).isEmpty();
        });
    }

    @Test
    void proposesOfficeHoursInParis() {
        Plan plan = ProgrammeModel.ACCELERATOR.plan(LocalDate.of(2026, 1, 17));

        assertThat(plan.callOpensAt()).isEqualTo(Instant.parse("2026-01-19T08:00:00Z"));
        // summer time by then
        assertThat(plan.announceAt()).isEqualTo(Instant.parse("2026-04-30T07:00:00Z"));
    }

    @Test
    void asksACallToCooperationForDifferentStatusesAndWeighsItDouble() {
        Rules rules = ProgrammeModel.of("cooperation").orElseThrow().rules();

        assertThat(rules.legalStatuses()).isEqualTo(2);
        assertThat(rules.weights().byCriterion()).containsEntry("purpose", 2).containsEntry("need", 1);
        assertThat(ProgrammeModel.of("lottery")).isEmpty();
    }

    @Test
    void namesTheDatesOnWhichNobodyWorks() {
        Plan sample = SamplePlans.nineMonths();
        Plan plan = new Plan(
                sample.callOpensAt(),
                // Ascension Day
                Instant.parse("2026-05-14T16:00:00Z"),
                // a Saturday in Paris, still Friday in Greenwich
                Instant.parse("2026-05-15T22:30:00Z"),
                sample.announceAt(),
                sample.startsOn(),
                // a Sunday, but no appointment
                LocalDate.of(2027, 5, 30),
                sample.hallClosesAt());

        assertThat(plan.daysOff())
                .isEqualTo(Map.of("callClosesAt", LocalDate.of(2026, 5, 14), "juryOpensAt", LocalDate.of(2026, 5, 16)));
    }

    @Test
    void givesEachBatchWorkingDaysAndKeepsTheDistancesBetweenThem() {
        Plan first = SamplePlans.nineMonths();
        Plan plan = first;
        for (int batch = 1; batch <= 60; batch++) {
            Instant closing = Plan.evening(LocalDate.of(2026, 4, 30).plusMonths(batch));
            plan = plan.following(closing);

            assertThat(plan.callClosesAt()).isEqualTo(closing);
            assertThat(plan.daysOff()).as("batch " + batch).isEmpty();
            assertThat(plan.problems()).as("batch " + batch).isEmpty();
            assertThat(WorkingDays.between(day(closing), day(plan.juryOpensAt())))
                    .isEqualTo(WorkingDays.between(day(first.callClosesAt()), day(first.juryOpensAt())));
            assertThat(WorkingDays.between(day(closing), plan.startsOn()))
                    .isEqualTo(WorkingDays.between(day(first.callClosesAt()), first.startsOn()));
            assertThat(ChronoUnit.DAYS.between(plan.startsOn(), plan.endsOn()))
                    .isEqualTo(ChronoUnit.DAYS.between(first.startsOn(), first.endsOn()));
            assertThat(plan.announceAt().atZone(HalleClock.PARIS).toLocalTime())
                    .as("at the same hour in winter and in summer")
                    .isEqualTo(first.announceAt().atZone(HalleClock.PARIS).toLocalTime());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-04-30", "2027-06-30", "2027-07-01"})
    void keepsTheCohortOfEachBatchWithinItsUsualLength(LocalDate endsOn) {
        Plan plan = SamplePlans.until(endsOn, Instant.parse("2027-09-10T16:00:00Z"));
        assertThat(plan.problems()).isEmpty();
        for (int batch = 1; batch <= 60; batch++) {
            plan = plan.following(Plan.evening(LocalDate.of(2026, 4, 30).plusMonths(batch)));
            assertThat(plan.problems()).as("batch " + batch).isEmpty();
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, HalleClock.PARIS);
    }

    @Test
    void keepsSizesWithinBounds() {
        assertThat(Rules.usual().problems()).isEmpty();
        assertThat(new Rules(0, 0, 101, -1, 41, false).problems())
                .containsOnlyKeys(
                        "seats",
                        "reviewsPerApplication",
                        "signaturePercent",
                        "collectiveSessions",
                        "individualSessions");
    }

    @Test
    void keepsWeightsWithinBounds() {
        Rules rules = new Rules(10, 3, 100, 7, 4, false, 5, new Weights(0, 1, 1, 11, 1));

        assertThat(rules.problems()).containsOnlyKeys("legalStatuses", "weightPurpose", "weightInnovation");
    }

    @Test
    void namesEverythingWrongOfANewProgrammeAtOnce() {
        NewProgramme wanted = new NewProgramme(
                " ", "", "Loire", lasting(LocalDate.of(2026, 12, 1), null), new Rules(0, 3, 100, 7, 4, false));

        assertThatThrownBy(wanted::check)
                .asInstanceOf(InstanceOfAssertFactories.type(RefusedFields.class))
                .satisfies(refused ->
                        assertThat(refused.fields()).containsOnlyKeys("title", "territory", "endsOn", "seats"));
    }

    private static Plan lasting(LocalDate endsOn, String reason) {
        Plan sample = SamplePlans.nineMonths();
        return new Plan(
                sample.callOpensAt(),
                sample.callClosesAt(),
                sample.juryOpensAt(),
                sample.announceAt(),
                LocalDate.of(2026, 9, 1),
                endsOn,
                sample.hallClosesAt(),
                reason);
    }
}
