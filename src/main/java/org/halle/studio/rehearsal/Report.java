package org.halle.studio.rehearsal;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.halle.kernel.LongDay;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happened in a rehearsal. The same models, assumptions and seed give the same report, byte for byte: nothing in it
 * comes from the clock on the wall or from chance.
 *
 * @param format of this file, 1
 * @param assumptions all that were in force
 * @param letters how many were written to whom, who got most first
 * @param load of everybody who was asked anything, by week
 * @param neverReached elements that no instance came to
 * @param deadEnds where instances wait for ever
 * @param coverage every element of every diagram, with how often it was passed
 */
public record Report(
        int format,
        Ending ended,
        SortedMap<String, String> assumptions,
        Summary summary,
        List<Problem> problems,
        List<Day> calendar,
        Letters letters,
        List<Load> load,
        List<Late> late,
        List<Place> neverReached,
        List<DeadEnd> deadEnds,
        List<Incident> incidents,
        List<Loop> loops,
        List<Clash> clashes,
        List<Coverage> coverage) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** How it came to its end. */
    public enum How {
        /** Nothing was left to happen. */
        COMPLETE,
        /** It took too long, and what had happened until then is told. */
        TIME,
        /** It wanted more memory than it may have. */
        MEMORY,
        /** It broke off; what broke is said. */
        FAILED
    }

    /**
     * How it ended.
     *
     * @param on the day it had come to
     * @param at the element that ran when it was stopped, if one did
     * @param why the failure's own words; empty when there was none
     */
    public record Ending(How how, LocalDate on, @Nullable Place at, String why) {}

    /** What came of it, in figures by name. */
    public record Summary(
            int applications,
            int handedIn,
            int ventures,
            int graduated,
            int rounds,
            int tasks,
            int answered,
            int letters,
            int steps,
            int instances) {}

    /** An element of a diagram. */
    public record Place(String process, String element, String name) {}

    /** How bad a finding is. */
    public enum Severity {
        /** A case cannot come to its end as the diagram stands. */
        ERROR,
        /** It works, and somebody will suffer. */
        WARNING,
        /** Worth knowing. */
        NOTE
    }

    /**
     * A finding, the worst first.
     *
     * @param kind what it is: the sentence about it is {@code rehearsal.problem.<kind>} with the arguments
     * @param sentence the same in French
     */
    public record Problem(
            Severity severity, String kind, @Nullable Place at, int count, List<String> arguments, String sentence) {

        private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
        private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

        /** Arguments as sentences want them: numbers that can be one or many, days as one writes them. */
        public static Object[] values(List<String> arguments, Locale language) {
            return arguments.stream().map(argument -> value(argument, language)).toArray();
        }

        private static Object value(String argument, Locale language) {
            if (NUMBER.matcher(argument).matches()) {
                return Integer.valueOf(argument);
            }
            return DAY.matcher(argument).matches() ? LongDay.of(LocalDate.parse(argument), language) : argument;
        }
    }

    /**
     * A day on which something happened.
     *
     * @param holiday the public holiday that falls on it; null on other days
     */
    public record Day(
            LocalDate on, String weekday, boolean weekend, @Nullable String holiday, List<Happening> happenings) {}

    /** So many times, on one day, at one element. */
    public record Happening(Place at, String kind, int count) {}

    /**
     * All letters.
     *
     * @param subjects how each was titled, by its code: every title while there are few, an example when each names a
     *     project of its own
     */
    public record Letters(
            int total,
            Map<String, Integer> byTemplate,
            Map<String, List<String>> subjects,
            List<Recipient> recipients) {

        public Letters {
            // reports that were kept before subjects were told have none
            subjects = Objects.requireNonNullElse(subjects, Map.of());
        }
    }

    /**
     * The letters of one person.
     *
     * @param mostInADay how many came on the fullest day
     * @param fullestDay that day
     */
    public record Recipient(
            String person,
            String part,
            int total,
            int mostInADay,
            LocalDate fullestDay,
            Map<String, Integer> byTemplate) {}

    /**
     * What one person was asked.
     *
     * @param part what they are in the programme
     * @param weeks those in which they were asked or answered something, in order
     */
    public record Load(String person, String part, int asked, int answered, int late, List<Week> weeks) {}

    /** A week, named by its Monday. */
    public record Week(LocalDate from, int asked, int answered, int late) {}

    /**
     * Tasks of one element that were answered after their due date, or never.
     *
     * @param worstDays by how many days the latest was late
     */
    public record Late(Place at, int asked, int late, int unanswered, int worstDays, List<String> people) {}

    /**
     * Where instances stand when nothing can happen any more.
     *
     * @param waits for what: {@code task}, {@code message}, {@code failed}, {@code refused}, {@code other}
     */
    public record DeadEnd(Place at, String waits, int instances, List<String> about) {}

    /** A step that failed, or a task whose completion did. */
    public record Incident(Place at, LocalDate first, int count, String message, List<String> about) {}

    /** Instances that came to the same element over and over. */
    public record Loop(Place at, int instances, int mostVisits) {}

    /**
     * Two sessions that one and the same have to be at, or one on a day off.
     *
     * @param kind {@code venture}, {@code coach}, {@code holiday}, {@code weekend}
     */
    public record Clash(String kind, LocalDate on, String who, String one, @Nullable String other) {}

    /** How often each element and each arrow of a diagram was passed. */
    public record Coverage(
            String process, String name, int started, int ended, List<Covered> elements, Map<String, Integer> flows) {

        /** How many in a hundred of the elements were reached. */
        public int percent() {
            long reached =
                    elements.stream().filter(element -> element.count() > 0).count();
            return elements.isEmpty() ? 0 : (int) (100 * reached / elements.size());
        }
    }

    /** An element of a diagram, with its BPMN kind and how often it was passed. */
    public record Covered(String element, String name, String kind, int count) {}

    /** Whether something in it must be mended before the models are put in force. */
    public boolean troubled() {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    public String json() {
        return JSON.writeValueAsString(this) + "\n";
    }

    public static Report of(String json) {
        return JSON.readValue(json, Report.class);
    }
}
