package org.halle.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.halle.engine.sandbox.Sandbox;
import org.springframework.util.function.SingletonSupplier;

/** What every engine of ours has in common: the serving one, and the small ones that tests and rehearsals start. */
final class EngineSettings {

    /** Ten seconds to an hour: an outage of the mail server or a network is over before an incident is raised. */
    private static final String RETRIES = "PT10S,PT1M,PT5M,PT15M,PT30M,PT1H";

    static {
        // the engine's readers follow a file's schema addresses; the sandbox refuses them first, this is the second
        // lock
        System.setProperty("javax.xml.accessExternalSchema", "file,nested");
        System.setProperty("javax.xml.accessExternalDTD", "file,nested");
    }

    private EngineSettings() {}

    static void apply(ProcessEngineConfigurationImpl engine, Catalogue catalogue, List<BpmnParseListener> listeners) {
        List<BpmnParseListener> parseListeners = new ArrayList<>();
        parseListeners.add(new SandboxParse(catalogue));
        parseListeners.addAll(listeners);
        engine.setCustomPreBPMNParseListeners(parseListeners);
        engine.setCustomPreDeployers(
                List.of(new SandboxDeployer(SingletonSupplier.of(() -> new Sandbox(catalogue.vocabulary())))));
        engine.setExpressionManager(new SandboxExpressions(catalogue));
        engine.setScriptEngineResolver(new NoScripts());
        engine.setDelegateInterceptor(new NoScripts());
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setHistory("activity");
        engine.setHistoryTimeToLive("P1095D");
        engine.setEnforceHistoryTimeToLive(true);
        engine.setHistoryRemovalTimeStrategy("end");
        engine.setIdGenerator(new StrongUuidGenerator());
        engine.setFailedJobRetryTimeCycle(RETRIES);
        // whoever calls the engine answers or logs what it throws; twice would be once too often
        engine.setEnableCmdExceptionLogging(false);
        engine.setAuthorizationEnabled(false);
        engine.setTenantCheckEnabled(false);
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        engine.setMetricsEnabled(false);
        engine.setTaskMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);
        // nothing here has a priority; with it, every job asks for its definition's
        engine.setProducePrioritizedJobs(false);
        engine.setDisableStrictCallActivityValidation(false);
    }
}
