package org.halle.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.halle.kernel.CallId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.programme.Plan;
import org.halle.programme.Planning;
import org.halle.programme.ProgrammeClosed;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The batches of a rolling call. Whoever hands in is never too late: before the end of a batch they are in it, from
 * that very instant on they are in the next. A batch is a programme of its own, so that its jury, its announcement and
 * its cohort wait for no other.
 */
@Service
@Transactional
public class Batching {

    private final Calls calls;
    private final Applications applications;
    private final Planning planning;
    private final Programmes programmes;
    private final Rights rights;
    private final CallProcess process;
    private final CallLetters letters;
    private final MessageSource messages;
    private final HalleClock clock;

    Batching(
            Calls calls,
            Applications applications,
            Planning planning,
            Programmes programmes,
            Rights rights,
            CallProcess process,
            CallLetters letters,
            MessageSource messages,
            HalleClock clock) {
        this.calls = calls;
        this.applications = applications;
        this.planning = planning;
        this.programmes = programmes;
        this.rights = rights;
        this.process = process;
        this.letters = letters;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Gives what is complete to a jury of its own and begins the next batch. Whoever holds the call to hand in is
     * waited for: they came in time.
     *
     * @return the call as it goes on
     */
    public Call form(CallId id) {
        Call before = calls.alone(id);
        Call after = calls.save(before.cut(clock.decisive()));
        List<Application> ready = ready(before);
        if (!ready.isEmpty()) {
            CallId own = CallId.random();
            planning.openBatch(before.programme(), title(before), own);
            Call batch = calls.save(calls.get(own).asBatchOf(id));
            Plan plan = programmes.get(batch.programme()).plan();
            for (Application one : ready) {
                letters.inBatch(applications.save(one.join(batch)), BatchName.of(batch.closesAt()), plan);
            }
        }
        if (after.endless()) {
            planning.planNextBatch(before.programme(), after.closesAt());
            process.batchBegun(
                    after,
                    applications.findByCallAndStatus(id, Application.Status.DRAFT).stream()
                            .map(Application::id)
                            .toList());
        }
        return after;
    }

    /** What came in before the end of the batch and misses nothing; with the last one, what can still be completed. */
    private List<Application> ready(Call call) {
        List<Application> ready = new ArrayList<>();
        Stream.of(Application.Status.SUBMITTED, Application.Status.ELIGIBLE, Application.Status.TO_CORRECT)
                .flatMap(status -> applications.findByCallAndStatus(call.id(), status).stream())
                .map(found -> applications.alone(found.id()))
                .filter(one -> complete(one) || !call.endless() && one.status() == Application.Status.TO_CORRECT)
                .filter(one -> Objects.requireNonNull(one.submittedAt()).isBefore(call.closesAt()))
                .forEach(ready::add);
        return ready;
    }

    /** Whether a jury can read it, or will once the rules were asked. */
    private static boolean complete(Application one) {
        return one.status() == Application.Status.SUBMITTED || one.status() == Application.Status.ELIGIBLE;
    }

    private String title(Call series) {
        BatchName name = BatchName.of(series.closesAt());
        return series.title() + " – " + messages.getMessage(name.code(), name.arguments(), Locale.FRENCH);
    }

    /** Ends a rolling call with the batch that is being gathered; whoever has a draft is told. */
    public void end(PersonId by, CallId id) {
        rights.require(by, calls.get(id).programme(), Role.MANAGER);
        Call ending = calls.save(calls.alone(id).ending(clock.decisive()));
        applications
                .findByCallAndStatus(id, Application.Status.DRAFT)
                .forEach(draft -> letters.lastBatch(draft, ending));
    }

    /** As long as people may hand in, the programme of a rolling call is not over. */
    @EventListener
    void refuse(ProgrammeClosed closed) {
        calls.findByProgramme(closed.programme()).ifPresent(Call::requireNotEndless);
    }

    /** How far a batch has come. */
    public enum State {
        /** People hand in. */
        GATHERING,
        /** Its jury has not begun. */
        FORMED,
        READING,
        ANNOUNCED
    }

    /**
     * A batch as its managers see it.
     *
     * @param call the slug under which its applications are; while it is gathered, the rolling call's own
     * @param cut its end: what came in before is in it
     * @param counts how many applications stand where
     */
    public record Batch(
            BatchName name,
            String call,
            ProgrammeId programme,
            Instant cut,
            Instant juryOpensAt,
            Instant announceAt,
            State state,
            Map<Application.Status, Integer> counts) {

        public int drafts() {
            return counts.getOrDefault(Application.Status.DRAFT, 0);
        }

        public int incomplete() {
            return counts.getOrDefault(Application.Status.TO_CORRECT, 0);
        }

        /** How many its jury reads, or would if it were formed now. */
        public int complete() {
            return counts.entrySet().stream()
                    .filter(entry -> switch (entry.getKey()) {
                        case SUBMITTED, ELIGIBLE, ACCEPTED, WAITING, REFUSED, CONFIRMED, RELEASED -> true;
                        case DRAFT, TO_CORRECT, INELIGIBLE, LAPSED, WITHDRAWN -> false;
                    })
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }

    /** The batch that is being gathered, if the call goes on, and those before it, the newest first. */
    @Transactional(readOnly = true)
    public List<Batch> of(PersonId by, CallId id) {
        Call series = calls.get(id);
        rights.require(by, series.programme(), Role.MANAGER);
        if (series.rolling() == null) {
            throw new NotFound();
        }
        List<Batch> batches = new ArrayList<>();
        if (series.state() != Call.State.CLOSED) {
            batches.add(batch(series));
        }
        calls.findByBatchOfOrderByClosesAtDesc(id).forEach(call -> batches.add(batch(call)));
        return batches;
    }

    private Batch batch(Call call) {
        Plan plan = programmes.get(call.programme()).plan();
        Map<Application.Status, Integer> counts = new EnumMap<>(Application.Status.class);
        applications
                .findByProgrammeOrderByReference(call.programme())
                .forEach(one -> counts.merge(one.status(), 1, Integer::sum));
        return new Batch(
                BatchName.of(call.closesAt()),
                call.slug(),
                call.programme(),
                call.closesAt(),
                plan.juryOpensAt(),
                plan.announceAt(),
                state(call, plan, counts),
                counts);
    }

    private State state(Call call, Plan plan, Map<Application.Status, Integer> counts) {
        if (call.batchOf() == null) {
            return State.GATHERING;
        }
        boolean announced = counts.keySet().stream().anyMatch(status -> switch (status) {
            case ACCEPTED, WAITING, REFUSED, CONFIRMED, RELEASED -> true;
            case DRAFT, SUBMITTED, TO_CORRECT, ELIGIBLE, INELIGIBLE, LAPSED, WITHDRAWN -> false;
        });
        if (announced) {
            return State.ANNOUNCED;
        }
        return clock.instant().isBefore(plan.juryOpensAt()) ? State.FORMED : State.READING;
    }

    /** The batch whose jury reads an application, or would if it were handed in now; null in a call with a deadline. */
    @Transactional(readOnly = true)
    public @Nullable BatchName of(Application application) {
        Instant cut = cut(application, calls.get(application.call()));
        return cut == null ? null : BatchName.of(cut);
    }

    /** The sentence that tells an application's people of its batch; null where there is nothing to say. */
    @Transactional(readOnly = true)
    public @Nullable MessageSourceResolvable told(Application application) {
        Call call = calls.get(application.call());
        Instant cut = cut(application, call);
        if (cut == null) {
            return null;
        }
        String code = "call.batch."
                + switch (application.status()) {
                    case DRAFT -> "draft";
                    case TO_CORRECT -> call.batchOf() == null ? "incomplete" : "read";
                    default -> call.batchOf() == null ? "yours" : "read";
                };
        return new DefaultMessageSourceResolvable(
                new String[] {code}, new Object[] {BatchName.of(cut), Written.instant(cut)});
    }

    private @Nullable Instant cut(Application application, Call call) {
        if (call.batchOf() != null) {
            return call.closesAt();
        }
        if (call.rolling() == null || !application.inPlay()) {
            return null;
        }
        Instant at = application.submittedAt();
        return call.batchFor(complete(application) && at != null ? at : clock.instant());
    }
}
