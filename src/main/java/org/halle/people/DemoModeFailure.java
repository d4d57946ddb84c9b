package org.halle.people;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in two sentences why a demonstration did not start. */
class DemoModeFailure extends AbstractFailureAnalyzer<DemoModeRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, DemoModeRefused cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
    }
}
