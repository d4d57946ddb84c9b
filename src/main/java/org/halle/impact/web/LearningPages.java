package org.halle.impact.web;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.halle.cohort.Sectors;
import org.halle.desk.TaskList;
import org.halle.impact.Learning;
import org.halle.impact.Learning.Learned;
import org.halle.impact.Learning.Quartiles;
import org.halle.impact.Learning.Share;
import org.halle.impact.Learning.Step;
import org.halle.kernel.ProgrammeId;
import org.halle.people.LegalStatus;
import org.halle.people.SignedIn;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** Where projects wait and drop out: on the diagram, and as tables. */
@Controller
class LearningPages {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int HOURS_UNTIL = 48;
    private static final int SLOWEST = 2;

    private final Learning learning;
    private final Programmes programmes;
    private final TaskList tasks;
    private final Sectors sectors;
    private final MessageSource texts;

    LearningPages(Learning learning, Programmes programmes, TaskList tasks, Sectors sectors, MessageSource texts) {
        this.learning = learning;
        this.programmes = programmes;
        this.tasks = tasks;
        this.sectors = sectors;
        this.texts = texts;
    }

    /** A tab of the page, as {@code ui :: tabs} reads it. */
    record Tab(String path, String label, boolean active) {}

    /** A step in words; nulls where too few projects came there. */
    record StepView(
            String name,
            @Nullable Integer cases,
            @Nullable String first,
            @Nullable String median,
            @Nullable String third,
            @Nullable Integer left,
            boolean slow) {}

    /** A group in words. */
    record ShareView(String name, int cases, int left, String percent) {}

    @GetMapping("/programmes/{programmeId}/learning")
    String page(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programmeId,
            @RequestParam(defaultValue = "venture") String process,
            Locale locale,
            Model model) {
        ProgrammeId id = ProgrammeId.of(programmeId);
        Learned learned = learning.learn(me.id(), id, process);
        List<String> slow = slow(learned);
        Map<String, String> stages = tasks.stages();
        model.addAttribute("programme", programmes.get(id));
        model.addAttribute("learned", learned);
        model.addAttribute(
                "tabs",
                Learning.PROCESSES.stream()
                        .map(one -> new Tab(
                                "/programmes/" + id + "/learning?process=" + one,
                                stages.getOrDefault(one, one),
                                one.equals(process)))
                        .toList());
        model.addAttribute(
                "steps",
                learned.steps().stream()
                        .map(step -> view(step, slow.contains(step.activity()), locale))
                        .toList());
        Map<String, List<ShareView>> groups = new LinkedHashMap<>();
        groups.put(
                "status",
                views(
                        learned.byStatus(),
                        code -> LegalStatus.of(code)
                                .map(status -> say(locale, status.label()))
                                .orElse("—"),
                        locale));
        groups.put("town", views(learned.byTown(), town -> town.isEmpty() ? "—" : town, locale));
        groups.put("challenge", views(learned.byChallenge(), code -> sectors.name(code, locale), locale));
        model.addAttribute("groups", groups);
        model.addAttribute("island", island(id, process, learned, slow, locale));
        return "impact/learning";
    }

    /** The steps at which projects wait longest, by the median. */
    private static List<String> slow(Learned learned) {
        return learned.steps().stream()
                .filter(step -> step.waited() != null)
                .sorted(Comparator.comparing(
                        (Step step) -> Objects.requireNonNull(step.waited()).median(), Comparator.reverseOrder()))
                .limit(SLOWEST)
                .map(Step::activity)
                .toList();
    }

    private String island(ProgrammeId id, String process, Learned learned, List<String> slow, Locale locale) {
        Map<String, String> notes = new LinkedHashMap<>();
        learned.steps().forEach(step -> {
            if (step.waited() != null) {
                notes.put(step.activity(), span(step.waited().median(), locale));
            }
        });
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("url", "/programmes/" + id + "/diagram/" + process + ".xml");
        data.put("notes", notes);
        data.put("slow", slow);
        data.put("label", learned.diagram().name());
        return JSON.writeValueAsString(data);
    }

    private StepView view(Step step, boolean slow, Locale locale) {
        Quartiles waited = step.waited();
        return new StepView(
                step.name(),
                step.cases(),
                waited == null ? null : span(waited.first(), locale),
                waited == null ? null : span(waited.median(), locale),
                waited == null ? null : span(waited.third(), locale),
                step.left(),
                slow);
    }

    private List<ShareView> views(List<Share> shares, UnaryOperator<String> named, Locale locale) {
        return shares.stream()
                .map(share -> {
                    String name = share.name();
                    return new ShareView(
                            name == null ? say(locale, "impact.learning.others") : named.apply(name),
                            share.cases(),
                            share.left(),
                            say(locale, "impact.learning.percent", Math.round(100.0 * share.left() / share.cases())));
                })
                .toList();
    }

    private String span(Duration time, Locale locale) {
        long hours = time.toHours();
        if (hours < 1) {
            return say(locale, "impact.learning.minutes");
        }
        return hours < HOURS_UNTIL
                ? say(locale, "impact.learning.hours", hours)
                : say(locale, "impact.learning.days", Math.round(hours / 24.0));
    }

    private String say(Locale locale, String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }
}
