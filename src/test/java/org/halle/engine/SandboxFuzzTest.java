package org.halle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.Job;
import org.halle.engine.sandbox.ModelFile;
import org.halle.engine.sandbox.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Diagrams drawn at random, valid as BPMN and otherwise as they fall: whatever the sandbox lets through comes to rest.
 * The seed is fixed, so that a failure is the same tomorrow.
 */
class SandboxFuzzTest {

    private static final int DIAGRAMS = 300;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int MOST_JOBS = 3_000;

    private static ProcessEngine engine;
    private static Sandbox sandbox;

    @BeforeAll
    static void startAnEngine() {
        Catalogue catalogue = new Catalogue(
                () -> List.of(Step.named("work").does(call -> Outcome.of("worked", true))).stream(),
                () -> List.of(NamedList.named("everybody").of(key -> List.of("one", "two", "three"))).stream());
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        EngineSettings.apply(configuration, catalogue, List.of());
        configuration.setProcessEngineName("fuzz");
        configuration.setJdbcUrl("jdbc:h2:mem:fuzz;DB_CLOSE_DELAY=-1");
        configuration.setJobExecutorActivate(false);
        engine = configuration.buildProcessEngine();
        sandbox = new Sandbox(catalogue.vocabulary());
    }

    @AfterAll
    static void stopIt() {
        engine.close();
    }

    @Test
    void whateverPassesComesToRest() {
        AtomicInteger passed = new AtomicInteger();
        for (int seed = 0; seed < DIAGRAMS; seed++) {
            ModelFile diagram = ModelFile.of("fuzz.bpmn", new RandomDiagram(new Random(seed)).draw());
            long began = System.nanoTime();
            if (sandbox.check(List.of(diagram), List.of()).isEmpty()) {
                passed.incrementAndGet();
                run(seed, diagram);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("seed " + seed)
                    .isLessThan(LONGEST);
        }
        assertThat(passed.get()).as("diagrams that passed").isBetween(DIAGRAMS / 5, DIAGRAMS - DIAGRAMS / 5);
    }

    private static void run(int seed, ModelFile diagram) {
        try {
            engine.getRepositoryService()
                    .createDeployment()
                    .addString(diagram.name(), diagram.text())
                    .deploy();
        } catch (ProcessEngineException refused) {
            return; // the engine has rules of its own
        }
        assertThatCode(() -> engine.getRuntimeService()
                        .startProcessInstanceByKey("fuzz", UUID.randomUUID().toString(), Map.of("yes", true)))
                .as("seed " + seed)
                .doesNotThrowAnyException();
        int ran = 0;
        for (List<Job> due = due(); !due.isEmpty(); due = due()) {
            for (Job job : due) {
                assertThat(ran++).as("jobs of seed " + seed).isLessThan(MOST_JOBS);
                if (engine.getManagementService()
                                .createJobQuery()
                                .jobId(job.getId())
                                .count()
                        == 1) {
                    engine.getManagementService().executeJob(job.getId());
                }
            }
        }
        engine.getRuntimeService().createProcessInstanceQuery().list().forEach(instance -> engine.getRuntimeService()
                .deleteProcessInstance(instance.getId(), "done"));
    }

    private static List<Job> due() {
        return engine.getManagementService().createJobQuery().executable().listPage(0, 100);
    }

    /** A process of a few elements of every kind, joined as they come. */
    private static final class RandomDiagram {

        private final Random random;
        private final StringBuilder out = new StringBuilder();
        private int next;

        RandomDiagram(Random random) {
            this.random = random;
        }

        String draw() {
            out.append(
                    """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
                      <error id="error" errorCode="failed"/>
                      <escalation id="escalation" escalationCode="up"/>
                      <message id="message" name="told"/>
                      <process id="fuzz" isExecutable="true" camunda:historyTimeToLive="P1D">
                        <extensionElements><camunda:properties><camunda:property name="subject" value="x"/></camunda:properties></extensionElements>
                    """);
            scope(0);
            return out.append("</process></definitions>").toString();
        }

        private void scope(int depth) {
            List<String> sources = new ArrayList<>();
            List<String> targets = new ArrayList<>();
            String start = id();
            out.append("<startEvent id=\"").append(start).append("\"/>");
            int size = 2 + random.nextInt(6);
            List<String> begun = new ArrayList<>(List.of(start));
            Set<String> leaving = new HashSet<>();
            for (int i = 0; i < size; i++) {
                // from something before it: what nothing leads to is refused at once
                String from = begun.get(random.nextInt(begun.size()));
                String to = element(depth, sources);
                targets.add(to);
                flow(from, to);
                leaving.add(from);
                begun.addAll(sources.subList(begun.size() - 1, sources.size()));
            }
            String end = id();
            out.append("<endEvent id=\"").append(end).append("\"/>");
            String last = begun.get(random.nextInt(begun.size()));
            flow(last, end);
            leaving.add(last);
            for (String from : begun) {
                int flows = (leaving.contains(from) ? 0 : 1) + (from.startsWith("Gateway") ? random.nextInt(2) : 0);
                for (int i = 0; i < flows; i++) {
                    flow(from, random.nextBoolean() ? end : targets.get(random.nextInt(targets.size())));
                }
            }
        }

        private String element(int depth, List<String> sources) {
            int kind = random.nextInt(depth < 2 ? 13 : 11);
            String id = kind >= 4 && kind <= 6 ? "Gateway_" + next++ : id();
            String text =
                    switch (kind) {
                        case 0, 1 ->
                            "<userTask id='%s' name='Ask' camunda:candidateGroups='lead'>" + NO_FORM + "%s</userTask>";
                        case 2, 3 ->
                            "<serviceTask id='%s' camunda:asyncBefore='true' camunda:delegateExpression='${work}'>%s</serviceTask>";
                        case 4, 5 -> "<exclusiveGateway id='%s'/>";
                        case 6 -> "<parallelGateway id='%s'/>";
                        case 7 ->
                            "<intermediateCatchEvent id='%s'><timerEventDefinition><timeDuration>"
                                    + List.of("PT0S", "PT1S", "PT5M", "P7D").get(random.nextInt(4))
                                    + "</timeDuration></timerEventDefinition></intermediateCatchEvent>";
                        case 8 ->
                            "<intermediateThrowEvent id='%s'><escalationEventDefinition escalationRef='escalation'/></intermediateThrowEvent>";
                        case 9 -> "<endEvent id='%s'/>";
                        case 10 -> "<endEvent id='%s'><errorEventDefinition errorRef='error'/></endEvent>";
                        default -> "";
                    };
            if (kind >= 11) {
                out.append("<subProcess id='").append(id).append("'>").append(loop());
                scope(depth + 1);
                out.append("</subProcess>");
            } else {
                out.append(text.formatted(id, kind < 4 ? loop() : ""));
            }
            if (kind != 9 && kind != 10) {
                sources.add(id);
            }
            if ((kind < 4 || kind >= 11) && random.nextInt(3) == 0) {
                sources.add(edge(id, kind < 4));
            }
            return id;
        }

        private String edge(String host, boolean simple) {
            String id = id();
            String trigger = List.of(
                            "<timerEventDefinition><timeDuration>PT10M</timeDuration></timerEventDefinition>",
                            "<messageEventDefinition messageRef='message'/>",
                            "<errorEventDefinition errorRef='error'/>",
                            simple
                                    ? "<errorEventDefinition errorRef='error'/>"
                                    : "<escalationEventDefinition escalationRef='escalation'/>")
                    .get(random.nextInt(4));
            boolean stops = trigger.contains("error") || random.nextBoolean();
            out.append("<boundaryEvent id='%s' attachedToRef='%s' cancelActivity='%s'>%s</boundaryEvent>"
                    .formatted(id, host, stops, trigger));
            return id;
        }

        private String loop() {
            return switch (random.nextInt(8)) {
                case 0 ->
                    "<multiInstanceLoopCharacteristics camunda:asyncAfter='true' camunda:collection='${everybody}'/>";
                case 1 ->
                    "<multiInstanceLoopCharacteristics camunda:asyncAfter='true'><loopCardinality>"
                            + (1 + random.nextInt(8)) + "</loopCardinality></multiInstanceLoopCharacteristics>";
                default -> "";
            };
        }

        private void flow(String from, String to) {
            String condition = from.startsWith("Gateway") && random.nextInt(4) == 0
                    ? "<conditionExpression>${yes}</conditionExpression>"
                    : "";
            out.append("<sequenceFlow id='%s' sourceRef='%s' targetRef='%s'>%s</sequenceFlow>"
                    .formatted("Flow_" + next++, from, to, condition));
        }

        private String id() {
            return "Element_" + next++;
        }

        private static final String NO_FORM =
                "<extensionElements><camunda:properties><camunda:property name='form' value='none'/></camunda:properties></extensionElements>";
    }
}
