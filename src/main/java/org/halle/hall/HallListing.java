package org.halle.hall;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.halle.kernel.DossierId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.RoundId;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.programme.Programmes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The halls one may enter, the dossiers in them, and how a hall goes in numbers. */
@Service
@Transactional(readOnly = true)
public class HallListing {

    private final Dossiers dossiers;
    private final Rounds rounds;
    private final Pledges pledges;
    private final DossierReviews reviews;
    private final Funders funders;
    private final HallRights rights;
    private final Tables tables;
    private final Programmes programmes;
    private final Organisations organisations;
    private final HalleClock clock;

    HallListing(
            Dossiers dossiers,
            Rounds rounds,
            Pledges pledges,
            DossierReviews reviews,
            Funders funders,
            HallRights rights,
            Tables tables,
            Programmes programmes,
            Organisations organisations,
            HalleClock clock) {
        this.dossiers = dossiers;
        this.rounds = rounds;
        this.pledges = pledges;
        this.reviews = reviews;
        this.funders = funders;
        this.rights = rights;
        this.tables = tables;
        this.programmes = programmes;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * The published dossiers of a programme, by title.
     *
     * @throws Forbidden for who has no business in that hall
     */
    public List<DossierCard> hall(PersonId by, ProgrammeId programme, HallFilter filter) {
        programmes.get(programme);
        List<Dossier> all = dossiers.findByProgrammeOrderByTitle(programme);
        if (!rights.entersHall(by, programme, all)) {
            throw new Forbidden();
        }
        Map<DossierId, Round> roundOf = rounds.findByProgramme(programme).stream()
                .collect(Collectors.toMap(Round::dossier, Function.identity()));
        Map<RoundId, List<Pledge>> pledged =
                pledges.ofProgramme(programme).stream().collect(Collectors.groupingBy(Pledge::round));
        Set<OrganisationId> mine = rights.organisations(by, programme);
        List<Funder> profiles = mine.isEmpty() ? List.of() : funders.findAllById(mine);
        Set<RoundId> asked = reviewsOf(mine, programme);
        Map<OrganisationId, Organisation> holders =
                organisations.all(all.stream().map(Dossier::organisation).collect(Collectors.toSet()));
        Instant now = clock.instant();
        boolean every = rights.opensEveryDossier(by, programme);
        return all.stream()
                .filter(Dossier::published)
                .map(dossier -> {
                    Round round = Objects.requireNonNull(roundOf.get(dossier.id()));
                    List<Pledge> made = pledged.getOrDefault(round.id(), List.of());
                    Organisation holder = holders.get(dossier.organisation());
                    return new DossierCard(
                            dossier,
                            round,
                            holder == null ? "" : holder.name(),
                            tables.progress(dossier, round, made, now),
                            profiles.stream().anyMatch(profile -> suits(dossier, profile)),
                            asked.contains(round.id()),
                            dossier.lead().equals(by),
                            every || rights.isProject(by, dossier));
                })
                .filter(filter::passes)
                .toList();
    }

    /** A hall that somebody may enter. */
    public record Hall(ProgrammeId programme, String title, String summary, int dossiers) {}

    /** The halls that person may enter, the latest first. */
    public List<Hall> halls(PersonId by) {
        return programmes.all().stream()
                .map(programme -> {
                    List<Dossier> all = dossiers.findByProgrammeOrderByTitle(programme.id());
                    return all.isEmpty() || !rights.entersHall(by, programme.id(), all)
                            ? null
                            : new Hall(programme.id(), programme.title(), programme.summary(), (int)
                                    all.stream().filter(Dossier::published).count());
                })
                .filter(Objects::nonNull)
                .toList();
    }

    /** What that person is in a programme's hall, apart from any one dossier. */
    public Access inHall(PersonId by, ProgrammeId programme) {
        OrganisationId funder =
                rights.organisations(by, programme).stream().findFirst().orElse(null);
        boolean manager = rights.manages(by, programme);
        return new Access(manager, false, funder, false, false, !manager && funder == null);
    }

    /** By message key, the numbers of a programme’s hall for its board; empty while it has no dossier. */
    public Map<String, Long> figures(ProgrammeId programme) {
        List<Round> all = rounds.findByProgramme(programme);
        if (all.isEmpty()) {
            return Map.of();
        }
        Set<OrganisationId> pledging = new HashSet<>();
        Instant now = clock.instant();
        long firm = 0;
        Map<RoundId, List<Pledge>> pledged =
                pledges.ofProgramme(programme).stream().collect(Collectors.groupingBy(Pledge::round));
        for (Round round : all) {
            List<Pledge> made = pledged.getOrDefault(round.id(), List.of());
            firm += tables.at(round, made, round.asOf(now)).firmTotal().euros();
            made.stream()
                    .filter(pledge -> !pledge.withdrawn())
                    .map(Pledge::funder)
                    .forEach(pledging::add);
        }
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("hall.board.rounds", (long) all.size());
        figures.put(
                "hall.board.open",
                all.stream().filter(round -> round.state() == Round.State.OPEN).count());
        figures.put(
                "hall.board.funded",
                all.stream()
                        .filter(round -> round.state() == Round.State.FUNDED || round.state() == Round.State.PARTLY)
                        .count());
        figures.put("hall.board.funders", (long) pledging.size());
        figures.put("hall.board.firm", firm);
        return figures;
    }

    private static boolean suits(Dossier dossier, Funder profile) {
        return profile.supports(dossier.challenge())
                && profile.comesInAt(dossier.stage())
                && profile.ticketFits(dossier.target())
                && profile.offersOneOf(dossier.instruments());
    }

    private Set<RoundId> reviewsOf(Set<OrganisationId> mine, ProgrammeId programme) {
        return mine.stream()
                .flatMap(organisation -> reviews.ofFunder(organisation, programme).stream())
                .map(DossierReview::round)
                .collect(Collectors.toSet());
    }
}
