package org.halle.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.halle.kernel.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How Java speaks to running diagrams: start one, tell one something, change what one waits for. */
@Service
@Transactional
public class Conversation {

    private static final int PORTION = 200;

    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final InstanceTrees trees;

    Conversation(ProcessEngine engine, RuntimeService runtime, ManagementService management) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.runtime = runtime;
        this.management = management;
        trees = new InstanceTrees(runtime);
    }

    /** @param key the id of what the new instance is about */
    public void start(String process, UUID key, Outcome variables) {
        runtime.startProcessInstanceByKey(process, key.toString(), variables.variables());
    }

    /**
     * Tells the one instance that waits for it; the variables become the instance's.
     *
     * @throws NotFound when no instance about {@code key} waits for that message
     */
    public void message(String name, UUID key, Outcome variables) {
        if (!messageIfWaiting(name, key, variables)) {
            throw new NotFound();
        }
    }

    /** Tells the one instance that waits for it, if there is one. */
    public boolean messageIfWaiting(String name, UUID key, Outcome variables) {
        // asked first: a correlation that finds nobody throws inside our transaction, and would take it back
        if (!waiting(name, key)) {
            return false;
        }
        runtime.createMessageCorrelation(name)
                .processInstanceBusinessKey(key.toString())
                .setVariables(variables.variables())
                .correlate();
        return true;
    }

    private boolean waiting(String message, UUID key) {
        return runtime.createExecutionQuery()
                        .messageEventSubscriptionName(message)
                        .processInstanceBusinessKey(key.toString())
                        .count()
                > 0;
    }

    /**
     * Tells the one branch of an instance that waits for it and holds a value: a single round of a "for each".
     *
     * @return whether there was one
     */
    public boolean messageToBranch(String name, UUID key, String variable, String value) {
        for (Execution branch : runtime.createExecutionQuery()
                .messageEventSubscriptionName(name)
                .processInstanceBusinessKey(key.toString())
                .list()) {
            if (value.equals(String.valueOf(runtime.getVariable(branch.getId(), variable)))) {
                runtime.messageEventReceived(name, branch.getId());
                return true;
            }
        }
        return false;
    }

    /**
     * Opens something beside the main path, as often as it is told (an event sub-process that does not interrupt); the
     * variables stay inside it.
     */
    public void messageAside(String name, UUID key, Outcome variables) {
        runtime.createMessageCorrelation(name)
                .processInstanceBusinessKey(key.toString())
                .setVariablesToTriggeredScope(variables.variables())
                .correlate();
    }

    /** Changes what an instance knows; timers that wait on it move. Nothing happens when none is running. */
    public void update(String process, UUID key, Outcome variables) {
        update(process, Map.of(key, variables));
    }

    /**
     * Changes what many instances know, each by its key; their timers that wait for a date move, those that count a time
     * go on counting. It is one command, so that the engine writes once at its end and not after every variable.
     */
    public void update(String process, Map<UUID, Outcome> changes) {
        // a command under way has read its instances already: they must not be filled twice
        boolean alone = Context.getCommandContext() == null;
        engine.getCommandExecutorTxRequired().execute(context -> {
            List<UUID> keys = List.copyOf(changes.keySet());
            for (int from = 0; from < keys.size(); from += PORTION) {
                change(process, keys.subList(from, Math.min(keys.size(), from + PORTION)), changes, alone);
            }
            return null;
        });
    }

    private void change(String process, List<UUID> keys, Map<UUID, Outcome> changes, boolean alone) {
        List<ExecutionEntity> executions = trees.about(process, keys);
        if (executions.isEmpty()) {
            return;
        }
        if (alone) {
            trees.fill(executions);
        }
        Set<String> changed = new HashSet<>();
        for (ExecutionEntity instance : executions) {
            if (instance.isProcessInstanceExecution()) {
                runtime.setVariables(
                        instance.getId(),
                        Objects.requireNonNull(changes.get(UUID.fromString(instance.getBusinessKey())))
                                .variables());
                changed.add(instance.getId());
            }
        }
        Map<String, Boolean> dated = new HashMap<>();
        Predicate<String> waitsForDate = definition -> dated.computeIfAbsent(definition, this::waitsForDate);
        List<Job> timers =
                management.createJobQuery().processInstanceIds(changed).timers().list();
        for (Job timer : timers) {
            if (waitsForDate.test(timer.getJobDefinitionId())) {
                management.recalculateJobDuedate(timer.getId(), false);
            }
        }
        SideTimers.waitAgain(executions, timers, waitsForDate);
    }

    /** The engine keeps what a timer was drawn with as "DATE: …", "DURATION: …" or "CYCLE: …". */
    private boolean waitsForDate(String definition) {
        JobDefinition drawn = management
                .createJobDefinitionQuery()
                .jobDefinitionId(definition)
                .singleResult();
        return drawn != null && drawn.getJobConfiguration().startsWith("DATE");
    }

    /** Whether an instance of that process about {@code key} is running. */
    @Transactional(readOnly = true)
    public boolean running(String process, UUID key) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(key.toString())
                        .count()
                > 0;
    }
}
