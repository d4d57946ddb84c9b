package org.halle.call;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.halle.desk.Desk;
import org.halle.kernel.CallId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.programme.Plan;
import org.halle.programme.Programme;
import org.halle.programme.ProgrammeLaunched;
import org.halle.programme.ProgrammeReplanned;
import org.halle.programme.Programmes;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Preparing a call, opening it, reminding those who have only a draft, closing it. The programme's plan gives the
 * dates; {@code call.bpmn} says when what happens.
 */
@Service
@Transactional
public class Calling {

    /** "Appel à candidatures" and the year it opens in: "AC26". */
    private static final DateTimeFormatter REFERENCE = DateTimeFormatter.ofPattern("'AC'yy");

    /** How long a draft of a rolling call is reminded of the next batch. */
    private static final Duration FRESH = Duration.ofDays(92);

    private final Calls calls;
    private final Applications applications;
    private final ReferenceNumbers references;
    private final Programmes programmes;
    private final AnswerSheet sheet;
    private final Desk desk;
    private final CallProcess process;
    private final CallLetters letters;
    private final HalleClock clock;

    Calling(
            Calls calls,
            Applications applications,
            ReferenceNumbers references,
            Programmes programmes,
            AnswerSheet sheet,
            Desk desk,
            CallProcess process,
            CallLetters letters,
            HalleClock clock) {
        this.calls = calls;
        this.applications = applications;
        this.references = references;
        this.programmes = programmes;
        this.sheet = sheet;
        this.desk = desk;
        this.process = process;
        this.letters = letters;
        this.clock = clock;
    }

    /** A programme that starts has its call, under the id its diagram knows. */
    @EventListener
    void prepare(ProgrammeLaunched launched) {
        Programme programme = programmes.get(launched.programme());
        Plan plan = programme.plan();
        Call planned = Call.planned(
                launched.call(),
                programme.id(),
                programme.slug(),
                programme.title(),
                plan.callOpensAt(),
                plan.callClosesAt(),
                programme.rules().signaturePercent());
        Call call = calls.save(programme.rules().rolling() ? planned.goingOn() : planned);
        references.begin(call.id(), REFERENCE.format(call.opensAt().atZone(HalleClock.PARIS)));
    }

    /** The call follows its programme's plan; whoever has a draft is told of a new deadline. */
    @EventListener
    void follow(ProgrammeReplanned replanned) {
        Plan before = replanned.before();
        Plan after = replanned.after();
        if (before.callOpensAt().equals(after.callOpensAt())
                && before.callClosesAt().equals(after.callClosesAt())) {
            return;
        }
        Call call = calls.findByProgramme(replanned.programme()).orElseThrow(NotFound::new);
        // alone: nobody hands in while the deadline moves
        Call moved = calls.save(
                calls.alone(call.id()).reschedule(after.callOpensAt(), after.callClosesAt(), clock.decisive()));
        List<Application> drafts = drafts(moved.id()).stream()
                .filter(draft -> draft.deadline(moved).equals(moved.closesAt()))
                .toList();
        // the end of a batch is no deadline: nobody has to be told
        if (!moved.endless() && !moved.closesAt().equals(call.closesAt())) {
            drafts.forEach(draft -> letters.deadlineMoved(draft, moved));
        }
        process.rescheduled(moved, drafts.stream().map(Application::id).toList());
    }

    /** The call appears on the site; applications may begin. */
    public void publish(CallId id) {
        calls.save(calls.alone(id).publish());
    }

    /**
     * Tells those who have not handed in that a draft is no application.
     *
     * @param occurrence tells apart the reminders of one deadline: "first", "last"
     */
    public void remindDrafts(CallId id, String occurrence) {
        Call call = calls.get(id);
        if (call.endless()) {
            // month after month nobody wants to be told again of what they left lying
            Instant recent = clock.instant().minus(FRESH);
            drafts(id).stream()
                    .filter(draft -> draft.startedAt().isAfter(recent))
                    .forEach(draft -> letters.batchReminder(draft, call));
            return;
        }
        drafts(id).forEach(draft -> letters.draftReminder(draft, call, occurrence));
    }

    /** Ends the preparation of every draft that has no delay. Whoever holds the call to hand in is waited for. */
    public void close(CallId id) {
        // in the order in which handing in locks, or the two would wait for each other: the task, then the call
        desk.hold(
                "application",
                drafts(id).stream().map(draft -> draft.id().value()).toList());
        Instant now = clock.decisive();
        Call closed = calls.save(calls.alone(id).close(now));
        for (Application draft : drafts(id)) {
            if (draft.inTime(closed, now)) {
                continue;
            }
            Application lapsed =
                    applications.save(applications.alone(draft.id()).lapse(sheet.typed(draft.id())));
            letters.notSubmitted(lapsed, closed.closesAt());
            process.callClosed(lapsed.id());
        }
    }

    private List<Application> drafts(CallId call) {
        return applications.findByCallAndStatus(call, Application.Status.DRAFT);
    }
}
