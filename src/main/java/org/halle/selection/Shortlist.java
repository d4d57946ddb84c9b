package org.halle.selection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * What becomes of each application of a programme, in order: proposed from the ranking, changed by the deliberation,
 * frozen, announced. The waiting list is served in this order.
 *
 * @param minutes what the deliberation said, as the manager wrote it
 */
public record Shortlist(
        @Id ProgrammeId programme,
        @MappedCollection(idColumn = "programme", keyColumn = "place") List<ShortlistLine> lines,
        String minutes,
        @Nullable Instant frozenAt,
        @Nullable PersonId frozenBy,
        @Nullable Instant announcedAt,
        @Version @Nullable Long version) {

    private static final int LONGEST_REASON = 2000;

    /**
     * One application's line.
     *
     * @param decision null while nobody has decided
     * @param reason what the applicant will read; may be empty
     * @param offeredAt when a seat that came free was offered from the waiting list
     */
    public record ShortlistLine(
            ApplicationId application, @Nullable Decision decision, String reason, @Nullable Instant offeredAt) {

        static ShortlistLine undecided(ApplicationId application) {
            return new ShortlistLine(application, null, "", null);
        }
    }

    public Shortlist {
        lines = List.copyOf(lines);
    }

    /** The best {@code seats} are accepted, the next {@code waiting} wait, the others are refused; without a score, undecided. */
    static Shortlist proposed(ProgrammeId programme, Ranking ranking, int seats, int waiting) {
        return new Shortlist(programme, proposal(ranking, seats, waiting, List.of()), "", null, null, null, null);
    }

    /** Proposes anew, keeping the reasons already written. */
    Shortlist reproposed(Ranking ranking, int seats, int waiting) {
        requireNotFrozen();
        return with(proposal(ranking, seats, waiting, lines));
    }

    private static List<ShortlistLine> proposal(Ranking ranking, int seats, int waiting, List<ShortlistLine> before) {
        List<ShortlistLine> lines = new ArrayList<>();
        for (Ranking.Ranked ranked : ranking.lines()) {
            int place = lines.size();
            Decision decision = !ranked.scored()
                    ? null
                    : place < seats ? Decision.ACCEPTED : place < seats + waiting ? Decision.WAITING : Decision.REFUSED;
            String reason = before.stream()
                    .filter(line -> line.application().equals(ranked.application()))
                    .map(ShortlistLine::reason)
                    .findFirst()
                    .orElse("");
            lines.add(new ShortlistLine(ranked.application(), decision, reason, null));
        }
        return lines;
    }

    /** @param decision null takes an earlier decision back */
    Shortlist decided(ApplicationId application, @Nullable Decision decision, String reason) {
        requireNotFrozen();
        String kept = reason.strip();
        if (kept.length() > LONGEST_REASON) {
            throw new Refused("selection.shortlist.reason-too-long", LONGEST_REASON);
        }
        return changed(application, line -> new ShortlistLine(application, decision, kept, line.offeredAt()));
    }

    /** Moves a line up (negative) or down, as far as the list goes. */
    Shortlist moved(ApplicationId application, int places) {
        requireNotFrozen();
        ShortlistLine line = line(application).orElseThrow(NotFound::new);
        List<ShortlistLine> moved = new ArrayList<>(lines);
        int from = moved.indexOf(line);
        moved.remove(from);
        moved.add(Math.max(0, Math.min(moved.size(), from + places)), line);
        return with(moved);
    }

    /** Follows the applications still in the running: the withdrawn leave, the late come last and undecided. */
    Shortlist following(Set<ApplicationId> running) {
        if (isFrozen()) {
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
     * @param seats how many can be accepted
     * @throws Refused when a line is undecided, or more are accepted than there are seats
     */
    Shortlist frozen(PersonId by, String minutes, int seats, Instant now) {
        requireNotFrozen();
        long undecided = lines.stream().filter(line -> line.decision() == null).count();
        if (lines.isEmpty()) {
            throw new Refused("selection.shortlist.empty");
        }
        if (undecided > 0) {
            throw new Refused("selection.shortlist.undecided", undecided);
        }
        if (count(Decision.ACCEPTED) > seats) {
            throw new Refused("selection.shortlist.too-many", count(Decision.ACCEPTED), seats);
        }
        return new Shortlist(programme, lines, minutes.strip(), now, by, null, version);
    }

    /** @throws Refused before the deliberation has frozen it */
    Shortlist announced(Instant now) {
        if (!isFrozen()) {
            throw new Refused("selection.shortlist.not-frozen");
        }
        if (announcedAt != null) {
            throw new AlreadyDone("selection.shortlist.announced");
        }
        return new Shortlist(programme, lines, minutes, frozenAt, frozenBy, now, version);
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
        return changed(application, line -> new ShortlistLine(application, line.decision(), line.reason(), now));
    }

    public Optional<ShortlistLine> line(ApplicationId application) {
        return lines.stream()
                .filter(line -> line.application().equals(application))
                .findFirst();
    }

    public boolean isFrozen() {
        return frozenAt != null;
    }

    public long count(Decision decision) {
        return lines.stream().filter(line -> line.decision() == decision).count();
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
        return new Shortlist(programme, now, minutes, frozenAt, frozenBy, announcedAt, version);
    }

    private void requireNotFrozen() {
        if (isFrozen()) {
            throw new AlreadyDone("selection.shortlist.frozen");
        }
    }
}
