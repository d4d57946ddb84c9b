package org.halle.engine;

import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.halle.kernel.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How Java speaks to running diagrams: start one, tell one something, change what one waits for. */
@Service
@Transactional
public class Conversation {

    private final RuntimeService runtime;
    private final ManagementService management;

    Conversation(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
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
        for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(key.toString())
                .list()) {
            runtime.setVariables(instance.getId(), variables.variables());
            for (Job timer : management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .timers()
                    .list()) {
                management.recalculateJobDuedate(timer.getId(), false);
            }
        }
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
