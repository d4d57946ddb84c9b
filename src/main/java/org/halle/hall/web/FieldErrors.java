package org.halle.hall.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.halle.desk.AnswersRefused;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.springframework.context.MessageSource;

/** What is wrong with a form, in sentences beside its fields. */
final class FieldErrors {

    private FieldErrors() {}

    /** @param first the field that a refusal without a field belongs to */
    static Map<String, String> of(Refused refused, String first, MessageSource messages, Locale locale) {
        Map<String, String> sentences = new LinkedHashMap<>();
        if (refused instanceof AnswersRefused answers) {
            answers.errors().forEach((field, errors) -> sentences.put(field, String.join(" ", errors)));
        } else if (refused instanceof RefusedFields fields) {
            fields.fields().forEach((field, why) -> sentences.put(field, say(why, messages, locale)));
        } else {
            sentences.put(first, say(refused, messages, locale));
        }
        return sentences;
    }

    private static String say(Refused refused, MessageSource messages, Locale locale) {
        return messages.getMessage(refused.code(), refused.arguments(), locale);
    }
}
