package org.halle.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What runs, where it stands, what has stopped, and trying that again. */
@Service
@Transactional
public class Operations {

    private static final int CHUNK = 500;

    /** Of the instances about some subjects, and of all that they called; only instances know their root. */
    static final String THEIRS =
            """
            in (select root.ID_ from ACT_RU_EXECUTION root where root.BUSINESS_KEY_ in (:keys)
                and root.PROC_DEF_KEY_ = :process and root.PARENT_ID_ is null and root.SUPER_EXEC_ is null)""";

    private static final String COUNTS =
            """
            select e.PROC_DEF_KEY_ as process, e.ACT_ID_ as activity, count(*) as instances
            from ACT_RU_EXECUTION i
            join ACT_RU_EXECUTION e on e.PROC_INST_ID_ = i.ID_
            where e.IS_ACTIVE_ = true and e.ACT_ID_ is not null and i.ROOT_PROC_INST_ID_\s"""
                    + THEIRS + " group by e.PROC_DEF_KEY_, e.ACT_ID_";

    private static final String JOBS =
            """
            select j.ID_ as job, j.PROCESS_DEF_KEY_ as process, coalesce(j.FAILED_ACT_ID_, d.ACT_ID_) as activity,
                   i.BUSINESS_KEY_ as about, j.EXCEPTION_MSG_ as message, j.RETRIES_ as retries, j.DUEDATE_ as due
            from ACT_RU_JOB j
            join ACT_RU_EXECUTION i on i.ID_ = j.PROCESS_INSTANCE_ID_
            left join ACT_RU_JOBDEF d on d.ID_ = j.JOB_DEF_ID_
            where i.ROOT_PROC_INST_ID_\s"""
                    + THEIRS;

    private static final String SUBJECTS =
            """
            select distinct h.PROC_DEF_KEY_ as process, h.BUSINESS_KEY_ as about from ACT_HI_PROCINST h
            where h.BUSINESS_KEY_ is not null and h.ROOT_PROC_INST_ID_ in
                (select root.PROC_INST_ID_ from ACT_HI_PROCINST root where root.BUSINESS_KEY_ in (:keys)
                 and root.PROC_DEF_KEY_ = :process and root.SUPER_PROCESS_INSTANCE_ID_ is null)""";

    /** Instances of a diagram about some subjects, with all that they called. */
    public record Cases(String process, Collection<UUID> keys) {}

    /** How many instances stand at an element. */
    public record Standing(String process, String activity, int count) {}

    /**
     * A step that failed.
     *
     * @param job what {@link #retry} takes
     * @param about the id of what the instance is about
     * @param message what the step said
     * @param stopped whether the engine has given up; it tries again on its own until then
     * @param nextTry when it does; null when it has given up
     */
    public record Trouble(
            String job,
            String process,
            String activity,
            String activityName,
            UUID about,
            String message,
            boolean stopped,
            @Nullable Instant nextTry) {}

    /** A date that a diagram waits for, and how many instances do. */
    public record Waiting(String process, String activity, String activityName, Instant until, int count) {}

    /** A date that one instance waits for; its job stays the same when the date moves. */
    public record Timer(String job, String process, String activity, String activityName, Instant due) {}

    /**
     * An element of a diagram.
     *
     * @param kind its BPMN name, "userTask"
     */
    public record Element(String id, String name, String kind) {}

    /** A diagram as it is in force; its elements from left to right, as people read. */
    public record Diagram(String process, String name, String xml, List<Element> elements) {}

    /** What the elements of a diagram's version are called, which never changes. */
    private final Map<String, Map<String, String>> named = new ConcurrentHashMap<>();

    private final RepositoryService repository;
    private final ManagementService management;
    private final JdbcClient database;
    private final HalleClock clock;

    Operations(RepositoryService repository, ManagementService management, JdbcClient database, HalleClock clock) {
        this.repository = repository;
        this.management = management;
        this.database = database;
        this.clock = clock;
    }

    /** Where the running instances stand, whatever the version of their diagram. */
    @Transactional(readOnly = true)
    public List<Standing> standing(Collection<Cases> cases) {
        record Place(String process, String activity) {}
        Map<Place, Integer> counts = new LinkedHashMap<>();
        for (Standing part : each(COUNTS, cases, Operations::standing)) {
            counts.merge(new Place(part.process(), part.activity()), part.count(), Integer::sum);
        }
        return counts.entrySet().stream()
                .map(entry ->
                        new Standing(entry.getKey().process(), entry.getKey().activity(), entry.getValue()))
                .sorted(Comparator.comparing(Standing::process).thenComparing(Standing::activity))
                .toList();
    }

    /** Steps that failed: those that have stopped first. */
    @Transactional(readOnly = true)
    public List<Trouble> troubles(Collection<Cases> cases) {
        Names names = new Names();
        return each(JOBS + " and (j.EXCEPTION_MSG_ is not null or j.RETRIES_ = 0)", cases, row -> trouble(row, names))
                .stream()
                .sorted(Comparator.comparing(Trouble::stopped)
                        .reversed()
                        .thenComparing(Trouble::process)
                        .thenComparing(Trouble::activity))
                .toList();
    }

    /** The dates that diagrams wait for, the next one first; instances that wait for the same one count together. */
    @Transactional(readOnly = true)
    public List<Waiting> waiting(Collection<Cases> cases) {
        record Wait(String process, String activity, Instant until) {}
        Map<Wait, Integer> counts = new LinkedHashMap<>();
        for (Timer timer : timers(cases)) {
            counts.merge(new Wait(timer.process(), timer.activity(), timer.due()), 1, Integer::sum);
        }
        Names names = new Names();
        return counts.entrySet().stream()
                .map(entry -> new Waiting(
                        entry.getKey().process(),
                        entry.getKey().activity(),
                        names.of(entry.getKey().process(), entry.getKey().activity()),
                        entry.getKey().until(),
                        entry.getValue()))
                .sorted(Comparator.comparing(Waiting::until).thenComparing(Waiting::activity))
                .toList();
    }

    /** Every date that an instance waits for, by itself. */
    @Transactional(readOnly = true)
    public List<Timer> timers(Collection<Cases> cases) {
        String timers = JOBS + " and j.TYPE_ = 'timer' and j.DUEDATE_ is not null and j.RETRIES_ > 0"
                + " and j.EXCEPTION_MSG_ is null";
        Names names = new Names();
        return each(timers, cases, row -> {
            String process = row.getString("process");
            return new Timer(
                    row.getString("job"),
                    process,
                    activity(row),
                    names.of(process, activity(row)),
                    instant(row.getTimestamp("due")));
        });
    }

    /** What those instances are or were about, kind and id: "application/…"; ended ones too. */
    @Transactional(readOnly = true)
    public Set<String> subjects(Collection<Cases> cases) {
        Map<String, String> kinds = new LinkedHashMap<>();
        Set<String> subjects = new LinkedHashSet<>();
        each(
                        SUBJECTS,
                        cases,
                        row -> kinds.computeIfAbsent(row.getString("process"), this::kind) + "/"
                                + row.getString("about"))
                .forEach(subjects::add);
        return subjects;
    }

    /**
     * Tries a failed step again, at once.
     *
     * @throws NotFound when no such step of those instances has failed: it went through meanwhile
     */
    public void retry(Collection<Cases> cases, String job) {
        if (troubles(cases).stream().noneMatch(trouble -> trouble.job().equals(job))) {
            throw new NotFound();
        }
        management.setJobDuedate(job, Date.from(clock.instant()));
        management.setJobRetries(job, 1);
    }

    /** @throws NotFound when no diagram of that key is in force */
    @Transactional(readOnly = true)
    public Diagram diagram(String process) {
        ProcessDefinition definition = latest(process);
        if (definition == null) {
            throw new NotFound();
        }
        String name = definition.getName();
        return new Diagram(process, name == null ? process : name, xml(definition), elements(definition));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(row.getString("process"), activity(row), row.getInt("instances"));
    }

    private static Trouble trouble(ResultSet row, Names names) throws SQLException {
        String process = row.getString("process");
        boolean stopped = row.getInt("retries") == 0;
        Timestamp due = row.getTimestamp("due");
        String message = row.getString("message");
        return new Trouble(
                row.getString("job"),
                process,
                activity(row),
                names.of(process, activity(row)),
                UUID.fromString(row.getString("about")),
                message == null ? "" : message,
                stopped,
                stopped || due == null ? null : due.toInstant());
    }

    /** The engine names the frame round a "for each" after its element. */
    private static String activity(ResultSet row) throws SQLException {
        String activity = row.getString("activity");
        return activity == null ? "" : activity.replace("#multiInstanceBody", "");
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp.toInstant();
    }

    /** What a diagram is about, as its own property says; its key when it says nothing. */
    private String kind(String process) {
        ProcessDefinition definition = latest(process);
        if (definition == null) {
            return process;
        }
        return repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(Process.class).stream()
                .map(Process::getExtensionElements)
                .filter(Objects::nonNull)
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> ModelProperties.SUBJECT.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .findFirst()
                .orElse(process);
    }

    private @Nullable ProcessDefinition latest(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
    }

    private String xml(ProcessDefinition definition) {
        try (InputStream content = repository.getProcessModel(definition.getId())) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new InvalidModel(definition.getResourceName() + " cannot be read", unreadable);
        }
    }

    private List<Element> elements(ProcessDefinition definition) {
        BpmnModelInstance model = repository.getBpmnModelInstance(definition.getId());
        Map<String, Bounds> places = new HashMap<>();
        model.getModelElementsByType(BpmnShape.class)
                .forEach(shape -> places.put(shape.getAttributeValue("bpmnElement"), shape.getBounds()));
        Comparator<FlowNode> asRead = Comparator.comparingDouble((FlowNode node) -> left(places.get(node.getId())))
                .thenComparingDouble(node -> top(places.get(node.getId())));
        return model.getModelElementsByType(FlowNode.class).stream()
                .sorted(asRead)
                .map(node -> new Element(
                        node.getId(),
                        node.getName() == null ? "" : node.getName().replaceAll("\\s+", " "),
                        node.getElementType().getTypeName()))
                .toList();
    }

    private static double left(@Nullable Bounds place) {
        return place == null ? 0 : place.getX();
    }

    private static double top(@Nullable Bounds place) {
        return place == null ? 0 : place.getY();
    }

    <T> List<T> each(String sql, Collection<Cases> cases, Row<T> row) {
        List<T> found = new ArrayList<>();
        for (Cases some : cases) {
            List<String> keys = some.keys().stream().map(UUID::toString).toList();
            for (int from = 0; from < keys.size(); from += CHUNK) {
                found.addAll(database.sql(sql)
                        .param("process", some.process())
                        .param("keys", keys.subList(from, Math.min(keys.size(), from + CHUNK)))
                        .query((result, number) -> row.read(result))
                        .list());
            }
        }
        return found;
    }

    interface Row<T> {
        T read(ResultSet result) throws SQLException;
    }

    /** What elements are called, each diagram read once. */
    private final class Names {

        private final Map<String, Map<String, String>> byProcess = new LinkedHashMap<>();
        private final Function<String, Map<String, String>> read = process -> {
            ProcessDefinition definition = latest(process);
            return definition == null
                    ? Map.of()
                    : named.computeIfAbsent(definition.getId(), id -> elements(definition).stream()
                            .collect(Collectors.toUnmodifiableMap(Element::id, Element::name)));
        };

        String of(String process, String activity) {
            String name = byProcess.computeIfAbsent(process, read).getOrDefault(activity, "");
            return name.isEmpty() ? activity : name;
        }
    }
}
