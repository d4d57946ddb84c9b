package org.halle.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halle.call.EligibilityDecision;
import org.halle.call.Reconsidering.Replayed;
import org.halle.kernel.Forbidden;
import org.halle.kernel.Id;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.TooOften;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.halle.studio.Authors;
import org.halle.studio.RuleTrials;
import org.halle.studio.RuleTrials.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/** Decisions that were made beside what another table would say. */
@Controller
class ReplayPages {

    private final RuleTrials trials;
    private final Authors authors;
    private final Programmes programmes;
    private final MessageSource messages;

    ReplayPages(RuleTrials trials, Authors authors, Programmes programmes, MessageSource messages) {
        this.trials = trials;
        this.authors = authors;
        this.programmes = programmes;
        this.messages = messages;
    }

    /** What a table says, in words. */
    record Said(String outcome, String reason) {}

    /**
     * A decision that would be another.
     *
     * @param other null when the other table does not decide
     */
    record Line(
            String id,
            String reference,
            String title,
            int version,
            Instant at,
            Said then,
            @Nullable Said other,
            boolean otherOutcome,
            Map<String, String> facts) {}

    /** A decision replayed, for programs: codes as the tables write them; other* null when that table does not decide. */
    record ReplayedView(
            String application,
            String reference,
            int ruleVersion,
            String outcome,
            String reason,
            @Nullable String otherOutcome,
            @Nullable String otherReason,
            boolean differs,
            Map<String, Object> facts) {}

    @GetMapping("/studio/replay")
    String form(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String programme,
            Locale locale,
            Model model) {
        authors.require(me.id());
        show(me.id(), programme, trials.hasDraft(me.id()) ? Source.DRAFT : Source.FILE, null, locale, model);
        return "studio/replay";
    }

    @PostMapping("/studio/replay")
    String replay(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam String programme,
            @RequestParam(defaultValue = "FILE") Source source,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletResponse response,
            Locale locale,
            Model model)
            throws IOException {
        String problem = null;
        try {
            RuleTrials.Outcome outcome =
                    trials.replay(me.id(), ProgrammeId.of(programme), source, file == null ? null : file.getBytes());
            model.addAttribute(
                    "problems",
                    outcome.problems().stream().map(one -> one.sentence(locale)).toList());
            model.addAttribute("examined", outcome.replayed().size());
            model.addAttribute(
                    "lines",
                    outcome.replayed().stream()
                            .filter(Replayed::differs)
                            .map(one -> line(one, locale))
                            .toList());
            model.addAttribute(
                    "others",
                    outcome.replayed().stream().filter(Replayed::otherOutcome).count());
        } catch (Forbidden | NotFound | TooOften elsewhere) {
            throw elsewhere;
        } catch (Refused refused) {
            problem = messages.getMessage(refused.code(), refused.arguments(), locale);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        show(me.id(), programme, source, problem, locale, model);
        return "studio/replay";
    }

    /** The same for programs: a table in the field {@code file}, and the id of a programme. */
    @PostMapping(path = "/api/studio/replay", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseBody
    List<ReplayedView> replay(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam String programme,
            @RequestParam MultipartFile file,
            Locale locale)
            throws IOException {
        RuleTrials.Outcome outcome = trials.replay(me.id(), ProgrammeId.of(programme), Source.FILE, file.getBytes());
        if (!outcome.problems().isEmpty()) {
            throw new Refused("studio.replay.problem", outcome.problems().get(0).sentence(locale));
        }
        return outcome.replayed().stream().map(ReplayPages::view).toList();
    }

    private static ReplayedView view(Replayed one) {
        return new ReplayedView(
                one.application().id().toString(),
                one.application().reference(),
                one.stored().ruleVersion(),
                one.stored().outcome().code(),
                one.stored().reason(),
                one.other() == null ? null : one.other().outcome(),
                one.other() == null ? null : one.other().reason(),
                one.differs(),
                one.facts());
    }

    private void show(
            PersonId by, String programme, Source source, @Nullable String problem, Locale locale, Model model) {
        Map<String, String> choices = new LinkedHashMap<>();
        programmes.of(by).forEach((one, roles) -> {
            if (roles.contains(Role.MANAGER) && one.state() != Programme.State.DRAFT) {
                choices.put(one.id().toString(), one.title());
            }
        });
        Map<String, String> sources = new LinkedHashMap<>();
        for (Source one : Source.values()) {
            if (one != Source.DRAFT || trials.hasDraft(by) || source == Source.DRAFT) {
                sources.put(
                        one.name(),
                        messages.getMessage(
                                "studio.replay.source." + one.name().toLowerCase(Locale.ROOT), null, locale));
            }
        }
        model.addAttribute("choices", choices);
        model.addAttribute(
                "programme", programme.isBlank() ? null : Id.parse(programme).toString());
        model.addAttribute("sources", sources);
        model.addAttribute("source", source.name());
        model.addAttribute("problem", problem);
    }

    private Line line(Replayed one, Locale locale) {
        EligibilityDecision stored = one.stored();
        return new Line(
                one.application().id().toString(),
                one.application().reference(),
                one.application().content().title(),
                stored.ruleVersion(),
                stored.decidedAt(),
                said(stored.outcome().code(), stored.reason(), locale),
                one.other() == null
                        ? null
                        : said(one.other().outcome(), one.other().reason(), locale),
                one.otherOutcome(),
                facts(one.facts(), locale));
    }

    /** Codes that no message knows stand as the table writes them. */
    private Said said(String outcome, String reason, Locale locale) {
        return new Said(
                word("call.outcome." + outcome, outcome, locale),
                word(EligibilityDecision.reasonKey(reason), reason, locale));
    }

    private Map<String, String> facts(Map<String, Object> facts, Locale locale) {
        Map<String, String> told = new LinkedHashMap<>();
        facts.forEach((name, value) -> told.put(
                word("call.fact." + name, name, locale),
                value instanceof Boolean flag
                        ? word("studio.replay." + (flag ? "yes" : "no"), name, locale)
                        : value.toString()));
        return told;
    }

    private String word(String key, String otherwise, Locale locale) {
        return String.valueOf(messages.getMessage(key, null, otherwise, locale));
    }
}
