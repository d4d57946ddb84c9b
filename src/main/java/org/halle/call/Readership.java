package org.halle.call;

import org.halle.kernel.Forbidden;
import org.halle.kernel.PersonId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who may read an application: its own people, the programme's managers, and whom a later stage gives it to read. */
@Component
public class Readership {

    private final Rights rights;
    private final ObjectProvider<ApplicationReaders> readers;

    Readership(Rights rights, ObjectProvider<ApplicationReaders> readers) {
        this.rights = rights;
        this.readers = readers;
    }

    /** Its page and its answers. */
    public boolean mayView(PersonId by, Application application) {
        return mayAdd(by, application) || readers.stream().anyMatch(one -> one.mayView(by, application.id()));
    }

    public boolean mayOpenDocuments(PersonId by, Application application) {
        return mayAdd(by, application) || readers.stream().anyMatch(one -> one.mayOpenDocuments(by, application.id()));
    }

    /** Its own people and the managers may add documents to it. */
    public boolean mayAdd(PersonId by, Application application) {
        return application.involves(by) || manages(by, application);
    }

    public boolean manages(PersonId by, Application application) {
        return rights.has(by, Role.MANAGER, application.programme());
    }

    /** @throws Forbidden unless that person may read it */
    public void require(PersonId by, Application application) {
        if (!mayView(by, application)) {
            throw new Forbidden();
        }
    }
}
