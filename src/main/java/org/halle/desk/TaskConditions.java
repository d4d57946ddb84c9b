package org.halle.desk;

import java.util.Locale;
import java.util.Map;

/** What a filter asks of a list of tasks, as SQL. */
final class TaskConditions {

    private TaskConditions() {}

    /**
     * Conditions on {@code desk_inbox i} and, where one starts with {@code t.}, {@code desk_task t}.
     *
     * @param parameters takes what they are about
     * @return empty, or each condition with {@code and} before it
     */
    static String of(TaskFilter filter, Map<String, Object> parameters) {
        StringBuilder sql = new StringBuilder();
        if (filter.programme() != null) {
            sql.append(" and t.programme = :programme");
            parameters.put("programme", filter.programme().value());
        }
        if (filter.process() != null) {
            sql.append(" and t.process = :process");
            parameters.put("process", filter.process());
        }
        if (filter.dueBefore() != null) {
            sql.append(" and i.due_order < :dueBefore");
            parameters.put("dueBefore", TaskTable.utc(filter.dueBefore()));
        }
        if (filter.text() != null) {
            sql.append(" and t.search_text like :text escape '!'");
            parameters.put("text", "%" + escaped(filter.text().toLowerCase(Locale.ROOT)) + "%");
        }
        return sql.toString();
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
