package org.halle.hall;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halle.cohort.MilestoneAccepted;
import org.halle.cohort.VentureRegister;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.PledgeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RoundId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
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
    private final Funders funders;
    private final VentureRegister ventures;
    private final Tables tables;
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
            Funders funders,
            VentureRegister ventures,
            Tables tables,
            Reviewing reviewing,
            HallRights rights,
            HallProcess process,
            HallLetters letters,
            HalleClock clock) {
        this.rounds = rounds;
        this.dossiers = dossiers;
        this.pledges = pledges;
        this.reviews = reviews;
        this.funders = funders;
        this.ventures = ventures;
        this.tables = tables;
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
        Instant now = Tables.notBefore(clock.decisive(), before);
        round.requireOpen(now);
        Dossier dossier = dossiers.get(round.dossier());
        requireKnown(wanted, before, dossier);
        FunderKind kind =
                funders.findById(review.organisation()).map(Funder::kind).orElse(null);
        Pledge made = pledges.save(
                Pledge.made(id, review.organisation(), by, repeated(before, review, wanted), kind, wanted, now));
        boolean first = review.state() != DossierReview.State.PLEDGED;
        reviews.save(review.pledged());
        List<Pledge> after = pledges.findByRoundOrderByMadeAt(id);
        TourDeTable.Result table = tables.at(round, after, now);
        letters.pledgeReceived(dossier, round, made, table);
        process.pledged(review.id());
        tellTurned(dossier, round, after, tables.at(round, before, now), table, now);
        boolean reached = settle(round, table, now);
        if (!reached && first) {
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
        Instant now = Tables.notBefore(clock.decisive(), pledges.findByRoundOrderByMadeAt(round.id()));
        Pledge withdrawn = standing.withdraw(now);
        round.requireOpen(now);
        TourDeTable.Result was = tables.at(round, now);
        pledges.save(withdrawn);
        List<Pledge> after = pledges.findByRoundOrderByMadeAt(round.id());
        TourDeTable.Result table = tables.at(round, after, now);
        Dossier dossier = dossiers.get(round.dossier());
        letters.pledgeWithdrawn(dossier, round, withdrawn, table);
        tellTurned(dossier, round, after, was, table, now);
        rounds.save(round.tallied(table.firmTotal()));
    }

    /** A milestone that pledges may hang on is reached: what waited for it is looked at again. */
    @EventListener
    void on(MilestoneAccepted reached) {
        dossiers.findByVenture(reached.venture()).ifPresent(dossier -> {
            Round round = rounds.alone(rounds.of(dossier.id()).id());
            List<Pledge> made = pledges.findByRoundOrderByMadeAt(round.id());
            Instant now = Tables.notBefore(clock.decisive(), made);
            if (!round.openAt(now) || made.isEmpty()) {
                return;
            }
            Map<String, Instant> milestones = new HashMap<>(tables.milestones(round, made));
            milestones.remove(reached.milestone().toString());
            TourDeTable.Result was = TourDeTable.at(now, Tables.offers(made), milestones);
            TourDeTable.Result is = tables.at(round, made, now);
            tellTurned(dossier, round, made, was, is, now);
            settle(round, is, now);
        });
    }

    /** Keeps what the table comes to, and ends the round when that is enough. */
    private boolean settle(Round round, TourDeTable.Result table, Instant now) {
        Round tallied = round.tallied(table.firmTotal());
        boolean reached = table.firmTotal().compareTo(round.target()) >= 0;
        rounds.save(reached ? tallied.reached(now) : tallied);
        if (reached) {
            process.targetReached(round.id());
        }
        return reached;
    }

    /** A condition on a pledge or a milestone that this round does not know could never be met. */
    private void requireKnown(MakePledge wanted, List<Pledge> standing, Dossier dossier) {
        for (Condition condition : wanted.conditions()) {
            if (condition instanceof Condition.PledgeStands other
                    && standing.stream()
                            .noneMatch(pledge -> !pledge.withdrawn()
                                    && pledge.standsAs().toString().equals(other.pledge()))) {
                throw new Refused("hall.refused.condition-pledge");
            }
            if (condition instanceof Condition.MilestoneReached other
                    && ventures.milestones(dossier.venture()).stream()
                            .noneMatch(milestone -> milestone.id().toString().equals(other.milestone()))) {
                throw new Refused("hall.refused.condition-milestone");
            }
        }
    }

    /** The pledge that this very promise has become, if it was made. */
    @Transactional(readOnly = true)
    public Optional<PledgeId> find(PersonId by, RoundId id, MakePledge wanted) {
        DossierReview review = rights.asked(by, rounds.get(id));
        return same(pledges.findByRoundOrderByMadeAt(id), review.organisation(), wanted)
                .map(Pledge::id);
    }

    private static Optional<Pledge> same(List<Pledge> pledges, OrganisationId funder, MakePledge wanted) {
        return pledges.stream().filter(pledge -> pledge.sameAs(funder, wanted)).findFirst();
    }

    private static @Nullable PledgeId repeated(List<Pledge> before, DossierReview review, MakePledge wanted) {
        return before.stream()
                .filter(pledge -> pledge.repeatedBy(review.organisation(), wanted))
                .filter(pledge -> before.stream()
                        .noneMatch(
                                other -> !other.withdrawn() && other.standsAs().equals(pledge.standsAs())))
                .map(Pledge::standsAs)
                .findFirst()
                .orElse(null);
    }

    /** Whoever's own pledge became firm, or waits again, by what somebody else did. */
    private void tellTurned(
            Dossier dossier,
            Round round,
            List<Pledge> made,
            TourDeTable.Result was,
            TourDeTable.Result is,
            Instant now) {
        for (Pledge pledge : made) {
            boolean nowFirm = is.isFirm(pledge) && was.isWaiting(pledge);
            boolean nowWaits = is.isWaiting(pledge) && was.isFirm(pledge);
            if (nowFirm || nowWaits) {
                letters.pledgeTurned(dossier, round, pledge, nowFirm, is, now);
            }
        }
    }
}
