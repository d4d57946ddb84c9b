package org.halle.hall;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.halle.cohort.Milestone;
import org.halle.cohort.VentureRegister;
import org.halle.hall.Sheet.Line;
import org.halle.hall.Sheet.Standing;
import org.halle.kernel.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pledges of a round in words, as one reader may see them, at any moment since the first. */
@Component
class PledgeLines {

    private final Tables tables;
    private final Words words;
    private final VentureRegister ventures;

    PledgeLines(Tables tables, Words words, VentureRegister ventures) {
        this.tables = tables;
        this.words = words;
        this.ventures = ventures;
    }

    /**
     * @param made every pledge of the round
     * @param names the funders' names; only who may see them does
     * @param moment as it was then; what came later is not there
     * @param open whether the reader's own pledges may be withdrawn
     */
    List<Line> at(
            Round round,
            Dossier dossier,
            List<Pledge> made,
            Access access,
            Map<OrganisationId, String> names,
            Instant moment,
            boolean open) {
        TourDeTable.Result table = tables.at(round, made, moment);
        Map<String, TourDeTable.Waiting> waiting =
                table.waiting().stream().collect(Collectors.toMap(TourDeTable.Waiting::id, Function.identity()));
        Set<String> firm = Set.copyOf(table.firm());
        Words.Naming naming = naming(dossier, made, access, names);
        return made.stream()
                .filter(pledge -> !pledge.madeAt().isAfter(moment))
                .filter(pledge -> !pledge.withdrawnBy(moment) || access.seesFunders() || isOwn(pledge, access))
                .map(pledge -> {
                    boolean mine = isOwn(pledge, access);
                    TourDeTable.Waiting waits = waiting.get(pledge.standsAs().toString());
                    Standing standing = standing(
                            round, pledge, firm.contains(pledge.standsAs().toString()), waits, moment);
                    return new Line(
                            pledge.id(),
                            mine || access.seesNames() ? names.get(pledge.funder()) : null,
                            pledge.kind(),
                            pledge.amount(),
                            pledge.instrument(),
                            pledge.validUntil(),
                            pledge.madeAt(),
                            pledge.conditions().stream()
                                    .map(condition -> words.of(condition, naming))
                                    .toList(),
                            standing,
                            waits == null || standing != Standing.WAITING
                                    ? List.of()
                                    : waits.unmet().stream()
                                            .map(unmet -> words.of(unmet, naming))
                                            .toList(),
                            mine,
                            mine && open && !pledge.withdrawn());
                })
                .toList();
    }

    private static boolean isOwn(Pledge pledge, Access access) {
        return pledge.funder().equals(access.funder());
    }

    /** What that reader may know of the pledges and milestones that conditions speak of. */
    Words.Naming naming(Dossier dossier, List<Pledge> made, Access access, Map<OrganisationId, String> names) {
        Map<String, Pledge> pledgeOf = made.stream()
                .collect(Collectors.toMap(
                        pledge -> pledge.standsAs().toString(), Function.identity(), (withdrawn, again) -> again));
        boolean named = made.stream()
                .flatMap(pledge -> pledge.conditions().stream())
                .anyMatch(Condition.MilestoneReached.class::isInstance);
        Map<String, String> titles = named
                ? ventures.milestones(dossier.venture()).stream()
                        .collect(Collectors.toMap(one -> one.id().toString(), Milestone::title))
                : Map.of();
        return new Words.Naming() {
            @Override
            public String pledge(String id) {
                Pledge pledge = pledgeOf.get(id);
                if (pledge == null) {
                    return id;
                }
                boolean known = access.seesNames() || isOwn(pledge, access);
                return words.pledge(pledge, known ? names.get(pledge.funder()) : null);
            }

            @Override
            public String milestone(String id) {
                return titles.getOrDefault(id, id);
            }
        };
    }

    private static Standing standing(
            Round round, Pledge pledge, boolean firm, TourDeTable.@Nullable Waiting waits, Instant moment) {
        if (pledge.withdrawnBy(moment)) {
            return Standing.WITHDRAWN;
        }
        if (round.state().closed() && !moment.isBefore(round.asOf(moment))) {
            return Boolean.TRUE.equals(pledge.retained()) ? Standing.RETAINED : Standing.NOT_RETAINED;
        }
        if (firm) {
            return Standing.FIRM;
        }
        return waits == null ? Standing.EXPIRED : Standing.WAITING;
    }
}
