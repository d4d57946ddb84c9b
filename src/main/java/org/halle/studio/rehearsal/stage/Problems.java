package org.halle.studio.rehearsal.stage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.halle.studio.rehearsal.Report.Clash;
import org.halle.studio.rehearsal.Report.DeadEnd;
import org.halle.studio.rehearsal.Report.Ending;
import org.halle.studio.rehearsal.Report.How;
import org.halle.studio.rehearsal.Report.Incident;
import org.halle.studio.rehearsal.Report.Late;
import org.halle.studio.rehearsal.Report.Letters;
import org.halle.studio.rehearsal.Report.Load;
import org.halle.studio.rehearsal.Report.Loop;
import org.halle.studio.rehearsal.Report.Place;
import org.halle.studio.rehearsal.Report.Problem;
import org.halle.studio.rehearsal.Report.Recipient;
import org.halle.studio.rehearsal.Report.Severity;
import org.halle.studio.rehearsal.Report.Week;
import org.halle.studio.rehearsal.stage.Notebook.Asked;
import org.halle.studio.rehearsal.stage.Notebook.Fate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Puts what was found into sentences, the worst first. */
final class Problems {

    private static final int MANY_TASKS_A_WEEK = 15;
    private static final int MANY_LETTERS_A_DAY = 6;
    private static final int LATE_PERCENT = 10;

    private final MessageSource messages;
    private final List<Problem> found = new ArrayList<>();

    Problems(MessageSource messages) {
        this.messages = messages;
    }

    List<Problem> sorted() {
        // the order of discovery among those that are equally bad
        return found.stream().sorted(Comparator.comparing(Problem::severity)).toList();
    }

    void ending(Ending ended) {
        if (ended.how() != How.COMPLETE) {
            Place at = ended.at();
            add(
                    Severity.ERROR,
                    "ended." + ended.how().name().toLowerCase(Locale.ROOT),
                    at,
                    1,
                    ended.on(),
                    at == null ? "" : name(at),
                    ended.why());
        }
    }

    void incidents(List<Incident> incidents) {
        for (Incident incident : incidents) {
            add(
                    Severity.ERROR,
                    "incident",
                    incident.at(),
                    incident.count(),
                    name(incident.at()),
                    incident.count(),
                    incident.message());
        }
    }

    void loops(List<Loop> loops) {
        for (Loop loop : loops) {
            add(
                    Severity.ERROR,
                    "loop",
                    loop.at(),
                    loop.instances(),
                    name(loop.at()),
                    loop.instances(),
                    loop.mostVisits());
        }
    }

    /** Tasks that nobody could complete, whatever they answered. */
    void refusals(List<Asked> tasks) {
        TreeMap<String, List<Asked>> byPlace = new TreeMap<>();
        tasks.stream().filter(task -> task.fate == Fate.REFUSED).forEach(task -> byPlace.computeIfAbsent(
                        task.place.process() + "/" + task.place.element() + "/" + task.refusal,
                        none -> new ArrayList<>())
                .add(task));
        for (List<Asked> refused : byPlace.values()) {
            Asked first = refused.get(0);
            long asked = tasks.stream()
                    .filter(task -> task.place.equals(first.place))
                    .count();
            // a few who come too late are life; a task that nobody gets done is a mistake
            add(
                    refused.size() == asked ? Severity.ERROR : Severity.WARNING,
                    "refused",
                    first.place,
                    refused.size(),
                    name(first.place),
                    refused.size(),
                    asked,
                    first.refusal);
        }
    }

    void deadEnds(List<DeadEnd> deadEnds) {
        for (DeadEnd end : deadEnds) {
            boolean toldAlready = "failed".equals(end.waits()) || "refused".equals(end.waits());
            if (!toldAlready) {
                add(
                        "task".equals(end.waits()) ? Severity.WARNING : Severity.ERROR,
                        "dead-end." + end.waits(),
                        end.at(),
                        end.instances(),
                        name(end.at()),
                        end.instances());
            }
        }
    }

    void late(List<Late> late) {
        for (Late one : late) {
            if (100 * one.late() >= LATE_PERCENT * one.asked()) {
                add(Severity.WARNING, "late", one.at(), one.late(), name(one.at()), one.late(), one.asked());
            }
        }
    }

    /** Weeks in which people are asked more than they can do, each told once however many people. */
    void load(List<Load> load) {
        TreeMap<LocalDate, List<Overfull>> weeks = new TreeMap<>();
        for (Load one : load) {
            for (Week week : one.weeks()) {
                if (week.asked() >= MANY_TASKS_A_WEEK) {
                    weeks.computeIfAbsent(week.from(), none -> new ArrayList<>())
                            .add(new Overfull(one.person(), week.asked()));
                }
            }
        }
        overfull("load", weeks);
    }

    /** Days on which people get more letters than they read, each told once however many people. */
    void letters(Letters letters) {
        TreeMap<LocalDate, List<Overfull>> days = new TreeMap<>();
        for (Recipient recipient : letters.recipients()) {
            if (recipient.mostInADay() >= MANY_LETTERS_A_DAY) {
                days.computeIfAbsent(recipient.fullestDay(), none -> new ArrayList<>())
                        .add(new Overfull(recipient.person(), recipient.mostInADay()));
            }
        }
        overfull("letters", days);
    }

    private record Overfull(String person, int count) {}

    private void overfull(String kind, TreeMap<LocalDate, List<Overfull>> times) {
        times.forEach((from, people) -> {
            Overfull worst =
                    people.stream().max(Comparator.comparing(Overfull::count)).orElseThrow();
            add(Severity.WARNING, kind, null, people.size(), people.size(), worst.count(), from, worst.person());
        });
    }

    void clashes(List<Clash> clashes) {
        for (Clash clash : clashes) {
            String other = clash.other();
            add(
                    Severity.WARNING,
                    "clash." + clash.kind(),
                    null,
                    1,
                    clash.on(),
                    clash.who(),
                    clash.one(),
                    other == null ? "" : other);
        }
    }

    void neverReached(List<Place> places) {
        for (Place place : places) {
            add(Severity.NOTE, "never-reached", place, 0, name(place), place.process());
        }
    }

    private static String name(Place place) {
        return place.name().isEmpty() ? place.element() : place.name();
    }

    private void add(Severity severity, String kind, @Nullable Place at, int count, Object... arguments) {
        List<String> said = new ArrayList<>();
        for (Object argument : arguments) {
            said.add(String.valueOf(argument));
        }
        found.add(new Problem(
                severity,
                kind,
                at,
                count,
                said,
                messages.getMessage("rehearsal.problem." + kind, Problem.values(said, Locale.FRENCH), Locale.FRENCH)));
    }
}
