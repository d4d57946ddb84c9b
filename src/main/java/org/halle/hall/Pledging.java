package org.halle.hall;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.PledgeId;
import org.halle.kernel.RoundId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Funders pledge and take back. Whoever does so at once on one round takes turns; each sees the table as the one before
 * left it, and those whose pledge became firm, or waits again, are told.
 */
@Service
@Transactional
public class Pledging {

    private final Rounds rounds;
    private final Dossiers dossiers;
    private final Pledges pledges;
    private final DossierReviews reviews;
    private final Reviewing reviewing;
    private final HallRights rights;
    private final HallProcess process;
    private final HallLetters letters;
    private final HalleClock clock;

    Pledging(
            Rounds rounds,
            Dossiers dossiers,
            Pledges pledges,
            DossierReviews reviews,
            Reviewing reviewing,
            HallRights rights,
            HallProcess process,
            HallLetters letters,
            HalleClock clock) {
        this.rounds = rounds;
        this.dossiers = dossiers;
        this.pledges = pledges;
        this.reviews = reviews;
        this.reviewing = reviewing;
        this.rights = rights;
        this.process = process;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Pledges for the organisation that was asked. The very same pledge sent twice is one pledge.
     *
     * @throws Forbidden when that person's organisation was not asked on this round
     */
    public PledgeId pledge(PersonId by, RoundId id, MakePledge wanted) {
        Round round = rounds.alone(id);
        DossierReview review = rights.asked(by, round);
        List<Pledge> before = pledges.findByRoundOrderByMadeAt(id);
        Optional<Pledge> twin = same(before, review.organisation(), wanted);
        if (twin.isPresent()) {
            return twin.get().id();
        }
        Instant now = clock.decisive();
        round.requireOpen(now);
        Pledge made = pledges.save(Pledge.made(id, review.organisation(), by, wanted, now));
        boolean first = review.state() != DossierReview.State.PLEDGED;
        reviews.save(review.pledged());
        List<Pledge> after = pledges.findByRoundOrderByMadeAt(id);
        TourDeTable.Result table = table(after, now);
        Dossier dossier = dossiers.get(round.dossier());
        letters.pledgeReceived(dossier, round, made, table);
        tellTurned(dossier, round, before, after, made.id(), now);
        if (table.firmTotal().compareTo(round.target()) >= 0) {
            rounds.save(round.reached(now));
            process.targetReached(id);
        } else if (first) {
            reviewing.tellWhenAllAnswered(round);
        }
        return made.id();
    }

    /** Takes a pledge back; what depended on it waits again. */
    public void withdraw(PersonId by, PledgeId id) {
        Round round = rounds.alone(pledges.get(id).round());
        Pledge standing = pledges.get(id);
        if (!rights.organisations(by, round.programme()).contains(standing.funder())) {
            throw new Forbidden();
        }
        Instant now = clock.decisive();
        Pledge withdrawn = standing.withdraw(now);
        round.requireOpen(now);
        List<Pledge> before = pledges.findByRoundOrderByMadeAt(round.id());
        pledges.save(withdrawn);
        List<Pledge> after = pledges.findByRoundOrderByMadeAt(round.id());
        Dossier dossier = dossiers.get(round.dossier());
        letters.pledgeWithdrawn(dossier, round, withdrawn, table(after, now));
        tellTurned(dossier, round, before, after, id, now);
    }

    /** The pledge that this very promise has become, if it was made. */
    @Transactional(readOnly = true)
    public Optional<PledgeId> find(PersonId by, RoundId id, MakePledge wanted) {
        DossierReview review = rights.asked(by, rounds.get(id));
        return same(pledges.findByRoundOrderByMadeAt(id), review.organisation(), wanted)
                .map(Pledge::id);
    }

    static TourDeTable.Result table(Collection<Pledge> pledges, Instant moment) {
        return TourDeTable.at(moment, pledges.stream().map(Pledge::offer).toList());
    }

    private static Optional<Pledge> same(List<Pledge> pledges, OrganisationId funder, MakePledge wanted) {
        return pledges.stream().filter(pledge -> pledge.sameAs(funder, wanted)).findFirst();
    }

    private void tellTurned(
            Dossier dossier, Round round, List<Pledge> before, List<Pledge> after, PledgeId cause, Instant now) {
        TourDeTable.Result was = table(before, now);
        TourDeTable.Result is = table(after, now);
        after.stream()
                .filter(pledge -> !pledge.id().equals(cause) && was.isFirm(pledge.id()) != is.isFirm(pledge.id()))
                .forEach(pledge -> letters.pledgeTurned(dossier, round, pledge, is.isFirm(pledge.id()), is, now));
    }
}
