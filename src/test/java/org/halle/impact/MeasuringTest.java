package org.halle.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.halle.TestMessages;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.Content;
import org.halle.cohort.Onboarding;
import org.halle.cohort.Samples;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.IndicatorId;
import org.halle.kernel.NotFound;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.VentureId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class MeasuringTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    private final Indicators indicators = mock(Indicators.class);
    private final Measurements measurements = mock(Measurements.class);
    private final VentureRegister ventures = mock(VentureRegister.class);
    private final ApplicationRegister applications = mock(ApplicationRegister.class);
    private final Onboarding onboarding = mock(Onboarding.class);
    private final Rights rights = mock(Rights.class);
    private final HalleClock clock = new HalleClock(() -> Samples.NOW);
    private final Measuring measuring = new Measuring(
            indicators, measurements, ventures, applications, onboarding, rights, TestMessages.all(), clock);
    private final Venture venture = Samples.active("Abeilles");
    private final VentureId id = venture.id();
    private final Indicator indicator =
            Indicator.of(venture.programme(), id, "Habitants accompagnés", "personnes", new BigDecimal("520"));

    @BeforeEach
    void aVentureWithAnApplication() {
        clock.travelTo(Samples.NOW);
        given(ventures.get(id)).willReturn(venture);
        given(ventures.alone(id)).willReturn(venture);
        Application application = mock(Application.class);
        given(application.content())
                .willReturn(new Content(
                        "Abeilles",
                        "",
                        "",
                        "",
                        "",
                        null,
                        null,
                        "",
                        false,
                        null,
                        null,
                        "Habitants accompagnés",
                        new BigDecimal("160"),
                        new BigDecimal("520")));
        given(applications.get(venture.application())).willReturn(application);
        given(indicators.save(any())).willAnswer(call -> call.getArgument(0));
        willThrow(new Forbidden()).given(rights).require(Samples.STRANGER, venture.programme(), Role.MANAGER);
    }

    @Test
    void suggestsWhatTheApplicationSaid() {
        assertThat(measuring.asked(id))
                .isEqualTo(new Measuring.Asked("Habitants accompagnés", "", new BigDecimal("160")));
    }

    @Test
    void recordsTheBaselineAndOpensTheGate() {
        measuring.recordBaseline(Samples.LEAD, id, reading("160.00", TODAY));

        ArgumentCaptor<Indicator> created = ArgumentCaptor.forClass(Indicator.class);
        then(indicators).should().save(created.capture());
        assertThat(created.getValue().name()).isEqualTo("Habitants accompagnés");
        assertThat(created.getValue().unit()).isEqualTo("personnes");
        assertThat(created.getValue().target()).isEqualByComparingTo("520");
        Measurement entry = recorded();
        assertThat(entry.point()).isEqualTo(Point.BASELINE);
        assertThat(entry.amount()).isEqualTo(new BigDecimal("160"));
        then(onboarding).should().baselineRecorded(id);
    }

    @Test
    void recordsEachPointOnce() {
        known(entry(1L, Point.M6, "200", null));
        assertThatThrownBy(() -> measuring.record(Samples.LEAD, id, Point.M6, reading("210", TODAY)))
                .isInstanceOf(AlreadyDone.class);
        measuring.record(Samples.LEAD, id, Point.M12, reading("260", TODAY));
        assertThat(recorded().point()).isEqualTo(Point.M12);
    }

    @Test
    void knowsNothingOfTheFuture() {
        assertThatThrownBy(() -> measuring.record(Samples.LEAD, id, Point.M6, reading("210", TODAY.plusDays(1))))
                .isInstanceOf(RefusedFields.class);
    }

    @Test
    void knowsNothingOfAMistakenYearOrOfFiguresAndWordsThatCannotBeKept() {
        Measuring.Reading wordy = new Measuring.Reading(BigDecimal.ONE, TODAY, "x".repeat(4_001), "tonnes");
        for (Measuring.Reading absurd : List.of(reading("1e15", TODAY), reading("2", LocalDate.of(206, 6, 1)), wordy)) {
            assertThatThrownBy(() -> measuring.record(Samples.LEAD, id, Point.M6, absurd))
                    .isInstanceOf(RefusedFields.class);
        }
    }

    @Test
    void takesFiguresFromTheVenturesOwnPeopleOnly() {
        assertThatThrownBy(() -> measuring.record(Samples.STRANGER, id, Point.M6, reading("210", TODAY)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> measuring.correct(Samples.STRANGER, id, 1L, reading("210", TODAY)))
                .isInstanceOf(Forbidden.class);
        then(measurements).should(never()).save(any());
    }

    @Test
    void carriesWhatADiagramAskedForOnceAPoint() {
        known(entry(1L, Point.M6, "200", null));

        assertThat(measuring.carry(Samples.LEAD, id, "", Point.M6, reading("210", TODAY)))
                .isFalse();
        assertThat(measuring.carry(Samples.LEAD, id, "habitants accompagnés", Point.M6, reading("210", TODAY)))
                .isFalse();
        then(measurements).should(never()).save(any());
        assertThat(measuring.carry(Samples.LEAD, id, " ", Point.M12, reading("260", TODAY)))
                .isTrue();
        assertThat(recorded().recordedBy()).isEqualTo(Samples.LEAD);
        assertThat(recorded().point()).isEqualTo(Point.M12);
    }

    @Test
    void carriesAFigureIntoAnIndicatorOfItsOwn() {
        known(entry(1L, Point.M6, "200", null));
        given(measurements.findByIndicatorInOrderById(any())).willReturn(List.of());

        assertThat(measuring.carry(Samples.LEAD, id, "Emplois créés", Point.M6, reading("3", TODAY)))
                .isTrue();

        ArgumentCaptor<Indicator> created = ArgumentCaptor.forClass(Indicator.class);
        then(indicators).should().save(created.capture());
        assertThat(created.getValue().name()).isEqualTo("Emplois créés");
        assertThat(created.getValue().place())
                .as("tasks go on asking for the first")
                .isEqualTo(2);
        assertThat(recorded().indicator()).isEqualTo(created.getValue().id());
    }

    @Test
    void correctsByAddingNeverByChanging() {
        known(entry(1L, Point.M6, "2000", null));
        measuring.correct(Samples.LEAD, id, 1L, reading("200", TODAY));
        Measurement correction = recorded();
        assertThat(correction.corrects()).isEqualTo(1L);
        assertThat(correction.point()).isEqualTo(Point.M6);
        assertThat(correction.id()).isNull();
    }

    @Test
    void correctsTheLatestWithAReason() {
        known(entry(1L, Point.M6, "2000", null), entry(2L, Point.M6, "200", 1L));
        given(measurements.existsByCorrects(1L)).willReturn(true);
        assertThatThrownBy(() -> measuring.correct(Samples.LEAD, id, 1L, reading("200", TODAY)))
                .isInstanceOf(AlreadyDone.class);
        Measuring.Reading mute = new Measuring.Reading(BigDecimal.ONE, TODAY, " ", "");
        assertThatThrownBy(() -> measuring.correct(Samples.LEAD, id, 2L, mute)).isInstanceOf(Refused.class);
    }

    @Test
    void correctsNothingOfAnotherVenture() {
        Indicator other = Indicator.of(venture.programme(), VentureId.random(), "Repas", "", null);
        given(indicators.findById(other.id())).willReturn(Optional.of(other));
        given(measurements.findById(9L)).willReturn(Optional.of(entry(9L, Point.M6, "1", null, other.id())));
        assertThatThrownBy(() -> measuring.correct(Samples.LEAD, id, 9L, reading("2", TODAY)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void showsTheMeasuresThatStandAndKeepsTheOthers() {
        known(
                entry(1L, Point.BASELINE, "160", null),
                entry(2L, Point.M6, "2000", null),
                entry(3L, Point.M6, "200", 2L));
        Series series = measuring.series(id).get(0);
        assertThat(series.entries()).hasSize(3);
        assertThat(series.standing()).extracting(Measurement::id).containsExactly(1L, 3L);
        assertThat(series.change()).isEqualByComparingTo("40");
        assertThat(series.changePercent()).isEqualByComparingTo("25");
        assertThat(series.corrected(series.entries().get(1))).isTrue();
    }

    @Test
    void comparesNothingToNothing() {
        known(entry(1L, Point.BASELINE, "0", null));
        Series series = measuring.series(id).get(0);
        assertThat(series.change()).isNull();
        known(entry(1L, Point.BASELINE, "0", null), entry(2L, Point.M6, "5", null));
        assertThat(measuring.series(id).get(0).change()).isEqualByComparingTo("5");
        assertThat(measuring.series(id).get(0).changePercent()).isNull();
    }

    private void known(Measurement... entries) {
        given(indicators.findByVentureOrderByPlaceAscNameAsc(id)).willReturn(List.of(indicator));
        given(indicators.findById(indicator.id())).willReturn(Optional.of(indicator));
        given(measurements.findByIndicatorInOrderById(List.of(indicator.id()))).willReturn(List.of(entries));
        for (Measurement entry : entries) {
            given(measurements.findById(entry.id())).willReturn(Optional.of(entry));
        }
    }

    private Measurement recorded() {
        ArgumentCaptor<Measurement> entry = ArgumentCaptor.forClass(Measurement.class);
        then(measurements).should().save(entry.capture());
        return entry.getValue();
    }

    private Measurement entry(long number, Point point, String amount, Long corrects) {
        return entry(number, point, amount, corrects, indicator.id());
    }

    private static Measurement entry(long number, Point point, String amount, Long corrects, IndicatorId of) {
        return new Measurement(
                number,
                of,
                point,
                new BigDecimal(amount),
                TODAY.minusDays(100 - point.ordinal()),
                "Registre",
                Samples.LEAD,
                Instant.EPOCH,
                corrects);
    }

    private static Measuring.Reading reading(String amount, LocalDate on) {
        return new Measuring.Reading(new BigDecimal(amount), on, "Registre", "personnes");
    }
}
