package org.halle.call.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.halle.call.Batching;
import org.halle.call.Call;
import org.halle.call.CallRegister;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.people.SignedIn;
import org.halle.programme.Programmes;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The calls that are open, over HTTP; no token is needed, but for the batches of a rolling call. */
@RestController
@RequestMapping("/api/calls")
class CallsApi {

    private final CallRegister calls;
    private final Programmes programmes;
    private final CallViews views;
    private final Batching batching;
    private final HalleClock clock;

    CallsApi(CallRegister calls, Programmes programmes, CallViews views, Batching batching, HalleClock clock) {
        this.calls = calls;
        this.programmes = programmes;
        this.views = views;
        this.batching = batching;
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

    /**
     * A batch of a rolling call.
     *
     * @param month in which it ends, "2026-12"
     * @param call the slug of the call under which its applications are
     * @param cut its end: what came in before is in it
     * @param state gathering, formed, reading or announced
     * @param complete how many applications its jury reads
     * @param drafts how many are begun and not handed in
     * @param toCorrect how many have something missing
     */
    record BatchView(
            String month,
            String call,
            Instant cut,
            Instant juryOpensAt,
            Instant announceAt,
            String state,
            int complete,
            int drafts,
            int toCorrect) {}

    /** For who manages the call: the batch that is gathered and those before it, the newest first. */
    @GetMapping("/{slug}/batches")
    List<BatchView> batches(@AuthenticationPrincipal SignedIn me, @PathVariable String slug) {
        return batching.of(me.id(), calls.bySlug(slug).id()).stream()
                .map(batch -> new BatchView(
                        batch.name().month().toString(),
                        batch.call(),
                        batch.cut(),
                        batch.juryOpensAt(),
                        batch.announceAt(),
                        batch.state().name().toLowerCase(Locale.ROOT),
                        batch.complete(),
                        batch.drafts(),
                        batch.incomplete()))
                .toList();
    }

    /** Ends a rolling call with the batch that is gathered. */
    @PostMapping("/{slug}/batches/end")
    CallView end(@AuthenticationPrincipal SignedIn me, @PathVariable String slug) {
        batching.end(me.id(), calls.bySlug(slug).id());
        return view(calls.bySlug(slug));
    }

    private CallView view(Call call) {
        return views.call(
                call, programmes.get(call.programme()), call.takesApplications(clock.instant()), calls.series(call));
    }
}
