package org.halle.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.halle.engine.ModelCheck;
import org.halle.engine.sandbox.Problem;
import org.halle.kernel.Refused;
import org.springframework.stereotype.Service;

/** Tries answers on a form that nobody has deployed: checked exactly as the desk checks those of a task. */
@Service
public class FormTrial {

    private static final int MOST_TOLD = 5;

    /**
     * What came of it.
     *
     * @param errors sentences by the key of their question; in a repeated group by "list[0].key"
     * @param cleaned what the desk would keep
     */
    public record Tried(Map<String, List<String>> errors, Map<String, Object> cleaned) {}

    private final ModelCheck models;
    private final FormCheck check;

    FormTrial(ModelCheck models, FormCheck check) {
        this.models = models;
        this.check = check;
    }

    /**
     * @param schema the form (form-js), as JSON
     * @param data what a task would bring: read-only values, and the choices of fields that leave them to it
     * @throws Refused when the form itself may not be put in force
     */
    public Tried tryOut(String schema, Map<String, ?> answers, Map<String, ?> data, Locale locale) {
        List<Problem> problems = models.checkForm(schema);
        if (!problems.isEmpty()) {
            throw new Refused(
                    "desk.form.refused",
                    problems.stream()
                            .limit(MOST_TOLD)
                            .map(problem -> problem.describe(locale))
                            .collect(Collectors.joining(" ")));
        }
        FormCheck.Checked checked = check.check(FormSchema.parse(schema), answers, data, locale);
        return new Tried(checked.errors(), checked.cleaned());
    }
}
