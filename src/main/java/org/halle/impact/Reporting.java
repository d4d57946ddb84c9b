package org.halle.impact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halle.call.ApplicationRegister;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the cohorts of a territory came to, by period and since the start: those that ran in Halle, of the programmes that
 * the reader may see, and those imported into them.
 */
@Service
@Transactional(readOnly = true)
public class Reporting {

    /** The programme of a cohort that ran here, or null, and what each of its ventures came to. */
    public record Cohort(String name, int year, @Nullable ProgrammeId programme, Count count) {}

    /**
     * How many ventures.
     *
     * @param measured with a baseline
     * @param followed with a later measure too
     * @param progressed of which the latest is above the baseline, for one indicator at least
     */
    public record Count(long accompanied, long graduated, long left, long measured, long followed, long progressed) {

        Count plus(Count other) {
            return new Count(
                    accompanied + other.accompanied,
                    graduated + other.graduated,
                    left + other.left,
                    measured + other.measured,
                    followed + other.followed,
                    progressed + other.progressed);
        }
    }

    /** An indicator of several ventures, counted in the same unit: the sums of those measured twice. */
    public record Sum(String indicator, String unit, int ventures, BigDecimal baseline, BigDecimal latest) {}

    /** A venture and one of its indicators; without a name when nothing was measured. */
    public record Line(
            String cohort,
            LocalDate enteredOn,
            String venture,
            String organisation,
            String legalStatus,
            String town,
            boolean graduated,
            boolean left,
            String indicator,
            String unit,
            Map<Point, BigDecimal> figures,
            String source) {

        @Nullable BigDecimal latest() {
            return figures.entrySet().stream()
                    .filter(entry -> entry.getKey() != Point.BASELINE)
                    .max(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .orElse(null);
        }

        @Nullable BigDecimal baseline() {
            return figures.get(Point.BASELINE);
        }
    }

    /**
     * A report.
     *
     * @param from first year of the period, by the day on which ventures entered
     * @param firstYear of all there is
     * @param period what the cohorts of the period came to
     * @param sinceStart what all up to the end of the period came to
     */
    public record Report(
            int from,
            int to,
            int firstYear,
            int lastYear,
            List<Cohort> cohorts,
            Count period,
            Count sinceStart,
            List<Sum> sums,
            List<Line> lines) {}

    private static final Count NOTHING = new Count(0, 0, 0, 0, 0, 0);

    private final Measuring measuring;
    private final PastMeasures past;
    private final VentureRegister ventures;
    private final ApplicationRegister applications;
    private final Organisations organisations;
    private final Programmes programmes;
    private final Rights rights;

    Reporting(
            Measuring measuring,
            PastMeasures past,
            VentureRegister ventures,
            ApplicationRegister applications,
            Organisations organisations,
            Programmes programmes,
            Rights rights) {
        this.measuring = measuring;
        this.past = past;
        this.ventures = ventures;
        this.applications = applications;
        this.organisations = organisations;
        this.programmes = programmes;
        this.rights = rights;
    }

    /**
     * The report of a programme's territory.
     *
     * @param from first year; null for the first there is
     * @param to last year; null for the last there is
     */
    public Report report(PersonId by, ProgrammeId id, @Nullable Integer from, @Nullable Integer to) {
        Programme programme = programmes.get(id);
        rights.require(by, id, Role.MANAGER, Role.COACH, Role.OBSERVER);
        List<Programme> seen = seen(by, programme);
        Map<String, ProgrammeId> here = new LinkedHashMap<>();
        List<Line> all = new ArrayList<>();
        for (Programme one : seen) {
            here.put(one.title(), one.id());
            all.addAll(lines(one));
        }
        past.findByProgrammeInOrderById(seen.stream().map(Programme::id).toList()).stream()
                .map(Reporting::line)
                .forEach(all::add);
        all.sort(Comparator.comparing(Line::enteredOn)
                .thenComparing(Line::cohort)
                .thenComparing(Line::venture));
        int first = all.isEmpty()
                ? programme.plan().startsOn().getYear()
                : all.get(0).enteredOn().getYear();
        int last = all.isEmpty() ? first : all.get(all.size() - 1).enteredOn().getYear();
        int begin = from == null ? first : from;
        int end = to == null ? last : to;
        List<Line> period = all.stream()
                .filter(line ->
                        line.enteredOn().getYear() >= begin && line.enteredOn().getYear() <= end)
                .toList();
        return new Report(
                begin,
                end,
                first,
                last,
                cohorts(period, here),
                total(period),
                total(all.stream()
                        .filter(line -> line.enteredOn().getYear() <= end)
                        .toList()),
                sums(period),
                period);
    }

    /** The programme itself, and those of its territory of which the reader may see this too. */
    private List<Programme> seen(PersonId by, Programme programme) {
        return Stream.concat(
                        Stream.of(programme),
                        programmes.of(by).entrySet().stream()
                                .filter(entry -> entry.getKey().territory().equals(programme.territory())
                                        && entry.getValue().stream()
                                                .anyMatch(Set.of(Role.MANAGER, Role.COACH, Role.OBSERVER)::contains))
                                .map(Map.Entry::getKey)
                                .filter(other -> !other.id().equals(programme.id())))
                .toList();
    }

    private List<Line> lines(Programme programme) {
        List<Venture> cohort = ventures.of(programme.id());
        if (cohort.isEmpty()) {
            return List.of();
        }
        Map<VentureId, List<Series>> measured = measuring.series(programme.id()).stream()
                .collect(Collectors.groupingBy(series -> series.indicator().venture()));
        Map<OrganisationId, Organisation> known =
                organisations.all(cohort.stream().map(Venture::organisation).collect(Collectors.toSet()));
        Map<ApplicationId, String> towns = applications.of(programme.id()).stream()
                .collect(Collectors.toMap(one -> one.id(), one -> one.content().town()));
        List<Line> lines = new ArrayList<>();
        for (Venture venture : cohort) {
            Organisation organisation = known.get(venture.organisation());
            String town = towns.getOrDefault(venture.application(), "");
            List<Series> theirs = measured.getOrDefault(venture.id(), List.of());
            if (theirs.isEmpty()) {
                lines.add(line(programme, venture, organisation, town, null));
            }
            theirs.forEach(series -> lines.add(line(programme, venture, organisation, town, series)));
        }
        return lines;
    }

    private static Line line(
            Programme programme,
            Venture venture,
            @Nullable Organisation organisation,
            String town,
            @Nullable Series series) {
        Map<Point, BigDecimal> figures = new EnumMap<>(Point.class);
        String source = "";
        if (series != null) {
            for (Measurement entry : series.standing()) {
                figures.put(entry.point(), entry.amount());
                source = entry.source();
            }
        }
        return new Line(
                programme.title(),
                programme.plan().startsOn(),
                venture.name(),
                organisation == null ? "" : organisation.name(),
                organisation == null ? "" : organisation.status().code(),
                town,
                venture.state() == Venture.State.GRADUATED,
                venture.state() == Venture.State.WITHDRAWN,
                series == null ? "" : series.indicator().name(),
                series == null ? "" : series.indicator().unit(),
                figures,
                source);
    }

    private static Line line(PastMeasure past) {
        return new Line(
                past.cohort(),
                past.enteredOn(),
                past.venture(),
                past.organisation(),
                past.legalStatus(),
                past.town(),
                past.graduated(),
                !past.graduated(),
                past.indicator(),
                past.unit(),
                past.figures(),
                past.source());
    }

    private static List<Cohort> cohorts(List<Line> lines, Map<String, ProgrammeId> here) {
        return lines.stream()
                .collect(Collectors.groupingBy(Line::cohort, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new Cohort(
                        entry.getKey(),
                        entry.getValue().get(0).enteredOn().getYear(),
                        here.get(entry.getKey()),
                        count(entry.getValue())))
                .toList();
    }

    private static Count total(List<Line> lines) {
        return cohorts(lines, Map.of()).stream().map(Cohort::count).reduce(NOTHING, Count::plus);
    }

    /** Of the lines of one cohort; a venture with several indicators counts once. */
    private static Count count(List<Line> lines) {
        Collection<List<Line>> each =
                lines.stream().collect(Collectors.groupingBy(Line::venture)).values();
        return new Count(
                each.size(),
                each.stream().filter(one -> one.get(0).graduated()).count(),
                each.stream().filter(one -> one.get(0).left()).count(),
                each.stream()
                        .filter(one -> one.stream().anyMatch(line -> line.baseline() != null))
                        .count(),
                each.stream()
                        .filter(one -> one.stream().anyMatch(line -> line.baseline() != null && line.latest() != null))
                        .count(),
                each.stream()
                        .filter(one -> one.stream().anyMatch(Reporting::progressed))
                        .count());
    }

    private static boolean progressed(Line line) {
        BigDecimal baseline = line.baseline();
        BigDecimal latest = line.latest();
        return baseline != null && latest != null && latest.compareTo(baseline) > 0;
    }

    private static List<Sum> sums(List<Line> lines) {
        return lines.stream()
                .filter(line -> !line.indicator().isEmpty() && line.baseline() != null && line.latest() != null)
                .collect(Collectors.groupingBy(
                        line -> line.indicator() + "\n" + line.unit(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(same -> new Sum(
                        same.get(0).indicator(),
                        same.get(0).unit(),
                        same.size(),
                        sum(same.stream().map(Line::baseline).toList()),
                        sum(same.stream().map(Line::latest).toList())))
                .sorted(Comparator.comparing(Sum::ventures).reversed().thenComparing(Sum::indicator))
                .toList();
    }

    private static BigDecimal sum(List<@Nullable BigDecimal> figures) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal figure : figures) {
            sum = figure == null ? sum : sum.add(figure);
        }
        return Figures.plain(sum);
    }
}
