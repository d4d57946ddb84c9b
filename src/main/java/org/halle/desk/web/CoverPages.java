package org.halle.desk.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.halle.desk.Covering;
import org.halle.desk.TaskList;
import org.halle.kernel.RefusedFields;
import org.halle.people.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Handing one's tasks to a colleague for some days. */
@Controller
@RequestMapping("/desk/cover")
class CoverPages {

    private final Covering covering;
    private final TaskList tasks;
    private final MessageSource texts;

    CoverPages(Covering covering, TaskList tasks, MessageSource texts) {
        this.covering = covering;
        this.tasks = tasks;
        this.texts = texts;
    }

    @GetMapping
    String page(@AuthenticationPrincipal SignedIn me, Model model) {
        show(me, CoverForm.EMPTY, Map.of(), model);
        return "desk/cover";
    }

    @PostMapping
    ModelAndView hand(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute CoverForm form,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        try {
            covering.hand(me.id(), form.read());
            flash.addFlashAttribute("message", texts.getMessage("desk.cover.handed", null, locale));
            return new ModelAndView("redirect:/desk/cover");
        } catch (RefusedFields refused) {
            Map<String, String> errors = new LinkedHashMap<>();
            refused.fields()
                    .forEach((field, why) -> errors.put(field, texts.getMessage(why.code(), why.arguments(), locale)));
            show(me, form, errors, model);
            return new ModelAndView("desk/cover", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/{id}/end")
    String end(@AuthenticationPrincipal SignedIn me, @PathVariable long id, Locale locale, RedirectAttributes flash) {
        covering.end(me.id(), id);
        flash.addFlashAttribute("message", texts.getMessage("desk.cover.ended", null, locale));
        return "redirect:/desk/cover";
    }

    private void show(SignedIn me, CoverForm form, Map<String, String> errors, Model model) {
        Map<String, String> programmes = tasks.programmes(me.id());
        Map<String, String> colleagues = new LinkedHashMap<>();
        covering.colleagues(me.id())
                .forEach((programme, people) -> people.forEach(person -> colleagues.put(
                        programme + "/" + person.id(),
                        texts.getMessage(
                                "desk.cover.choice",
                                new Object[] {person.displayName(), programmes.getOrDefault(programme.toString(), "")},
                                Locale.ROOT))));
        model.addAttribute("covers", covering.of(me.id()));
        model.addAttribute("programmes", programmes);
        model.addAttribute("colleagues", colleagues);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
    }
}
