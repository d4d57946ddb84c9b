package org.halle.call;

import java.util.LinkedHashMap;
import java.util.Map;
import org.halle.desk.Desk;
import org.halle.kernel.ApplicationId;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an application answers as of now: what was handed in, and on top of it what the lead is typing into the form. A
 * partner reads here what it signs.
 */
@Component
public class AnswerSheet {

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private final CallProcess process;
    private final Desk desk;

    AnswerSheet(CallProcess process, Desk desk) {
        this.process = process;
        this.desk = desk;
    }

    /** By the keys of the form. */
    public Map<String, Object> of(Application application) {
        Map<String, Object> answers = new LinkedHashMap<>(JSON.readValue(application.answers(), ANSWERS));
        answers.putIfAbsent("title", application.content().title());
        answers.putAll(draft(application.id()));
        answers.values().removeIf(answer -> answer == null || "".equals(answer));
        return answers;
    }

    /** What the lead is typing, as JSON. */
    String typed(ApplicationId id) {
        return JSON.writeValueAsString(draft(id));
    }

    private Map<String, Object> draft(ApplicationId id) {
        return process.handingIn(id).map(desk::drafted).orElse(Map.of());
    }
}
