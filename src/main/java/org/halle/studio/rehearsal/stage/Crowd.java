package org.halle.studio.rehearsal.stage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.halle.desk.OpenTask;
import org.halle.desk.TaskAsked;
import org.halle.kernel.HalleClock;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.halle.programme.WorkingDays;
import org.halle.studio.rehearsal.Assumptions;
import org.halle.studio.rehearsal.stage.Ensemble.Member;
import org.jspecify.annotations.Nullable;

/** Who answers a task, and when: by the assumptions, by its due date, on working days if there is time. */
final class Crowd {

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final int MINUTES_OF_WORK = 9 * 60;
    private static final double EARLIEST = 0.03;
    private static final double LATEST = 0.96;
    private static final double LATE_FROM = 0.05;
    private static final double LATE_TO = 0.5;
    private static final Duration LATEST_LATE = Duration.ofDays(21);
    private static final Duration LEAST = Duration.ofMinutes(30);
    private static final double HOURS = 24;

    private final People people;
    private final Ensemble ensemble;
    private final Deliberation deliberation;
    private final Assumptions assumptions;
    private final Drawing drawing;
    private final Map<String, Integer> askedBefore = new HashMap<>();

    Crowd(People people, Ensemble ensemble, Deliberation deliberation, Assumptions assumptions, Drawing drawing) {
        this.people = people;
        this.ensemble = ensemble;
        this.deliberation = deliberation;
        this.assumptions = assumptions;
        this.drawing = drawing;
    }

    /**
     * Somebody's turn to answer.
     *
     * @param at when; null for never
     * @param draws for the answers
     */
    record Turn(Member who, @Nullable Instant at, Random draws) {}

    /** Empty when nobody of the programme is asked. */
    Optional<Turn> turn(TaskAsked asked, Instant now) {
        List<Member> candidates = candidates(asked);
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        OpenTask task = asked.task();
        String question = task.process() + "/" + task.activity() + "/" + asked.title();
        Member who = candidates.size() == 1
                ? candidates.get(0)
                : candidates.get(drawing.of("who", question).nextInt(candidates.size()));
        int occurrence = askedBefore.merge(question + "/" + who.name(), 1, Integer::sum);
        Random draws = drawing.of("turn", question, who.name(), occurrence);
        boolean never = Drawing.happens(draws, assumptions.never(task.activity()));
        Instant at = when(task, draws, now);
        return Optional.of(new Turn(who, never ? null : at, draws));
    }

    private List<Member> candidates(TaskAsked asked) {
        List<Member> candidates = new ArrayList<>();
        asked.people().stream().filter(ensemble::knows).map(ensemble::get).forEach(candidates::add);
        if (candidates.isEmpty()) {
            for (Role role : Role.values()) {
                if (asked.roles().contains(role)) {
                    people.holding(role, asked.task().programme()).stream()
                            .map(Person::id)
                            .filter(ensemble::knows)
                            .map(ensemble::get)
                            .forEach(candidates::add);
                }
            }
        }
        candidates.removeIf(member ->
                !deliberation.mayDo(asked.handler(), member.id(), asked.task().programme()));
        candidates.sort(Comparator.comparing(Member::email));
        return candidates;
    }

    private Instant when(OpenTask task, Random draws, Instant now) {
        Instant due = task.due();
        if (due == null || !due.isAfter(now)) {
            double days = assumptions.days(task.activity()).at(draws.nextDouble());
            return atWork(now.plus(Duration.ofMinutes(Math.round(days * HOURS * 60))), now, null, draws);
        }
        Duration left = Duration.between(now, due);
        if (Drawing.happens(draws, assumptions.late(task.activity()))) {
            Duration over = part(left, LATE_FROM + (LATE_TO - LATE_FROM) * draws.nextDouble());
            return atWork(due.plus(over.compareTo(LATEST_LATE) > 0 ? LATEST_LATE : over), now, null, draws);
        }
        // most people come to it towards the end
        double way = Math.max(draws.nextDouble(), draws.nextDouble());
        return atWork(now.plus(part(left, EARLIEST + (LATEST - EARLIEST) * way)), now, due, draws);
    }

    private static Duration part(Duration whole, double part) {
        return Duration.ofSeconds(Math.round(whole.toSeconds() * part));
    }

    /** At an hour and on a day when people are at work, unless that would be too late. */
    private static Instant atWork(Instant wanted, Instant now, @Nullable Instant before, Random draws) {
        ZonedDateTime there = wanted.atZone(HalleClock.PARIS);
        int minute = draws.nextInt(MINUTES_OF_WORK);
        LocalTime hour = there.toLocalTime();
        if (hour.isBefore(MORNING) || hour.isAfter(EVENING)) {
            hour = MORNING.plusMinutes(minute);
        }
        LocalDate day = WorkingDays.onOrAfter(there.toLocalDate());
        Instant moved = day.atTime(hour).atZone(HalleClock.PARIS).toInstant();
        if (before != null && !moved.isBefore(before)) {
            moved = wanted;
        }
        Instant soonest = now.plus(LEAST);
        return moved.isBefore(soonest) ? soonest : moved;
    }
}
