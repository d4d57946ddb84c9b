package org.halle.desk;

import java.util.List;
import java.util.Map;
import org.halle.kernel.Refused;

/** Some answers do not fit the form; each sentence stands under the key of its field, in the reader's language. */
public class AnswersRefused extends Refused {

    private final transient Map<String, List<String>> errors;

    public AnswersRefused(Map<String, List<String>> errors) {
        super("desk.answers.refused", errors.size());
        this.errors = Map.copyOf(errors);
    }

    public Map<String, List<String>> errors() {
        return errors;
    }
}
