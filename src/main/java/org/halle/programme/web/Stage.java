package org.halle.programme.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.halle.kernel.HalleClock;
import org.halle.programme.Plan;

/** What a programme goes through, in order; its plan says when. */
enum Stage {
    CALL,
    SELECTION,
    COHORT,
    HALL;

    Instant from(Plan plan) {
        return switch (this) {
            case CALL -> plan.callOpensAt();
            case SELECTION -> plan.juryOpensAt();
            case COHORT -> midnight(plan.startsOn());
            case HALL -> midnight(plan.endsOn().plusDays(1));
        };
    }

    Instant to(Plan plan) {
        return switch (this) {
            case CALL -> plan.callClosesAt();
            case SELECTION -> plan.announceAt();
            case COHORT -> HALL.from(plan);
            case HALL -> plan.hallClosesAt();
        };
    }

    /** Key of its name in the message files. */
    String label() {
        return "programme.phase." + name().toLowerCase(Locale.ROOT);
    }

    /** The first that is not over yet: the one a programme is in, or waits for; empty once its hall has closed. */
    static Optional<Stage> at(Plan plan, Instant now) {
        return Arrays.stream(values())
                .filter(stage -> now.isBefore(stage.to(plan)))
                .findFirst();
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(HalleClock.PARIS).toInstant();
    }
}
