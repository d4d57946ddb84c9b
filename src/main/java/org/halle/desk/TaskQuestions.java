package org.halle.desk;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a task asks.
 *
 * @param handler what Java does with the answers, by name; null when they are only kept
 * @param form the form's id; null when the task has none and is only confirmed
 * @param data answers so far, and the choices of questions that leave them to it
 */
public record TaskQuestions(
        OpenTask task,
        @Nullable String handler,
        @Nullable String form,
        @Nullable FormSchema schema,
        Map<String, Object> data) {}
