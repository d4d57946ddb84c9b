package org.halle.programme;

import java.time.Instant;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One run of an accelerator, from its call to its hall.
 *
 * @param slug its name in addresses, never changed
 * @param territory département where projects must be, "44"
 */
@Table("programme")
public record Programme(
        @Id ProgrammeId id,
        String slug,
        String title,
        String summary,
        String territory,
        State state,
        @Embedded.Empty Plan plan,
        @Embedded.Empty Rules rules,
        @Version @Nullable Long version) {

    /** Where a programme stands. */
    public enum State {
        /** Being written; nobody is asked anything. */
        DRAFT,
        /** Its diagram runs. */
        RUNNING,
        /** Over: read only. */
        CLOSED
    }

    static Programme draft(ProgrammeId id, String slug, NewProgramme wanted) {
        wanted.check();
        return new Programme(
                id,
                slug,
                wanted.title().strip(),
                wanted.summary().strip(),
                wanted.territory(),
                State.DRAFT,
                wanted.plan(),
                wanted.rules(),
                null);
    }

    Programme launch() {
        if (state != State.DRAFT) {
            throw new AlreadyDone("programme.already-launched");
        }
        return with(State.RUNNING, plan);
    }

    /** @throws Refused when it is over, or a date stands wrong */
    Programme replan(Plan changed) {
        if (state == State.CLOSED) {
            throw new Refused("programme.over");
        }
        changed.check();
        return with(state, changed);
    }

    /**
     * A programme of its own for what a rolling call gathered until its next closing: same rules, this plan.
     *
     * @param batchTitle tells it from the others, and from this one
     */
    Programme batch(ProgrammeId batch, String batchSlug, String batchTitle) {
        if (state != State.RUNNING || !rules.rolling()) {
            throw new Refused("programme.not-rolling");
        }
        return new Programme(
                batch, batchSlug, batchTitle, summary, territory, State.RUNNING, plan, rules.rolling(false), null);
    }

    /** Goes on with what comes in until the next closing. */
    Programme following(Instant nextClosing) {
        return with(state, plan.following(nextClosing));
    }

    Programme close() {
        if (state == State.CLOSED) {
            throw new AlreadyDone("programme.already-closed");
        }
        if (state == State.DRAFT) {
            throw new Refused("programme.never-launched");
        }
        return with(State.CLOSED, plan);
    }

    private Programme with(State next, Plan nextPlan) {
        return new Programme(id, slug, title, summary, territory, next, nextPlan, rules, version);
    }
}
