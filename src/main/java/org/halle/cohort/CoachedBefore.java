package org.halle.cohort;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.selection.PastCoaching;
import org.springframework.stereotype.Component;

/** Tells the jury who followed which venture or held a session with it: they do not judge its people again. */
@Component
class CoachedBefore implements PastCoaching {

    private final Ventures ventures;
    private final Sessions sessions;

    CoachedBefore(Ventures ventures, Sessions sessions) {
        this.ventures = ventures;
        this.sessions = sessions;
    }

    @Override
    public Map<PersonId, Set<ApplicationId>> coachedBy(Collection<PersonId> people) {
        Map<PersonId, Set<ApplicationId>> coached = new HashMap<>();
        for (PersonId person : people) {
            for (Venture venture : ventures.findByReferentOrSubstituteOrderByName(person, person)) {
                note(coached, person, venture);
            }
        }
        for (Session session : sessions.findByCoachIn(people)) {
            if (session.coach() != null && session.venture() != null) {
                PersonId coach = session.coach();
                ventures.findById(session.venture()).ifPresent(venture -> note(coached, coach, venture));
            }
        }
        return coached;
    }

    private static void note(Map<PersonId, Set<ApplicationId>> coached, PersonId coach, Venture venture) {
        coached.computeIfAbsent(coach, first -> new HashSet<>()).add(venture.application());
    }
}
