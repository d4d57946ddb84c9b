package org.halle.selection.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.halle.call.Decision;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.TypedNumber;
import org.halle.people.LegalStatus;
import org.halle.people.People;
import org.halle.people.SignedIn;
import org.halle.programme.Programme;
import org.halle.selection.Balance;
import org.halle.selection.SelectionRegister;
import org.halle.selection.SelectionRegister.RankedLine;
import org.halle.selection.Shortlist;
import org.halle.selection.Shortlisting;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The deliberation's page: the ranked table, line by line, and what the decisions add up to. */
@Controller
@RequestMapping("/selection/{programme}/ranking")
class RankingPages {

    private final SelectionRegister register;
    private final Shortlisting shortlisting;
    private final People people;
    private final Desk desk;
    private final SelectionHead head;
    private final Challenges challenges;
    private final MessageSource messages;

    RankingPages(
            SelectionRegister register,
            Shortlisting shortlisting,
            People people,
            Desk desk,
            SelectionHead head,
            Challenges challenges,
            MessageSource messages) {
        this.register = register;
        this.shortlisting = shortlisting;
        this.people = people;
        this.desk = desk;
        this.head = head;
        this.challenges = challenges;
        this.messages = messages;
    }

    /** A line with its place in the list, from 1, and its scores drawn. */
    record Placed(int place, RankedLine line, Dots dots) {}

    /** What was typed at a line and could not be kept, to be corrected there. */
    record WrongLine(String application, String decision, String reason, String sentence) {}

    /** A theme with its name. */
    record NamedShare(String name, Balance.Share share) {}

    /**
     * A table of balance.
     *
     * @param column what its lines are: challenges, towns, legal statuses
     */
    record NamedBalance(String title, String column, List<NamedShare> shares) {}

    @GetMapping
    String ranking(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programme,
            @RequestParam Map<String, String> asked,
            Locale locale,
            Model model) {
        ProgrammeId id = ProgrammeId.of(programme);
        List<RankedLine> table = register.table(me.id(), id);
        Shortlist list = register.shortlist(me.id(), id).orElse(null);
        Programme shown = head.show(id, "/ranking", locale, model);
        TableQuery query = TableQuery.of(asked);
        model.addAttribute("query", query);
        model.addAttribute("address", query.query());
        model.addAttribute("all", table.size());
        model.addAttribute("table", placed(table, query));
        model.addAttribute("list", list);
        model.addAttribute("editable", list != null && !list.isSettled());
        model.addAttribute("movable", list != null && !list.isSettled() && query.isWhole());
        model.addAttribute("proposable", shortlisting.mayPropose(me.id(), id));
        model.addAttribute("juryOpensAt", shown.plan().juryOpensAt());
        model.addAttribute("decisions", Decision.values());
        model.addAttribute("seats", shown.rules().seats());
        model.addAttribute("accepted", count(table, Decision.ACCEPTED));
        model.addAttribute("waiting", count(table, Decision.WAITING));
        model.addAttribute(
                "undecided",
                table.stream().filter(line -> line.decision() == null).count());
        model.addAttribute(
                "lockedLines", table.stream().filter(RankedLine::locked).count());
        model.addAttribute("balances", balances(table, locale));
        model.addAttribute("filters", filters(table, locale));
        model.addAttribute("settledBy", list == null ? "" : name(list.settledBy()));
        model.addAttribute("frozenBy", list == null ? "" : name(list.frozenBy()));
        model.addAttribute("mayFreeze", shortlisting.mayFreeze(me.id(), id));
        model.addAttribute("task", task(me, id));
        return "selection/ranking";
    }

    private static List<Placed> placed(List<RankedLine> table, TableQuery query) {
        List<RankedLine> asked = query.of(table);
        List<Placed> placed = new ArrayList<>();
        for (RankedLine line : asked) {
            placed.add(new Placed(
                    table.indexOf(line) + 1,
                    line,
                    Dots.of(line.scores(), line.statistics().mean(), line.corrected())));
        }
        return placed;
    }

    /** The open task of the deliberation that this person may do: to settle the list, or to confirm it. */
    private @Nullable String task(SignedIn me, ProgrammeId id) {
        return desk.openTasks(me.id(), "programme", id.value()).stream()
                .filter(task -> task.process().equals("selection"))
                .map(OpenTask::id)
                .findFirst()
                .orElse(null);
    }

    private String name(@Nullable PersonId person) {
        return person == null ? "" : people.get(person).displayName();
    }

    private static long count(List<RankedLine> table, Decision decision) {
        return table.stream().filter(line -> line.decision() == decision).count();
    }

    private List<NamedBalance> balances(List<RankedLine> table, Locale locale) {
        return List.of(
                balance("challenge", RankingPages::challenge, code -> challenges.name(code, locale), table, locale),
                balance("town", RankingPages::town, Function.identity(), table, locale),
                balance("legal", line -> line.status().code(), code -> legal(code, locale), table, locale));
    }

    private NamedBalance balance(
            String title,
            Function<RankedLine, String> theme,
            Function<String, String> name,
            List<RankedLine> table,
            Locale locale) {
        return new NamedBalance(
                said("selection.balance." + title, locale),
                said("selection.balance." + title + ".short", locale),
                Balance.by(theme, table).shares().stream()
                        .map(share -> new NamedShare(name.apply(share.code()), share))
                        .toList());
    }

    private static String challenge(RankedLine line) {
        return line.application().content().challenge();
    }

    private static String town(RankedLine line) {
        return line.application().content().town();
    }

    private String legal(String code, Locale locale) {
        return LegalStatus.of(code).map(status -> said(status.label(), locale)).orElse(code);
    }

    /** What the table can be filtered by, from what is in it: code to name, by name. */
    private Map<String, Map<String, String>> filters(List<RankedLine> table, Locale locale) {
        Map<String, Map<String, String>> filters = new LinkedHashMap<>();
        filters.put("theme", named(table, RankingPages::challenge, code -> challenges.name(code, locale)));
        filters.put("town", named(table, RankingPages::town, Function.identity()));
        filters.put("legal", named(table, line -> line.status().code(), code -> legal(code, locale)));
        Map<String, String> states = new LinkedHashMap<>();
        for (Decision decision : Decision.values()) {
            states.put(decision.code(), said("selection.decision." + decision.code(), locale));
        }
        states.put("none", said("selection.decision.none", locale));
        filters.put("state", states);
        Map<String, String> sorts = new LinkedHashMap<>();
        TableQuery.SORTS.forEach(sort -> sorts.put(sort, said("selection.sort." + sort, locale)));
        filters.put("sort", sorts);
        return filters;
    }

    private static Map<String, String> named(
            List<RankedLine> table, Function<RankedLine, String> code, Function<String, String> name) {
        Map<String, String> byName = new TreeMap<>();
        table.forEach(line -> {
            if (!code.apply(line).isBlank()) {
                byName.put(name.apply(code.apply(line)), code.apply(line));
            }
        });
        Map<String, String> named = new LinkedHashMap<>();
        byName.forEach((label, value) -> named.put(value, label));
        return named;
    }

    private String said(String key, Locale locale) {
        return String.valueOf(messages.getMessage(key, null, key, locale));
    }

    private Map<String, String> sentences(RefusedFields refused, Locale locale) {
        Map<String, String> sentences = new LinkedHashMap<>();
        refused.fields()
                .forEach((field, why) ->
                        sentences.put(field, messages.getMessage(why.code(), why.arguments(), why.code(), locale)));
        return sentences;
    }

    // --- what the deliberation changes; htmx gets the new table, a plain form the page ---

    @PostMapping("/propose")
    String propose(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programme,
            @RequestParam(defaultValue = "") String seats,
            @RequestParam(defaultValue = "") String waiting,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        try {
            shortlisting.propose(me.id(), ProgrammeId.of(programme), size(seats), size(waiting));
            return "redirect:/selection/" + programme + "/ranking";
        } catch (RefusedFields refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            ranking(me, programme, Map.of(), locale, model);
            model.addAttribute("typed", Map.of("seats", seats, "waiting", waiting));
            model.addAttribute("errors", sentences(refused, locale));
            return "selection/ranking";
        }
    }

    /** What is no whole number is as wrong as a negative one. */
    private static int size(String typed) {
        try {
            return TypedNumber.count(typed);
        } catch (NumberFormatException unread) {
            return -1;
        }
    }

    @PostMapping("/{application}")
    String decide(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programme,
            @PathVariable String application,
            @RequestParam Map<String, String> asked,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        String decided = asked.getOrDefault("decision", "");
        String reason = asked.getOrDefault("reason", "");
        try {
            shortlisting.decide(
                    me.id(), ProgrammeId.of(programme), ApplicationId.of(application), decision(decided), reason);
        } catch (RefusedFields refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            ranking(me, programme, asked, locale, model);
            String sentence = sentences(refused, locale).getOrDefault("reason", "");
            model.addAttribute("wrong", new WrongLine(application, decided, reason, sentence));
            return request.getHeader("HX-Request") == null ? "selection/ranking" : "selection/ranking :: decisions";
        }
        return changed(me, programme, application, "selection.said.decided", asked, request, response, locale, model);
    }

    @PostMapping("/{application}/move")
    String move(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programme,
            @PathVariable String application,
            @RequestParam int places,
            @RequestParam Map<String, String> asked,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        shortlisting.move(me.id(), ProgrammeId.of(programme), ApplicationId.of(application), places);
        return changed(me, programme, application, "selection.said.moved", asked, request, response, locale, model);
    }

    @PostMapping("/{application}/lock")
    String lock(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programme,
            @PathVariable String application,
            @RequestParam boolean locked,
            @RequestParam Map<String, String> asked,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        shortlisting.lock(me.id(), ProgrammeId.of(programme), ApplicationId.of(application), locked);
        String said = locked ? "selection.said.locked" : "selection.said.unlocked";
        return changed(me, programme, application, said, asked, request, response, locale, model);
    }

    private String changed(
            SignedIn me,
            String programme,
            String application,
            String said,
            Map<String, String> asked,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        if (request.getHeader("HX-Request") == null) {
            return "redirect:/selection/" + programme + "/ranking"
                    + TableQuery.of(asked).query() + "#line-" + application;
        }
        ranking(me, programme, asked, locale, model);
        Said.in(response, sentence(me, ProgrammeId.of(programme), ApplicationId.of(application), said, locale));
        return "selection/ranking :: decisions";
    }

    private String sentence(SignedIn me, ProgrammeId programme, ApplicationId id, String said, Locale locale) {
        List<RankedLine> table = register.table(me.id(), programme);
        for (RankedLine line : table) {
            if (line.application().id().equals(id)) {
                return String.valueOf(messages.getMessage(
                        said, new Object[] {line.application().reference(), table.indexOf(line) + 1}, locale));
            }
        }
        return "";
    }

    private static @Nullable Decision decision(String code) {
        for (Decision decision : Decision.values()) {
            if (decision.code().equals(code)) {
                return decision;
            }
        }
        return null;
    }
}
