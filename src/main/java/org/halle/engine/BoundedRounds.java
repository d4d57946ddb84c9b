package org.halle.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.halle.engine.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;

/** How often a "for each" repeats when a variable says it: as often as the sandbox lets a diagram write, no more. */
record BoundedRounds(Expression of) implements Expression {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Object getValue(VariableScope scope) {
        return bounded(of.getValue(scope));
    }

    private static @Nullable Object bounded(@Nullable Object rounds) {
        if (rounds instanceof Number number && number.longValue() > Sandbox.MOST_ROUNDS) {
            throw new ProcessEngineException(
                    "a loop may run " + Sandbox.MOST_ROUNDS + " times at most, not " + number.longValue());
        }
        return rounds;
    }

    @Override
    public void setValue(@Nullable Object value, VariableScope scope) {
        of.setValue(value, scope);
    }

    @Override
    public String getExpressionText() {
        return of.getExpressionText();
    }

    @Override
    public boolean isLiteralText() {
        return of.isLiteralText();
    }
}
