package org.halle.call.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Reads the fields of a form one by one and keeps, for each that is wrong, the sentence to show beside it. */
final class Reading {

    private final MessageSource messages;
    private final Locale locale;
    private final Map<String, String> errors = new LinkedHashMap<>();

    Reading(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /** What the reader makes of the field; null when it refuses, which is noted. */
    <T> @Nullable T field(String name, Supplier<@Nullable T> reader) {
        try {
            return reader.get();
        } catch (Refused refused) {
            note(name, refused);
            return null;
        }
    }

    /** A field without which nothing goes on. */
    String required(String name, String typed) {
        if (typed.isBlank()) {
            note(name, new Refused("call.refused.field-missing"));
        }
        return typed.strip();
    }

    void note(String field, Refused refused) {
        errors.putIfAbsent(field, messages.getMessage(refused.code(), refused.arguments(), locale));
    }

    boolean failed() {
        return !errors.isEmpty();
    }

    Map<String, String> errors() {
        return errors;
    }
}
