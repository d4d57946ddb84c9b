package org.halle.engine;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.h2.jdbcx.JdbcConnectionPool;
import org.halle.kernel.HalleClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A real engine, in memory, without Spring: drives the diagrams of {@code processes/} from wait state to wait state with
 * the steps' services mocked. Timers are fired by travelling, never by waiting.
 */
public final class Diagrams {

    /** A working day in winter, far from any change of hour. */
    public static final Instant NOW = Instant.parse("2026-01-12T09:00:00Z");

    private static final DataSource DATABASE =
            JdbcConnectionPool.create("jdbc:h2:mem:diagrams;DB_CLOSE_DELAY=-1", "sa", "");

    private final List<String> files;
    private final List<String> stubs = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<NamedList> lists = new ArrayList<>();
    private final List<NamedMoment> moments = new ArrayList<>();
    private final HalleClock clock = new HalleClock(() -> NOW);
    private ProcessEngine engine;
    private VirtualTime time;

    private Diagrams(List<String> files) {
        this.files = files;
    }

    /** The diagrams under test, by key; all forms and decisions come with them. */
    public static Diagrams of(String... processes) {
        return new Diagrams(Arrays.asList(processes));
    }

    public Diagrams steps(Step... more) {
        steps.addAll(Arrays.asList(more));
        return this;
    }

    public Diagrams moments(NamedMoment... more) {
        moments.addAll(List.of(more));
        return this;
    }

    public Diagrams lists(NamedList... more) {
        lists.addAll(Arrays.asList(more));
        return this;
    }

    /** Replaces a called diagram by one that waits in the task {@code Task_<key>}. */
    public Diagrams stub(String process) {
        stubs.add(process);
        return this;
    }

    public HalleClock clock() {
        return clock;
    }

    /** The engine itself, for what this harness has no word for. */
    public ProcessEngine engine() {
        if (engine == null) {
            engine = start();
            time = new VirtualTime(engine.getManagementService(), JdbcClient.create(DATABASE), clock);
            time.setTo(NOW);
        }
        return engine;
    }

    /** The decision tables of {@code processes/}, asked as Java asks them. */
    public Decisions decisions() {
        return new Decisions(engine().getRepositoryService(), engine().getDecisionService());
    }

    private ProcessEngine start() {
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop all objects");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        EngineSettings.apply(
                configuration, new Catalogue(steps::stream, lists::stream, moments::stream, () -> null), List.of());
        configuration.setProcessEngineName("diagrams-" + UUID.randomUUID());
        // reading the engine's SQL mappings takes most of a start; they and their database are the same for every test,
        // the tables are made anew each time
        configuration.setUseSharedSqlSessionFactory(true);
        configuration.setDataSource(DATABASE);
        configuration.setJobExecutorActivate(false);
        ProcessEngine started = configuration.buildProcessEngine();
        DeploymentBuilder deployment = started.getRepositoryService().createDeployment();
        for (String file : files) {
            add(deployment, Path.of("processes", file + ".bpmn"));
        }
        try (Stream<Path> rules = Files.list(Path.of("processes"));
                Stream<Path> forms = Files.list(Path.of("forms"))) {
            rules.filter(file -> file.toString().endsWith(".dmn")).forEach(file -> add(deployment, file));
            forms.filter(file -> file.toString().endsWith(".form")).forEach(file -> add(deployment, file));
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        for (String stub : stubs) {
            deployment.addInputStream(
                    stub + ".bpmn",
                    new ByteArrayInputStream(STUB.replace("KEY", stub).getBytes(StandardCharsets.UTF_8)));
        }
        deployment.deploy();
        return started;
    }

    private static void add(DeploymentBuilder deployment, Path file) {
        try {
            deployment.addInputStream(
                    file.getFileName().toString(), new ByteArrayInputStream(Files.readAllBytes(file)));
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** Puts another version of a diagram in force, as a manager would by publishing it. */
    public void redraw(String process, String xml) {
        engine().getRepositoryService()
                .createDeployment()
                .addString(process + ".bpmn", xml)
                .deploy();
    }

    public void start(String process, UUID key, Map<String, Object> variables) {
        engine().getRuntimeService().startProcessInstanceByKey(process, key.toString(), variables);
        settle();
    }

    /** Runs every step that is due. */
    public void settle() {
        engine();
        time.settle();
    }

    public void travel(Duration duration) {
        engine();
        time.travelTo(clock.instant().plus(duration));
    }

    public void travelTo(Instant instant) {
        engine();
        time.travelTo(instant);
    }

    /** Completes one open task at that element. */
    public void complete(String activity, Map<String, Object> variables) {
        Task task = tasks(activity).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody is asked " + activity + "; waiting at " + waitingAt()));
        engine().getTaskService().complete(task.getId(), variables);
        settle();
    }

    public List<Task> tasks(String activity) {
        return engine().getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(activity)
                .list();
    }

    /** Tells the instance that waits; fails when none does. */
    public void message(String name, UUID key, Map<String, Object> variables) {
        engine().getRuntimeService()
                .createMessageCorrelation(name)
                .processInstanceBusinessKey(key.toString())
                .setVariables(variables)
                .correlate();
        settle();
    }

    /** As {@link Conversation#messageAside}. */
    public void messageAside(String name, UUID key, Map<String, Object> variables) {
        engine().getRuntimeService()
                .createMessageCorrelation(name)
                .processInstanceBusinessKey(key.toString())
                .setVariablesToTriggeredScope(variables)
                .correlate();
        settle();
    }

    /** How Java speaks to these diagrams. */
    public Conversation conversation() {
        return new Conversation(engine(), engine().getRuntimeService(), engine().getManagementService());
    }

    /** As {@link Conversation#update}. */
    public void update(String process, UUID key, Outcome variables) {
        conversation().update(process, key, variables);
        settle();
    }

    /** The elements where some instance waits: tasks, events, called diagrams' own elements. */
    public Set<String> waitingAt() {
        Set<String> elements = new TreeSet<>();
        engine().getRuntimeService()
                .createProcessInstanceQuery()
                .list()
                .forEach(instance ->
                        leaves(engine().getRuntimeService().getActivityInstance(instance.getId()), elements));
        return elements;
    }

    private static void leaves(ActivityInstance instance, Set<String> elements) {
        Stream.of(instance.getChildTransitionInstances()).forEach(waiting -> elements.add(waiting.getActivityId()));
        if (instance.getChildActivityInstances().length == 0 && instance.getChildTransitionInstances().length == 0) {
            elements.add(instance.getActivityId());
        }
        Stream.of(instance.getChildActivityInstances()).forEach(child -> leaves(child, elements));
    }

    /** The end events reached so far, in any instance. */
    public Set<String> endedAt() {
        Set<String> elements = new TreeSet<>();
        engine().getHistoryService().createHistoricActivityInstanceQuery().finished().list().stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .map(HistoricActivityInstance::getActivityId)
                .forEach(elements::add);
        return elements;
    }

    /** Whether nothing is left running: no instance, no task, no job. */
    public boolean nothingLeft() {
        return engine().getRuntimeService().createProcessInstanceQuery().count() == 0
                && engine().getManagementService().createJobQuery().count() == 0;
    }

    /** When the timers that wait are due, earliest first. */
    public List<Instant> timers() {
        return engine().getManagementService().createJobQuery().timers().orderByJobDuedate().asc().list().stream()
                .map(job -> job.getDuedate().toInstant())
                .toList();
    }

    /** Gives the time back to the other tests; call it after each. */
    public void close() {
        if (engine != null) {
            engine.close();
            ClockUtil.reset();
        }
    }

    private static final String STUB =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="D_KEY" targetNamespace="stub">
              <process id="KEY" isExecutable="true" camunda:historyTimeToLive="P1D">
                <extensionElements><camunda:properties><camunda:property name="subject" value="stub"/></camunda:properties></extensionElements>
                <startEvent id="Stub_start"/>
                <sequenceFlow id="Stub_f1" sourceRef="Stub_start" targetRef="Task_KEY"/>
                <userTask id="Task_KEY" name="KEY" camunda:candidateGroups="manager">
                  <extensionElements><camunda:properties><camunda:property name="form" value="none"/></camunda:properties></extensionElements>
                </userTask>
                <sequenceFlow id="Stub_f2" sourceRef="Task_KEY" targetRef="Stub_end"/>
                <endEvent id="Stub_end"/>
              </process>
            </definitions>
            """;
}
