package org.halle.programme.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sentences of the message files, in the reader's language. */
@Component
class Told {

    private final MessageSource messages;

    Told(MessageSource messages) {
        this.messages = messages;
    }

    String of(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    String of(Refused refused, Locale locale) {
        return messages.getMessage(refused.code(), refused.arguments(), locale);
    }

    /** Beside each wrong field, its sentence. */
    Map<String, String> errors(RefusedFields refused, Locale locale) {
        Map<String, String> errors = new LinkedHashMap<>();
        refused.fields().forEach((field, why) -> errors.put(field, of(why, locale)));
        return errors;
    }

    /** What a failed step said, where it is one of our own sentences; as it is otherwise, cut to a line. */
    String ofTrouble(String message, Locale locale) {
        String line = message.lines().findFirst().orElse("");
        String cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        String own = messages.getMessage(line, null, null, locale);
        return own == null || own.contains("{0}") ? cut : own;
    }

    private static final int LONGEST = 200;
}
