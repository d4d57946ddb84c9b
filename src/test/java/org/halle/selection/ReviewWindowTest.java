package org.halle.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReviewWindowTest {

    private static final Instant MORNING = Instant.parse("2026-04-01T08:00:00Z");

    @Test
    void lastsTwoWeeksUntilSixInTheEvening() {
        ReviewWindow window = ReviewWindow.opening(MORNING, ReviewWindow.DAYS, Instant.parse("2026-05-04T07:00:00Z"));

        assertThat(window.dueAt()).isEqualTo("2026-04-15T16:00:00Z");
        assertThat(window.remindAt()).isEqualTo("2026-04-12T16:00:00Z");
    }

    @Test
    void leavesTwoDaysToDeliberate() {
        ReviewWindow window = ReviewWindow.opening(MORNING, ReviewWindow.DAYS, Instant.parse("2026-04-10T07:00:00Z"));

        assertThat(window.dueAt()).isEqualTo("2026-04-08T16:00:00Z");
    }

    @Test
    void lastsADayEvenWhenTheAnnouncementIsNear() {
        ReviewWindow window = ReviewWindow.opening(MORNING, ReviewWindow.DAYS, Instant.parse("2026-04-02T07:00:00Z"));

        assertThat(window.dueAt()).isEqualTo("2026-04-02T16:00:00Z");
        assertThat(window.remindAt()).isBetween("2026-04-01T08:00:01Z", "2026-04-02T15:59:59Z");
    }

    @Test
    void keepsTheHourThroughTheChangeOfClocks() {
        Instant autumn = Instant.parse("2026-10-20T08:00:00Z");

        assertThat(ReviewWindow.opening(autumn, ReviewWindow.DAYS, Instant.parse("2026-12-01T08:00:00Z"))
                        .dueAt())
                .isEqualTo("2026-11-03T17:00:00Z");
    }
}
