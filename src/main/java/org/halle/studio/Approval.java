package org.halle.studio;

import java.time.Instant;
import java.util.Map;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.ApprovalId;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked to put in force, for somebody else to approve or to refuse.
 *
 * @param seen the set that it was compared with
 * @param take whether live cases are to be taken along
 * @param files what would change, as it was when it was asked
 * @param decidedBy null as long as it is open
 * @param words why it was refused; empty otherwise
 * @param release the number of what came of it; null unless it was approved
 */
public record Approval(
        ApprovalId id,
        PersonId author,
        Instant askedAt,
        String seen,
        String remark,
        boolean take,
        Map<String, String> files,
        State state,
        @Nullable PersonId decidedBy,
        @Nullable Instant decidedAt,
        String words,
        @Nullable Integer release) {

    static final int LONGEST_WORDS = 500;

    /** Where it stands. */
    public enum State {
        OPEN,
        APPROVED,
        REFUSED,
        WITHDRAWN
    }

    static Approval asked(
            PersonId by, String seen, String remark, boolean take, Map<String, String> files, Instant now) {
        return new Approval(
                ApprovalId.random(), by, now, seen, remark, take, Map.copyOf(files), State.OPEN, null, null, "", null);
    }

    /** @throws Refused to who asked it */
    Approval approved(PersonId by, int number, Instant now) {
        return decided(byAnother(by), State.APPROVED, "", number, now);
    }

    /** @throws Refused to who asked it, and without a word */
    Approval refused(PersonId by, String why, Instant now) {
        String said = why.strip();
        if (said.isEmpty()) {
            throw new Refused("studio.approval.words-missing");
        }
        if (said.length() > LONGEST_WORDS) {
            throw new Refused("studio.publish.remark-too-long", LONGEST_WORDS);
        }
        return decided(byAnother(by), State.REFUSED, said, null, now);
    }

    /** Its author takes it back. */
    Approval withdrawn(Instant now) {
        return decided(author, State.WITHDRAWN, "", null, now);
    }

    /** @throws Refused to who asked it, and once it is decided */
    PersonId byAnother(PersonId by) {
        if (author.equals(by)) {
            throw new Refused("studio.approval.own");
        }
        open();
        return by;
    }

    private void open() {
        if (state != State.OPEN) {
            throw new AlreadyDone("studio.approval.decided");
        }
    }

    private Approval decided(PersonId by, State next, String said, @Nullable Integer number, Instant now) {
        open();
        return new Approval(id, author, askedAt, seen, remark, take, files, next, by, now, said, number);
    }
}
