package org.halle.call.web;

import java.util.List;
import org.halle.call.Call;
import org.halle.call.CallRegister;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.programme.Programmes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The calls that are open, over HTTP; no token is needed. */
@RestController
@RequestMapping("/api/calls")
class CallsApi {

    private final CallRegister calls;
    private final Programmes programmes;
    private final CallViews views;
    private final HalleClock clock;

    CallsApi(CallRegister calls, Programmes programmes, CallViews views, HalleClock clock) {
        this.calls = calls;
        this.programmes = programmes;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping
    List<CallView> open() {
        return calls.open().stream().map(this::view).toList();
    }

    @GetMapping("/{slug}")
    CallView call(@PathVariable String slug) {
        Call call = calls.bySlug(slug);
        if (call.state() == Call.State.PLANNED) {
            throw new NotFound();
        }
        return view(call);
    }

    private CallView view(Call call) {
        return views.call(call, programmes.get(call.programme()), call.takesApplications(clock.instant()));
    }
}
