package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.halle.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five hundred leads who hand in within two seconds of the deadline, at two nodes, one with a wrong clock. Five seconds
 * off, a node leaves the timers to the others; four seconds off it still runs them, and is the first to believe that
 * the call closes.
 */
class TwoNodesDeadlineBench {

    private static final int APPLICATIONS = 500;

    @TempDir
    private Path folder;

    @Test
    void fiveHundredAroundTheDeadline() throws Exception {
        Measured measured = Measured.by(
                        TwoNodesDeadlineBench.class, "Five hundred submissions while the call closes, two nodes")
                .row(
                        "clock of the second node",
                        "sent",
                        "within ± 2 s",
                        "in time",
                        "too late",
                        "wrong decisions",
                        "lost");
        List<TwoNodes.Seen> all = new ArrayList<>();
        try (TwoNodes nodes = new TwoNodes(folder)) {
            for (int ahead : List.of(5, -5, 4)) {
                TwoNodes.Seen seen = nodes.race(APPLICATIONS, Duration.ofSeconds(ahead));
                measured.row(
                        (ahead > 0 ? "+" : "−") + Math.abs(ahead) + " s",
                        seen.sent(),
                        seen.around(),
                        seen.accepted(),
                        seen.refused(),
                        seen.wrong(),
                        seen.lost());
                all.add(seen);
            }
        }
        measured.keep();
        assertThat(all).allSatisfy(seen -> {
            assertThat(seen.sent()).isEqualTo(APPLICATIONS);
            assertThat(seen.accepted()).isPositive();
            assertThat(seen.refused()).isPositive();
            assertThat(seen.wrong()).isZero();
            assertThat(seen.lost()).isZero();
        });
    }
}
