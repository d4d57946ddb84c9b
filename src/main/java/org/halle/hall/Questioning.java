package org.halle.hall;

import java.time.Instant;
import java.util.Optional;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.QuestionId;
import org.halle.kernel.RoundId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Funders ask, projects answer: to all who read the dossier, or to the one who asked. */
@Service
@Transactional
public class Questioning {

    private final Questions questions;
    private final Rounds rounds;
    private final Dossiers dossiers;
    private final DossierReviews reviews;
    private final HallRights rights;
    private final HallProcess process;
    private final HallLetters letters;
    private final HalleClock clock;

    Questioning(
            Questions questions,
            Rounds rounds,
            Dossiers dossiers,
            DossierReviews reviews,
            HallRights rights,
            HallProcess process,
            HallLetters letters,
            HalleClock clock) {
        this.questions = questions;
        this.rounds = rounds;
        this.dossiers = dossiers;
        this.reviews = reviews;
        this.rights = rights;
        this.process = process;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Asks the project something; any funder of the programme may, while the round is open. The very same question sent
     * twice is one question as long as it waits for its answer.
     */
    public QuestionId ask(PersonId by, RoundId id, String text) {
        // alone, because two who ask at the same moment would move the same diagram
        Round round = rounds.alone(id);
        OrganisationId funder = rights.funder(by, round.programme());
        Instant now = clock.decisive();
        round.requireOpen(now);
        Optional<Question> twin = questions.findByDossierOrderByAskedAt(round.dossier()).stream()
                .filter(one -> !one.answered()
                        && one.round().equals(id)
                        && one.askedBy().equals(by)
                        && one.text().equals(text.strip()))
                .findFirst();
        if (twin.isPresent()) {
            return twin.get().id();
        }
        Question asked = questions.save(Question.asked(id, round.dossier(), by, funder, text, now));
        letters.questionAsked(dossiers.get(round.dossier()), asked);
        process.questionAsked(id, asked.id());
        return asked.id();
    }

    @Transactional(readOnly = true)
    public Question get(QuestionId id) {
        return questions.get(id);
    }

    public void answer(PersonId by, QuestionId id, String text, Question.Audience readers) {
        Question asked = questions.get(id);
        Dossier dossier = dossiers.get(asked.dossier());
        if (!rights.isProject(by, dossier)) {
            throw new Forbidden();
        }
        Question answered = questions.save(asked.answered(by, text, readers, clock.instant()));
        letters.questionAnswered(dossier, answered, reviews.findByRound(answered.round()));
    }
}
