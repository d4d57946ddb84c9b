package org.halle.call;

import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;

/**
 * Who else may read an application, beside its own people and those who manage the programme: later stages that give it
 * somebody to read (the jury) answer with a bean. One that says yes is enough.
 */
public interface ApplicationReaders {

    /** Whether that person may open its page. */
    boolean mayView(PersonId by, ApplicationId application);

    /** Whether that person may open its documents; somebody who reads without knowing names may, without its page. */
    default boolean mayOpenDocuments(PersonId by, ApplicationId application) {
        return mayView(by, application);
    }
}
