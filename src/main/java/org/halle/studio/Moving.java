package org.halle.studio;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.halle.engine.CaseMigration;
import org.halle.kernel.Refused;
import org.halle.studio.Releases.Move;
import org.halle.studio.Releases.State;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the cases of a release along, one transaction each: what fails leaves its case where it was, with the reason. */
@Component
class Moving {

    private final Releases releases;
    private final CaseMigration migration;
    private final TransactionTemplate transaction;
    private final boolean wanted;

    Moving(
            Releases releases,
            CaseMigration migration,
            TransactionTemplate transaction,
            @Value("${halle.engine.jobs:true}") boolean wanted) {
        this.releases = releases;
        this.migration = migration;
        this.transaction = transaction;
        this.wanted = wanted;
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT10S")
    void whenDue() {
        if (wanted) {
            run();
        }
    }

    /** Until nothing waits. */
    void run() {
        while (one()) {
            // the next
        }
    }

    private boolean one() {
        Move[] taken = new Move[1];
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                Move next = releases.take().orElse(null);
                if (next == null) {
                    return false;
                }
                taken[0] = next;
                migration.move(next.instance());
                releases.mark(next, State.MOVED, "");
                return true;
            }));
        } catch (RuntimeException stays) {
            Move move = taken[0];
            if (move == null) {
                throw stays;
            }
            // told in each reader's language later: the sentence's key, then what it says of this case
            String reason = stays instanceof Refused refused
                    ? refused.code() + "\n"
                            + Arrays.stream(refused.arguments())
                                    .map(String::valueOf)
                                    .collect(Collectors.joining("\n"))
                    : "engine.migration.failed\n" + stays.getMessage();
            transaction.executeWithoutResult(status -> releases.mark(move, State.STAYED, reason));
            return true;
        }
    }
}
