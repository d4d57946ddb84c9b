package org.halle.cohort.process;

import org.halle.cohort.VentureRegister;
import org.halle.document.DocumentGuard;
import org.halle.document.StoredDocument;
import org.halle.kernel.MilestoneId;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.SessionId;
import org.halle.kernel.VentureId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.stereotype.Component;

/** Whoever may see a venture may read what it handed over; only its own people and those who follow it add to it. */
@Component
class CohortDocuments implements DocumentGuard {

    private static final String VENTURE = "venture/";
    private static final String MILESTONE = "milestone/";
    private static final String SESSION = "session/";

    private final VentureRegister register;
    private final Rights rights;

    CohortDocuments(VentureRegister register, Rights rights) {
        this.register = register;
        this.rights = rights;
    }

    @Override
    public boolean mayRead(PersonId by, StoredDocument document) {
        return concernsUs(document.subject()) && mayTouch(by, document.subject());
    }

    @Override
    public boolean mayAttach(PersonId by, String subject) {
        return !concernsUs(subject) || mayTouch(by, subject);
    }

    private static boolean concernsUs(String subject) {
        return subject.startsWith(VENTURE) || subject.startsWith(MILESTONE) || subject.startsWith(SESSION);
    }

    private boolean mayTouch(PersonId by, String subject) {
        String id = subject.substring(subject.indexOf('/') + 1);
        try {
            if (subject.startsWith(SESSION)) {
                return rights.hasAny(by, register.session(SessionId.of(id)).programme(), Role.COACH, Role.MANAGER);
            }
            VentureId venture = subject.startsWith(VENTURE)
                    ? VentureId.of(id)
                    : register.milestone(MilestoneId.of(id)).venture();
            return register.mayView(by, venture);
        } catch (NotFound nothingThere) {
            return false;
        }
    }
}
