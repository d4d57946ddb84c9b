package org.halle.call.web;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.Partner;
import org.halle.call.Readership;
import org.halle.call.Veils;
import org.halle.desk.SubjectCard;
import org.halle.desk.Subjects;
import org.halle.document.DocumentGuard;
import org.halle.document.StoredDocument;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.people.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Applications as the desk shows them, and who may open and add their documents. */
@Component
class ApplicationSubjects implements Subjects, DocumentGuard {

    private static final String KIND = "application";
    private static final String PREFIX = KIND + "/";

    private final ApplicationRegister applications;
    private final Organisations organisations;
    private final Readership readership;
    private final Veils veils;
    private final VeiledFile veiled;
    private final ProjectPage page;

    ApplicationSubjects(
            ApplicationRegister applications,
            Organisations organisations,
            Readership readership,
            Veils veils,
            VeiledFile veiled,
            ProjectPage page) {
        this.applications = applications;
        this.organisations = organisations;
        this.readership = readership;
        this.veils = veils;
        this.veiled = veiled;
        this.page = page;
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
                path(application),
                application.programme());
    }

    /** Whoever may not open its page is not told whose it is either. */
    @Override
    public boolean knows(PersonId by, UUID id) {
        return mayView(by, id);
    }

    @Override
    public SubjectCard veiled(UUID id) {
        Application application = applications.get(new ApplicationId(id));
        return new SubjectCard(
                veils.of(application).hide(application.content().title()),
                application.reference(),
                path(application),
                application.programme());
    }

    private static String path(Application application) {
        return "/projects/" + application.id();
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
        return readership.mayView(by, applications.get(new ApplicationId(id)));
    }

    /** What is missing and who takes part; whoever is not typing the answers reads them there, too. */
    @Override
    public @Nullable Panel panel(PersonId by, UUID id) {
        Application application = applications.get(new ApplicationId(id));
        if (!readership.mayView(by, application)) {
            return null;
        }
        return new Panel("call/beside :: application", page.beside(application, by, LocaleContextHolder.getLocale()));
    }

    @Override
    public boolean mayRead(PersonId by, StoredDocument document) {
        return document.subject().startsWith(PREFIX)
                && readership.mayOpenDocuments(by, applications.get(idOf(document.subject())));
    }

    /** The names of files often tell whose they are. */
    @Override
    public @Nullable String nameFor(PersonId by, StoredDocument document) {
        if (!document.subject().startsWith(PREFIX)) {
            return null;
        }
        Application application = applications.get(idOf(document.subject()));
        return readership.mayView(by, application)
                ? null
                : application.reference() + "-" + document.id().toString().substring(0, 4) + document.extension();
    }

    /** What is in a file tells it too. */
    @Override
    public @Nullable Resource shown(PersonId by, StoredDocument document, Resource file) {
        if (!document.subject().startsWith(PREFIX)) {
            return null;
        }
        Application application = applications.get(idOf(document.subject()));
        return readership.mayView(by, application)
                ? null
                : veiled.of(application.reference(), veils.of(application), document, file);
    }

    @Override
    public boolean mayAttach(PersonId by, String subject) {
        if (!subject.startsWith(PREFIX)) {
            return true;
        }
        try {
            return readership.mayAdd(by, applications.get(idOf(subject)));
        } catch (NotFound nowhere) {
            return false;
        }
    }

    private static ApplicationId idOf(String subject) {
        return ApplicationId.of(subject.substring(PREFIX.length()));
    }
}
