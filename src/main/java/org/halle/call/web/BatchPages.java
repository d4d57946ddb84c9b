package org.halle.call.web;

import java.util.Locale;
import org.halle.call.Batching;
import org.halle.call.Call;
import org.halle.call.CallRegister;
import org.halle.people.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The batches of a rolling call, for who manages it. */
@Controller
@RequestMapping("/calls/{slug}/batches")
class BatchPages {

    private final CallRegister calls;
    private final Batching batching;
    private final MessageSource messages;

    BatchPages(CallRegister calls, Batching batching, MessageSource messages) {
        this.calls = calls;
        this.batching = batching;
        this.messages = messages;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, @PathVariable String slug, Model model) {
        Call call = calls.bySlug(slug);
        model.addAttribute("batches", batching.of(me.id(), call.id()));
        model.addAttribute("call", call);
        return "call/batches";
    }

    @PostMapping("/end")
    String end(
            @AuthenticationPrincipal SignedIn me, @PathVariable String slug, Locale locale, RedirectAttributes then) {
        batching.end(me.id(), calls.bySlug(slug).id());
        then.addFlashAttribute("flash", messages.getMessage("call.batches.ended", null, locale));
        return "redirect:/calls/" + slug + "/batches";
    }
}
