package org.halle.hall;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.halle.hall.TourDeTable.Offer;
import org.halle.hall.TourDeTable.Result;
import org.halle.hall.WhatIf.Closes;
import org.halle.kernel.DossierId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.people.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a tour de table would come to, with its reasons in words. Nothing is recorded. */
@Service
@Transactional(readOnly = true)
public class Trying {

    private static final Words.Naming BY_ID = new Words.Naming() {};

    /**
     * What it comes to.
     *
     * @param closes by which rule it closes; null when it goes on
     */
    public record Answer(List<String> firm, Money firmTotal, List<Waits> waiting, @Nullable Closes closes) {}

    /** A pledge that waits. */
    public record Waits(String id, List<Want> unmet) {}

    /**
     * Why it waits.
     *
     * @param lapsed its date has passed without it
     * @param sentence in the reader's language
     */
    public record Want(Condition condition, boolean lapsed, String sentence) {}

    private final Dossiers dossiers;
    private final Rounds rounds;
    private final Pledges pledges;
    private final HallRights rights;
    private final Tables tables;
    private final PledgeLines lines;
    private final Organisations organisations;
    private final Words words;
    private final HalleClock clock;

    Trying(
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

    /** Anybody may ask: the question holds all that the answer does. */
    public Answer answer(WhatIf question) {
        Result result = question.result();
        List<Waits> waiting = result.waiting().stream()
                .map(one -> new Waits(
                        one.id(),
                        one.unmet().stream()
                                .map(unmet -> new Want(unmet.condition(), unmet.lapsed(), words.of(unmet, BY_ID)))
                                .toList()))
                .toList();
        return new Answer(result.firm(), result.firmTotal(), waiting, question.closes(result));
    }

    /**
     * A round as it is, with some pledges thought away and others thought of.
     *
     * @throws Forbidden for who may not read the dossier
     */
    public Trial attempt(PersonId by, DossierId id, Attempt attempt) {
        Dossier dossier = dossiers.get(id);
        Round round = rounds.of(id);
        Access access = rights.require(by, dossier, round);
        if (!access.reads()) {
            throw new Forbidden();
        }
        Instant now = round.asOf(clock.instant());
        LocalDate day = attempt.asOf();
        Instant asOf = day == null
                ? now
                : day.plusDays(1).atStartOfDay(HalleClock.PARIS).toInstant().minusSeconds(1);
        List<Pledge> made = pledges.findByRoundOrderByMadeAt(round.id());
        List<Offer> imagined = new ArrayList<>();
        for (Pledge pledge : made) {
            Offer offer = pledge.offer();
            imagined.add(attempt.without().contains(offer.id()) ? offer.endedBy(now) : offer);
        }
        attempt.added().forEach(idea -> imagined.add(offer(idea, now)));
        WhatIf question =
                new WhatIf(round.target(), round.closesAt(), asOf, imagined, tables.reached(dossier.venture()));
        Result would = question.result();
        Result is = tables.at(round, made, now);
        return new Trial(
                asOf,
                round.target(),
                would.firmTotal(),
                conditional(imagined, would, asOf),
                is.firmTotal(),
                question.closes(would),
                seats(dossier, access, made, attempt, would, is));
    }

    private static Offer offer(Attempt.Idea idea, Instant at) {
        String kind = idea.kind();
        return new Offer(
                idea.name(),
                idea.name(),
                kind == null ? Set.of() : Set.of(kind),
                idea.amount(),
                at,
                null,
                idea.conditions());
    }

    private static Money conditional(List<Offer> imagined, Result would, Instant asOf) {
        Money conditional = Money.ZERO;
        for (Offer offer : imagined) {
            if (offer.standsAt(asOf) && !would.firm().contains(offer.id())) {
                conditional = conditional.plus(offer.amount());
            }
        }
        return conditional;
    }

    private List<Trial.Seat> seats(
            Dossier dossier, Access access, List<Pledge> made, Attempt attempt, Result would, Result is) {
        Map<OrganisationId, String> names = new HashMap<>();
        organisations
                .all(made.stream().map(Pledge::funder).collect(Collectors.toSet()))
                .forEach((organisation, known) -> names.put(organisation, known.name()));
        Words.Naming naming = lines.naming(dossier, made, access, names);
        Map<String, List<String>> unmet = would.waiting().stream()
                .collect(Collectors.toMap(TourDeTable.Waiting::id, one -> one.unmet().stream()
                        .map(want -> words.of(want, naming))
                        .toList()));
        List<Trial.Seat> seats = new ArrayList<>();
        for (Pledge pledge : made) {
            if (!pledge.withdrawn()) {
                String id = pledge.standsAs().toString();
                boolean known = access.seesNames() || pledge.funder().equals(access.funder());
                seats.add(new Trial.Seat(
                        id,
                        known ? names.get(pledge.funder()) : null,
                        pledge.kind(),
                        pledge.amount(),
                        false,
                        attempt.without().contains(id),
                        would.firm().contains(id),
                        is.isFirm(pledge),
                        unmet.getOrDefault(id, List.of())));
            }
        }
        for (Attempt.Idea idea : attempt.added()) {
            seats.add(new Trial.Seat(
                    idea.name(),
                    idea.name(),
                    null,
                    idea.amount(),
                    true,
                    false,
                    would.firm().contains(idea.name()),
                    false,
                    unmet.getOrDefault(idea.name(), List.of())));
        }
        return seats;
    }
}
