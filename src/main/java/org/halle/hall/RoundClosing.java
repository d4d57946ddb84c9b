package org.halle.hall;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.halle.kernel.HalleClock;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.RoundId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opening a round, ending it by decision, closing its books, and telling everybody how it went. */
@Service
@Transactional
public class RoundClosing {

    private final Rounds rounds;
    private final Dossiers dossiers;
    private final Pledges pledges;
    private final DossierReviews reviews;
    private final Funders funders;
    private final Tables tables;
    private final HallRights rights;
    private final HallProcess process;
    private final HallLetters letters;
    private final HalleClock clock;

    RoundClosing(
            Rounds rounds,
            Dossiers dossiers,
            Pledges pledges,
            DossierReviews reviews,
            Funders funders,
            Tables tables,
            HallRights rights,
            HallProcess process,
            HallLetters letters,
            HalleClock clock) {
        this.rounds = rounds;
        this.dossiers = dossiers;
        this.pledges = pledges;
        this.reviews = reviews;
        this.funders = funders;
        this.tables = tables;
        this.rights = rights;
        this.process = process;
        this.letters = letters;
        this.clock = clock;
    }

    /** Opens the round for what its dossier asks. */
    public Round open(RoundId id) {
        Round round = rounds.alone(id);
        Dossier dossier = dossiers.get(round.dossier());
        Round opened = rounds.save(round.open(dossier.target(), clock.instant()));
        letters.roundOpened(dossier, opened, reviews.findByRound(id).size());
        return opened;
    }

    /** Ends the round with what is firm now. */
    public void decide(PersonId by, RoundId id) {
        Round round = rounds.alone(id);
        rights.requireManager(by, round.programme());
        Instant now = Tables.notBefore(clock.decisive(), pledges.findByRoundOrderByMadeAt(id));
        rounds.save(round.decided(by, now));
        process.decided(id, now);
    }

    /** Closes the books: each pledge is kept or let go for good. */
    public Round close(RoundId id) {
        Round round = rounds.alone(id);
        List<Pledge> all = pledges.findByRoundOrderByMadeAt(id);
        Instant moment = round.asOf(Tables.notBefore(clock.decisive(), all));
        TourDeTable.Result table = tables.at(round, all, moment);
        Round closed = rounds.save(round.close(table.firmTotal(), moment));
        all.stream()
                .filter(pledge -> !pledge.withdrawn())
                .forEach(pledge -> pledges.save(pledge.settled(table.isFirm(pledge))));
        reviews.findByRound(id).forEach(review -> reviews.save(review.lapsed()));
        return closed;
    }

    /** An agreement letter to each funder who is kept, and the news to everybody else. */
    public void sendAgreements(RoundId id) {
        Round round = rounds.get(id);
        Dossier dossier = dossiers.get(round.dossier());
        List<Pledge> settled = settled(id);
        settled.stream()
                .filter(pledge -> Boolean.TRUE.equals(pledge.retained()))
                .forEach(pledge -> letters.agreement(dossier, round, pledge));
        tellEverybody(round, dossier, settled);
    }

    /** Nothing is firm: tells everybody. */
    public void announceUnfunded(RoundId id) {
        Round round = rounds.get(id);
        tellEverybody(round, dossiers.get(round.dossier()), settled(id));
    }

    /** Moves the end of a round and of the answers that are still awaited. */
    void move(RoundId id, Instant closesAt) {
        Round round = rounds.alone(id);
        Round moved = rounds.save(round.movedTo(closesAt));
        if (moved.closesAt().equals(round.closesAt())) {
            return;
        }
        process.rescheduled(id, closesAt);
        for (DossierReview review : reviews.findByRound(id)) {
            int days = funders.findById(review.organisation())
                    .map(Funder::decisionDays)
                    .orElse(0);
            DossierReview shifted = reviews.save(days == 0 ? review : review.movedTo(days, closesAt));
            Instant decideBy = shifted.decideBy();
            Instant remindAt = shifted.remindAt();
            if (decideBy != null && remindAt != null && !decideBy.equals(review.decideBy())) {
                process.rescheduled(review.id(), decideBy, remindAt);
            }
        }
    }

    private List<Pledge> settled(RoundId id) {
        return pledges.findByRoundOrderByMadeAt(id).stream()
                .filter(pledge -> pledge.retained() != null)
                .toList();
    }

    private void tellEverybody(Round round, Dossier dossier, List<Pledge> settled) {
        settled.stream()
                .filter(pledge -> Boolean.FALSE.equals(pledge.retained()))
                .forEach(pledge -> letters.notRetained(dossier, round, pledge));
        Set<OrganisationId> pledged = settled.stream().map(Pledge::funder).collect(Collectors.toSet());
        letters.roundClosed(dossier, round, (int) settled.stream()
                .filter(pledge -> Boolean.TRUE.equals(pledge.retained()))
                .map(Pledge::funder)
                .distinct()
                .count());
        letters.noLongerAsked(
                dossier,
                reviews.findByRound(round.id()).stream()
                        .filter(review -> !pledged.contains(review.organisation())
                                && review.state() == DossierReview.State.LAPSED)
                        .map(DossierReview::funder)
                        .collect(Collectors.toSet()));
    }
}
