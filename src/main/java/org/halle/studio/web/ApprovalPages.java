package org.halle.studio.web;

import java.util.Locale;
import org.halle.kernel.ApprovalId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.people.People;
import org.halle.people.SignedIn;
import org.halle.studio.Approval;
import org.halle.studio.Approving;
import org.halle.studio.Release;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody asked to publish, for somebody else to decide; and which programmes want it to be asked. */
@Controller
@RequestMapping("/studio/approvals")
class ApprovalPages {

    private final Approving approving;
    private final PreviewViews previews;
    private final People people;
    private final MessageSource messages;

    ApprovalPages(Approving approving, PreviewViews previews, People people, MessageSource messages) {
        this.approving = approving;
        this.previews = previews;
        this.people = people;
        this.messages = messages;
    }

    @GetMapping("/{id}")
    String one(@AuthenticationPrincipal SignedIn me, @PathVariable String id, Locale locale, Model model) {
        return page(me, id, "", null, locale, model);
    }

    @PostMapping("/{id}/approve")
    String approve(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam String seen,
            Locale locale,
            Model model,
            RedirectAttributes after) {
        try {
            Release release = approving.approve(me.id(), ApprovalId.of(id), seen);
            after.addFlashAttribute("message", text("studio.published", locale, release.number()));
            return "redirect:/studio/releases/" + release.number();
        } catch (Refused refused) {
            return page(me, id, "", text(refused.code(), locale, refused.arguments()), locale, model);
        }
    }

    @PostMapping("/{id}/refuse")
    String refuse(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String words,
            Locale locale,
            Model model) {
        try {
            approving.refuse(me.id(), ApprovalId.of(id), words);
            return "redirect:/studio/approvals/" + id;
        } catch (Refused refused) {
            return page(me, id, words, text(refused.code(), locale, refused.arguments()), locale, model);
        }
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
        approving.withdraw(me.id(), ApprovalId.of(id));
        return "redirect:/studio/approvals/" + id;
    }

    @PostMapping("/programmes/{programme}")
    String want(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programme,
            @RequestParam(defaultValue = "false") boolean wanted) {
        if (wanted) {
            approving.want(me.id(), ProgrammeId.of(programme));
        } else {
            approving.lift(me.id(), ProgrammeId.of(programme));
        }
        return "redirect:/studio#approvals";
    }

    private String page(SignedIn me, String id, String words, @Nullable String problem, Locale locale, Model model) {
        Approval approval = approving.get(me.id(), ApprovalId.of(id));
        model.addAttribute("approval", approval);
        model.addAttribute("author", name(approval.author()));
        PersonId decidedBy = approval.decidedBy();
        model.addAttribute("decidedBy", decidedBy == null ? null : name(decidedBy));
        model.addAttribute("mine", approval.author().equals(me.id()));
        model.addAttribute("decides", approving.mayDecide(me.id(), approval));
        if (approval.state() == Approval.State.OPEN) {
            previews.show(approving.preview(me.id(), approval.id()), locale, model);
        }
        model.addAttribute("words", words);
        model.addAttribute("problem", problem);
        return "studio/approval";
    }

    private String name(PersonId person) {
        return people.get(person).displayName();
    }

    private String text(String code, Locale locale, Object... arguments) {
        return messages.getMessage(code, arguments, locale);
    }
}
