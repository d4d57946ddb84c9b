package org.halle.programme;

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
