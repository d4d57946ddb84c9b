package org.halle.hall;

import java.util.Set;
import java.util.stream.Collectors;
import org.halle.desk.SubjectCard;
import org.halle.kernel.DossierId;
import org.halle.kernel.DossierReviewId;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.RoundId;
import org.halle.people.Organisations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rounds and reviews as the desk shows them, and who opens the documents of a dossier. */
@Service
@Transactional(readOnly = true)
public class HallSubjects {

    private static final String DOSSIER = "dossier/";

    private final Dossiers dossiers;
    private final Rounds rounds;
    private final DossierReviews reviews;
    private final Organisations organisations;
    private final HallRights rights;

    HallSubjects(
            Dossiers dossiers, Rounds rounds, DossierReviews reviews, Organisations organisations, HallRights rights) {
        this.dossiers = dossiers;
        this.rounds = rounds;
        this.reviews = reviews;
        this.organisations = organisations;
        this.rights = rights;
    }

    public RoundId roundOf(DossierReviewId review) {
        return reviews.get(review).round();
    }

    public SubjectCard card(RoundId id) {
        return card(rounds.get(id).dossier());
    }

    public SubjectCard card(DossierId id) {
        Dossier dossier = dossiers.get(id);
        return new SubjectCard(
                dossier.title(),
                organisations.get(dossier.organisation()).name(),
                "/dossiers/" + dossier.id(),
                dossier.programme());
    }

    /** "lead" and "partners"; empty for any other group. */
    public Set<PersonId> people(String group, RoundId id) {
        Dossier dossier = dossier(id);
        return switch (group) {
            case "lead" -> Set.of(dossier.lead());
            case "partners" ->
                rights.project(dossier).stream()
                        .filter(person -> !person.equals(dossier.lead()))
                        .collect(Collectors.toSet());
            default -> Set.of();
        };
    }

    /** Everybody who is a funder of the programme for the organisation that was asked. */
    public Set<PersonId> colleagues(DossierReviewId id) {
        DossierReview review = reviews.get(id);
        return rights.funders(rounds.get(review.round()).programme(), review.organisation());
    }

    /** The project and the team see what was answered about a round. */
    public boolean mayView(PersonId by, RoundId id) {
        Dossier dossier = dossier(id);
        return rights.manages(by, dossier.programme()) || rights.isProject(by, dossier);
    }

    /** What a funder answered is for that funder and the team. */
    public boolean mayView(PersonId by, DossierReviewId id) {
        DossierReview review = reviews.get(id);
        return review.funder().equals(by)
                || rights.manages(by, rounds.get(review.round()).programme());
    }

    /** Whether that person adds documents to a dossier; other subjects are none of the hall's business. */
    public boolean mayAttach(PersonId by, String subject) {
        if (!subject.startsWith(DOSSIER)) {
            return true;
        }
        try {
            Dossier dossier = dossiers.get(DossierId.of(subject.substring(DOSSIER.length())));
            return rights.isProject(by, dossier) || rights.manages(by, dossier.programme());
        } catch (NotFound nowhere) {
            return false;
        }
    }

    private Dossier dossier(RoundId id) {
        return dossiers.get(rounds.get(id).dossier());
    }
}
