package org.halle.site;

import java.time.Instant;
import java.util.List;
import org.halle.call.CallRegister;
import org.halle.kernel.HalleClock;
import org.halle.people.SignedIn;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The public home page: what Halle is, and the calls that take applications. */
@Controller
class HomePages {

    private final CallRegister calls;
    private final Programmes programmes;
    private final HalleClock clock;

    HomePages(CallRegister calls, Programmes programmes, HalleClock clock) {
        this.calls = calls;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** A call as the home page announces it. */
    record OpenCall(String path, String title, String summary, String territory, Instant closesAt, boolean rolling) {}

    @GetMapping("/")
    String home(@AuthenticationPrincipal @Nullable SignedIn me, Model model) {
        Instant now = clock.instant();
        List<OpenCall> open = calls.open().stream()
                .filter(call -> call.takesApplications(now))
                .map(call -> {
                    Programme programme = programmes.get(call.programme());
                    return new OpenCall(
                            "/calls/" + call.slug(),
                            call.title(),
                            programme.summary(),
                            programme.territory(),
                            call.closesAt(),
                            call.endless());
                })
                .toList();
        model.addAttribute("calls", open);
        model.addAttribute("signedIn", me != null);
        return "site/home";
    }
}
