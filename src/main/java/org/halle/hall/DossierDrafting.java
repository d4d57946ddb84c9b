package org.halle.hall;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.Content;
import org.halle.kernel.DossierId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.kernel.RoundId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writing a dossier: from what is known already, then by the project, once for all funders. */
@Service
@Transactional
public class DossierDrafting {

    private static final Duration TIME_TO_WRITE = Duration.ofDays(14);

    private final Dossiers dossiers;
    private final DossierEditions editions;
    private final Rounds rounds;
    private final DossierReviews reviews;
    private final ApplicationRegister applications;
    private final HallRights rights;
    private final HallLetters letters;
    private final HalleClock clock;

    DossierDrafting(
            Dossiers dossiers,
            DossierEditions editions,
            Rounds rounds,
            DossierReviews reviews,
            ApplicationRegister applications,
            HallRights rights,
            HallLetters letters,
            HalleClock clock) {
        this.dossiers = dossiers;
        this.editions = editions;
        this.rounds = rounds;
        this.reviews = reviews;
        this.applications = applications;
        this.rights = rights;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Puts together what the application said.
     *
     * @return until when the project should publish: two weeks, and never more than half of the time that is left
     */
    public Instant compile(RoundId id) {
        Round round = rounds.get(id);
        Dossier draft = dossiers.get(round.dossier());
        Application application = applications.get(draft.application());
        Content said = application.content();
        Dossier compiled = dossiers.save(draft.compiled(
                said.challenge(), said.stage(), said.town(), said.summary(), said.needs(), said.fundingNeed()));
        Instant publishBy = publishBy(clock.instant(), round.closesAt());
        letters.dossierAsked(compiled, publishBy, round.closesAt());
        return publishBy;
    }

    static Instant publishBy(Instant now, Instant closesAt) {
        Duration half = Duration.between(now, closesAt).dividedBy(2);
        if (half.isNegative()) {
            return now;
        }
        return now.plus(half.compareTo(TIME_TO_WRITE) < 0 ? half : TIME_TO_WRITE);
    }

    /** What the project finds in the form when it opens it. */
    @Transactional(readOnly = true)
    public Map<String, Object> draft(RoundId id) {
        Dossier dossier = dossiers.get(rounds.get(id).dossier());
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("pitch", dossier.pitch());
        known.put("need", dossier.need());
        known.put("useOfFunds", dossier.useOfFunds());
        if (dossier.target().isPositive()) {
            known.put("targetEur", dossier.target().euros());
        }
        known.put(
                "instruments",
                dossier.instruments().stream().map(Instrument::code).toList());
        known.put("contactShared", dossier.contactShared());
        return known;
    }

    /** Publishes the dossier of a round. */
    public void publish(PersonId by, RoundId id, PublishDossier wanted) {
        Dossier dossier = dossiers.get(rounds.get(id).dossier());
        requireWriter(by, dossier);
        Instant now = clock.instant();
        keep(dossier.publish(wanted, now), by, now);
    }

    /**
     * Publishes other words of a dossier that funders read already, and tells those who have not decided against it.
     *
     * @return whether anything changed
     * @throws Forbidden for who is neither of the project nor runs the programme
     * @throws Refused when the round is over, or when funders could not judge the dossier any more
     */
    public boolean revise(PersonId by, DossierId id, PublishDossier wanted) {
        Dossier dossier = dossiers.get(id);
        requireWriter(by, dossier);
        Round round = rounds.of(id);
        Instant now = clock.decisive();
        if (!dossier.published() || !round.openAt(now)) {
            throw new Refused("hall.refused.not-revisable");
        }
        if (dossier.says(wanted)) {
            return false;
        }
        Dossier revised = keep(dossier.revise(wanted, now), by, now);
        letters.dossierRevised(
                revised,
                reviews.findByRound(round.id()).stream()
                        .filter(review -> review.state().pending() || review.state() == DossierReview.State.PLEDGED)
                        .map(DossierReview::funder)
                        .collect(Collectors.toSet()));
        return true;
    }

    private Dossier keep(Dossier published, PersonId by, Instant at) {
        editions.save(DossierEdition.of(published, by, at));
        return dossiers.save(published);
    }

    private void requireWriter(PersonId by, Dossier dossier) {
        if (!rights.isProject(by, dossier) && !rights.manages(by, dossier.programme())) {
            throw new Forbidden();
        }
    }
}
