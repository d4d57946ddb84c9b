package org.halle.programme;

import java.time.Instant;
import java.time.LocalDate;

/** Plans that tests start from. */
public final class SamplePlans {

    private SamplePlans() {}

    /** Call in spring 2026, cohort from September 2026 to May 2027, hall in July 2027. */
    public static Plan nineMonths() {
        return new Plan(
                Instant.parse("2026-03-02T08:00:00Z"),
                Instant.parse("2026-04-30T16:00:00Z"),
                Instant.parse("2026-05-04T07:00:00Z"),
                Instant.parse("2026-06-15T07:00:00Z"),
                LocalDate.of(2026, 9, 1),
                LocalDate.of(2027, 5, 31),
                Instant.parse("2027-07-09T16:00:00Z"));
    }

    /** The same up to the cohort's beginning, with other ends. */
    public static Plan until(LocalDate endsOn, Instant hallClosesAt) {
        Plan plan = nineMonths();
        return new Plan(
                plan.callOpensAt(),
                plan.callClosesAt(),
                plan.juryOpensAt(),
                plan.announceAt(),
                plan.startsOn(),
                endsOn,
                hallClosesAt);
    }

    public static NewProgramme programme(String title) {
        return new NewProgramme(title, "Un programme d’essai.", "44", nineMonths(), Rules.usual());
    }
}
