package org.halle.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.halle.kernel.HalleClock;

/** What a new programme may start from: dates that follow from the day its call opens, sizes and weights. */
public enum ProgrammeModel {

    /** What most programmes start from, over nine months. */
    ACCELERATOR(8, 6, 9, Rules.usual()),

    /**
     * A call to cooperation: fewer projects, more time to find one another, different legal statuses, and a jury to whom
     * the cooperation itself counts twice.
     */
    COOPERATION(10, 4, 8, new Rules(6, 3, 100, 7, 4, false, 2, new Weights(2, 1, 1, 1, 2)));

    private static final int WEEKS_OF_HALL = 6;
    private static final int WEEKS_TO_GATHER = 3;
    private static final int DAYS_TO_CHECK = 3;

    private final int weeksOfCall;
    private final int weeksOfJury;
    private final int months;
    private final Rules rules;

    ProgrammeModel(int weeksOfCall, int weeksOfJury, int months, Rules rules) {
        this.weeksOfCall = weeksOfCall;
        this.weeksOfJury = weeksOfJury;
        this.months = months;
        this.rules = rules;
    }

    /** Its name in addresses and over the API: "accelerator". */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ProgrammeModel> of(String code) {
        for (ProgrammeModel model : values()) {
            if (model.code().equals(code)) {
                return Optional.of(model);
            }
        }
        return Optional.empty();
    }

    public Rules rules() {
        return rules;
    }

    /** Its dates; none falls on a weekend or a public holiday. */
    public Plan plan(LocalDate callOpensOn) {
        Instant opens = Plan.morning(callOpensOn);
        Instant closes = Plan.evening(day(opens).plusWeeks(weeksOfCall));
        Instant jury = Plan.morning(day(closes).plusDays(DAYS_TO_CHECK));
        Instant announce = Plan.morning(day(jury).plusWeeks(weeksOfJury));
        LocalDate month = day(announce).plusWeeks(WEEKS_TO_GATHER).plusMonths(1).withDayOfMonth(1);
        LocalDate starts = WorkingDays.onOrAfter(month);
        LocalDate ends = starts.plusMonths(months).minusDays(1);
        return new Plan(opens, closes, jury, announce, starts, ends, Plan.evening(ends.plusWeeks(WEEKS_OF_HALL)));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, HalleClock.PARIS);
    }
}
