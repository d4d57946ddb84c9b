package org.halle.kernel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Some of what was filled in cannot be taken; each wrong field has its own sentence, shown beside it. */
public class RefusedFields extends Refused {

    private final transient Map<String, Refused> fields;

    /**
     * @param code key of the sentence that stands above them
     * @param fields what is wrong, by the field's name, in the order of the form
     * @param arguments what the placeholders of that sentence stand for
     */
    public RefusedFields(String code, Map<String, Refused> fields, Object... arguments) {
        super(code, arguments);
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public Map<String, Refused> fields() {
        return fields;
    }
}
