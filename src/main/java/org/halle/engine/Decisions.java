package org.halle.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.halle.kernel.NotFound;
import org.springframework.stereotype.Service;

/** How Java asks a decision table: facts in, one ruling out, with the rule that gave it. */
@Service
public class Decisions {

    /**
     * What a table said.
     *
     * @param rule the id of the table as it was then; it can be asked again
     * @param version which version of the table that is
     * @param says the outputs of the one row that fits
     */
    public record Ruling(String rule, int version, Map<String, Object> says) {

        /** An output of the row, as text. */
        public String text(String output) {
            return String.valueOf(says.get(output));
        }
    }

    private final RepositoryService repository;
    private final DecisionService decisions;

    Decisions(RepositoryService repository, DecisionService decisions) {
        this.repository = repository;
        this.decisions = decisions;
    }

    /**
     * Asks the table that is in force.
     *
     * @throws IllegalStateException when no row fits the facts, or several do
     */
    public Ruling ask(String table, Map<String, Object> facts) {
        DecisionDefinition rule = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult();
        if (rule == null) {
            throw new NotFound();
        }
        return ask(rule, facts);
    }

    /** The outputs of every row that fits, of the table that is in force. */
    public List<Map<String, Object>> askAll(String table, Map<String, Object> facts) {
        return decisions.evaluateDecisionTableByKey(table).variables(facts).evaluate().getResultList().stream()
                .map(row -> Map.copyOf(row))
                .toList();
    }

    private Ruling ask(DecisionDefinition rule, Map<String, Object> facts) {
        DmnDecisionRuleResult row = decisions
                .evaluateDecisionTableById(rule.getId())
                .variables(facts)
                .evaluate()
                .getSingleResult();
        if (row == null) {
            throw new IllegalStateException("no row of " + rule.getId() + " fits " + facts);
        }
        return new Ruling(rule.getId(), rule.getVersion(), Map.copyOf(row.getEntryMap()));
    }
}
