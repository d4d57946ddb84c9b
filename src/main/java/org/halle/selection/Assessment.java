package org.halle.selection;

import java.time.Instant;
import java.util.Map;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.AssessmentId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * What one juror is asked, and says, about one application. There is none for a juror with a conflict.
 *
 * @param substitute asked because somebody before did not answer
 * @param marks only once scored
 * @param comment the juror's words to the deliberation, or why the juror stepped back
 */
public record Assessment(
        @Id AssessmentId id,
        ApplicationId application,
        ProgrammeId programme,
        PersonId juror,
        State state,
        boolean substitute,
        @Embedded.Nullable @Nullable Marks marks,
        String comment,
        Instant askedAt,
        @Nullable Instant answeredAt,
        @Version @Nullable Long version) {

    private static final int LONGEST_COMMENT = 4000;

    /** Where an assessment stands. */
    public enum State {
        ASKED,
        SCORED,
        RECUSED,
        /** Asked, and not answered in time. */
        EXPIRED
    }

    /**
     * @throws Refused when the juror has a conflict or sits no more: nothing is ever asked of them here
     */
    static Assessment asked(Juror juror, Candidacy candidacy, Ties ties, boolean substitute, Instant now) {
        if (!juror.sitting()) {
            throw new Refused("selection.juror.left");
        }
        if (juror.conflictWith(candidacy, ties).isPresent()) {
            throw new Refused("selection.juror.conflict", candidacy.reference());
        }
        return new Assessment(
                AssessmentId.random(),
                candidacy.id(),
                juror.programme(),
                juror.person(),
                State.ASKED,
                substitute,
                null,
                "",
                now,
                null,
                null);
    }

    /**
     * @throws Forbidden when it was asked of somebody else
     * @throws AlreadyDone when it has been answered, or its time is over
     * @throws Refused when the grid is not complete
     */
    Assessment scored(PersonId by, Grid grid, Map<String, Integer> points, String words, Instant now) {
        requireOpen(by);
        return answered(State.SCORED, grid.complete(points, words), words, now);
    }

    /** The juror steps back: a conflict found late, or no competence. */
    Assessment recused(PersonId by, String reason, Instant now) {
        requireOpen(by);
        if (reason.isBlank()) {
            throw new Refused("selection.recusal.reason-missing");
        }
        return answered(State.RECUSED, null, reason, now);
    }

    /** The team takes the application away from the juror: a link noted late, or a juror who sits no more. */
    Assessment removed(String reason, Instant now) {
        if (state != State.ASKED) {
            throw new AlreadyDone("selection.score.answered");
        }
        return answered(State.RECUSED, null, reason, now);
    }

    /** Its time is over; what was answered stays. */
    Assessment expired(Instant now) {
        return state == State.ASKED ? answered(State.EXPIRED, null, "", now) : this;
    }

    private void requireOpen(PersonId by) {
        if (!juror.equals(by)) {
            throw new Forbidden();
        }
        if (state != State.ASKED) {
            throw new AlreadyDone("selection.score.answered");
        }
    }

    private Assessment answered(State next, @Nullable Marks given, String words, Instant now) {
        String kept = words.strip();
        if (kept.length() > LONGEST_COMMENT) {
            throw new Refused("selection.score.comment-too-long", LONGEST_COMMENT);
        }
        return new Assessment(id, application, programme, juror, next, substitute, given, kept, askedAt, now, version);
    }

    /** Whether this juror is at work on the application or has done it: it counts in their load. */
    public boolean counts() {
        return state == State.ASKED || state == State.SCORED;
    }
}
