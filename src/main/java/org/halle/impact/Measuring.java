package org.halle.impact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.cohort.Onboarding;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.HalleClock;
import org.halle.kernel.IndicatorId;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.VentureId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Recording what a venture changes, and reading it back as a series. */
@Service
@Transactional
public class Measuring {

    /** A figure, the last day it counts, where it comes from and what it is counted in. */
    public record Reading(BigDecimal amount, LocalDate measuredOn, String source, String unit) {}

    /** What a measure is asked of: the indicator's name, unit, and the figure the application gave. */
    public record Asked(String name, String unit, @Nullable BigDecimal suggested) {}

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_UNIT = 60;
    private static final int LONGEST_SOURCE = 4_000;
    private static final BigDecimal LARGEST = new BigDecimal("1e14");
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private final Indicators indicators;
    private final Measurements measurements;
    private final VentureRegister ventures;
    private final ApplicationRegister applications;
    private final Onboarding onboarding;
    private final Rights rights;
    private final MessageSource texts;
    private final HalleClock clock;

    Measuring(
            Indicators indicators,
            Measurements measurements,
            VentureRegister ventures,
            ApplicationRegister applications,
            Onboarding onboarding,
            Rights rights,
            MessageSource texts,
            HalleClock clock) {
        this.indicators = indicators;
        this.measurements = measurements;
        this.ventures = ventures;
        this.applications = applications;
        this.onboarding = onboarding;
        this.rights = rights;
        this.texts = texts;
        this.clock = clock;
    }

    /** What is being measured, as the form shows it. */
    @Transactional(readOnly = true)
    public Asked asked(VentureId venture) {
        Application application = applications.get(ventures.get(venture).application());
        BigDecimal suggested = application.content().impactBaseline();
        return indicators.findByVentureOrderByPlaceAscNameAsc(venture).stream()
                .findFirst()
                .map(indicator -> new Asked(indicator.name(), indicator.unit(), suggested))
                .orElseGet(() -> new Asked(name(application), "", suggested));
    }

    /** Records where the venture starts from; one of the gates of its onboarding. */
    public void recordBaseline(PersonId by, VentureId venture, Reading reading) {
        record(by, venture, Point.BASELINE, reading);
        onboarding.baselineRecorded(venture);
    }

    /**
     * Records a measure.
     *
     * @throws AlreadyDone when there is one for that point: it can be corrected, not recorded again
     */
    public void record(PersonId by, VentureId id, Point point, Reading reading) {
        Venture venture = ventures.alone(id);
        requireTheirs(by, venture);
        requireSound(reading);
        Indicator indicator = indicator(venture, reading.unit());
        if (series(indicator).at(point).isPresent()) {
            throw new AlreadyDone("impact.done.measured");
        }
        measurements.save(measured(indicator, point, reading, by));
    }

    /**
     * Adds a measure that no task asked for, of an indicator that is measured already or of a new one.
     *
     * @param wanted the indicator; null for a new one
     * @param name what the new one is called
     * @throws RefusedFields naming each field that makes no sense
     */
    public void add(
            PersonId by, VentureId id, @Nullable IndicatorId wanted, String name, Point point, Reading reading) {
        Venture venture = ventures.alone(id);
        requireTheirs(by, venture);
        requireSound(reading);
        if (reading.source().isBlank()) {
            throw wrong("source", "impact.refused.no-source");
        }
        List<Indicator> known = indicators.findByVentureOrderByPlaceAscNameAsc(id);
        Indicator indicator;
        if (wanted == null) {
            indicator = indicators.save(named(venture, known, name, reading.unit()));
        } else {
            indicator = known.stream()
                    .filter(one -> one.id().equals(wanted))
                    .findFirst()
                    .orElseThrow(NotFound::new);
        }
        if (series(indicator).at(point).isPresent()) {
            throw wrong("point", "impact.done.measured");
        }
        measurements.save(measured(indicator, point, reading, by));
    }

    /**
     * Adds a figure that a diagram asked somebody for. Nothing is replaced: of a point that has its measure, the measure
     * stays.
     *
     * @param by who answered
     * @param name the indicator, a new one if need be; empty for the one that the application named
     * @return whether it was added
     */
    public boolean carry(PersonId by, VentureId id, String name, Point point, Reading reading) {
        requireSound(reading);
        Venture venture = ventures.get(id);
        List<Indicator> known = indicators.findByVentureOrderByPlaceAscNameAsc(id);
        Indicator indicator = name.isBlank()
                ? indicator(venture, reading.unit())
                : known.stream()
                        .filter(one -> one.name().equalsIgnoreCase(name.strip()))
                        .findFirst()
                        .orElseGet(() -> indicators.save(named(venture, known, name, reading.unit())));
        if (series(indicator).at(point).isPresent()) {
            return false;
        }
        measurements.save(measured(indicator, point, reading, by));
        return true;
    }

    private Measurement measured(Indicator indicator, Point point, Reading reading, PersonId by) {
        return new Measurement(
                null,
                indicator.id(),
                point,
                reading.amount(),
                reading.measuredOn(),
                reading.source().strip(),
                by,
                clock.instant(),
                null);
    }

    private static Indicator named(Venture venture, List<Indicator> known, String name, String unit) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw wrong("name", "impact.refused.no-name");
        }
        if (unit.isBlank() || unit.strip().length() > LONGEST_UNIT) {
            throw wrong("unit", "impact.refused.no-unit");
        }
        if (known.stream().anyMatch(one -> one.name().equalsIgnoreCase(stripped))) {
            throw wrong("name", "impact.refused.known-name");
        }
        int place = known.stream().mapToInt(Indicator::place).max().orElse(1) + 1;
        return Indicator.of(venture.programme(), venture.id(), stripped, unit, null)
                .at(place);
    }

    private static RefusedFields wrong(String field, String code) {
        return new RefusedFields("impact.refused.wrong", Map.of(field, new Refused(code)));
    }

    /** Mends an entry by another; both stay readable. */
    public void correct(PersonId by, VentureId id, long entry, Reading reading) {
        Venture venture = ventures.alone(id);
        requireTheirs(by, venture);
        requireSound(reading);
        Measurement mistaken = measurements.findById(entry).orElseThrow(NotFound::new);
        Indicator indicator = indicators.findById(mistaken.indicator()).orElseThrow(NotFound::new);
        if (!indicator.venture().equals(id)) {
            throw new NotFound();
        }
        if (measurements.existsByCorrects(entry)) {
            throw new AlreadyDone("impact.done.corrected");
        }
        if (reading.source().isBlank()) {
            throw new Refused("impact.refused.no-reason");
        }
        measurements.save(new Measurement(
                null,
                indicator.id(),
                mistaken.point(),
                reading.amount(),
                reading.measuredOn(),
                reading.source().strip(),
                by,
                clock.instant(),
                entry));
    }

    /** Everything recorded of a venture, an element an indicator. */
    @Transactional(readOnly = true)
    public List<Series> series(VentureId venture) {
        return indicators.findByVentureOrderByPlaceAscNameAsc(venture).stream()
                .map(this::series)
                .toList();
    }

    /** Everything recorded in a programme, in two statements. */
    @Transactional(readOnly = true)
    public List<Series> series(ProgrammeId programme) {
        var entries =
                measurements.ofProgramme(programme).stream().collect(Collectors.groupingBy(Measurement::indicator));
        return indicators.findByProgrammeOrderByName(programme).stream()
                .map(indicator -> new Series(indicator, entries.getOrDefault(indicator.id(), List.of())))
                .toList();
    }

    /** Whether that person may record or correct a venture's measures. */
    @Transactional(readOnly = true)
    public boolean mayRecord(PersonId by, VentureId id) {
        Venture venture = ventures.get(id);
        return by.equals(venture.lead()) || rights.has(by, Role.MANAGER, venture.programme());
    }

    private Series series(Indicator indicator) {
        return new Series(indicator, measurements.findByIndicatorInOrderById(List.of(indicator.id())));
    }

    private Indicator indicator(Venture venture, String unit) {
        Indicator known = indicators.findByVentureOrderByPlaceAscNameAsc(venture.id()).stream()
                .findFirst()
                .orElse(null);
        if (known == null) {
            Application application = applications.get(venture.application());
            return indicators.save(Indicator.of(
                    venture.programme(),
                    venture.id(),
                    name(application),
                    unit,
                    application.content().impactTarget()));
        }
        Indicator counted = known.countedIn(unit);
        return counted == known ? known : indicators.save(counted);
    }

    private String name(Application application) {
        String name = application.content().impactIndicator();
        return name.isBlank() ? texts.getMessage("impact.indicator.unnamed", null, Locale.FRENCH) : name;
    }

    private void requireTheirs(PersonId by, Venture venture) {
        if (!by.equals(venture.lead())) {
            rights.require(by, venture.programme(), Role.MANAGER);
        }
    }

    private void requireSound(Reading reading) {
        if (reading.measuredOn().isAfter(clock.today())) {
            throw wrong("measuredOn", "impact.refused.future");
        }
        if (reading.measuredOn().isBefore(EARLIEST)) {
            throw wrong("measuredOn", "impact.refused.early");
        }
        if (reading.amount().signum() < 0) {
            throw wrong("measured", "impact.refused.negative");
        }
        if (reading.amount().compareTo(LARGEST) > 0) {
            throw wrong("measured", "impact.refused.large");
        }
        if (reading.source().strip().length() > LONGEST_SOURCE) {
            throw wrong("source", "impact.refused.long-source");
        }
    }
}
