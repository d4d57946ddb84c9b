package org.halle.hall.web;

import org.halle.hall.HallListing;
import org.halle.programme.BoardSection;
import org.halle.programme.BoardSection.Figure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the board of a programme says of its hall. */
@Configuration(proxyBeanMethods = false)
class HallBoard {

    private static final int ORDER = 40;

    @Bean
    BoardSection hallFigures(HallListing listing) {
        return BoardSection.titled("hall.board.title").order(ORDER).figures(programme -> {
            String path = "/hall/" + programme;
            return listing.figures(programme).entrySet().stream()
                    .map(figure -> new Figure(figure.getKey(), figure.getValue(), path))
                    .toList();
        });
    }
}
