package org.halle.studio.rehearsal.stage;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.halle.kernel.HalleClock;
import org.halle.notification.LetterTally;
import org.halle.studio.rehearsal.Report.Late;
import org.halle.studio.rehearsal.Report.Letters;
import org.halle.studio.rehearsal.Report.Load;
import org.halle.studio.rehearsal.Report.Place;
import org.halle.studio.rehearsal.Report.Recipient;
import org.halle.studio.rehearsal.Report.Week;
import org.halle.studio.rehearsal.stage.Ensemble.Member;
import org.halle.studio.rehearsal.stage.Notebook.Asked;
import org.halle.studio.rehearsal.stage.Notebook.Fate;
import org.jspecify.annotations.Nullable;

/** How much each one had to read and to do, and what came late. */
final class Burdens {

    /** As many titles of one letter are told; more of them differ by the project that they name. */
    private static final int FEW_TITLES = 3;

    private static final int MOST_NAMED = 10;

    private final Ensemble ensemble;
    private final Instant now;

    /** @param now when the rehearsal ended: what was due before and is not done is late */
    Burdens(Ensemble ensemble, Instant now) {
        this.ensemble = ensemble;
        this.now = now;
    }

    List<Load> load(List<Asked> tasks) {
        Map<String, List<Asked>> byPerson = new TreeMap<>();
        for (Asked task : tasks) {
            if (task.who != null) {
                byPerson.computeIfAbsent(task.who.name(), none -> new ArrayList<>())
                        .add(task);
            }
        }
        return byPerson.entrySet().stream()
                .map(entry -> load(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Load::asked)
                        .reversed()
                        .thenComparing(Load::part)
                        .thenComparing(Load::person))
                .toList();
    }

    private Load load(String person, List<Asked> tasks) {
        Map<LocalDate, int[]> weeks = new TreeMap<>();
        for (Asked task : tasks) {
            weeks.computeIfAbsent(week(task.task.created()), none -> new int[3])[0]++;
            if (task.answeredAt != null) {
                weeks.computeIfAbsent(week(task.answeredAt), none -> new int[3])[1]++;
            }
            Instant due = task.task.due();
            if (due != null && late(task)) {
                weeks.computeIfAbsent(week(due), none -> new int[3])[2]++;
            }
        }
        Member who = tasks.get(0).who;
        return new Load(
                person,
                who == null ? "" : part(who),
                tasks.size(),
                (int) tasks.stream().filter(task -> task.fate == Fate.ANSWERED).count(),
                (int) tasks.stream().filter(this::late).count(),
                weeks.entrySet().stream()
                        .map(week ->
                                new Week(week.getKey(), week.getValue()[0], week.getValue()[1], week.getValue()[2]))
                        .toList());
    }

    List<Late> late(List<Asked> tasks) {
        Map<String, List<Asked>> byPlace = new TreeMap<>();
        for (Asked task : tasks) {
            byPlace.computeIfAbsent(task.place.process() + "/" + task.place.element(), none -> new ArrayList<>())
                    .add(task);
        }
        List<Late> found = new ArrayList<>();
        for (List<Asked> asked : byPlace.values()) {
            List<Asked> late = asked.stream().filter(this::late).toList();
            if (!late.isEmpty()) {
                found.add(late(asked.get(0).place, asked.size(), late));
            }
        }
        return found;
    }

    private static Late late(Place place, int asked, List<Asked> late) {
        TreeSet<String> people = new TreeSet<>();
        int unanswered = 0;
        long worst = 0;
        for (Asked task : late) {
            if (task.who != null) {
                people.add(task.who.name());
            }
            Instant due = task.task.due();
            if (task.answeredAt == null) {
                unanswered++;
            } else if (due != null) {
                worst = Math.max(worst, Duration.between(due, task.answeredAt).toDays());
            }
        }
        return new Late(
                place,
                asked,
                late.size(),
                unanswered,
                (int) worst,
                people.stream().limit(MOST_NAMED).toList());
    }

    /** Answered after its due date, or never though it was due. */
    private boolean late(Asked task) {
        Instant due = task.task.due();
        if (due == null) {
            return false;
        }
        return task.answeredAt == null ? due.isBefore(now) : task.answeredAt.isAfter(due);
    }

    /** @param titles how they were titled, by code */
    Letters letters(List<LetterTally> tallies, Map<String, Set<String>> titles) {
        Map<String, Integer> byTemplate = new TreeMap<>();
        Map<String, List<LetterTally>> byPerson = new TreeMap<>();
        int total = 0;
        for (LetterTally tally : tallies) {
            total += tally.count();
            byTemplate.merge(tally.template(), tally.count(), Integer::sum);
            if (ensemble.knows(tally.to())) {
                byPerson.computeIfAbsent(ensemble.get(tally.to()).name(), none -> new ArrayList<>())
                        .add(tally);
            }
        }
        return new Letters(
                total,
                byTemplate,
                subjects(titles),
                byPerson.entrySet().stream()
                        .map(entry -> recipient(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparing(Recipient::total)
                                .reversed()
                                .thenComparing(Recipient::person))
                        .toList());
    }

    private static Map<String, List<String>> subjects(Map<String, Set<String>> titles) {
        Map<String, List<String>> subjects = new TreeMap<>();
        titles.forEach((code, all) -> subjects.put(
                code,
                all.stream().limit(all.size() > FEW_TITLES ? 1 : FEW_TITLES).toList()));
        return subjects;
    }

    private Recipient recipient(String person, List<LetterTally> tallies) {
        Map<String, Integer> byTemplate = new TreeMap<>();
        Map<LocalDate, Integer> byDay = new TreeMap<>();
        for (LetterTally tally : tallies) {
            byTemplate.merge(tally.template(), tally.count(), Integer::sum);
            byDay.merge(tally.on(), tally.count(), Integer::sum);
        }
        LocalDate fullest = byDay.keySet().iterator().next();
        for (Map.Entry<LocalDate, Integer> day : byDay.entrySet()) {
            if (day.getValue() > byDay.getOrDefault(fullest, 0)) {
                fullest = day.getKey();
            }
        }
        return new Recipient(
                person,
                part(ensemble.get(tallies.get(0).to())),
                byTemplate.values().stream().mapToInt(Integer::intValue).sum(),
                byDay.getOrDefault(fullest, 0),
                fullest,
                byTemplate);
    }

    static String part(Member member) {
        return member.part().name().toLowerCase(Locale.ROOT);
    }

    private static LocalDate week(@Nullable Instant instant) {
        return LocalDate.ofInstant(instant == null ? Instant.EPOCH : instant, HalleClock.PARIS)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
