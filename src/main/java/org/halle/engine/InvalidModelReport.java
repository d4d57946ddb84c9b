package org.halle.engine;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Halle does not start on a diagram, decision or form that cannot be read, and says which line to look at. */
class InvalidModelReport extends AbstractFailureAnalyzer<InvalidModel> {

    @Override
    protected FailureAnalysis analyze(Throwable start, InvalidModel invalid) {
        return new FailureAnalysis(
                "A diagram, a decision or a form cannot be put in force:\n\n" + invalid.getMessage(),
                "Open the file in the modeler, correct the element or line named above, and start again. Nothing was"
                        + " changed: the versions that were in force before still are.",
                invalid);
    }
}
