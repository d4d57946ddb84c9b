package org.halle.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.halle.demo.Samples.SampleApplication;
import org.halle.demo.Season.Script;
import org.halle.engine.VirtualTime;
import org.halle.kernel.HalleClock;
import org.halle.people.DemoMode;
import org.halle.programme.Programmes;
import org.halle.programme.Rules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * On the first start in demonstration mode, before the server opens, plays four programmes up to now: one with its call
 * open, one in selection, one in its fourth month, one in the hall. A fifth is drafted, for the visitor to launch.
 */
@Component
class Demonstration implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);
    private static final int JOURNEY_MONTHS = 9;

    private final DemoMode mode;
    private final boolean wanted;
    private final Programmes programmes;
    private final Repertoire repertoire;
    private final Cast cast;
    private final Company company;
    private final Season season;
    private final Play play;
    private final Curtain curtain;
    private final VirtualTime time;
    private final HalleClock clock;
    private boolean running;

    Demonstration(
            DemoMode mode,
            @Value("${halle.demo-programmes:true}") boolean wanted,
            Programmes programmes,
            Repertoire repertoire,
            Cast cast,
            Company company,
            Season season,
            Play play,
            Curtain curtain,
            VirtualTime time,
            HalleClock clock) {
        this.mode = mode;
        this.wanted = wanted;
        this.programmes = programmes;
        this.repertoire = repertoire;
        this.cast = cast;
        this.company = company;
        this.season = season;
        this.play = play;
        this.curtain = curtain;
        this.time = time;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        if (mode.on() && wanted) {
            curtain.requireNoHalfWorld();
        }
        if (mode.on() && wanted && programmes.all().isEmpty()) {
            perform(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        }
    }

    private void perform(Instant now) {
        Instant began = Instant.now();
        LOG.info("First start: playing four sample programmes up to today");
        curtain.rise();
        cast.enter();
        company.endsAt(now);
        LocalDate today = LocalDate.ofInstant(now, HalleClock.PARIS);
        Map<String, Double> means = means();
        List<String> best = means.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        season.plan(inTheHall(today, best), programme -> season.planPast(programme, at(today.minusDays(3), 11)));
        season.plan(
                inItsFourthMonth(today, best), programme -> season.planHours(programme, at(today.minusDays(2), 10)));
        season.plan(inSelection(today));
        season.plan(
                withItsCallOpen(today), programme -> season.planVisitorsDraft(programme, at(today.minusDays(3), 10)));
        season.prepare(inPreparation(today), at(today.minusDays(2), 15));
        play.run(now.minus(Duration.ofDays(480)), now, company, new ProgressLine(began, now)::reached);
        time.release();
        curtain.fall();
        LOG.info(
                "The demonstration is ready after {} s",
                Duration.between(began, Instant.now()).toSeconds());
    }

    private Script inTheHall(LocalDate today, List<String> best) {
        LocalDate ends = today.minusDays(32);
        return script(
                "Accélérateur de coopérations, promotion 3",
                ends.minusMonths(JOURNEY_MONTHS).plusDays(1),
                ends,
                today.plusDays(24),
                new Rules(6, 3, 50, 7, 4, false),
                among(best, 0, 16),
                best.get(2));
    }

    private Script inItsFourthMonth(LocalDate today, List<String> best) {
        LocalDate starts = today.minusDays(112);
        LocalDate ends = starts.plusMonths(JOURNEY_MONTHS).minusDays(1);
        return script(
                "Accélérateur de coopérations, promotion 4",
                starts,
                ends,
                ends.plusDays(55),
                new Rules(10, 3, 50, 7, 4, false),
                among(best, 1, 20),
                best.get(3));
    }

    private Script inSelection(LocalDate today) {
        LocalDate jury = today.minusDays(6);
        return new Script(
                "Accélérateur de coopérations, promotion 5",
                "Neuf mois pour des projets que plusieurs structures mènent ensemble en Loire-Atlantique.",
                at(jury.minusDays(52), 9),
                at(jury.minusDays(14), 18),
                at(jury, 9),
                at(jury.plusDays(24), 10),
                jury.plusDays(52),
                jury.plusDays(52).plusMonths(JOURNEY_MONTHS).minusDays(1),
                at(jury.plusDays(52).plusMonths(JOURNEY_MONTHS).plusDays(55), 18),
                Rules.usual(),
                row -> !inWinter(row),
                "");
    }

    private Script withItsCallOpen(LocalDate today) {
        LocalDate closes = today.plusDays(9);
        return new Script(
                "Halle aux coopérations, appel d’hiver",
                "Un appel ouvert à toutes les structures qui veulent répondre ensemble à un défi du territoire.",
                at(closes.minusDays(40), 9),
                at(closes, 18),
                at(closes.plusDays(14), 9),
                at(closes.plusDays(42), 10),
                closes.plusDays(70),
                closes.plusDays(70).plusMonths(JOURNEY_MONTHS).minusDays(1),
                at(closes.plusDays(70).plusMonths(JOURNEY_MONTHS).plusDays(55), 18),
                new Rules(8, 3, 100, 7, 4, false),
                Demonstration::inWinter,
                "");
    }

    /** The last of the samples apply in the winter's call, the others a season before. */
    private static boolean inWinter(SampleApplication row) {
        return row.reference().compareTo("AC26-049") >= 0;
    }

    private static Script inPreparation(LocalDate today) {
        LocalDate starts = today.plusDays(160);
        LocalDate ends = starts.plusMonths(JOURNEY_MONTHS).minusDays(1);
        return script(
                "Accélérateur de coopérations, promotion 6",
                starts,
                ends,
                ends.plusDays(55),
                Rules.usual(),
                row -> false,
                "");
    }

    private static Script script(
            String title,
            LocalDate starts,
            LocalDate ends,
            LocalDate hallCloses,
            Rules rules,
            Predicate<SampleApplication> wanted,
            String star) {
        return new Script(
                title,
                "Neuf mois pour des projets que plusieurs structures mènent ensemble en Loire-Atlantique.",
                at(starts.minusDays(115), 9),
                at(starts.minusDays(75), 18),
                at(starts.minusDays(61), 9),
                at(starts.minusDays(31), 10),
                starts,
                ends,
                at(hallCloses, 18),
                rules,
                wanted,
                star);
    }

    /** Every other of the best, so that two programmes share few projects. */
    private static Predicate<SampleApplication> among(List<String> best, int first, int count) {
        Set<String> wanted = IntStream.range(0, count)
                .map(place -> first + 2 * place)
                .filter(place -> place < best.size())
                .mapToObj(best::get)
                .collect(Collectors.toSet());
        return row -> wanted.contains(row.reference());
    }

    private Map<String, Double> means() {
        return repertoire.samples().applications.stream()
                .filter(row -> "eligible".equals(row.get("expected_eligibility")))
                .collect(Collectors.toMap(SampleApplication::reference, this::mean));
    }

    private double mean(SampleApplication row) {
        return repertoire.samples().scores.values().stream()
                .filter(score -> row.reference().equals(score.get("reference")))
                .flatMap(score -> score.values().stream().filter(value -> value.matches("[0-5]")))
                .mapToInt(Integer::parseInt)
                .average()
                .orElse(0);
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(HalleClock.PARIS).toInstant();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the server opens, and long before timers run by themselves. */
    @Override
    public int getPhase() {
        return 0;
    }
}
