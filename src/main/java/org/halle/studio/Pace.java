package org.halle.studio;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.TooOften;
import org.springframework.stereotype.Component;

/** Keeps one person's program from taking the machine for itself: so many times a minute, on this node. */
@Component
class Pace {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Deque<Instant>> steps = new ConcurrentHashMap<>();

    Pace(HalleClock clock) {
        this.clock = clock;
    }

    /** @throws TooOften when this person has done that {@code most} times within the last minute */
    void step(String what, PersonId by, int most) {
        Instant now = clock.instant();
        steps.compute(what + "/" + by, (key, known) -> {
            Deque<Instant> recent = known == null ? new ArrayDeque<>() : known;
            while (!recent.isEmpty() && !recent.peekFirst().isAfter(now.minus(MINUTE))) {
                recent.removeFirst();
            }
            if (recent.size() >= most) {
                throw new TooOften("studio.too-often", most);
            }
            recent.addLast(now);
            return recent;
        });
        steps.values().removeIf(recent -> recent.isEmpty() || !recent.peekLast().isAfter(now.minus(MINUTE)));
    }
}
