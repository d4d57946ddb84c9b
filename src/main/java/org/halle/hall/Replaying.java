package org.halle.hall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.halle.kernel.DossierId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.people.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The history of a round, computed again at any of its moments from what is stored. */
@Service
@Transactional(readOnly = true)
public class Replaying {

    private final Dossiers dossiers;
    private final Rounds rounds;
    private final Pledges pledges;
    private final HallRights rights;
    private final Tables tables;
    private final PledgeLines lines;
    private final Organisations organisations;
    private final Words words;
    private final HalleClock clock;

    Replaying(
            Dossiers dossiers,
            Rounds rounds,
            Pledges pledges,
            HallRights rights,
            Tables tables,
            PledgeLines lines,
            Organisations organisations,
            Words words,
            HalleClock clock) {
        this.dossiers = dossiers;
        this.rounds = rounds;
        this.pledges = pledges;
        this.rights = rights;
        this.tables = tables;
        this.lines = lines;
        this.organisations = organisations;
        this.words = words;
        this.clock = clock;
    }

    /**
     * What happened, and how the table stood after one of it.
     *
     * @param step place of the moment, from 0; beyond the last, the last
     * @throws Forbidden for who may not read the dossier
     */
    public Replay replay(PersonId by, DossierId id, int step) {
        Dossier dossier = dossiers.get(id);
        Round round = rounds.of(id);
        Access access = rights.require(by, dossier, round);
        if (!access.reads()) {
            throw new Forbidden();
        }
        Instant now = clock.instant();
        List<Pledge> made = pledges.findByRoundOrderByMadeAt(round.id());
        Map<OrganisationId, String> names = new HashMap<>();
        organisations
                .all(made.stream().map(Pledge::funder).collect(Collectors.toSet()))
                .forEach((organisation, known) -> names.put(organisation, known.name()));
        List<Replay.Moment> moments = moments(dossier, round, made, access, names, now);
        int at = Math.min(Math.max(step, 0), moments.size() - 1);
        Instant moment = moments.get(at).at();
        return new Replay(
                moments,
                at,
                tables.progressAt(dossier, round, made, moment),
                lines.at(round, dossier, made, access, names, moment, false));
    }

    private List<Replay.Moment> moments(
            Dossier dossier,
            Round round,
            List<Pledge> made,
            Access access,
            Map<OrganisationId, String> names,
            Instant now) {
        NavigableMap<Instant, List<String>> happened = new TreeMap<>();
        Words.Naming naming = lines.naming(dossier, made, access, names);
        note(happened, round.openedAt(), words.say("hall.replay.opened"));
        for (Pledge pledge : made) {
            boolean own = pledge.funder().equals(access.funder());
            if (pledge.withdrawn() && !access.seesFunders() && !own) {
                continue;
            }
            String called = words.pledge(pledge, own || access.seesNames() ? names.get(pledge.funder()) : null);
            note(happened, pledge.madeAt(), words.say("hall.replay.made", called));
            note(happened, pledge.withdrawnAt(), words.say("hall.replay.withdrawn", called));
            TourDeTable.Offer offer = pledge.offer();
            if (!pledge.withdrawn()) {
                note(happened, offer.endedAt(), words.say("hall.replay.expired", called));
            }
            for (Condition condition : offer.conditions()) {
                Instant by = condition.by();
                // the moment after: what the date settled shows
                note(
                        happened,
                        by == null ? null : by.plusSeconds(1),
                        words.say("hall.replay.date", called, words.of(condition, naming)));
            }
        }
        note(happened, round.endedAt(), words.say("hall.replay.ended"));
        happened.tailMap(round.asOf(now), false).clear();
        if (happened.isEmpty()) {
            note(happened, round.asOf(now), words.say("hall.replay.nothing"));
        }
        List<Replay.Moment> moments = new ArrayList<>();
        happened.forEach((at, what) -> moments.add(new Replay.Moment(at, what)));
        return moments;
    }

    private static void note(NavigableMap<Instant, List<String>> happened, @Nullable Instant at, String what) {
        if (at != null) {
            happened.computeIfAbsent(at, unseen -> new ArrayList<>()).add(what);
        }
    }
}
