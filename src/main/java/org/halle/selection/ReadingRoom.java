package org.halle.selection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.Partner;
import org.halle.call.Veil;
import org.halle.call.Veils;
import org.halle.desk.FormAnswers;
import org.halle.desk.FormAnswers.Answer;
import org.halle.desk.FormAnswers.File;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.programme.Programmes;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a juror reads of an application: what it says and brings, and no other juror's opinion. */
@Service
@Transactional(readOnly = true)
public class ReadingRoom {

    private static final String APPLICATION = "application";

    private final SelectionRegister register;
    private final ApplicationRegister applications;
    private final Veils veils;
    private final Organisations organisations;
    private final Programmes programmes;
    private final Grids grids;
    private final FormAnswers forms;
    private final MessageSource messages;

    ReadingRoom(
            SelectionRegister register,
            ApplicationRegister applications,
            Veils veils,
            Organisations organisations,
            Programmes programmes,
            Grids grids,
            FormAnswers forms,
            MessageSource messages) {
        this.register = register;
        this.applications = applications;
        this.veils = veils;
        this.organisations = organisations;
        this.programmes = programmes;
        this.grids = grids;
        this.forms = forms;
        this.messages = messages;
    }

    /**
     * An application as jurors see it.
     *
     * @param organisations the lead's first, then the partners'; empty in a blind review
     * @param grid what it is marked on
     */
    public record Reading(
            String reference,
            String title,
            boolean blind,
            List<String> organisations,
            List<Answer> answers,
            Grid grid) {}

    /** @throws Forbidden unless that juror is asked to read it, or has scored it */
    public Reading open(PersonId by, ApplicationId id, Locale locale) {
        if (!register.reads(by, id)) {
            throw new Forbidden();
        }
        Application application = applications.get(id);
        boolean blind = programmes.get(application.programme()).rules().blindReview();
        List<Answer> answers = forms.of(APPLICATION, APPLICATION, application.answers(), locale);
        return new Reading(
                application.reference(),
                title(application),
                blind,
                blind ? List.of() : names(application),
                blind ? nameless(veils.of(application), answers, locale) : answers,
                grids.of(application.programme()));
    }

    private List<String> names(Application application) {
        List<OrganisationId> ids = new ArrayList<>(List.of(application.organisation()));
        application.partnersInOrder().stream().map(Partner::organisation).forEach(ids::add);
        Map<OrganisationId, Organisation> known = organisations.all(ids);
        return ids.stream()
                .distinct()
                .map(known::get)
                .filter(Objects::nonNull)
                .map(Organisation::name)
                .toList();
    }

    String title(Application application) {
        return Objects.requireNonNull(
                titles(application.programme(), List.of(application)).get(application.id()));
    }

    /** Titles by application, as a juror of that programme may read them. */
    public Map<ApplicationId, String> titles(ProgrammeId programme, Collection<Application> asked) {
        Map<ApplicationId, Veil> drawn = programmes.get(programme).rules().blindReview() ? veils.of(asked) : Map.of();
        Map<ApplicationId, String> titles = new HashMap<>();
        for (Application application : asked) {
            Veil veil = drawn.get(application.id());
            String title = application.content().title();
            titles.put(application.id(), veil == null ? title : veil.hide(title));
        }
        return titles;
    }

    /** Without names, in the prose and in the names of files, and without what the form says tells who answers. */
    private List<Answer> nameless(Veil veil, List<Answer> answers, Locale locale) {
        AtomicInteger number = new AtomicInteger();
        return answers.stream()
                .filter(answer -> !answer.telling())
                .map(answer -> new Answer(
                        answer.key(),
                        answer.label(),
                        veil.hide(answer.text()),
                        answer.isLong(),
                        answer.files().stream()
                                .map(file -> new File(
                                        file.documentId(),
                                        messages.getMessage(
                                                "selection.reading.document",
                                                new Object[] {number.incrementAndGet()},
                                                locale),
                                        file.size()))
                                .toList(),
                        answer.telling()))
                .toList();
    }
}
