package org.halle.call.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.Eligibility;
import org.halle.call.EligibilityDecision;
import org.halle.call.Partner;
import org.halle.call.Readership;
import org.halle.desk.FormAnswers;
import org.halle.desk.FormAnswers.Answer;
import org.halle.export.Archive;
import org.halle.export.ArchivePart;
import org.halle.export.ExportFormat;
import org.halle.export.ExportKind;
import org.halle.export.ExportWork;
import org.halle.export.TableFile;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.people.Siren;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What managers take with them of applications: all in a table, or everything of each for an auditor. */
@Configuration(proxyBeanMethods = false)
class ApplicationExports {

    private static final String APPLICATION = "application";

    /** Answers that have columns of their own. */
    private static final Set<String> HELD = Set.of(
            "title",
            "town",
            "foundedOn",
            "headcount",
            "budgetEur",
            "fundingNeedEur",
            "impactBaseline",
            "impactTarget",
            "documents");

    /** All applications of a programme as a table. */
    @Bean
    ExportKind applicationsExport(
            ApplicationRegister applications,
            Eligibility eligibility,
            Organisations organisations,
            People people,
            FormAnswers forms,
            Programmes programmes,
            Rights rights,
            MessageSource messages) {
        Columns columns = new Columns(eligibility, organisations, people, messages);
        return ExportKind.named("applications")
                .titled("call.export.applications")
                .as(ExportFormat.XLSX, ExportFormat.CSV)
                .forWho((person, programme) -> rights.has(person, Role.MANAGER, new ProgrammeId(programme)))
                .called((programme, locale) -> messages.getMessage("call.export.applications.file", null, locale) + "-"
                        + programmes.get(new ProgrammeId(programme)).slug())
                .writes(work -> {
                    List<Application> all = applications.of(new ProgrammeId(work.subject()));
                    Map<ApplicationId, Map<String, Answer>> answers = new LinkedHashMap<>();
                    Map<String, String> questions = new LinkedHashMap<>();
                    for (Application one : all) {
                        Map<String, Answer> its = new LinkedHashMap<>();
                        forms.of(APPLICATION, APPLICATION, one.answers(), work.locale()).stream()
                                .filter(answer -> !HELD.contains(answer.key()))
                                .forEach(answer -> its.put(answer.key(), answer));
                        its.forEach((key, answer) -> questions.putIfAbsent(key, answer.label()));
                        answers.put(one.id(), its);
                    }
                    try (TableFile table =
                            work.table(messages.getMessage("call.export.applications", null, work.locale()))) {
                        table.head(Stream.concat(columns.names(work.locale()), questions.values().stream())
                                .toList());
                        int done = 0;
                        for (Application one : all) {
                            List<@Nullable Object> row = columns.of(one, work.locale());
                            Map<String, Answer> its = Objects.requireNonNull(answers.get(one.id()));
                            questions.keySet().forEach(key -> {
                                Answer answer = its.get(key);
                                row.add(answer == null ? null : answer.text());
                            });
                            table.row(row);
                            work.progress(++done, all.size());
                        }
                    }
                });
    }

    /** Everything of one application. */
    @Bean
    ExportKind applicationArchive(
            ApplicationRegister applications,
            Readership readership,
            ObjectProvider<ArchivePart> parts,
            MessageSource messages) {
        return ExportKind.named("dossier")
                .titled("call.export.dossier")
                .as(ExportFormat.ZIP)
                .forWho((person, id) -> readership.manages(person, applications.get(new ApplicationId(id))))
                .called((id, locale) -> applications.get(new ApplicationId(id)).reference())
                .writes(work -> {
                    try (Archive archive = new Archive(work.out())) {
                        fill(archive, List.of(applications.get(new ApplicationId(work.subject()))), parts, work);
                    }
                });
    }

    /** Everything of all that was handed in, a folder each. */
    @Bean
    ExportKind applicationArchives(
            ApplicationRegister applications,
            Programmes programmes,
            Rights rights,
            ObjectProvider<ArchivePart> parts,
            MessageSource messages) {
        return ExportKind.named("dossiers")
                .titled("call.export.dossiers")
                .as(ExportFormat.ZIP)
                .forWho((person, programme) -> rights.has(person, Role.MANAGER, new ProgrammeId(programme)))
                .called((programme, locale) -> messages.getMessage("call.export.dossiers.file", null, locale) + "-"
                        + programmes.get(new ProgrammeId(programme)).slug())
                .writes(work -> {
                    List<Application> all = applications.of(new ProgrammeId(work.subject())).stream()
                            .filter(one -> one.submittedAt() != null)
                            .toList();
                    try (Archive archive = new Archive(work.out())) {
                        fill(archive, all, parts, work);
                    }
                });
    }

    private static void fill(Archive archive, List<Application> all, ObjectProvider<ArchivePart> parts, ExportWork work)
            throws IOException {
        List<ArchivePart> each = parts.stream()
                .filter(part -> part.kind().equals(APPLICATION))
                .sorted(Comparator.comparingInt(ArchivePart::order))
                .toList();
        int done = 0;
        for (Application one : all) {
            Archive folder = archive.in(one.reference());
            for (ArchivePart part : each) {
                part.writer().write(work.by(), one.id().value(), folder, work.locale());
                work.progress(++done, all.size() * each.size());
            }
        }
    }

    /** The columns of every application. */
    private record Columns(
            Eligibility eligibility, Organisations organisations, People people, MessageSource messages) {

        Stream<String> names(Locale locale) {
            return Stream.of(
                            "reference",
                            "title",
                            "status",
                            "submitted",
                            "organisation",
                            "legal-status",
                            "siren",
                            "town",
                            "founded",
                            "headcount",
                            "lead",
                            "email",
                            "partners",
                            "budget",
                            "need",
                            "baseline",
                            "target",
                            "rule",
                            "reason")
                    .map(key -> messages.getMessage("call.export." + key, null, locale));
        }

        List<@Nullable Object> of(Application one, Locale locale) {
            var house = organisations.get(one.organisation());
            Person lead = people.get(one.lead());
            Siren siren = house.siren();
            EligibilityDecision said = eligibility.latest(one.id()).orElse(null);
            List<@Nullable Object> row = new ArrayList<>();
            row.add(one.reference());
            row.add(one.content().title());
            row.add(messages.getMessage(Standing.key(one.status()), null, locale));
            row.add(one.submittedAt());
            row.add(house.name());
            row.add(messages.getMessage(house.status().label(), null, locale));
            row.add(siren == null ? null : siren.digits());
            row.add(one.content().town());
            row.add(one.content().foundedOn());
            row.add(one.content().headcount());
            row.add(lead.displayName());
            row.add(lead.email());
            row.add(one.partnersInOrder().stream()
                    .map(Partner::organisation)
                    .map(id -> organisations.get(id).name())
                    .collect(Collectors.joining(" ; ")));
            row.add(one.content().budget());
            row.add(one.content().fundingNeed());
            row.add(one.content().impactBaseline());
            row.add(one.content().impactTarget());
            row.add(said == null ? null : said.ruleVersion());
            row.add(said == null ? null : messages.getMessage(said.reasonKey(), null, locale));
            return row;
        }
    }

    /** The application itself, and its files. */
    @Bean
    ArchivePart applicationPart(ApplicationPaper paper) {
        return new ArchivePart(
                APPLICATION,
                10,
                (PersonId by, UUID id, Archive archive, Locale locale) ->
                        paper.write(by, new ApplicationId(id), archive, locale));
    }
}
