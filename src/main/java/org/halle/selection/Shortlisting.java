package org.halle.selection;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.Deciding;
import org.halle.call.Decision;
import org.halle.call.SeatReleased;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.programme.Programme;
import org.halle.programme.ProgrammeReplanned;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From the ranking to decisions: proposed, deliberated, frozen, announced together, seats passed on. */
@Service
@Transactional
public class Shortlisting {

    private final Shortlists shortlists;
    private final Rankings rankings;
    private final Reasons reasons;
    private final ApplicationRegister applications;
    private final Deciding deciding;
    private final Programmes programmes;
    private final SelectionProcess process;
    private final Rights rights;
    private final JuryLetters letters;
    private final HalleClock clock;

    Shortlisting(
            Shortlists shortlists,
            Rankings rankings,
            Reasons reasons,
            ApplicationRegister applications,
            Deciding deciding,
            Programmes programmes,
            SelectionProcess process,
            Rights rights,
            JuryLetters letters,
            HalleClock clock) {
        this.shortlists = shortlists;
        this.rankings = rankings;
        this.reasons = reasons;
        this.applications = applications;
        this.deciding = deciding;
        this.programmes = programmes;
        this.process = process;
        this.rights = rights;
        this.letters = letters;
        this.clock = clock;
    }

    /** As many accepted as there are seats, half as many waiting. */
    public void propose(PersonId by, ProgrammeId programme) {
        int seats = programmes.get(programme).rules().seats();
        propose(by, programme, seats, (seats + 1) / 2);
    }

    /**
     * Fills the list from the ranking; locked lines and the reasons already written stay.
     *
     * @throws RefusedFields naming a number that is negative
     * @throws Refused before there is anything to propose from
     */
    public void propose(PersonId by, ProgrammeId id, int seats, int waiting) {
        rights.require(by, id, Role.MANAGER);
        Map<String, Refused> wrong = new LinkedHashMap<>();
        if (seats < 0) {
            wrong.put("seats", new Refused("selection.shortlist.size"));
        }
        if (waiting < 0) {
            wrong.put("waiting", new Refused("selection.shortlist.size"));
        }
        if (!wrong.isEmpty()) {
            throw new RefusedFields("selection.shortlist.refused", wrong);
        }
        Ranking ranking = rankings.of(id, running(id));
        Optional<Shortlist> before = shortlists.findById(id);
        if (before.isEmpty() && !begun(id, ranking)) {
            throw new Refused("selection.shortlist.early");
        }
        Function<ApplicationId, String> why = reasons.of(id);
        shortlists.save(before.map(list -> list.following(runningIds(id)).reproposed(ranking, seats, waiting, why))
                .orElseGet(() -> Shortlist.proposed(id, ranking, seats, waiting, why)));
    }

    /** Whether that person may propose a list: something is there to propose from, and the deliberation has not ended. */
    @Transactional(readOnly = true)
    public boolean mayPropose(PersonId person, ProgrammeId id) {
        return rights.hasAny(person, id, Role.MANAGER)
                && shortlists
                        .findById(id)
                        .map(list -> !list.isSettled())
                        .orElseGet(() -> begun(id, rankings.of(id, running(id))));
    }

    /** Whether the jury has begun: by the plan, or because somebody has marked already. */
    private boolean begun(ProgrammeId id, Ranking ranking) {
        return !clock.instant().isBefore(programmes.get(id).plan().juryOpensAt())
                || ranking.lines().stream().anyMatch(Ranking.Ranked::scored);
    }

    /**
     * The same when the diagram asks for it. A deliberation that has ended stays as it is.
     *
     * @return how many applications are ranked
     */
    public int rank(ProgrammeId id) {
        int seats = programmes.get(id).rules().seats();
        Ranking ranking = rankings.of(id, running(id));
        Function<ApplicationId, String> why = reasons.of(id);
        Optional<Shortlist> list = shortlists.findById(id);
        if (list.filter(Shortlist::isSettled).isEmpty()) {
            shortlists.save(list.map(begun -> begun.following(runningIds(id)))
                    .map(begun -> begun.reproposed(ranking, seats, (seats + 1) / 2, why))
                    .orElseGet(() -> Shortlist.proposed(id, ranking, seats, (seats + 1) / 2, why)));
        }
        return (int) ranking.lines().stream().filter(Ranking.Ranked::scored).count();
    }

    /**
     * Decides on a line. A refusal without a word gets the words that the marks suggest.
     *
     * @param decision null takes an earlier one back
     */
    public void decide(
            PersonId by, ProgrammeId id, ApplicationId application, @Nullable Decision decision, String reason) {
        rights.require(by, id, Role.MANAGER);
        String words = decision == Decision.REFUSED && reason.isBlank()
                ? reasons.of(id).apply(application)
                : reason;
        shortlists.save(current(id).decided(application, decision, words));
    }

    /** Agrees on a line, so that nothing changes it until it is unlocked. */
    public void lock(PersonId by, ProgrammeId id, ApplicationId application, boolean locked) {
        rights.require(by, id, Role.MANAGER);
        Shortlist list = current(id);
        shortlists.save(locked ? list.locked(application) : list.unlocked(application));
    }

    /** Moves a line up (negative) or down. */
    public void move(PersonId by, ProgrammeId id, ApplicationId application, int places) {
        rights.require(by, id, Role.MANAGER);
        shortlists.save(current(id).moved(application, places));
    }

    /**
     * Ends the deliberation. Nothing is frozen before another manager has confirmed it.
     *
     * @throws Refused when an application still in the running has no decision, or is still being corrected
     */
    public void settle(PersonId by, ProgrammeId id, String minutes) {
        rights.require(by, id, Role.MANAGER);
        int undecidable = applications.of(id, Application.Status.SUBMITTED).size()
                + applications.of(id, Application.Status.TO_CORRECT).size();
        if (undecidable > 0) {
            throw new Refused("selection.shortlist.still-correcting", undecidable);
        }
        shortlists.save(
                current(id).settled(by, minutes, programmes.get(id).rules().seats(), clock.instant()));
    }

    /**
     * Confirms what another manager settled: nothing changes until the announcement.
     *
     * @throws Refused when the same person settled it
     */
    public void freeze(PersonId by, ProgrammeId id) {
        rights.require(by, id, Role.MANAGER);
        shortlists.save(shortlists.findById(id).orElseThrow(NotFound::new).frozen(by, clock.instant()));
    }

    /** Opens the deliberation again instead of confirming it. */
    public void reopen(PersonId by, ProgrammeId id, String remark) {
        rights.require(by, id, Role.MANAGER);
        shortlists.save(shortlists.findById(id).orElseThrow(NotFound::new).reopened(remark));
    }

    /** Whether that person may confirm what was settled: another manager did. */
    @Transactional(readOnly = true)
    public boolean mayFreeze(PersonId person, ProgrammeId id) {
        return rights.hasAny(person, id, Role.MANAGER)
                && shortlists
                        .findById(id)
                        .filter(list -> list.isSettled() && !person.equals(list.settledBy()))
                        .isPresent();
    }

    /**
     * Tells every application its decision, at once. Those that left the running since the deliberation are passed over,
     * and the first who wait have their seats.
     *
     * @return the dates that follow from today's announcement
     */
    public SelectionDates announce(ProgrammeId id) {
        Instant now = clock.instant();
        Set<ApplicationId> running = runningIds(id);
        Shortlist announced = shortlists.save(
                shortlists.findById(id).orElseThrow(NotFound::new).announced(running::contains, now));
        SelectionDates dates = SelectionDates.of(programmes.get(id).plan(), now);
        for (Shortlist.ShortlistLine line : announced.lines()) {
            Decision decision = line.offeredAt() == null ? line.decision() : Decision.ACCEPTED;
            if (decision != null && running.contains(line.application())) {
                deciding.announce(
                        line.application(), decision, dates.confirmBy(), dates.confirmationsEndAt(), line.reason());
            }
        }
        return dates;
    }

    /** The dates of a programme's selection as planned. */
    @Transactional(readOnly = true)
    public SelectionDates dates(ProgrammeId programme) {
        return SelectionDates.planned(programmes.get(programme).plan());
    }

    /** Tells the managers how many seats are taken. */
    public void close(ProgrammeId id) {
        letters.selectionClosed(
                programmes.get(id),
                applications.of(id, Application.Status.CONFIRMED).size());
    }

    /** A seat came free: the first who waits may have it, as long as there is time. */
    @EventListener
    void on(SeatReleased released) {
        Instant now = clock.instant();
        Programme programme = programmes.get(released.programme());
        shortlists
                .findById(released.programme())
                .filter(list -> list.announcedAt() != null)
                .ifPresent(list -> offerNext(list, programme, now));
    }

    private void offerNext(Shortlist list, Programme programme, Instant now) {
        Instant announcedAt = list.announcedAt();
        SelectionDates dates = SelectionDates.of(programme.plan(), announcedAt == null ? now : announcedAt);
        if (!now.isBefore(dates.confirmationsEndAt())) {
            return;
        }
        list.nextWaiting(application -> applications.get(application).status() == Application.Status.WAITING)
                .ifPresent(next -> {
                    shortlists.save(list.offered(next, now));
                    deciding.offerSeat(next, dates.confirmBy(now));
                });
    }

    @EventListener
    void on(ProgrammeReplanned replanned) {
        process.replanned(replanned.programme(), SelectionDates.planned(replanned.after()));
    }

    private Shortlist current(ProgrammeId id) {
        Set<ApplicationId> running = runningIds(id);
        Optional<Shortlist> list = shortlists.findById(id);
        if (list.isEmpty() && running.isEmpty()) {
            // nobody to decide on: the deliberation is over before it began
            return Shortlist.proposed(id, new Ranking(List.of()), 0, 0, application -> "");
        }
        return list.orElseThrow(() -> new Refused("selection.shortlist.empty")).following(running);
    }

    private Set<ApplicationId> runningIds(ProgrammeId id) {
        return running(id).stream().map(Application::id).collect(Collectors.toSet());
    }

    private List<Application> running(ProgrammeId id) {
        return applications.of(id, Application.Status.ELIGIBLE);
    }
}
