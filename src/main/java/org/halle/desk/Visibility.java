package org.halle.desk;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.halle.desk.FormSchema.Field;
import org.jspecify.annotations.Nullable;

/** Which questions somebody saw, given what they answered: as in the browser, an answer that is hidden hides nothing. */
final class Visibility {

    /** A form whose questions hide each other in turn never settles; by then it has. */
    private static final int MOST_ROUNDS = 10;

    private static final org.camunda.bpm.dmn.feel.impl.FeelEngine FEEL = new ScalaFeelEngineFactory().createInstance();

    private Visibility() {}

    /**
     * The fields that are hidden.
     *
     * @param around what conditions may read beside these fields' answers: the task's data; for a row, the whole form's
     */
    static Set<Field> hidden(List<Field> fields, Map<String, ?> answers, Map<String, ?> around) {
        Set<Field> hidden = Set.of();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Map<String, Object> known = known(fields, answers, around, hidden);
            // one condition often hides several questions
            Map<String, Boolean> asked = new HashMap<>();
            Set<Field> now = new HashSet<>();
            for (Field field : fields) {
                if (field.hiddenWhen().stream()
                        .anyMatch(condition -> asked.computeIfAbsent(condition, once -> holds(once, known)))) {
                    now.add(field);
                }
            }
            if (now.equals(hidden)) {
                return now;
            }
            hidden = now;
        }
        return hidden;
    }

    private static Map<String, Object> known(
            List<Field> fields, Map<String, ?> answers, Map<String, ?> around, Set<Field> hidden) {
        Map<String, @Nullable Object> known = new HashMap<>(around);
        for (Field field : fields) {
            Object answer = hidden.contains(field) || field.readonly() ? null : answers.get(field.key());
            if (answer != null) {
                known.put(field.key(), answer);
            } else if (!known.containsKey(field.key()) || hidden.contains(field)) {
                // what nobody answered is there too, so that a condition can ask for it
                known.put(field.key(), "checkbox".equals(field.type()) ? Boolean.FALSE : null);
            }
        }
        return known;
    }

    private static boolean holds(String condition, Map<String, Object> known) {
        try {
            return Boolean.TRUE.equals(FEEL.evaluateSimpleExpression(
                    condition, Variables.fromMap(known).asVariableContext()));
        } catch (FeelException unanswerable) {
            // as in the browser: a condition that makes no sense hides nothing
            return false;
        }
    }
}
