package org.halle.programme.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.TypedNumber;
import org.halle.programme.NewProgramme;
import org.halle.programme.Plan;
import org.halle.programme.Rules;
import org.halle.programme.Weights;
import org.jspecify.annotations.Nullable;

/** A programme as typed, before anything is believed: shown again as it is when something is wrong. */
record ProgrammeForm(
        @Nullable String title,
        @Nullable String summary,
        @Nullable String territory,
        @Nullable String callOpensAt,
        @Nullable String callClosesAt,
        @Nullable String juryOpensAt,
        @Nullable String announceAt,
        @Nullable String startsOn,
        @Nullable String endsOn,
        @Nullable String hallClosesAt,
        @Nullable String lengthReason,
        @Nullable String seats,
        @Nullable String reviewsPerApplication,
        @Nullable String signaturePercent,
        @Nullable String collectiveSessions,
        @Nullable String individualSessions,
        @Nullable String blindReview,
        @Nullable String legalStatuses,
        @Nullable String rolling,
        @Nullable String weightPurpose,
        @Nullable String weightImpact,
        @Nullable String weightNeed,
        @Nullable String weightInnovation,
        @Nullable String weightQuality) {

    private static final LocalDate NO_DAY = LocalDate.of(2000, 1, 1);
    private static final int LONGEST_REASON = 1000;

    /** The dates of a plan, nothing else filled in. */
    static ProgrammeForm of(PlanView plan) {
        return of(plan, null);
    }

    /** What a new programme starts from. */
    static ProgrammeForm of(PlanView plan, @Nullable RulesView rules) {
        return new ProgrammeForm(
                "",
                "",
                "",
                plan.callOpensAt(),
                plan.callClosesAt(),
                plan.juryOpensAt(),
                plan.announceAt(),
                plan.startsOn(),
                plan.endsOn(),
                plan.hallClosesAt(),
                plan.lengthReason(),
                rules == null ? "" : String.valueOf(rules.seats()),
                rules == null ? "" : String.valueOf(rules.reviewsPerApplication()),
                rules == null ? "" : String.valueOf(rules.signaturePercent()),
                rules == null ? "" : String.valueOf(rules.collectiveSessions()),
                rules == null ? "" : String.valueOf(rules.individualSessions()),
                rules != null && rules.blindReview() ? "true" : null,
                rules == null ? "" : String.valueOf(rules.legalStatuses()),
                rules != null && rules.rolling() ? "true" : null,
                rules == null ? "" : String.valueOf(rules.weightPurpose()),
                rules == null ? "" : String.valueOf(rules.weightImpact()),
                rules == null ? "" : String.valueOf(rules.weightNeed()),
                rules == null ? "" : String.valueOf(rules.weightInnovation()),
                rules == null ? "" : String.valueOf(rules.weightQuality()));
    }

    /** What it leaves out is as in another one: over HTTP, a model needs only what is to differ. */
    ProgrammeForm over(ProgrammeForm other) {
        return new ProgrammeForm(
                or(title, other.title),
                or(summary, other.summary),
                or(territory, other.territory),
                or(callOpensAt, other.callOpensAt),
                or(callClosesAt, other.callClosesAt),
                or(juryOpensAt, other.juryOpensAt),
                or(announceAt, other.announceAt),
                or(startsOn, other.startsOn),
                or(endsOn, other.endsOn),
                or(hallClosesAt, other.hallClosesAt),
                or(lengthReason, other.lengthReason),
                or(seats, other.seats),
                or(reviewsPerApplication, other.reviewsPerApplication),
                or(signaturePercent, other.signaturePercent),
                or(collectiveSessions, other.collectiveSessions),
                or(individualSessions, other.individualSessions),
                or(blindReview, other.blindReview),
                or(legalStatuses, other.legalStatuses),
                or(rolling, other.rolling),
                or(weightPurpose, other.weightPurpose),
                or(weightImpact, other.weightImpact),
                or(weightNeed, other.weightNeed),
                or(weightInnovation, other.weightInnovation),
                or(weightQuality, other.weightQuality));
    }

    private static @Nullable String or(@Nullable String typed, @Nullable String otherwise) {
        return typed == null ? otherwise : typed;
    }

    /** @throws RefusedFields naming what is no date or no number */
    NewProgramme newProgramme() {
        Map<String, Refused> wrong = new LinkedHashMap<>();
        Plan plan = plan(wrong);
        Rules rules = new Rules(
                number("seats", seats, wrong),
                number("reviewsPerApplication", reviewsPerApplication, wrong),
                number("signaturePercent", signaturePercent, wrong),
                number("collectiveSessions", collectiveSessions, wrong),
                number("individualSessions", individualSessions, wrong),
                "true".equals(blindReview),
                number("legalStatuses", legalStatuses, wrong),
                new Weights(
                        number("weightPurpose", weightPurpose, wrong),
                        number("weightImpact", weightImpact, wrong),
                        number("weightNeed", weightNeed, wrong),
                        number("weightInnovation", weightInnovation, wrong),
                        number("weightQuality", weightQuality, wrong)),
                "true".equals(rolling));
        if (!wrong.isEmpty()) {
            throw new RefusedFields("programme.refused", wrong);
        }
        return new NewProgramme(text(title), text(summary), text(territory).toUpperCase(Locale.ROOT), plan, rules);
    }

    /** @throws RefusedFields naming what is no date */
    Plan plan() {
        Map<String, Refused> wrong = new LinkedHashMap<>();
        Plan plan = plan(wrong);
        if (!wrong.isEmpty()) {
            throw new RefusedFields("programme.plan.refused", wrong);
        }
        return plan;
    }

    /** The dates as typed, by the name of their field. */
    Map<String, String> dates() {
        Map<String, String> dates = new LinkedHashMap<>();
        dates.put("callOpensAt", text(callOpensAt));
        dates.put("callClosesAt", text(callClosesAt));
        dates.put("juryOpensAt", text(juryOpensAt));
        dates.put("announceAt", text(announceAt));
        dates.put("startsOn", text(startsOn));
        dates.put("endsOn", text(endsOn));
        dates.put("lengthReason", text(lengthReason));
        dates.put("hallClosesAt", text(hallClosesAt));
        return dates;
    }

    private Plan plan(Map<String, Refused> wrong) {
        String reason = text(lengthReason);
        if (reason.length() > LONGEST_REASON) {
            wrong.put("lengthReason", new Refused("programme.form.too-long", LONGEST_REASON));
        }
        return new Plan(
                instant("callOpensAt", callOpensAt, wrong),
                instant("callClosesAt", callClosesAt, wrong),
                instant("juryOpensAt", juryOpensAt, wrong),
                instant("announceAt", announceAt, wrong),
                read("startsOn", startsOn, LocalDate::parse, NO_DAY, wrong),
                read("endsOn", endsOn, LocalDate::parse, NO_DAY, wrong),
                instant("hallClosesAt", hallClosesAt, wrong),
                reason.isEmpty() ? null : reason);
    }

    private static Instant instant(String field, @Nullable String typed, Map<String, Refused> wrong) {
        return read(field, typed, LocalDateTime::parse, NO_DAY.atStartOfDay(), wrong)
                .atZone(HalleClock.PARIS)
                .toInstant();
    }

    private static <T> T read(
            String field, @Nullable String typed, Function<String, T> parser, T otherwise, Map<String, Refused> wrong) {
        try {
            return parser.apply(text(typed));
        } catch (DateTimeException unreadable) {
            wrong.put(field, new Refused("programme.form.date"));
            return otherwise;
        }
    }

    private static int number(String field, @Nullable String typed, Map<String, Refused> wrong) {
        try {
            return TypedNumber.count(text(typed));
        } catch (NumberFormatException unreadable) {
            wrong.put(field, new Refused("programme.form.number"));
            return 0;
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
