package org.halle.demo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says how to begin the demonstration again. */
class InterruptedPlayFailure extends AbstractFailureAnalyzer<InterruptedPlay> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, InterruptedPlay cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Delete the folder " + cause.data() + " and start again.", cause);
    }
}
