package org.halle.studio.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.halle.studio.rehearsal.Report;
import org.halle.studio.rehearsal.Report.Coverage;
import org.halle.studio.rehearsal.Report.Day;
import org.halle.studio.rehearsal.Report.Place;
import org.halle.studio.rehearsal.Report.Problem;
import org.halle.studio.rehearsal.Report.Recipient;
import org.halle.studio.rehearsal.Report.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a rehearsal's page shows of its report, in the reader's language. */
@Component
class ReportViews {

    private static final int MOST_PEOPLE = 25;
    private static final int MOST_HAPPENINGS = 30;

    private final MessageSource messages;
    private final LoadCharts charts;

    ReportViews(MessageSource messages, LoadCharts charts) {
        this.messages = messages;
        this.charts = charts;
    }

    /** The page. */
    record ReportView(
            String tone,
            String verdict,
            List<Figure> figures,
            List<Finding> serious,
            List<String> notes,
            List<LoadCharts.Chart> charts,
            List<Month> months,
            List<PartLetters> parts,
            List<Titled> letters,
            List<Reader> readers,
            List<Late> late,
            List<Standing> standing,
            List<Broken> broken,
            List<Unreached> unreached,
            List<Diagram> diagrams) {}

    record Figure(int count, String label) {}

    record Finding(String tone, String kind, String sentence, @Nullable String process) {}

    record Month(String name, int days, List<DayView> of) {}

    record DayView(LocalDate on, String weekday, boolean weekend, @Nullable String holiday, List<String> happenings) {}

    record PartLetters(String part, int people, int total, int most, String who) {}

    /** A letter by its title, and how often it was written. */
    record Titled(int count, String title) {}

    record Reader(String person, String part, int total, int mostInADay, LocalDate fullestDay, List<Titled> letters) {}

    record Late(String name, String process, int asked, int late, int unanswered, int worstDays) {}

    /** Cases that stand still, or turn in circles. */
    record Standing(String name, String process, String why, int cases, String about) {}

    record Broken(String name, String process, LocalDate first, int count, String message) {}

    record Unreached(String process, List<String> names) {}

    record Diagram(String process, String name, int started, int ended, int percent) {}

    /** Two rehearsals side by side. */
    record Comparison(List<Compared> figures, List<String> fresh, List<String> gone) {}

    record Compared(String label, int before, int after, String change) {}

    ReportView of(Report report, Locale locale) {
        Map<String, String> diagrams = names(report);
        Function<Place, String> diagram = place -> diagrams.getOrDefault(place.process(), place.process());
        long errors = report.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        long warnings = report.problems().stream()
                .filter(problem -> problem.severity() == Severity.WARNING)
                .count();
        return new ReportView(
                errors > 0 ? "danger" : warnings > 0 ? "warning" : "success",
                text("rehearsal.page.verdict", locale, errors, warnings),
                figures(report, locale),
                report.problems().stream()
                        .filter(problem -> problem.severity() != Severity.NOTE)
                        .map(problem -> finding(problem, diagrams, locale))
                        .toList(),
                report.problems().stream()
                        .filter(problem -> problem.severity() == Severity.NOTE)
                        .filter(problem -> !"never-reached".equals(problem.kind()))
                        .map(problem -> sentence(problem, locale))
                        .toList(),
                charts.of(report, locale),
                months(report, locale),
                parts(report, locale),
                titled(report, report.letters().byTemplate()),
                readers(report, locale),
                report.late().stream()
                        .map(late -> new Late(
                                late.at().name(),
                                diagram.apply(late.at()),
                                late.asked(),
                                late.late(),
                                late.unanswered(),
                                late.worstDays()))
                        .toList(),
                standing(report, diagram, locale),
                report.incidents().stream()
                        .map(incident -> new Broken(
                                named(incident.at()),
                                diagram.apply(incident.at()),
                                incident.first(),
                                incident.count(),
                                incident.message()))
                        .toList(),
                unreached(report, diagram),
                report.coverage().stream()
                        .map(one -> new Diagram(one.process(), one.name(), one.started(), one.ended(), one.percent()))
                        .toList());
    }

    /** @param before what is in force, under the same assumptions */
    Comparison comparison(Report before, Report after, Locale locale) {
        List<Compared> figures = new ArrayList<>();
        List<Figure> earlier = figures(before, locale);
        List<Figure> later = figures(after, locale);
        for (int index = 0; index < later.size(); index++) {
            figures.add(compared(
                    later.get(index).label(),
                    earlier.get(index).count(),
                    later.get(index).count()));
        }
        Map<String, ToIntFunction<Report>> more = new LinkedHashMap<>();
        more.put(
                "late",
                report -> report.late().stream().mapToInt(Report.Late::late).sum());
        more.put("standing", report -> report.deadEnds().stream()
                .mapToInt(Report.DeadEnd::instances)
                .sum());
        more.put("incidents", report -> report.incidents().stream()
                .mapToInt(Report.Incident::count)
                .sum());
        more.put("unreached", report -> report.neverReached().size());
        more.put("busiest", report -> report.load().stream()
                .flatMap(load -> load.weeks().stream())
                .mapToInt(Report.Week::asked)
                .max()
                .orElse(0));
        more.put("fullest", report -> report.letters().recipients().stream()
                .mapToInt(Recipient::mostInADay)
                .max()
                .orElse(0));
        more.forEach((name, of) -> figures.add(compared(
                text("rehearsal.page.compared." + name, locale), of.applyAsInt(before), of.applyAsInt(after))));
        return new Comparison(figures, only(after, before, locale), only(before, after, locale));
    }

    private static Compared compared(String label, int before, int after) {
        return new Compared(label, before, after, after == before ? "=" : "%+d".formatted(after - before));
    }

    /** Findings of one that the other has not at the same place. */
    private List<String> only(Report one, Report other, Locale locale) {
        record At(String kind, @Nullable Place at) {}
        var known = other.problems().stream()
                .map(problem -> new At(problem.kind(), problem.at()))
                .collect(Collectors.toSet());
        return one.problems().stream()
                .filter(problem -> !known.contains(new At(problem.kind(), problem.at())))
                .map(problem -> sentence(problem, locale))
                .toList();
    }

    private List<Figure> figures(Report report, Locale locale) {
        Report.Summary sum = report.summary();
        Map<String, Integer> figures = new LinkedHashMap<>();
        figures.put("applications", sum.applications());
        figures.put("handedIn", sum.handedIn());
        figures.put("ventures", sum.ventures());
        figures.put("graduated", sum.graduated());
        figures.put("rounds", sum.rounds());
        figures.put("tasks", sum.tasks());
        figures.put("letters", sum.letters());
        return figures.entrySet().stream()
                .map(entry -> new Figure(entry.getValue(), text("rehearsal.page.figure." + entry.getKey(), locale)))
                .toList();
    }

    private Finding finding(Problem problem, Map<String, String> diagrams, Locale locale) {
        Place at = problem.at();
        return new Finding(
                problem.severity() == Severity.ERROR ? "danger" : "warning",
                text("rehearsal.page.severity." + problem.severity(), locale),
                sentence(problem, locale),
                at != null && diagrams.containsKey(at.process()) ? at.process() : null);
    }

    private String sentence(Problem problem, Locale locale) {
        return text("rehearsal.problem." + problem.kind(), locale, Problem.values(problem.arguments(), locale));
    }

    private static List<Month> months(Report report, Locale locale) {
        DateTimeFormatter name = DateTimeFormatter.ofPattern("MMMM yyyy", locale);
        Map<YearMonth, List<Day>> months = report.calendar().stream()
                .collect(Collectors.groupingBy(day -> YearMonth.from(day.on()), TreeMap::new, Collectors.toList()));
        return months.entrySet().stream()
                .map(entry -> new Month(
                        entry.getKey().format(name),
                        entry.getValue().size(),
                        entry.getValue().stream().map(day -> day(day, locale)).toList()))
                .toList();
    }

    private static DayView day(Day day, Locale locale) {
        return new DayView(
                day.on(),
                day.on().getDayOfWeek().getDisplayName(TextStyle.FULL, locale),
                day.weekend(),
                day.holiday(),
                day.happenings().stream()
                        .filter(happening -> !happening.at().name().isEmpty())
                        .sorted(Comparator.comparing((Report.Happening happening) -> happening.count())
                                .reversed())
                        .limit(MOST_HAPPENINGS)
                        .map(happening -> happening.count() == 1
                                ? happening.at().name()
                                : happening.at().name() + " × " + happening.count())
                        .toList());
    }

    private List<PartLetters> parts(Report report, Locale locale) {
        Map<String, List<Recipient>> parts = report.letters().recipients().stream()
                .collect(Collectors.groupingBy(Recipient::part, TreeMap::new, Collectors.toList()));
        return parts.entrySet().stream()
                .map(entry -> {
                    Recipient most = entry.getValue().stream()
                            .max(Comparator.comparingInt(Recipient::total))
                            .orElseThrow();
                    return new PartLetters(
                            part(entry.getKey(), locale),
                            entry.getValue().size(),
                            entry.getValue().stream().mapToInt(Recipient::total).sum(),
                            most.total(),
                            most.person());
                })
                .toList();
    }

    private List<Reader> readers(Report report, Locale locale) {
        return report.letters().recipients().stream()
                .limit(MOST_PEOPLE)
                .map(one -> new Reader(
                        one.person(),
                        part(one.part(), locale),
                        one.total(),
                        one.mostInADay(),
                        one.fullestDay(),
                        titled(report, one.byTemplate())))
                .toList();
    }

    /** Those written most often first. */
    private static List<Titled> titled(Report report, Map<String, Integer> byTemplate) {
        return byTemplate.entrySet().stream()
                .map(entry -> new Titled(
                        entry.getValue(),
                        String.join(
                                " · ",
                                report.letters().subjects().getOrDefault(entry.getKey(), List.of(entry.getKey())))))
                .sorted(Comparator.comparing(Titled::count).reversed().thenComparing(Titled::title))
                .toList();
    }

    private List<Standing> standing(Report report, Function<Place, String> diagram, Locale locale) {
        List<Standing> standing = new ArrayList<>();
        report.deadEnds()
                .forEach(end -> standing.add(new Standing(
                        named(end.at()),
                        diagram.apply(end.at()),
                        text("rehearsal.page.waits." + end.waits(), locale),
                        end.instances(),
                        String.join(", ", end.about()))));
        report.loops()
                .forEach(loop -> standing.add(new Standing(
                        named(loop.at()),
                        diagram.apply(loop.at()),
                        text("rehearsal.page.circles", locale, loop.mostVisits()),
                        loop.instances(),
                        "")));
        return standing;
    }

    private static List<Unreached> unreached(Report report, Function<Place, String> diagram) {
        Map<String, List<String>> processes = report.neverReached().stream()
                .filter(place -> !place.name().isEmpty())
                .collect(Collectors.groupingBy(
                        diagram, LinkedHashMap::new, Collectors.mapping(Place::name, Collectors.toList())));
        return processes.entrySet().stream()
                .map(entry -> new Unreached(
                        entry.getKey(), entry.getValue().stream().distinct().toList()))
                .toList();
    }

    private static Map<String, String> names(Report report) {
        return report.coverage().stream().collect(Collectors.toMap(Coverage::process, Coverage::name));
    }

    private static String named(Place place) {
        return place.name().isEmpty() ? place.element() : place.name();
    }

    private String part(String part, Locale locale) {
        return text("rehearsal.part." + part, locale);
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
