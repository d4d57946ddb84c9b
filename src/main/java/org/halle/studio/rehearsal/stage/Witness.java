package org.halle.studio.rehearsal.stage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.halle.engine.ModelProperties;
import org.halle.kernel.HalleClock;
import org.halle.studio.rehearsal.Report.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sees every element that an instance comes to, in memory and not in the engine's history: what was taken back is not
 * counted, and a diagram that turns in circles is stopped with a sentence instead of never.
 */
final class Witness extends AbstractBpmnParseListener {

    /** More often than a rework loop or a "for each" ever comes to one element. */
    private static final int MOST_VISITS = 2_000;

    private final HalleClock clock;
    private final Take take;
    private final Map<String, Process> processes = new TreeMap<>();
    private final Map<Visit, Integer> visits = new HashMap<>();
    private final List<Runnable> uncommitted = new ArrayList<>();
    private final Map<Visit, Integer> visitsUncommitted = new HashMap<>();
    private boolean listening;
    private volatile @Nullable Place running;
    private int steps;
    private long arrivals;
    private Runnable watch = () -> {};

    Witness(HalleClock clock, Take take) {
        this.clock = clock;
        this.take = take;
    }

    /** Is asked at every element, and ends the play by throwing an error. */
    void watch(Runnable ends) {
        watch = ends;
    }

    void check() {
        watch.run();
    }

    private record Visit(String instance, String element) {}

    /** A diagram, with what was seen of it. */
    static final class Process {
        final String key;
        String name;
        String subject = "";
        final Map<String, Seen> elements = new LinkedHashMap<>();
        final Map<String, Integer> flows = new TreeMap<>();
        int started;
        int ended;

        Process(String key) {
            this.key = key;
            this.name = key;
        }
    }

    /** An element, with what was seen of it. */
    static final class Seen {
        final Place place;
        final String kind;
        final Map<LocalDate, Integer> days = new TreeMap<>();
        boolean repeated;
        int count;

        Seen(Place place, String kind) {
            this.place = place;
            this.kind = kind;
        }
    }

    /** An instance that came too often to one element. */
    record Circle(Seen at, int instances, int most) {}

    /** A diagram that does not come to a rest. */
    static final class TurnsInCircles extends IllegalStateException {
        TurnsInCircles(Place at) {
            super(at.process() + " came more than " + MOST_VISITS + " times to '" + at.name() + "' (" + at.element()
                    + ") and would go on");
        }
    }

    Map<String, Process> processes() {
        return processes;
    }

    int steps() {
        return steps;
    }

    /** How often an instance came to an element, whether or not it was taken back. */
    long arrivals() {
        return arrivals;
    }

    /** What an instance came to last, whether or not it was taken back. */
    @Nullable Place running() {
        return running;
    }

    /** Elements that some instance came to at least so often; "for each" is no circle. */
    synchronized List<Circle> circles(int least) {
        Map<Seen, int[]> found = new LinkedHashMap<>();
        visits.forEach((visit, times) -> {
            Seen seen = element(visit.element());
            if (times >= least && seen != null && !seen.repeated) {
                int[] tally = found.computeIfAbsent(seen, unseen -> new int[2]);
                tally[0]++;
                tally[1] = Math.max(tally[1], times);
            }
        });
        return found.entrySet().stream()
                .map(entry -> new Circle(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
    }

    private @Nullable Seen element(String path) {
        int slash = path.indexOf('/');
        Process process = processes.get(path.substring(0, slash));
        return process == null ? null : process.elements.get(path.substring(slash + 1));
    }

    /** The element of that id; a place without a name when no diagram has it. */
    Place place(String process, String element) {
        String id = element.replace("#multiInstanceBody", "");
        Seen seen = element(process + "/" + id);
        return seen == null ? new Place(process, id, id) : seen.place;
    }

    // --- while diagrams are read ---

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        // a process is told after its elements
        Process process = process(definition.getKey());
        process.name = definition.getName() == null ? process.key : definition.getName();
        process.subject = ModelProperties.of(element).getOrDefault(ModelProperties.SUBJECT, "");
        definition.addListener(
                ExecutionListener.EVENTNAME_START, (ExecutionListener) started -> note(() -> process.started++));
        definition.addListener(
                ExecutionListener.EVENTNAME_END, (ExecutionListener) ended -> note(() -> process.ended++));
    }

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
        Process process = processOf(scope);
        String id = transition.getId();
        if (process != null && id != null) {
            process.flows.putIfAbsent(id, 0);
            transition.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener)
                    taken -> note(() -> process.flows.merge(id, 1, Integer::sum)));
        }
    }

    @Override
    public void parseMultiInstanceLoopCharacteristics(Element activity, Element loop, ActivityImpl repeated) {
        Process process = processOf(repeated);
        if (process != null) {
            seen(process, activity).repeated = true;
            together(repeated);
        }
    }

    private void watch(Element element, ScopeImpl scope, ActivityImpl activity) {
        Process process = processOf(scope);
        if (process == null) {
            return;
        }
        Seen seen = seen(process, element);
        together(activity);
        activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> came(execution, seen));
    }

    private void together(ActivityImpl activity) {
        if (take == Take.QUICK) {
            activity.setAsyncBefore(false);
            activity.setAsyncAfter(false);
        }
    }

    private static Seen seen(Process process, Element element) {
        String id = element.attribute("id");
        String name = element.attribute("name");
        return process.elements.computeIfAbsent(
                id,
                unseen -> new Seen(
                        new Place(process.key, id, name == null ? "" : name.replaceAll("\\s+", " ")),
                        element.getTagName()));
    }

    private @Nullable Process processOf(ScopeImpl scope) {
        return scope.getProcessDefinition() instanceof ProcessDefinitionEntity definition
                ? process(definition.getKey())
                : null;
    }

    private Process process(String key) {
        return processes.computeIfAbsent(key, Process::new);
    }

    // --- while they run ---

    private void came(DelegateExecution execution, Seen seen) {
        running = seen.place;
        arrivals++;
        check();
        Visit visit = new Visit(execution.getProcessInstanceId(), seen.place.process() + "/" + seen.place.element());
        int times = visitsUncommitted.merge(visit, 1, Integer::sum) + visits.getOrDefault(visit, 0);
        if (times > MOST_VISITS) {
            throw new TurnsInCircles(seen.place);
        }
        LocalDate today = clock.today();
        note(() -> {
            seen.count++;
            seen.days.merge(today, 1, Integer::sum);
            visits.merge(visit, 1, Integer::sum);
            steps++;
        });
    }

    private void note(Runnable what) {
        uncommitted.add(what);
        if (!listening && TransactionSynchronizationManager.isSynchronizationActive()) {
            listening = true;
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    settle(status == STATUS_COMMITTED);
                }
            });
        }
    }

    private synchronized void settle(boolean committed) {
        if (committed) {
            uncommitted.forEach(Runnable::run);
        }
        uncommitted.clear();
        visitsUncommitted.clear();
        listening = false;
    }

    // --- every kind of element ---

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }

    @Override
    public void parseExclusiveGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }

    @Override
    public void parseInclusiveGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }

    @Override
    public void parseParallelGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }

    @Override
    public void parseEventBasedGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }

    @Override
    public void parseTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }

    @Override
    public void parseManualTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }

    @Override
    public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }

    @Override
    public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }

    @Override
    public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }

    @Override
    public void parseTransaction(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }

    @Override
    public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }

    @Override
    public void parseIntermediateThrowEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }

    @Override
    public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(element, scope, activity);
    }
}
