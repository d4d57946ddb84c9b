package org.halle.selection.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.TypedNumber;
import org.halle.people.SignedIn;
import org.halle.selection.Assessment;
import org.halle.selection.Grid;
import org.halle.selection.SelectionRegister;
import org.halle.selection.Weighing;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The jury's grid as the manager sets it: what criteria count, and under which mark a juror must say why. */
@Controller
@RequestMapping("/selection/{programme}/grid")
class GridPages {

    private static final String WEIGHT = "weight-";

    private final SelectionRegister register;
    private final Weighing weighing;
    private final SelectionHead head;
    private final MessageSource messages;

    GridPages(SelectionRegister register, Weighing weighing, SelectionHead head, MessageSource messages) {
        this.register = register;
        this.weighing = weighing;
        this.head = head;
        this.messages = messages;
    }

    @GetMapping
    String grid(@AuthenticationPrincipal SignedIn me, @PathVariable String programme, Locale locale, Model model) {
        show(me, ProgrammeId.of(programme), Map.of(), Map.of(), locale, model);
        return "selection/grid";
    }

    @PostMapping
    ModelAndView weigh(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programme,
            @RequestParam Map<String, String> typed,
            Locale locale,
            Model model,
            RedirectAttributes after) {
        ProgrammeId id = ProgrammeId.of(programme);
        try {
            Map<String, Integer> weights = new LinkedHashMap<>();
            typed.forEach((name, value) -> {
                if (name.startsWith(WEIGHT)) {
                    weights.put(name.substring(WEIGHT.length()), whole(value));
                }
            });
            weighing.weigh(me.id(), id, weights, whole(typed.getOrDefault("commentBelow", "")));
            after.addFlashAttribute("message", messages.getMessage("selection.grid.saved", null, locale));
            return new ModelAndView("redirect:/selection/" + id + "/grid");
        } catch (RefusedFields refused) {
            Map<String, String> errors = new LinkedHashMap<>();
            refused.fields().forEach((field, why) -> errors.put(field, sentence(why, locale)));
            show(me, id, typed, errors, locale, model);
            return new ModelAndView("selection/grid", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private void show(
            SignedIn me,
            ProgrammeId id,
            Map<String, String> typed,
            Map<String, String> errors,
            Locale locale,
            Model model) {
        long scored = register.assessments(me.id(), id).stream()
                .filter(one -> one.state() == Assessment.State.SCORED)
                .count();
        Grid grid = weighing.grid(id);
        Map<String, String> values = new LinkedHashMap<>();
        grid.criteria().forEach(one -> values.put(WEIGHT + one.code(), String.valueOf(one.weight())));
        values.put("commentBelow", String.valueOf(grid.commentBelow()));
        values.putAll(typed);
        Map<String, String> marks = new LinkedHashMap<>();
        for (int mark = 0; mark <= Grid.HIGHEST; mark++) {
            marks.put(
                    String.valueOf(mark),
                    mark == 0
                            ? String.valueOf(messages.getMessage("selection.grid.comment.never", null, locale))
                            : String.valueOf(
                                    messages.getMessage("selection.grid.comment.under", new Object[] {mark}, locale)));
        }
        head.show(id, "/grid", locale, model);
        model.addAttribute("grid", grid);
        model.addAttribute("values", values);
        model.addAttribute("marks", marks);
        model.addAttribute("errors", errors);
        model.addAttribute("scored", scored);
        model.addAttribute(
                "frozen",
                register.shortlist(me.id(), id).filter(list -> list.isFrozen()).isPresent());
    }

    private String sentence(Refused refused, Locale locale) {
        return String.valueOf(messages.getMessage(refused.code(), refused.arguments(), refused.code(), locale));
    }

    /** The number typed; one that no weight and no mark can be when it is none. */
    private static int whole(@Nullable String typed) {
        try {
            return typed == null ? -1 : TypedNumber.count(typed);
        } catch (NumberFormatException words) {
            return -1;
        }
    }
}
