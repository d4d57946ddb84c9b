package org.halle.engine;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.halle.engine.DiagramPlaces.Timers;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Live cases and a new version of their diagram: where each would land, and taking it there. A case moves when every
 * place where it stands exists in the new version as the same kind of element in the same frame; what cannot move stays
 * on its version and goes on there.
 */
@Service
@Transactional
public class CaseMigration {

    private static final String LIVE =
            """
            select i.ID_ as instance, i.PROC_DEF_ID_ as definition, i.PROC_DEF_KEY_ as process, i.BUSINESS_KEY_ as about,
                   e.ACT_ID_ as activity
            from ACT_RU_EXECUTION i
            join ACT_RU_EXECUTION e on e.PROC_INST_ID_ = i.ID_
            where i.PARENT_ID_ is null and e.IS_ACTIVE_ = true and e.ACT_ID_ is not null
                and i.PROC_DEF_KEY_ in (:processes)
            order by i.ID_, e.ACT_ID_""";

    /** Why a case stays on its version. */
    public enum Obstacle {
        /** the element is not in the new version */
        GONE,
        /** an element of that id is there, but of another kind */
        OTHER_KIND,
        /** it stands in another sub-process than before */
        OTHER_FRAME
    }

    /**
     * One live case of a diagram that changes.
     *
     * @param places where it stands: the names of the elements, in the version it follows
     * @param obstacle why it cannot move; null when it can
     * @param obstacleAt the name of the place that holds it back; null when it can move
     * @param timers names of the dates that change for it
     */
    public record Landing(
            String instance,
            String process,
            UUID about,
            List<String> places,
            @Nullable Obstacle obstacle,
            @Nullable String obstacleAt,
            List<TimerChange> timers) {

        public boolean moves() {
            return obstacle == null;
        }
    }

    /** A date that a diagram waits for, as it was and as it will be; null on the side where it does not exist. */
    public record TimerChange(String name, @Nullable String before, @Nullable String after) {}

    /** A case was taken to another version; its open tasks belong to that version from now on. */
    public record CaseMoved(String instance) {}

    private record Token(String instance, String definition, String process, UUID about, String activity) {}

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    CaseMigration(
            RuntimeService runtime,
            RepositoryService repository,
            JdbcClient database,
            ApplicationEventPublisher events) {
        this.runtime = runtime;
        this.repository = repository;
        this.database = database;
        this.events = events;
    }

    /**
     * Where each live case of the given diagrams would land.
     *
     * @param diagrams the new versions: BPMN by the key of the process
     */
    @Transactional(readOnly = true)
    public List<Landing> preview(Map<String, String> diagrams) {
        if (diagrams.isEmpty()) {
            return List.of();
        }
        Map<String, DiagramPlaces> after = new HashMap<>();
        diagrams.forEach((process, xml) -> after.put(process, new DiagramPlaces(read(xml))));
        Map<String, DiagramPlaces> before = new HashMap<>();
        Map<String, List<Token>> cases = new LinkedHashMap<>();
        live(diagrams.keySet()).forEach(token -> cases.computeIfAbsent(token.instance(), one -> new ArrayList<>())
                .add(token));
        return cases.values().stream()
                .map(tokens -> landing(
                        tokens,
                        before.computeIfAbsent(
                                tokens.get(0).definition(),
                                definition -> new DiagramPlaces(repository.getBpmnModelInstance(definition))),
                        Objects.requireNonNull(after.get(tokens.get(0).process()))))
                .sorted(Comparator.comparing(Landing::process).thenComparing(Landing::instance))
                .toList();
    }

    /** The live cases of some diagrams that do not follow the newest version: id of the instance to what it is about. */
    @Transactional(readOnly = true)
    public Map<String, UUID> behind(List<String> processes) {
        Map<String, UUID> behind = new LinkedHashMap<>();
        for (String process : processes) {
            String newest = newest(process).getId();
            live(List.of(process)).stream()
                    .filter(token -> !token.definition().equals(newest))
                    .forEach(token -> behind.put(token.instance(), token.about()));
        }
        return behind;
    }

    /**
     * Takes one case to the newest version of its diagram; its dates stay, unless the diagram says them differently now.
     *
     * @return whether there was something to do: a case that ended meanwhile, or is there already, is left alone
     * @throws Refused when it cannot move, with the reason
     */
    public boolean move(String instance) {
        var running =
                runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult();
        if (running == null) {
            return false;
        }
        ProcessDefinition from = repository.getProcessDefinition(running.getProcessDefinitionId());
        ProcessDefinition to = newest(from.getKey());
        if (from.getId().equals(to.getId())) {
            return false;
        }
        try {
            runtime.newMigration(plan(from.getId(), to.getId()))
                    .processInstanceIds(instance)
                    .execute();
        } catch (MigratingProcessInstanceValidationException stays) {
            throw new Refused("engine.migration.stays", reason(stays));
        } catch (ProcessEngineException failed) {
            throw new Refused("engine.migration.failed", String.valueOf(failed.getMessage()));
        }
        events.publishEvent(new CaseMoved(instance));
        return true;
    }

    private MigrationPlan plan(String from, String to) {
        DiagramPlaces before = new DiagramPlaces(repository.getBpmnModelInstance(from));
        DiagramPlaces after = new DiagramPlaces(repository.getBpmnModelInstance(to));
        MigrationPlanBuilder plan = runtime.createMigrationPlan(from, to);
        for (MigrationInstruction same : runtime.createMigrationPlan(from, to)
                .mapEqualActivities()
                .build()
                .getInstructions()) {
            var mapped = plan.mapActivities(same.getSourceActivityId(), same.getTargetActivityId());
            // a timer that is told anew starts anew: only where the diagram says something else than before
            if (same.isUpdateEventTrigger()
                    || !Objects.equals(
                            before.trigger(same.getSourceActivityId()), after.trigger(same.getTargetActivityId()))) {
                mapped.updateEventTrigger();
            }
        }
        return plan.build();
    }

    private static Landing landing(List<Token> tokens, DiagramPlaces before, DiagramPlaces after) {
        Token first = tokens.get(0);
        Obstacle obstacle = null;
        String obstacleAt = null;
        List<String> places = new ArrayList<>();
        List<TimerChange> timers = new ArrayList<>();
        for (Token token : tokens) {
            String activity = token.activity().replace("#multiInstanceBody", "");
            places.add(before.name(activity));
            Obstacle here = before.obstacle(activity, after);
            if (here != null && obstacle == null) {
                obstacle = here;
                obstacleAt = before.name(activity);
            }
            Timers old = before.timers(activity);
            Timers now = after.timers(activity);
            old.changes(now).forEach(timers::add);
        }
        return new Landing(
                first.instance(),
                first.process(),
                first.about(),
                places.stream().distinct().toList(),
                obstacle,
                obstacleAt,
                obstacle == null ? timers.stream().distinct().toList() : List.of());
    }

    private List<Token> live(Iterable<String> processes) {
        return database.sql(LIVE)
                .param("processes", processes)
                .query((row, number) -> new Token(
                        row.getString("instance"),
                        row.getString("definition"),
                        row.getString("process"),
                        UUID.fromString(row.getString("about")),
                        row.getString("activity")))
                .list();
    }

    private ProcessDefinition newest(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
    }

    private static BpmnModelInstance read(String xml) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String reason(MigratingProcessInstanceValidationException stays) {
        var report = stays.getValidationReport();
        return report.getActivityInstanceReports().stream()
                .map(one -> one.getSourceScopeId())
                .distinct()
                .reduce((one, other) -> one + ", " + other)
                .orElseGet(() -> report.getTransitionInstanceReports().stream()
                        .map(one -> one.getSourceScopeId())
                        .distinct()
                        .reduce((one, other) -> one + ", " + other)
                        .orElseGet(() -> String.join(", ", report.getFailures())));
    }
}
