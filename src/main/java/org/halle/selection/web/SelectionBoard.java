package org.halle.selection.web;

import java.util.Map;
import org.halle.programme.BoardSection;
import org.halle.programme.Programmes;
import org.halle.selection.SelectionRegister;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The selection's part of a programme's board: how many reviews are in. */
@Configuration(proxyBeanMethods = false)
class SelectionBoard {

    private static final int ORDER = 20;

    @Bean
    BoardSection reviews(SelectionRegister register, Programmes programmes) {
        return BoardSection.titled("selection.board.title").order(ORDER).fragment("selection/board :: reviews", id -> {
            SelectionRegister.Progress progress = register.progress(id);
            return progress.applications() == 0
                    ? Map.of()
                    : Map.of(
                            "received",
                            progress.received(),
                            "wanted",
                            progress.applications() * programmes.get(id).rules().reviewsPerApplication(),
                            "applications",
                            progress.applications(),
                            "path",
                            "/selection/" + id);
        });
    }
}
