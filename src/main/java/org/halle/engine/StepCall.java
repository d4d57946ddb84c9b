package org.halle.engine;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
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
     * A whole number set on the step in the modeler; null when left empty.
     *
     * @throws IllegalArgumentException when it is none
     */
    public @Nullable Integer number(String name) {
        String text = input(name);
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException words) {
            throw new IllegalArgumentException(
                    name + " is no whole number at " + execution.getCurrentActivityId() + ": " + text, words);
        }
    }

    /** A moment passed to the step in the modeler, as {@code ${closesAt}}; null when left empty. */
    public @Nullable Instant moment(String name) {
        Object value = execution.getVariableLocal(name);
        if (value instanceof Date date) {
            return date.toInstant();
        }
        String text = input(name);
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    /** What the instance is about, as its diagram's property {@code subject} says: "venture"… */
    public String subject() {
        Object kind = ((ExecutionEntity) execution).getProcessDefinition().getProperty(ModelProperties.SUBJECT);
        return kind == null ? "" : kind.toString();
    }

    /** What tells this call apart from others of the same step: its element, and which time it is there. */
    public String occurrence() {
        return execution.getActivityInstanceId();
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
