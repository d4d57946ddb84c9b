package org.halle.hall;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.halle.cohort.Delivery;
import org.halle.cohort.Milestone;
import org.halle.cohort.VentureRegister;
import org.halle.kernel.VentureId;
import org.springframework.stereotype.Component;

/** What the table of a round comes to, from the pledges that are stored and the milestones that were reached. */
@Component
class Tables {

    private final Dossiers dossiers;
    private final Pledges pledges;
    private final VentureRegister ventures;

    Tables(Dossiers dossiers, Pledges pledges, VentureRegister ventures) {
        this.dossiers = dossiers;
        this.pledges = pledges;
        this.ventures = ventures;
    }

    TourDeTable.Result at(Round round, Instant moment) {
        return at(round, pledges.findByRoundOrderByMadeAt(round.id()), moment);
    }

    /** @param made every pledge of the round, the withdrawn ones too */
    TourDeTable.Result at(Round round, Collection<Pledge> made, Instant moment) {
        return TourDeTable.at(moment, offers(made), milestones(round, made));
    }

    /**
     * When something happens to a round, for whoever has its turn. The database's time is that at which a transaction
     * began: one that waited began before what others have done meanwhile, and that counts.
     *
     * @param made every pledge of the round that is stored by now
     */
    static Instant notBefore(Instant now, Collection<Pledge> made) {
        return made.stream()
                .flatMap(pledge -> Stream.of(pledge.madeAt(), pledge.withdrawnAt()))
                .filter(Objects::nonNull)
                .reduce(now, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** How far a round is at that moment, or was when it ended. */
    Progress progress(Dossier dossier, Round round, List<Pledge> made, Instant now) {
        return progressAt(dossier, round, made, round.asOf(now));
    }

    /** How far a round was at that very moment, whether or not it has ended since. */
    Progress progressAt(Dossier dossier, Round round, List<Pledge> made, Instant moment) {
        return Progress.of(
                round.target().isPositive() ? round.target() : dossier.target(), made, at(round, made, moment));
    }

    static List<TourDeTable.Offer> offers(Collection<Pledge> made) {
        return made.stream().map(Pledge::offer).toList();
    }

    /** The milestones that count; nobody asks for them while no pledge hangs on one. */
    Map<String, Instant> milestones(Round round, Collection<Pledge> made) {
        boolean asked = made.stream()
                .flatMap(pledge -> pledge.conditions().stream())
                .anyMatch(Condition.MilestoneReached.class::isInstance);
        return asked ? reached(dossiers.get(round.dossier()).venture()) : Map.of();
    }

    /** The accepted milestones of a venture, by id, and since when they are. */
    Map<String, Instant> reached(VentureId venture) {
        Map<String, Instant> reached = new LinkedHashMap<>();
        for (Milestone milestone : ventures.milestones(venture)) {
            if (milestone.state() == Milestone.State.ACCEPTED) {
                Instant since =
                        milestone.lastDelivery().map(Delivery::reviewedAt).orElse(null);
                reached.put(milestone.id().toString(), since == null ? Instant.MIN : since);
            }
        }
        return reached;
    }
}
