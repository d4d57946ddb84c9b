package org.halle.selection;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;

/** Who accompanied what before. The cohort knows, and comes later than the jury: it answers by a bean of this kind. */
public interface PastCoaching {

    /** The applications whose projects each of these people accompanied; who accompanied none may be left out. */
    Map<PersonId, Set<ApplicationId>> coachedBy(Collection<PersonId> people);
}
