package org.halle.engine;

import org.camunda.bpm.engine.delegate.BpmnError;

/** A step could not do its work, and the diagram may say what happens then: by an error event with this code. */
public class StepFailed extends BpmnError {

    private static final long serialVersionUID = 1L;

    /** @param code one that the step describes as a failure */
    public StepFailed(String code) {
        super(code);
    }
}
