package org.halle.desk.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.halle.desk.FormTrial;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Forms over HTTP, before anybody is asked with them. */
@RestController
@RequestMapping("/api/forms")
class FormsApi {

    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> BY_KEY = new TypeReference<>() {};

    private final FormTrial forms;

    FormsApi(FormTrial forms) {
        this.forms = forms;
    }

    /** What is sent. {@code data} is what a task would bring, for read-only fields and for choices by key. */
    record Trial(
            @Schema(type = "object") Object schema, Map<String, Object> answers, @Nullable Map<String, Object> data) {}

    /** Checks answers against a form, by the very code of the desk; nothing is kept. */
    @PostMapping("/check")
    @Operation(
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Trial.class))))
    FormTrial.Tried check(InputStream body, Locale locale) throws IOException {
        byte[] sent = body.readNBytes(MOST_BYTES + 1);
        if (sent.length > MOST_BYTES) {
            throw new Refused("desk.form.too-large", MOST_BYTES / 1024);
        }
        JsonNode trial = read(sent);
        JsonNode schema = trial.path("schema");
        return forms.tryOut(
                schema.isString() ? schema.asString() : schema.toString(),
                byKey(trial.path("answers")),
                byKey(trial.path("data")),
                locale);
    }

    private static JsonNode read(byte[] sent) {
        try {
            JsonNode trial = JSON.readTree(sent);
            if (trial.has("schema")) {
                return trial;
            }
        } catch (JacksonException malformed) {
            // said below
        }
        throw new Refused("desk.form.unreadable");
    }

    private static Map<String, Object> byKey(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Map.of();
        }
        if (!node.isObject()) {
            throw new Refused("desk.form.unreadable");
        }
        return JSON.convertValue(node, BY_KEY);
    }
}
