package org.halle.hall;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.halle.engine.Decisions;
import org.halle.engine.Decisions.Ruling;
import org.halle.kernel.DossierReviewId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.RoundId;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Choosing the funders who are asked to read a dossier, by the rules in force; what the rules said is kept. */
@Service
@Transactional
public class FunderMatching {

    private static final String RULES = "funder-match";

    private final Rounds rounds;
    private final Dossiers dossiers;
    private final Funders funders;
    private final FunderMatches matches;
    private final DossierReviews reviews;
    private final HallRights rights;
    private final People people;
    private final Decisions decisions;
    private final HalleClock clock;

    FunderMatching(
            Rounds rounds,
            Dossiers dossiers,
            Funders funders,
            FunderMatches matches,
            DossierReviews reviews,
            HallRights rights,
            People people,
            Decisions decisions,
            HalleClock clock) {
        this.rounds = rounds;
        this.dossiers = dossiers;
        this.funders = funders;
        this.matches = matches;
        this.reviews = reviews;
        this.rights = rights;
        this.people = people;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Asks the rules about every funder of the programme, once a round. */
    public void match(RoundId id) {
        if (matches.existsByRound(id)) {
            return;
        }
        Round round = rounds.get(id);
        Dossier dossier = dossiers.get(round.dossier());
        Map<OrganisationId, Person> contacts = new LinkedHashMap<>();
        for (Person person : people.holding(Role.FUNDER, round.programme())) {
            rights.organisations(person.id(), round.programme())
                    .forEach(organisation -> contacts.putIfAbsent(organisation, person));
        }
        contacts.forEach((organisation, contact) -> {
            FunderMatch match = funders.findById(organisation)
                    .map(funder -> ask(round, dossier, funder))
                    .orElseGet(() -> new FunderMatch(
                            null, id, organisation, false, FunderMatch.NO_PROFILE, "", "", clock.instant()));
            matches.save(match);
            if (match.matched()) {
                reviews.save(DossierReview.asked(id, contact.id(), organisation));
            }
        });
    }

    /** The reviews that a round waits for. */
    @Transactional(readOnly = true)
    public List<DossierReviewId> reviews(RoundId id) {
        return reviews.findByRound(id).stream()
                .filter(review -> review.state() == DossierReview.State.ASKED)
                .map(DossierReview::id)
                .toList();
    }

    private FunderMatch ask(Round round, Dossier dossier, Funder funder) {
        Map<String, Object> facts = facts(dossier, funder);
        Ruling ruling = decisions.ask(RULES, facts);
        return new FunderMatch(
                null,
                round.id(),
                funder.organisation(),
                Boolean.TRUE.equals(ruling.says().get("match")),
                ruling.text("reason"),
                facts.entrySet().stream()
                        .map(fact -> fact.getKey() + "=" + fact.getValue())
                        .collect(Collectors.joining(" ")),
                ruling.rule(),
                clock.instant());
    }

    static Map<String, Object> facts(Dossier dossier, Funder funder) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("challengeMatch", funder.supports(dossier.challenge()));
        facts.put("stageMatch", funder.comesInAt(dossier.stage()));
        facts.put("ticketFits", funder.ticketFits(dossier.target()));
        facts.put("instrumentFits", funder.offersOneOf(dossier.instruments()));
        return facts;
    }
}
