package org.halle.call.process;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halle.call.Application;
import org.halle.call.ApplicationReaders;
import org.halle.call.ApplicationRegister;
import org.halle.call.Partner;
import org.halle.desk.SubjectCard;
import org.halle.desk.Subjects;
import org.halle.document.DocumentGuard;
import org.halle.document.StoredDocument;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.people.Organisations;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Applications as the desk shows them, and who may read them and their documents: their own people, the managers, and
 * whoever a later stage gives them to read.
 */
@Component
class ApplicationSubjects implements Subjects, DocumentGuard {

    private static final String KIND = "application";
    private static final String PREFIX = KIND + "/";

    private final ApplicationRegister applications;
    private final Organisations organisations;
    private final Rights rights;
    private final ObjectProvider<ApplicationReaders> readers;

    ApplicationSubjects(
            ApplicationRegister applications,
            Organisations organisations,
            Rights rights,
            ObjectProvider<ApplicationReaders> readers) {
        this.applications = applications;
        this.organisations = organisations;
        this.rights = rights;
        this.readers = readers;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public SubjectCard card(UUID id) {
        Application application = applications.get(new ApplicationId(id));
        return new SubjectCard(
                application.content().title(),
                application.reference() + " · "
                        + organisations.get(application.organisation()).name(),
                "/projects/" + id,
                application.programme());
    }

    @Override
    public Set<PersonId> people(String group, UUID id) {
        Application application = applications.get(new ApplicationId(id));
        return switch (group) {
            case "lead" -> Set.of(application.lead());
            case "partners" ->
                application.partners().stream().map(Partner::person).collect(Collectors.toSet());
            default -> Set.of();
        };
    }

    @Override
    public boolean mayView(PersonId by, UUID id) {
        ApplicationId application = new ApplicationId(id);
        return mayWrite(by, id) || readers.stream().anyMatch(reader -> reader.mayView(by, application));
    }

    @Override
    public boolean mayRead(PersonId by, StoredDocument document) {
        if (!document.subject().startsWith(PREFIX)) {
            return false;
        }
        ApplicationId application = idOf(document.subject());
        return mayWrite(by, application.value())
                || readers.stream().anyMatch(reader -> reader.mayOpenDocuments(by, application));
    }

    @Override
    public boolean mayAttach(PersonId by, String subject) {
        if (!subject.startsWith(PREFIX)) {
            return true;
        }
        try {
            return mayWrite(by, idOf(subject).value());
        } catch (NotFound nowhere) {
            return false;
        }
    }

    private boolean mayWrite(PersonId by, UUID id) {
        Application application = applications.get(new ApplicationId(id));
        return application.involves(by) || rights.has(by, Role.MANAGER, application.programme());
    }

    private static ApplicationId idOf(String subject) {
        return ApplicationId.of(subject.substring(PREFIX.length()));
    }
}
