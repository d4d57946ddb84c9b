package org.halle.engine;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.halle.kernel.Refused;
import org.springframework.stereotype.Service;

/** Asks decision tables that are not in force what they would say; nothing is kept of it. */
@Service
public class DecisionTrials {

    private final DefaultDmnEngineConfiguration inForce;

    DecisionTrials(ProcessEngine engine) {
        this.inForce =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDmnEngineConfiguration();
    }

    /** A table on trial. */
    @FunctionalInterface
    public interface Trial {
        /** The outputs of the one row that fits; empty when none does, or several do. */
        Optional<Map<String, Object>> ask(Map<String, Object> facts);
    }

    /**
     * @param file a decision file that passed {@link ModelCheck}
     * @throws Refused when there is no such table in it
     */
    public Trial of(String table, byte[] file) {
        DmnEngine engine = likeTheOneInForce();
        try {
            DmnDecision decision = engine.parseDecision(table, new ByteArrayInputStream(file));
            return facts -> ask(engine, decision, facts);
        } catch (DmnEngineException absent) {
            throw new Refused("engine.trial.no-table", table);
        }
    }

    private static Optional<Map<String, Object>> ask(
            DmnEngine engine, DmnDecision decision, Map<String, Object> facts) {
        try {
            DmnDecisionRuleResult row =
                    engine.evaluateDecisionTable(decision, facts).getSingleResult();
            return Optional.ofNullable(row)
                    .map(DmnDecisionRuleResult::getEntryMap)
                    .map(Map::copyOf);
        } catch (DmnEngineException undecided) {
            return Optional.empty();
        }
    }

    /** Of its own, because the engine's listens to what is asked and writes it into its history. */
    private DmnEngine likeTheOneInForce() {
        DefaultDmnEngineConfiguration own = new DefaultDmnEngineConfiguration();
        own.setFeelEngineFactory(inForce.getFeelEngineFactory());
        own.setElProvider(inForce.getElProvider());
        own.setScriptEngineResolver(inForce.getScriptEngineResolver());
        own.setDefaultInputExpressionExpressionLanguage(inForce.getDefaultInputExpressionExpressionLanguage());
        own.setDefaultInputEntryExpressionLanguage(inForce.getDefaultInputEntryExpressionLanguage());
        own.setDefaultOutputEntryExpressionLanguage(inForce.getDefaultOutputEntryExpressionLanguage());
        own.setDefaultLiteralExpressionLanguage(inForce.getDefaultLiteralExpressionLanguage());
        return own.buildEngine();
    }
}
