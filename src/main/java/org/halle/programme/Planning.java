package org.halle.programme;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import org.halle.kernel.CallId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.people.People;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writing a programme, starting it, moving its dates, ending it. */
@Service
@Transactional
public class Planning {

    private static final int MAX_SLUG = 60;

    private final StoredProgrammes programmes;
    private final ProgrammeProcess process;
    private final People people;
    private final Rights rights;
    private final ApplicationEventPublisher events;

    Planning(
            StoredProgrammes programmes,
            ProgrammeProcess process,
            People people,
            Rights rights,
            ApplicationEventPublisher events) {
        this.programmes = programmes;
        this.process = process;
        this.people = people;
        this.rights = rights;
        this.events = events;
    }

    /**
     * Drafts a programme; whoever does manages it.
     *
     * @throws Forbidden unless an operator asks, or somebody who manages a programme already
     */
    public ProgrammeId draft(PersonId by, NewProgramme wanted) {
        if (!mayDraft(by)) {
            throw new Forbidden();
        }
        Programme drafted = programmes.save(Programme.draft(ProgrammeId.random(), freeSlug(wanted.title()), wanted));
        people.grant(by, Role.MANAGER, drafted.id(), null);
        return drafted.id();
    }

    /** Whether that person may draft a programme. */
    @Transactional(readOnly = true)
    public boolean mayDraft(PersonId person) {
        return rights.isOperator(person)
                || people.grantsOf(person).stream().anyMatch(grant -> grant.role() == Role.MANAGER);
    }

    /** Starts the programme's diagram: from now on it asks people for things. */
    public void launch(PersonId by, ProgrammeId id) {
        Programme launched = programmes.save(managed(by, id).launch());
        CallId call = CallId.random();
        events.publishEvent(new ProgrammeLaunched(launched.id(), call));
        if (launched.rules().rolling()) {
            process.beginRolling(call);
        } else {
            process.begin(launched.id(), call);
        }
    }

    /** Moves the dates; the diagrams that wait for them wait for the new ones. */
    public void replan(PersonId by, ProgrammeId id, Plan plan) {
        Programme before = managed(by, id);
        Programme after = programmes.save(before.replan(plan));
        if (after.state() == Programme.State.RUNNING) {
            events.publishEvent(new ProgrammeReplanned(id, before.plan(), after.plan()));
        }
    }

    /**
     * What a rolling call has gathered becomes a programme of its own, with the plan and the people of the series.
     * Called by the call, which knows when.
     *
     * @param call the id under which the batch's part of the call is to be kept
     */
    public ProgrammeId openBatch(ProgrammeId series, String title, CallId call) {
        Programme from = programmes.findById(series).orElseThrow(NotFound::new);
        Programme batch = programmes.save(from.batch(ProgrammeId.random(), freeSlug(title), title));
        people.grantAlike(series, batch.id());
        events.publishEvent(new BatchOpened(series, batch.id()));
        events.publishEvent(new ProgrammeLaunched(batch.id(), call));
        process.begin(batch.id(), call);
        return batch.id();
    }

    /** The series plans its next batch: whatever follows its call's closing moves along with it. */
    public void planNextBatch(ProgrammeId series, Instant nextClosing) {
        Programme from = programmes.findById(series).orElseThrow(NotFound::new);
        programmes.save(from.following(nextClosing));
    }

    /** Ends a programme whose diagram has come to its end. */
    public void close(PersonId by, ProgrammeId id) {
        Programme closed = managed(by, id).close();
        if (process.running(id)) {
            throw new Refused("programme.still-running");
        }
        programmes.save(closed);
        events.publishEvent(new ProgrammeClosed(id));
    }

    /** The same when the diagram asks for it, as its last step; nothing happens to one that is closed already. */
    public void archive(ProgrammeId id) {
        Programme programme = programmes.findById(id).orElseThrow(NotFound::new);
        if (programme.state() != Programme.State.CLOSED) {
            programmes.save(programme.close());
            events.publishEvent(new ProgrammeClosed(id));
        }
    }

    private Programme managed(PersonId by, ProgrammeId id) {
        Programme programme = programmes.findById(id).orElseThrow(NotFound::new);
        rights.require(by, id, Role.MANAGER);
        return programme;
    }

    private String freeSlug(String title) {
        String wanted = slug(title);
        String free = wanted;
        for (int number = 2; programmes.existsBySlug(free); number++) {
            free = wanted + "-" + number;
        }
        return free;
    }

    private static String slug(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String text = plain.isEmpty() ? "programme" : plain;
        return text.length() <= MAX_SLUG ? text : text.substring(0, MAX_SLUG).replaceAll("-$", "");
    }
}
