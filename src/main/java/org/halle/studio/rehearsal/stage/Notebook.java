package org.halle.studio.rehearsal.stage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.halle.desk.AnswersRefused;
import org.halle.desk.OpenTask;
import org.halle.desk.Subjects;
import org.halle.desk.TaskAsked;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Id;
import org.halle.kernel.Refused;
import org.halle.studio.rehearsal.Report.Incident;
import org.halle.studio.rehearsal.Report.Place;
import org.halle.studio.rehearsal.stage.Ensemble.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;

/** What is noted while a rehearsal runs, beside what the {@link Witness} sees: who was asked what, and what failed. */
final class Notebook {

    private static final int MOST_NAMED = 10;
    private static final int LONGEST_MESSAGE = 400;

    private final Take take;
    private final Witness witness;
    private final ObjectProvider<Subjects> subjects;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final MessageSource messages;
    private final HalleClock clock;
    private final List<Asked> asked = new ArrayList<>();
    private final Map<Place, Broken> broken = new LinkedHashMap<>();

    Notebook(
            Take take,
            Witness witness,
            ObjectProvider<Subjects> subjects,
            RuntimeService runtime,
            ManagementService management,
            MessageSource messages,
            HalleClock clock) {
        this.take = take;
        this.witness = witness;
        this.subjects = subjects;
        this.runtime = runtime;
        this.management = management;
        this.messages = messages;
        this.clock = clock;
    }

    /** What became of a task. */
    enum Fate {
        /** It waits for its hour. */
        WAITS,
        ANSWERED,
        /** Nobody means to answer, as the assumptions have it. */
        NEVER,
        /** Its step passed before, or somebody else answered. */
        GONE,
        /** No answer was accepted. */
        REFUSED,
        /** Completing it broke the diagram. */
        FAILED
    }

    /** A task that somebody was asked to do. */
    static final class Asked {
        final OpenTask task;
        final Place place;
        final String title;
        final @Nullable Member who;
        Fate fate = Fate.WAITS;
        String refusal = "";

        @Nullable Instant answeredAt;

        Asked(OpenTask task, Place place, String title, @Nullable Member who) {
            this.task = task;
            this.place = place;
            this.title = title;
            this.who = who;
        }

        void answered(Instant now) {
            fate = Fate.ANSWERED;
            answeredAt = now;
        }

        void refused(String sentence) {
            fate = Fate.REFUSED;
            refusal = sentence;
        }
    }

    private static final class Broken {
        private final LocalDate first;
        private final String message;
        private final List<String> about = new ArrayList<>();
        private int count;

        Broken(LocalDate first, String message) {
            this.first = first;
            this.message = message;
        }
    }

    Asked asked(TaskAsked task, @Nullable Member who) {
        Asked noted = new Asked(
                task.task(), witness.place(task.task().process(), task.task().activity()), task.title(), who);
        asked.add(noted);
        return noted;
    }

    List<Asked> asked() {
        return asked;
    }

    /** Notes a failure: of a step, of a task's completion, or of something people did beside the desk. */
    /** @throws Take.OnceMore in a quick take */
    void broke(@Nullable Job job, @Nullable OpenTask task, RuntimeException why) {
        if (take == Take.QUICK) {
            throw new Take.OnceMore();
        }
        Place place;
        String about = "";
        if (job != null) {
            place = placeOf(job);
            about = aboutInstance(job.getProcessInstanceId());
        } else if (task != null) {
            place = witness.place(task.process(), task.activity());
            about = title(task.kind(), task.subject().toString());
        } else {
            Place last = witness.running();
            place = last == null ? new Place("", "", "") : last;
        }
        Broken noted = broken.computeIfAbsent(place, unseen -> new Broken(clock.today(), message(why)));
        noted.count++;
        if (!about.isEmpty() && noted.about.size() < MOST_NAMED && !noted.about.contains(about)) {
            noted.about.add(about);
        }
    }

    /** Where an instance has come to, for {@link #refusedAfter}. */
    long arrivals() {
        return witness.arrivals();
    }

    /**
     * Somebody was refused something.
     *
     * @throws Take.OnceMore in a quick take when it was a later step that refused, and not what they asked for
     */
    void refusedAfter(long arrivals) {
        if (take == Take.QUICK && witness.arrivals() != arrivals) {
            throw new Take.OnceMore();
        }
    }

    List<Incident> incidents() {
        return broken.entrySet().stream()
                .map(entry -> new Incident(
                        entry.getKey(),
                        entry.getValue().first,
                        entry.getValue().count,
                        entry.getValue().message,
                        entry.getValue().about))
                .toList();
    }

    private Place placeOf(Job job) {
        Job fresh = management.createJobQuery().jobId(job.getId()).singleResult();
        String element = fresh == null ? null : fresh.getFailedActivityId();
        if (element == null && job.getJobDefinitionId() != null) {
            JobDefinition definition = management
                    .createJobDefinitionQuery()
                    .jobDefinitionId(job.getJobDefinitionId())
                    .singleResult();
            element = definition == null ? null : definition.getActivityId();
        }
        return witness.place(job.getProcessDefinitionKey(), element == null ? "" : element);
    }

    private String aboutInstance(@Nullable String instance) {
        ProcessInstance found = instance == null
                ? null
                : runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult();
        if (found == null || found.getBusinessKey() == null) {
            return "";
        }
        String process = found.getProcessDefinitionId()
                .substring(0, found.getProcessDefinitionId().indexOf(':'));
        return about(process, found.getBusinessKey());
    }

    /** What an instance is about, as the desk calls it. */
    String about(String process, String businessKey) {
        Witness.Process known = witness.processes().get(process);
        return known == null ? "" : title(known.subject, businessKey);
    }

    private String title(String kind, String key) {
        try {
            return subjects.stream()
                    .filter(one -> one.kind().equals(kind))
                    .findFirst()
                    .map(one -> one.card(Id.parse(key)).title())
                    .orElse("");
        } catch (RuntimeException unknown) {
            // what failed may be the very thing that would be named here
            return "";
        }
    }

    /** What a failure says at its root, as somebody who is no programmer may read it. */
    String message(Throwable why) {
        Throwable cause = why;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        if (cause instanceof Refused refused) {
            return sentence(refused);
        }
        String text = cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getMessage().replaceAll("\\s+", " ").strip();
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
    }

    String sentence(Refused refused) {
        if (refused instanceof AnswersRefused misfit) {
            List<String> parts = new ArrayList<>();
            new TreeMap<>(misfit.errors())
                    .forEach((field, sentences) -> parts.add(field + " : " + String.join(" ", sentences)));
            return String.join(" ", parts);
        }
        String said = messages.getMessage(refused.code(), refused.arguments(), refused.code(), Locale.FRENCH);
        return said == null ? refused.code() : said;
    }
}
