package org.halle.studio.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halle.desk.Subjects;
import org.halle.desk.TaskList;
import org.halle.engine.CaseMigration.Landing;
import org.halle.engine.PlainWords.Told;
import org.halle.kernel.NotFound;
import org.halle.studio.Difference.Change;
import org.halle.studio.Difference.Detail;
import org.halle.studio.Publishing;
import org.halle.studio.Publishing.Preview;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What publishing would do, told to a person. */
@Component
class PreviewViews {

    private static final int MOST_TITLES = 20;

    private final TaskList tasks;
    private final ObjectProvider<Subjects> subjects;
    private final FileWords words;
    private final MessageSource messages;

    PreviewViews(TaskList tasks, ObjectProvider<Subjects> subjects, FileWords words, MessageSource messages) {
        this.tasks = tasks;
        this.subjects = subjects;
        this.words = words;
        this.messages = messages;
    }

    /** A file that changes, with its differences in words. */
    record FileChange(
            String name,
            boolean conflict,
            List<String> sentences,
            List<Told> words,
            Set<String> fresh,
            @Nullable String island) {}

    /** Cases that stand at the same place and fare alike. */
    record Group(
            String stage, String place, int cases, boolean moves, String fate, List<String> timers, String titles) {}

    /** As {@code studio/publish :: preview} reads it. */
    void show(Preview preview, Locale locale, Model model) {
        model.addAttribute("preview", preview);
        model.addAttribute(
                "files",
                preview.files().stream().map(file -> reviewed(file, locale)).toList());
        model.addAttribute(
                "problems",
                preview.problems().stream()
                        .map(one -> StudioPages.ProblemView.of(one, locale))
                        .toList());
        model.addAttribute("groups", groups(preview.landings(), locale));
    }

    private List<Group> groups(List<Landing> landings, Locale locale) {
        record Place(String process, List<String> places, boolean moves, String fate, List<String> timers) {}
        Map<String, String> stages = tasks.stages();
        Map<Place, List<Landing>> alike = landings.stream()
                .collect(Collectors.groupingBy(
                        landing -> new Place(
                                landing.process(),
                                landing.places(),
                                landing.moves(),
                                fate(landing, locale),
                                landing.timers().stream()
                                        .map(timer -> timer(timer.name(), timer.before(), timer.after(), locale))
                                        .toList()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return alike.entrySet().stream()
                .map(entry -> new Group(
                        stages.getOrDefault(
                                entry.getKey().process(), entry.getKey().process()),
                        String.join(", ", entry.getKey().places()),
                        entry.getValue().size(),
                        entry.getKey().moves(),
                        entry.getKey().fate(),
                        entry.getKey().timers(),
                        titles(entry.getValue())))
                .sorted(Comparator.comparing(Group::moves).thenComparing(Group::stage))
                .toList();
    }

    private String titles(List<Landing> landings) {
        String named = landings.stream()
                .limit(MOST_TITLES)
                .map(landing -> title(landing.about()))
                .distinct()
                .collect(Collectors.joining(" · "));
        return landings.size() > MOST_TITLES ? named + " …" : named;
    }

    String title(UUID about) {
        return subjects.stream()
                .map(kind -> {
                    try {
                        return kind.card(about).title();
                    } catch (NotFound other) {
                        return "";
                    }
                })
                .filter(title -> !title.isEmpty())
                .findFirst()
                .orElse("—");
    }

    private String fate(Landing landing, Locale locale) {
        return landing.obstacle() == null
                ? text("studio.landing.moves", locale)
                : text("studio.landing." + landing.obstacle().name(), locale, String.valueOf(landing.obstacleAt()));
    }

    private String timer(String name, @Nullable String before, @Nullable String after, Locale locale) {
        if (before == null) {
            return text("studio.timer.added", locale, name, String.valueOf(after));
        }
        return after == null
                ? text("studio.timer.removed", locale, name, before)
                : text("studio.timer.changed", locale, name, before, after);
    }

    List<String> sentences(List<Change> changes, Locale locale) {
        return changes.stream()
                .map(change -> {
                    String kind =
                            messages.getMessage("studio.element." + change.element(), null, change.element(), locale);
                    String details = change.details().stream()
                            .map(detail -> detail(detail, locale))
                            .collect(Collectors.joining(" ; "));
                    return text(
                            "studio.change." + change.kind().name(),
                            locale,
                            String.valueOf(kind),
                            change.name(),
                            details);
                })
                .toList();
    }

    private String detail(Detail detail, Locale locale) {
        return text(
                "studio.change.detail",
                locale,
                String.valueOf(
                        messages.getMessage("studio.property." + detail.property(), null, detail.property(), locale)),
                shortened(detail.before()),
                shortened(detail.after()));
    }

    private static String shortened(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "—";
        }
        return value.length() > 120 ? value.substring(0, 120) + "…" : value;
    }

    private FileChange reviewed(Publishing.ChangedFile file, Locale locale) {
        FileWords.Reviewed told = words.of(file.name(), file.before(), file.after(), locale);
        return new FileChange(
                file.name(), file.conflict(), sentences(file.changes(), locale), told.words(), told.fresh(), null);
    }

    private String text(String code, Locale locale, Object... arguments) {
        return messages.getMessage(code, arguments, locale);
    }
}
