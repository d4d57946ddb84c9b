package org.halle.cohort.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/**
 * The cells of the board. A hundred projects with fifteen milestones each share some dozens of looks: each is drawn once
 * by its template, which escapes what people wrote, and not fifteen hundred times.
 */
@Component
class MatrixCells {

    private final TemplateEngine templates;

    MatrixCells(TemplateEngine templates) {
        this.templates = templates;
    }

    /** Draws rows for one page. */
    Rows in(Locale locale) {
        return new Rows(locale);
    }

    /** The rows of one page, which share their cells. */
    final class Rows {

        private final Locale locale;
        private final Map<CohortViews.CellView, String> drawn = new HashMap<>();

        private Rows(Locale locale) {
            this.locale = locale;
        }

        /** The cells of a project as HTML. */
        String row(List<CohortViews.CellView> cells) {
            return cells.stream()
                    .map(cell -> drawn.computeIfAbsent(cell, this::drawn))
                    .collect(Collectors.joining());
        }

        private String drawn(CohortViews.CellView cell) {
            return templates.process("cohort/cell", new Context(locale, Map.of("cell", cell)));
        }
    }
}
