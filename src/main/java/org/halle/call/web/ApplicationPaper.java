package org.halle.call.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halle.call.AnswerSheet;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.Eligibility;
import org.halle.call.EligibilityDecision;
import org.halle.call.Parting;
import org.halle.call.Partner;
import org.halle.desk.Answers;
import org.halle.desk.FormAnswers;
import org.halle.document.Documents;
import org.halle.document.StoredDocument;
import org.halle.export.Archive;
import org.halle.export.Pdf;
import org.halle.export.TableFile;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.NotFound;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.notification.LetterView;
import org.halle.notification.Letters;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Siren;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** An application on paper: a PDF of what it says, its files, the facts the rules judged, and what was written to it. */
@Component
class ApplicationPaper {

    private static final String APPLICATION = "application";

    private final ApplicationRegister applications;
    private final AnswerSheet sheet;
    private final Eligibility eligibility;
    private final Parting parting;
    private final Organisations organisations;
    private final People people;
    private final Programmes programmes;
    private final FormAnswers forms;
    private final Documents documents;
    private final Letters letters;
    private final MessageThread thread;
    private final Pdf pdf;
    private final MessageSource messages;

    ApplicationPaper(
            ApplicationRegister applications,
            AnswerSheet sheet,
            Eligibility eligibility,
            Parting parting,
            Organisations organisations,
            People people,
            Programmes programmes,
            FormAnswers forms,
            Documents documents,
            Letters letters,
            MessageThread thread,
            Pdf pdf,
            MessageSource messages) {
        this.applications = applications;
        this.sheet = sheet;
        this.eligibility = eligibility;
        this.parting = parting;
        this.organisations = organisations;
        this.people = people;
        this.programmes = programmes;
        this.forms = forms;
        this.documents = documents;
        this.letters = letters;
        this.thread = thread;
        this.pdf = pdf;
        this.messages = messages;
    }

    /** Somebody who takes part, as paper shows them. */
    record Member(
            String organisation,
            String status,
            String siren,
            String person,
            String email,
            String role,
            @Nullable Instant signedAt) {}

    /** Somebody who left. */
    record Gone(String organisation, Instant at, String reason) {}

    void write(PersonId by, ApplicationId id, Archive archive, Locale locale) throws IOException {
        Application application = applications.get(id);
        Map<String, Object> model = model(application, locale);
        archive.file(word("call.paper.file", locale) + ".pdf", out -> pdf.write("paper/dossier", model, locale, out));
        Archive files = archive.in(word("call.paper.files", locale));
        for (StoredDocument document : documents.of(APPLICATION + "/" + id)) {
            file(by, document, files, locale);
        }
        facts(id, archive, locale);
        letters(id, archive, locale);
        messages(by, id, archive, locale);
    }

    private Map<String, Object> model(Application application, Locale locale) {
        return Map.of(
                "dossier",
                application,
                "programme",
                programmes.get(application.programme()).title(),
                "status",
                Standing.key(application.status()),
                "members",
                members(application, locale),
                "departures",
                parting.departures(application.id()).stream()
                        .map(gone ->
                                new Gone(organisations.get(gone.organisation()).name(), gone.leftAt(), gone.reason()))
                        .toList(),
                "answers",
                forms.of(APPLICATION, APPLICATION, application.answers(), locale),
                "decisions",
                eligibility.history(application.id()));
    }

    private List<Member> members(Application application, Locale locale) {
        List<Member> members = new ArrayList<>();
        members.add(member(
                application.organisation(),
                application.lead(),
                new Answers(sheet.of(application)).text("leadRole"),
                application.submittedAt(),
                locale));
        for (Partner partner : application.partnersInOrder()) {
            members.add(member(partner.organisation(), partner.person(), partner.role(), partner.signedAt(), locale));
        }
        return members;
    }

    private Member member(
            OrganisationId house, PersonId person, String role, @Nullable Instant signedAt, Locale locale) {
        Organisation organisation = organisations.get(house);
        Person who = people.get(person);
        Siren siren = organisation.siren();
        return new Member(
                organisation.name(),
                word(organisation.status().label(), locale),
                siren == null ? "" : siren.toString(),
                who.displayName(),
                who.email(),
                role,
                signedAt);
    }

    private void file(PersonId by, StoredDocument document, Archive files, Locale locale) throws IOException {
        try (InputStream content = documents.open(by, document.id()).getInputStream()) {
            files.file(document.fileName(), content::transferTo);
        } catch (NotFound lost) {
            // an auditor must see that something is not there
            files.text(document.fileName() + ".txt", word("call.paper.lost", locale));
        }
    }

    private void facts(ApplicationId id, Archive archive, Locale locale) throws IOException {
        archive.file(word("call.paper.rules.file", locale) + ".csv", out -> {
            try (TableFile table = TableFile.csv(out, locale)) {
                table.head(words(
                        locale,
                        "call.export.decided",
                        "call.export.rule",
                        "call.export.outcome",
                        "call.export.reason",
                        "call.export.facts"));
                for (EligibilityDecision said : eligibility.history(id)) {
                    table.row(Arrays.asList(
                            said.decidedAt(),
                            said.ruleVersion(),
                            said.outcome().code(),
                            word(said.reasonKey(), locale),
                            said.inputs()));
                }
            }
        });
    }

    private void letters(ApplicationId id, Archive archive, Locale locale) throws IOException {
        archive.file(word("call.paper.letters.file", locale) + ".csv", out -> {
            try (TableFile table = TableFile.csv(out, locale)) {
                table.head(words(
                        locale, "call.export.written", "call.export.to", "call.export.letter", "call.export.sent"));
                for (LetterView letter : letters.about(APPLICATION + "/" + id)) {
                    table.row(Arrays.asList(letter.createdAt(), letter.email(), letter.title(), letter.sentAt()));
                }
            }
        });
    }

    private void messages(PersonId by, ApplicationId id, Archive archive, Locale locale) throws IOException {
        archive.file(word("call.paper.messages.file", locale) + ".csv", out -> {
            try (TableFile table = TableFile.csv(out, locale)) {
                table.head(words(
                        locale,
                        "call.export.written",
                        "call.export.author",
                        "call.export.internal",
                        "call.export.text"));
                for (MessageThread.Line line : thread.lines(by, id)) {
                    table.row(Arrays.asList(
                            line.at(),
                            line.author(),
                            word(line.internal() ? "desk.answer.yes" : "desk.answer.no", locale),
                            line.text()));
                }
            }
        });
    }

    private List<String> words(Locale locale, String... keys) {
        return Arrays.stream(keys).map(key -> word(key, locale)).toList();
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
