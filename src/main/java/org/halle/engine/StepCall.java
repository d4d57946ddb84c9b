package org.halle.engine;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.halle.kernel.Id;
import org.jspecify.annotations.Nullable;

/** One call of a step: what the instance is about, and what the diagram says to it. */
public final class StepCall {

    private final DelegateExecution execution;

    StepCall(DelegateExecution execution) {
        this.execution = execution;
    }

    /** The id of what the instance is about: its business key. */
    public UUID key() {
        return Id.parse(execution.getProcessBusinessKey());
    }

    /** A value set on the step in the modeler (an input parameter); null when left empty. */
    public @Nullable String input(String name) {
        Object value = execution.getVariableLocal(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    /**
     * A code or an id held by the instance.
     *
     * @throws IllegalStateException when the diagram never set it
     */
    public String variable(String name) {
        Object value = execution.getVariable(name);
        if (value == null) {
            throw new IllegalStateException("variable " + name + " is not set at " + execution.getCurrentActivityId());
        }
        return value.toString();
    }
}
