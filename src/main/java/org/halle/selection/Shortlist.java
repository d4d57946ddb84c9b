package org.halle.selection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.halle.call.Decision;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * What becomes of each application of a programme, in order: proposed from the ranking, changed by the deliberation,
 * settled by one manager, frozen by another, announced. The waiting list is served in this order.
 *
 * @param minutes what the deliberation said, as the manager wrote it
 * @param settledBy who ended the deliberation; null while it goes on
 * @param frozenBy the other manager who confirmed it
 */
public record Shortlist(
        @Id ProgrammeId programme,
        @MappedCollection(idColumn = "programme", keyColumn = "place") List<ShortlistLine> lines,
        String minutes,
        @Nullable Instant settledAt,
        @Nullable PersonId settledBy,
        @Nullable Instant frozenAt,
        @Nullable PersonId frozenBy,
        @Nullable Instant announcedAt,
        @Version @Nullable Long version) {

    private static final int LONGEST_REASON = 2000;

    /**
     * One application's line.
     *
     * @param decision null while nobody has decided
     * @param reason what the applicant will read; may be empty unless refused
     * @param locked agreed on: it keeps its decision and its place until it is unlocked
     * @param offeredAt when a seat that came free was offered from the waiting list
     */
    public record ShortlistLine(
            ApplicationId application,
            @Nullable Decision decision,
            String reason,
            boolean locked,
            @Nullable Instant offeredAt) {

        static ShortlistLine undecided(ApplicationId application) {
            return new ShortlistLine(application, null, "", false, null);
        }

        private ShortlistLine lockedIf(boolean agreed) {
            return new ShortlistLine(application, decision, reason, agreed, offeredAt);
        }

        private ShortlistLine offered(Instant now) {
            return new ShortlistLine(application, decision, reason, locked, now);
        }
    }

    public Shortlist {
        lines = List.copyOf(lines);
    }

    /**
     * The best {@code seats} are accepted, the next {@code waiting} wait, the others are refused; without a score,
     * undecided.
     *
     * @param reasons what a refused applicant may be told
     */
    static Shortlist proposed(
            ProgrammeId programme, Ranking ranking, int seats, int waiting, Function<ApplicationId, String> reasons) {
        Shortlist empty = new Shortlist(programme, List.of(), "", null, null, null, null, null, null);
        return empty.reproposed(ranking, seats, waiting, reasons);
    }

    /** Proposes anew: locked lines stay as and where they are, and reasons already written stay. */
    Shortlist reproposed(Ranking ranking, int seats, int waiting, Function<ApplicationId, String> reasons) {
        requireOpen();
        long seatsLeft = seats - locked(Decision.ACCEPTED);
        long waitingLeft = waiting - locked(Decision.WAITING);
        List<ShortlistLine> free = new ArrayList<>();
        for (Ranking.Ranked ranked : ranking.lines()) {
            ShortlistLine before = line(ranked.application()).orElse(ShortlistLine.undecided(ranked.application()));
            if (before.locked()) {
                continue;
            }
            Decision decision = null;
            if (ranked.scored()) {
                decision =
                        seatsLeft-- > 0 ? Decision.ACCEPTED : waitingLeft-- > 0 ? Decision.WAITING : Decision.REFUSED;
            }
            free.add(new ShortlistLine(
                    ranked.application(), decision, reason(decision, before, reasons), false, before.offeredAt()));
        }
        return with(aroundLocked(free));
    }

    private static String reason(
            @Nullable Decision decision, ShortlistLine before, Function<ApplicationId, String> reasons) {
        return decision == Decision.REFUSED && before.reason().isEmpty()
                ? reasons.apply(before.application())
                : before.reason();
    }

    /** @param decision null takes an earlier decision back */
    Shortlist decided(ApplicationId application, @Nullable Decision decision, String reason) {
        requireOpen();
        requireUnlocked(application);
        String kept = reason.strip();
        if (kept.length() > LONGEST_REASON) {
            throw new RefusedFields(
                    "selection.shortlist.refused",
                    Map.of(
                            "reason",
                            new Refused("selection.shortlist.reason-too-long", LONGEST_REASON, kept.length())));
        }
        return changed(application, line -> new ShortlistLine(application, decision, kept, false, line.offeredAt()));
    }

    /** Agrees on a line: neither a proposal, nor a decision, nor a move of another changes it. */
    Shortlist locked(ApplicationId application) {
        requireOpen();
        if (line(application).orElseThrow(NotFound::new).decision() == null) {
            throw new Refused("selection.shortlist.lock-undecided");
        }
        return changed(application, line -> line.lockedIf(true));
    }

    Shortlist unlocked(ApplicationId application) {
        requireOpen();
        return changed(application, line -> line.lockedIf(false));
    }

    /** Moves a line up (negative) or down among those that are not locked, as far as the list goes. */
    Shortlist moved(ApplicationId application, int places) {
        requireOpen();
        requireUnlocked(application);
        ShortlistLine line = line(application).orElseThrow(NotFound::new);
        List<ShortlistLine> free =
                new ArrayList<>(lines.stream().filter(one -> !one.locked()).toList());
        int from = free.indexOf(line);
        free.remove(from);
        free.add((int) Math.max(0, Math.min(free.size(), (long) from + places)), line);
        return with(aroundLocked(free));
    }

    /** The free lines in their order, between the locked ones, which stay where they are. */
    private List<ShortlistLine> aroundLocked(List<ShortlistLine> free) {
        List<ShortlistLine> woven = new ArrayList<>(free);
        for (int place = 0; place < lines.size(); place++) {
            if (lines.get(place).locked()) {
                woven.add(Math.min(place, woven.size()), lines.get(place));
            }
        }
        return woven;
    }

    /** Follows the applications still in the running: the withdrawn leave, the late come last and undecided. */
    Shortlist following(Set<ApplicationId> running) {
        if (isSettled()) {
            return this;
        }
        Set<ApplicationId> listed =
                lines.stream().map(ShortlistLine::application).collect(Collectors.toSet());
        if (listed.equals(running)) {
            return this;
        }
        List<ShortlistLine> now = new ArrayList<>(lines);
        now.removeIf(line -> !running.contains(line.application()));
        running.stream()
                .filter(application -> !listed.contains(application))
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .map(ShortlistLine::undecided)
                .forEach(now::add);
        return with(now);
    }

    /**
     * Ends the deliberation; another manager must confirm it.
     *
     * @param seats how many can be accepted
     * @throws Refused when a line is undecided, a refusal has no reason, or more are accepted than there are seats
     */
    Shortlist settled(PersonId by, String words, int seats, Instant now) {
        requireOpen();
        long undecided = lines.stream().filter(line -> line.decision() == null).count();
        if (undecided > 0) {
            throw new Refused("selection.shortlist.undecided", undecided);
        }
        if (count(Decision.ACCEPTED) > seats) {
            throw new Refused("selection.shortlist.too-many", count(Decision.ACCEPTED), seats);
        }
        long silent = lines.stream()
                .filter(line ->
                        line.decision() == Decision.REFUSED && line.reason().isEmpty())
                .count();
        if (silent > 0) {
            throw new Refused("selection.shortlist.reason-missing", silent);
        }
        return new Shortlist(programme, lines, words.strip(), now, by, null, null, null, version);
    }

    /**
     * Goes back to the deliberation: the second manager does not agree.
     *
     * @param remark what is to be looked at again; kept at the end of the minutes
     */
    Shortlist reopened(String remark) {
        requireNotFrozen();
        requireSettled();
        String words = remark.isBlank() ? minutes : (minutes + "\n\n" + remark.strip()).strip();
        return new Shortlist(programme, lines, words, null, null, null, null, null, version);
    }

    /** @throws Refused unless somebody else has settled it */
    Shortlist frozen(PersonId by, Instant now) {
        requireNotFrozen();
        requireSettled();
        if (by.equals(settledBy)) {
            throw new Refused("selection.shortlist.same-person");
        }
        return new Shortlist(programme, lines, minutes, settledAt, settledBy, now, by, null, version);
    }

    /**
     * @param running whether an application is still in the running: the waiting take the seats of accepted ones that
     *     are not
     * @throws Refused before the deliberation has frozen it
     */
    Shortlist announced(Predicate<ApplicationId> running, Instant now) {
        if (!isFrozen()) {
            throw new Refused("selection.shortlist.not-frozen");
        }
        if (announcedAt != null) {
            throw new AlreadyDone("selection.shortlist.announced");
        }
        long free = lines.stream()
                .filter(line -> line.decision() == Decision.ACCEPTED && !running.test(line.application()))
                .count();
        List<ShortlistLine> served = new ArrayList<>();
        for (ShortlistLine line : lines) {
            boolean moves = line.decision() == Decision.WAITING && free > 0 && running.test(line.application());
            free -= moves ? 1 : 0;
            served.add(moves ? line.offered(now) : line);
        }
        return new Shortlist(programme, served, minutes, settledAt, settledBy, frozenAt, frozenBy, now, version);
    }

    /** The first on the waiting list who was offered nothing yet and still waits. */
    Optional<ApplicationId> nextWaiting(Predicate<ApplicationId> stillWaits) {
        return lines.stream()
                .filter(line -> line.decision() == Decision.WAITING && line.offeredAt() == null)
                .map(ShortlistLine::application)
                .filter(stillWaits)
                .findFirst();
    }

    /** Notes that a seat was offered to a waiting application: once. */
    Shortlist offered(ApplicationId application, Instant now) {
        if (announcedAt == null) {
            throw new Refused("selection.shortlist.not-announced");
        }
        ShortlistLine waiting = line(application).orElseThrow(NotFound::new);
        if (waiting.decision() != Decision.WAITING || waiting.offeredAt() != null) {
            throw new AlreadyDone("selection.shortlist.offered");
        }
        return changed(application, line -> line.offered(now));
    }

    public Optional<ShortlistLine> line(ApplicationId application) {
        return lines.stream()
                .filter(line -> line.application().equals(application))
                .findFirst();
    }

    /** Whether the deliberation is over, whether or not it is confirmed. */
    public boolean isSettled() {
        return settledAt != null;
    }

    public boolean isFrozen() {
        return frozenAt != null;
    }

    public long count(Decision decision) {
        return lines.stream().filter(line -> line.decision() == decision).count();
    }

    private long locked(Decision decision) {
        return lines.stream()
                .filter(line -> line.locked() && line.decision() == decision)
                .count();
    }

    private Shortlist changed(ApplicationId application, UnaryOperator<ShortlistLine> change) {
        if (line(application).isEmpty()) {
            throw new NotFound();
        }
        return with(lines.stream()
                .map(line -> line.application().equals(application) ? change.apply(line) : line)
                .toList());
    }

    private Shortlist with(List<ShortlistLine> now) {
        return new Shortlist(programme, now, minutes, settledAt, settledBy, frozenAt, frozenBy, announcedAt, version);
    }

    private void requireOpen() {
        requireNotFrozen();
        if (isSettled()) {
            throw new AlreadyDone("selection.shortlist.settled");
        }
    }

    private void requireNotFrozen() {
        if (isFrozen()) {
            throw new AlreadyDone("selection.shortlist.frozen");
        }
    }

    private void requireSettled() {
        if (!isSettled()) {
            throw new Refused("selection.shortlist.not-settled");
        }
    }

    private void requireUnlocked(ApplicationId application) {
        if (line(application).filter(ShortlistLine::locked).isPresent()) {
            throw new Refused("selection.shortlist.locked");
        }
    }
}
