package org.halle.studio.rehearsal.stage;

import java.util.HashSet;
import java.util.Set;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.Decision;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.selection.SelectionRegister;
import org.halle.selection.Shortlist.ShortlistLine;
import org.halle.selection.Shortlisting;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/**
 * What managers do at the ranking before the list is settled: they follow it, and refuse what nobody ranked. Another one
 * confirms it.
 */
class Deliberation {

    private static final String SETTLES = "settleDecisions";
    private static final String CONFIRMS = "freezeDecisions";

    private final Shortlisting shortlisting;
    private final SelectionRegister register;
    private final ApplicationRegister applications;

    Deliberation(Shortlisting shortlisting, SelectionRegister register, ApplicationRegister applications) {
        this.shortlisting = shortlisting;
        this.register = register;
        this.applications = applications;
    }

    /** Whether somebody may do a task of that handler: nobody confirms what they settled themselves. */
    boolean mayDo(@Nullable String handler, PersonId person, ProgrammeId programme) {
        return !CONFIRMS.equals(handler) || shortlisting.mayFreeze(person, programme);
    }

    /** What goes before a task of that handler. */
    @Transactional
    void prepare(@Nullable String handler, PersonId by, ProgrammeId programme) {
        if (!SETTLES.equals(handler)) {
            return;
        }
        shortlisting.propose(by, programme);
        Set<ApplicationId> decided = new HashSet<>();
        register.shortlist(by, programme).ifPresent(list -> list.lines().stream()
                .filter(line -> line.decision() != null)
                .map(ShortlistLine::application)
                .forEach(decided::add));
        for (Application running : applications.of(programme, Application.Status.ELIGIBLE)) {
            if (!decided.contains(running.id())) {
                shortlisting.decide(by, programme, running.id(), Decision.REFUSED, "Trop peu d’évaluations.");
            }
        }
    }
}
