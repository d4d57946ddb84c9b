package org.halle.cohort.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halle.cohort.CohortOverview;
import org.halle.cohort.MilestoneCell;
import org.halle.cohort.Session;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Period;
import org.jspecify.annotations.Nullable;

/**
 * A cohort along the months, as a picture, and as the list that says the same.
 *
 * @param today where today stands, in percent; null when it is outside
 * @param coming what comes next, the first date first
 */
record CohortTimeline(
        List<Month> months, List<Mark> sessions, List<Row> rows, @Nullable Double today, List<Coming> coming) {

    private static final double WHOLE = 100;
    private static final int MOST_COMING = 15;

    /** Where a month begins, in percent of the width, and its name. */
    record Month(double x, String name) {}

    /**
     * Something with a date.
     *
     * @param tone as the board's: never alone, the title says the state too
     * @param state key of the state's name
     */
    record Mark(double x, String tone, String state, String title, Instant at) {}

    /** A venture and its milestones. */
    record Row(String id, String name, List<Mark> marks) {}

    /** A date of the list: what, and whose; a session is for all and names nobody. */
    record Coming(Instant at, String what, List<String> ventures, String state, String tone) {}

    static CohortTimeline of(
            Period cohort, List<CohortOverview.Line> lines, List<Session> sessions, Instant now, Locale locale) {
        LocalDate first = cohort.from().withDayOfMonth(1);
        LocalDate last = YearMonth.from(cohort.to()).plusMonths(1).atEndOfMonth();
        Scale scale = new Scale(first, ChronoUnit.DAYS.between(first, last));
        List<Row> rows = lines.stream()
                .map(line -> new Row(
                        line.venture().id().toString(),
                        line.venture().name(),
                        line.milestones().stream()
                                .map(cell -> scale.mark(cell, line, now))
                                .toList()))
                .toList();
        List<Mark> held = sessions.stream()
                .filter(session -> !session.cancelled())
                .map(session -> new Mark(
                        scale.x(session.startsAt()),
                        session.markedAt() == null ? "neutral" : "success",
                        session.markedAt() == null ? "cohort.timeline.session" : "cohort.timeline.session-held",
                        session.theme(),
                        session.startsAt()))
                .toList();
        LocalDate today = LocalDate.ofInstant(now, HalleClock.PARIS);
        return new CohortTimeline(
                months(scale, first, last, locale),
                held,
                rows,
                today.isBefore(first) || today.isAfter(last) ? null : scale.x(now),
                coming(rows, held, now));
    }

    private static List<Month> months(Scale scale, LocalDate first, LocalDate last, Locale locale) {
        DateTimeFormatter name = DateTimeFormatter.ofPattern("MMM", locale);
        List<Month> months = new ArrayList<>();
        for (LocalDate month = first; month.isBefore(last); month = month.plusMonths(1)) {
            months.add(new Month(scale.x(month), name.format(month)));
        }
        return months;
    }

    /** What is to come, and what should have come: late ones stand first, because their date is past. */
    private static List<Coming> coming(List<Row> rows, List<Mark> sessions, Instant now) {
        Map<Coming, List<String>> names = new LinkedHashMap<>();
        sessions.stream()
                .filter(mark -> mark.at().isAfter(now))
                .forEach(mark -> names.put(coming(mark, List.of()), List.of()));
        rows.forEach(row -> row.marks().stream()
                .filter(mark -> mark.tone().equals("danger") || (mark.at().isAfter(now) && open(mark)))
                .forEach(mark -> names.computeIfAbsent(coming(mark, List.of()), same -> new ArrayList<>())
                        .add(row.name())));
        return names.entrySet().stream()
                .map(one -> new Coming(
                        one.getKey().at(),
                        one.getKey().what(),
                        one.getValue(),
                        one.getKey().state(),
                        one.getKey().tone()))
                .sorted(Comparator.comparing(Coming::at).thenComparing(Coming::what))
                .limit(MOST_COMING)
                .toList();
    }

    private static Coming coming(Mark mark, List<String> ventures) {
        return new Coming(mark.at(), mark.title(), ventures, mark.state(), mark.tone());
    }

    private static boolean open(Mark mark) {
        return !mark.state().endsWith("ACCEPTED") && !mark.state().endsWith("DROPPED");
    }

    /** Days to percent of the width. */
    private record Scale(LocalDate first, long days) {

        double x(Instant at) {
            return x(LocalDate.ofInstant(at, HalleClock.PARIS));
        }

        double x(LocalDate day) {
            double part = ChronoUnit.DAYS.between(first, day) * WHOLE / days;
            return Math.round(Math.min(WHOLE, Math.max(0, part)) * WHOLE) / WHOLE;
        }

        Mark mark(MilestoneCell cell, CohortOverview.Line line, Instant now) {
            boolean late = line.venture().state().accompanied() && cell.late(now);
            return new Mark(
                    x(cell.dueAt()),
                    CohortViews.milestoneTone(cell.state(), late),
                    "cohort.milestone.state." + cell.state(),
                    cell.title(),
                    cell.dueAt());
        }
    }
}
