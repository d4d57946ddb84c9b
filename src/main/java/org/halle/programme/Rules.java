package org.halle.programme;

import java.util.LinkedHashMap;
import java.util.Map;
import org.halle.kernel.Refused;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * The sizes and thresholds of a programme.
 *
 * @param seats how many projects the cohort takes
 * @param reviewsPerApplication how many jurors read each application
 * @param signaturePercent share of the partners who must have signed before an application counts
 * @param collectiveSessions how many collective sessions a venture must have attended to graduate
 * @param individualSessions how many individual ones
 * @param blindReview whether jurors read without names
 * @param legalStatuses how many different legal statuses a consortium must gather
 * @param weights how many times each criterion counts
 * @param rolling whether its call goes on without a deadline, what came within a month being a batch with a jury of its
 *     own
 */
public record Rules(
        int seats,
        int reviewsPerApplication,
        int signaturePercent,
        int collectiveSessions,
        int individualSessions,
        boolean blindReview,
        int legalStatuses,
        @Embedded.Empty Weights weights,
        boolean rolling) {

    private static final int MAX_SEATS = 200;
    private static final int MAX_REVIEWS = 9;
    private static final int MAX_SESSIONS = 40;
    private static final int MAX_STATUSES = 4;
    private static final int ALL = 100;

    /** Its call closes on a day. */
    public Rules(
            int seats,
            int reviewsPerApplication,
            int signaturePercent,
            int collectiveSessions,
            int individualSessions,
            boolean blindReview,
            int legalStatuses,
            Weights weights) {
        this(
                seats,
                reviewsPerApplication,
                signaturePercent,
                collectiveSessions,
                individualSessions,
                blindReview,
                legalStatuses,
                weights,
                false);
    }

    /** Any legal statuses will do, and all criteria count alike. */
    public Rules(
            int seats,
            int reviewsPerApplication,
            int signaturePercent,
            int collectiveSessions,
            int individualSessions,
            boolean blindReview) {
        this(
                seats,
                reviewsPerApplication,
                signaturePercent,
                collectiveSessions,
                individualSessions,
                blindReview,
                1,
                Weights.alike());
    }

    /** What most programmes start from: ten projects, three readers, everybody signs, seven and four sessions. */
    public static Rules usual() {
        return new Rules(10, 3, ALL, 7, 4, false);
    }

    /** The same, for a call that closes on a day, or for one that goes on. */
    public Rules rolling(boolean goesOn) {
        return new Rules(
                seats,
                reviewsPerApplication,
                signaturePercent,
                collectiveSessions,
                individualSessions,
                blindReview,
                legalStatuses,
                weights,
                goesOn);
    }

    /** Each size out of bounds. */
    Map<String, Refused> problems() {
        Map<String, Refused> wrong = new LinkedHashMap<>();
        between(wrong, "seats", seats, 1, MAX_SEATS);
        between(wrong, "reviewsPerApplication", reviewsPerApplication, 1, MAX_REVIEWS);
        between(wrong, "signaturePercent", signaturePercent, 0, ALL);
        between(wrong, "collectiveSessions", collectiveSessions, 0, MAX_SESSIONS);
        between(wrong, "individualSessions", individualSessions, 0, MAX_SESSIONS);
        between(wrong, "legalStatuses", legalStatuses, 1, MAX_STATUSES);
        wrong.putAll(weights.problems());
        return wrong;
    }

    static void between(Map<String, Refused> wrong, String field, int figure, int least, int most) {
        if (figure < least || figure > most) {
            wrong.put(field, new Refused("programme.rules.between", least, most));
        }
    }
}
