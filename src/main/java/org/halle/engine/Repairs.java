package org.halle.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessElementInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.halle.engine.Operations.Cases;
import org.halle.engine.Operations.Element;
import org.halle.engine.Operations.Trouble;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Getting a case going again by hand: passing over a step that cannot be done, moving a case to another element. Every
 * intervention is kept with its author and reason. The diagram is moved, never what it is about: who repairs answers for
 * the two still telling the same story.
 */
@Service
@Transactional
public class Repairs {

    /** A case that nothing will wake by itself, at the same place for longer than that, counts as stuck. */
    private static final Duration PATIENCE = Duration.ofDays(30);

    private static final int LONGEST_REASON = 500;
    private static final int MOST_SHOWN = 200;

    private static final String PLACES =
            """
            select h.ID_ as place, h.PROC_INST_ID_ as instance, h.PROC_DEF_KEY_ as process, h.ACT_ID_ as activity,
                   h.ACT_NAME_ as name, h.ACT_TYPE_ as type, h.START_TIME_ as since, i.BUSINESS_KEY_ as about,
                   (select count(*) from ACT_RU_JOB j where j.PROCESS_INSTANCE_ID_ = h.PROC_INST_ID_
                       and j.TYPE_ = 'timer' and j.RETRIES_ > 0) as timers
            from ACT_HI_ACTINST h
            join ACT_RU_EXECUTION i on i.ID_ = h.PROC_INST_ID_
            where h.END_TIME_ is null
                and h.ACT_TYPE_ not in ('callActivity', 'subProcess', 'transaction', 'multiInstanceBody')
                and i.ROOT_PROC_INST_ID_\s"""
                    + Operations.THEIRS;

    /**
     * Where one case waits.
     *
     * @param id what {@link #move} takes
     * @param about the id of what the case is about
     * @param kind the engine's word for the element: "userTask", "intermediateTimer"…
     * @param since when it came there
     * @param stuck whether it has been there for a month and no date will take it on
     */
    public record Place(
            String id,
            String instance,
            String process,
            String activity,
            String activityName,
            String kind,
            UUID about,
            Instant since,
            boolean stuck) {}

    /** What was done by hand. */
    public enum Kind {
        RETRIED,
        SKIPPED,
        MOVED
    }

    /** An intervention, as it was kept; {@code to} only where a case was moved. */
    public record Repair(
            Instant at,
            PersonId by,
            Kind kind,
            String process,
            UUID about,
            String from,
            @Nullable String to,
            String reason) {}

    private final Operations operations;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ManagementService management;
    private final JdbcClient database;
    private final HalleClock clock;

    Repairs(
            Operations operations,
            RuntimeService runtime,
            RepositoryService repository,
            ManagementService management,
            JdbcClient database,
            HalleClock clock) {
        this.operations = operations;
        this.runtime = runtime;
        this.repository = repository;
        this.management = management;
        this.database = database;
        this.clock = clock;
    }

    /** Where the cases wait: those that are stuck first, then those that have waited longest. */
    @Transactional(readOnly = true)
    public List<Place> places(Collection<Cases> cases) {
        Instant patience = clock.instant().minus(PATIENCE);
        return operations
                .each(PLACES, cases, row -> {
                    Instant since = row.getTimestamp("since").toInstant();
                    String name = row.getString("name");
                    return new Place(
                            row.getString("place"),
                            row.getString("instance"),
                            row.getString("process"),
                            row.getString("activity"),
                            name == null ? row.getString("activity") : name.replaceAll("\\s+", " "),
                            row.getString("type"),
                            UUID.fromString(row.getString("about")),
                            since,
                            since.isBefore(patience) && row.getInt("timers") == 0);
                })
                .stream()
                .sorted(Comparator.comparing(Place::stuck)
                        .reversed()
                        .thenComparing(Place::since)
                        .thenComparing(Place::id))
                .toList();
    }

    /**
     * Where a case could be moved to: what stands beside the element where it waits, in the version of the diagram that
     * it follows. Nothing for one of several that run side by side.
     */
    @Transactional(readOnly = true)
    public List<Element> targets(Collection<Cases> cases, String place) {
        Place from = place(cases, place);
        FlowNode here = node(from);
        if (here instanceof Activity activity && activity.getLoopCharacteristics() != null) {
            return List.of();
        }
        return here.getParentElement().getChildElementsByType(FlowNode.class).stream()
                .filter(node -> !(node instanceof StartEvent) && !(node instanceof BoundaryEvent) && node != here)
                .filter(node -> node.getName() != null && !node.getName().isBlank())
                .filter(node -> !(node instanceof EndEvent) || node.getParentElement() instanceof Process)
                .map(node -> new Element(
                        node.getId(),
                        node.getName().replaceAll("\\s+", " "),
                        node.getElementType().getTypeName()))
                .toList();
    }

    /** Tries a failed step again, at once. */
    public void retry(PersonId by, Collection<Cases> cases, String job) {
        Trouble trouble = trouble(cases, job);
        operations.retry(cases, job);
        keep(by, Kind.RETRIED, trouble.process(), trouble.about(), trouble.activityName(), null, "");
    }

    /**
     * Passes over a failed step: the case goes on as if it were done.
     *
     * @throws NotFound when no such step has failed: it went through meanwhile
     * @throws Refused when no reason is given, or when what follows needs what the step would have said
     */
    public void skip(PersonId by, Collection<Cases> cases, String job, String reason) {
        String why = required(reason);
        Trouble trouble = trouble(cases, job);
        Job failed = management.createJobQuery().jobId(job).singleResult();
        TransitionInstance before = Arrays.stream(runtime.getActivityInstance(failed.getProcessInstanceId())
                        .getTransitionInstances(trouble.activity()))
                .filter(waiting -> waiting.getExecutionId().equals(failed.getExecutionId()))
                .findFirst()
                .orElseThrow(() -> new Refused("engine.repair.not-a-step", trouble.activityName()));
        replace(
                failed.getProcessInstanceId(),
                before,
                on -> on.startAfterActivity(trouble.activity(), before.getParentActivityInstanceId()),
                on -> on.cancelTransitionInstance(before.getId()),
                trouble.activityName());
        keep(by, Kind.SKIPPED, trouble.process(), trouble.about(), trouble.activityName(), null, why);
    }

    /**
     * Takes a case from where it waits and has it go on at another element of the same diagram.
     *
     * @throws NotFound when it no longer waits there
     * @throws Refused when no reason is given, or when the engine cannot go on from there
     */
    public void move(PersonId by, Collection<Cases> cases, String place, String to, String reason) {
        String why = required(reason);
        Place from = place(cases, place);
        Element target = targets(cases, place).stream()
                .filter(element -> element.id().equals(to))
                .findFirst()
                .orElseThrow(() -> new Refused("engine.repair.no-such-target", from.activityName()));
        ActivityInstance waiting = find(runtime.getActivityInstance(from.instance()), from.id());
        if (waiting == null) {
            throw new NotFound();
        }
        replace(
                from.instance(),
                waiting,
                on -> on.startBeforeActivity(to, waiting.getParentActivityInstanceId()),
                on -> on.cancelActivityInstance(from.id()),
                target.name());
        keep(by, Kind.MOVED, from.process(), from.about(), from.activityName(), target.name(), why);
    }

    /** What was done by hand about these subjects, newest first. */
    @Transactional(readOnly = true)
    public List<Repair> done(Collection<Cases> cases) {
        List<UUID> about = operations.subjects(cases).stream()
                .map(subject -> UUID.fromString(subject.substring(subject.indexOf('/') + 1)))
                .toList();
        if (about.isEmpty()) {
            return List.of();
        }
        return database.sql("select * from engine_repair where about in (:about) order by done_at desc limit :most")
                .param("about", about)
                .param("most", MOST_SHOWN)
                .query((row, number) -> new Repair(
                        row.getObject("done_at", OffsetDateTime.class).toInstant(),
                        new PersonId(row.getObject("done_by", UUID.class)),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("process"),
                        row.getObject("about", UUID.class),
                        row.getString("from_name"),
                        row.getString("to_name"),
                        row.getString("reason")))
                .list();
    }

    private static String required(String reason) {
        String why = reason.strip();
        if (why.isEmpty()) {
            throw new Refused("engine.repair.reason-missing");
        }
        if (why.length() > LONGEST_REASON) {
            throw new Refused("engine.repair.reason-too-long", LONGEST_REASON);
        }
        return why;
    }

    private Trouble trouble(Collection<Cases> cases, String job) {
        return operations.troubles(cases).stream()
                .filter(trouble -> trouble.job().equals(job))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private Place place(Collection<Cases> cases, String id) {
        return places(cases).stream()
                .filter(place -> place.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private FlowNode node(Place place) {
        String definition = runtime.createProcessInstanceQuery()
                .processInstanceId(place.instance())
                .singleResult()
                .getProcessDefinitionId();
        return repository.getBpmnModelInstance(definition).getModelElementById(place.activity());
    }

    private static @Nullable ActivityInstance find(ActivityInstance root, String id) {
        if (root.getId().equals(id)) {
            return root;
        }
        for (ActivityInstance child : root.getChildActivityInstances()) {
            ActivityInstance found = find(child, id);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * Takes the case from one place to another. Who called the instance hears of its end only when the end is reached:
     * to cancel its last place afterwards would take the callers along, up to the programme. So the old place goes
     * first; within a part of the diagram, which would go with it, it goes last, and never as the last.
     */
    private void replace(
            String instance,
            ProcessElementInstance old,
            UnaryOperator<ProcessInstanceModificationBuilder> start,
            UnaryOperator<ProcessInstanceModificationBuilder> cancel,
            String name) {
        if (instance.equals(old.getParentActivityInstanceId())) {
            modify(start.apply(cancel.apply(runtime.createProcessInstanceModification(instance))), name);
            return;
        }
        modify(start.apply(runtime.createProcessInstanceModification(instance)), name);
        ActivityInstance part = find(runtime.getActivityInstance(instance), old.getParentActivityInstanceId());
        if (part == null || part.getChildActivityInstances().length + part.getChildTransitionInstances().length < 2) {
            throw new Refused("engine.repair.last", name);
        }
        modify(cancel.apply(runtime.createProcessInstanceModification(instance)), name);
    }

    private static void modify(ProcessInstanceModificationBuilder modification, String name) {
        try {
            modification.execute();
        } catch (ProcessEngineException impossible) {
            throw new Refused("engine.repair.impossible", name);
        }
    }

    private void keep(
            PersonId by, Kind kind, String process, UUID about, String from, @Nullable String to, String reason) {
        database.sql(
                        """
                        insert into engine_repair (id, done_at, done_by, kind, process, about, from_name, to_name, reason)
                        values (:id, :at, :by, :kind, :process, :about, :from, :to, :reason)
                        """)
                .param("id", UUID.randomUUID())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("by", by.value())
                .param("kind", kind.name())
                .param("process", process)
                .param("about", about)
                .param("from", from)
                .param("to", to)
                .param("reason", reason)
                .update();
    }
}
