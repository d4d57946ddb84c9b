package org.halle.selection.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halle.call.Application;
import org.halle.export.Archive;
import org.halle.export.ArchivePart;
import org.halle.export.ExportFormat;
import org.halle.export.ExportKind;
import org.halle.export.ExportWork;
import org.halle.export.TableFile;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.programme.Programmes;
import org.halle.selection.Assessment;
import org.halle.selection.Grid;
import org.halle.selection.SelectionRegister;
import org.halle.selection.SelectionRegister.RankedLine;
import org.halle.selection.Weighing;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What managers take with them of a selection: scores, decisions, minutes, and the jury's part of each archive. */
@Configuration(proxyBeanMethods = false)
class SelectionExports {

    private final SelectionRegister register;
    private final Weighing weighing;
    private final People people;
    private final Programmes programmes;
    private final Rights rights;
    private final MessageSource messages;

    SelectionExports(
            SelectionRegister register,
            Weighing weighing,
            People people,
            Programmes programmes,
            Rights rights,
            MessageSource messages) {
        this.register = register;
        this.weighing = weighing;
        this.people = people;
        this.programmes = programmes;
        this.rights = rights;
        this.messages = messages;
    }

    @Bean
    ExportKind scoresExport() {
        return kind("scores", ExportFormat.XLSX, ExportFormat.CSV).writes(this::scores);
    }

    @Bean
    ExportKind decisionsExport() {
        return kind("decisions", ExportFormat.XLSX, ExportFormat.CSV).writes(this::decisions);
    }

    @Bean
    ExportKind minutesExport(MinutesPaper paper) {
        return kind("minutes", ExportFormat.PDF)
                .writes(work -> paper.write(work.by(), new ProgrammeId(work.subject()), work.locale(), work.out()));
    }

    /** The reviews and what was decided, on paper. */
    @Bean
    ArchivePart reviewsPart(ReviewsPaper paper) {
        return new ArchivePart(
                "application",
                20,
                (PersonId by, UUID id, Archive archive, Locale locale) ->
                        paper.write(by, new ApplicationId(id), archive, locale));
    }

    private ExportKind.Description kind(String name, ExportFormat... formats) {
        BiFunction<UUID, Locale, String> file =
                (programme, locale) -> word("selection.export." + name + ".file", locale) + "-"
                        + programmes.get(new ProgrammeId(programme)).slug();
        return ExportKind.named(name)
                .titled("selection.export." + name)
                .as(formats)
                .forWho((person, programme) -> rights.has(person, Role.MANAGER, new ProgrammeId(programme)))
                .called(file);
    }

    private void scores(ExportWork work) throws java.io.IOException {
        ProgrammeId programme = new ProgrammeId(work.subject());
        Locale locale = work.locale();
        Grid grid = weighing.grid(programme);
        Map<ApplicationId, Application> running = register.candidates(work.by(), programme).stream()
                .collect(Collectors.toMap(Application::id, one -> one));
        List<Assessment> all = register.assessments(work.by(), programme).stream()
                .filter(one -> running.containsKey(one.application()))
                .toList();
        Map<PersonId, Person> jurors =
                people.all(all.stream().map(Assessment::juror).distinct().toList());
        try (TableFile table = work.table(word("selection.export.scores", locale))) {
            table.head(Stream.of(
                            words(
                                    locale,
                                    "selection.ranking.application",
                                    "call.export.title",
                                    "selection.load.juror",
                                    "selection.export.state",
                                    "selection.export.answered")
                                    .stream(),
                            grid.criteria().stream().map(Grid.Criterion::label),
                            words(locale, "selection.paper.score", "selection.export.comment").stream())
                    .flatMap(part -> part)
                    .toList());
            int done = 0;
            for (Assessment one : all) {
                Application about = Objects.requireNonNull(running.get(one.application()));
                Person juror = jurors.get(one.juror());
                Map<String, Integer> marks =
                        one.marks() == null ? Map.of() : one.marks().byCriterion();
                List<@Nullable Object> row = new ArrayList<>();
                row.add(about.reference());
                row.add(about.content().title());
                row.add(juror == null ? null : juror.displayName());
                row.add(word("selection.assessment." + one.state(), locale));
                row.add(one.answeredAt());
                grid.criteria().forEach(criterion -> row.add(marks.get(criterion.code())));
                row.add(one.marks() == null ? null : grid.score(one.marks()));
                row.add(one.comment());
                table.row(row);
                work.progress(++done, all.size());
            }
        }
    }

    private void decisions(ExportWork work) throws java.io.IOException {
        Locale locale = work.locale();
        List<RankedLine> all = register.table(work.by(), new ProgrammeId(work.subject()));
        try (TableFile table = work.table(word("selection.export.decisions", locale))) {
            table.head(words(
                    locale,
                    "selection.ranking.place",
                    "selection.ranking.application",
                    "call.export.title",
                    "selection.export.organisation",
                    "selection.ranking.decision",
                    "selection.export.reason",
                    "selection.ranking.rank",
                    "selection.export.count",
                    "selection.ranking.mean",
                    "selection.export.median",
                    "selection.export.deviation",
                    "selection.ranking.corrected"));
            int place = 0;
            for (RankedLine line : all) {
                boolean scored = line.statistics().count() > 0;
                table.row(Arrays.asList(
                        ++place,
                        line.application().reference(),
                        line.application().content().title(),
                        line.organisation(),
                        word(
                                line.decision() == null
                                        ? "selection.decision.none"
                                        : "selection.decision."
                                                + line.decision().code(),
                                locale),
                        line.reason(),
                        scored ? line.rank() : null,
                        line.statistics().count(),
                        scored ? line.statistics().mean() : null,
                        scored ? line.statistics().median() : null,
                        scored ? line.statistics().deviation() : null,
                        line.corrected()));
                work.progress(place, all.size());
            }
        }
    }

    private List<String> words(Locale locale, String... keys) {
        return Arrays.stream(keys).map(key -> word(key, locale)).toList();
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
