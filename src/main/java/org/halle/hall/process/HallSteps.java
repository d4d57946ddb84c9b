package org.halle.hall.process;

import java.util.Objects;
import org.halle.engine.NamedList;
import org.halle.engine.Outcome;
import org.halle.engine.Step;
import org.halle.hall.DossierDrafting;
import org.halle.hall.DossierReview;
import org.halle.hall.FunderMatching;
import org.halle.hall.HallOpening;
import org.halle.hall.Reviewing;
import org.halle.hall.RoundClosing;
import org.halle.kernel.DossierReviewId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.RoundId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps and lists of the hall, of a round and of a dossier's review. */
@Configuration(proxyBeanMethods = false)
class HallSteps {

    // --- the hall of a programme ---

    @Bean
    Step openHall(HallOpening opening) {
        return Step.named("openHall")
                .title("Ouvrir la halle")
                .help("Prépare un dossier et un tour de table par projet diplômé, et l’annonce aux financeurs.")
                .does(step -> {
                    opening.open(new ProgrammeId(step.key()));
                    return Outcome.none();
                });
    }

    @Bean
    Step closeHall(HallOpening opening) {
        return Step.named("closeHall")
                .title("Fermer la halle")
                .help("Envoie à l’équipe le bilan des tours de table.")
                .does(step -> {
                    opening.close(new ProgrammeId(step.key()));
                    return Outcome.none();
                });
    }

    @Bean
    NamedList roundsOfHall(HallOpening opening) {
        return NamedList.named("roundsOfHall")
                .title("Tours de table de la halle")
                .of(key -> opening.rounds(new ProgrammeId(key)).stream()
                        .map(RoundId::toString)
                        .toList());
    }

    // --- a round ---

    @Bean
    Step compileDossier(DossierDrafting drafting) {
        return Step.named("compileDossier")
                .title("Assembler le dossier")
                .help("Reprend la candidature dans un brouillon et demande au projet de le relire et de le publier.")
                .outcome(HallModel.PUBLISH_BY, "Date à laquelle le dossier devrait être publié")
                .does(step -> Outcome.of(HallModel.PUBLISH_BY, drafting.compile(new RoundId(step.key()))));
    }

    @Bean
    Step matchFunders(FunderMatching matching) {
        return Step.named("matchFunders")
                .title("Choisir les financeurs")
                .help("Applique la table « Rapprochement des financeurs » à chaque financeur du programme et garde le"
                        + " motif de chaque réponse.")
                .does(step -> {
                    matching.match(new RoundId(step.key()));
                    return Outcome.none();
                });
    }

    @Bean
    Step openRound(RoundClosing closing) {
        return Step.named("openRound")
                .title("Ouvrir le tour de table")
                .help("Ouvre le tour pour le montant du dossier, jusqu’à la clôture prévue au plan du programme.")
                .outcome(HallModel.ROUND_CLOSES_AT, "Clôture du tour")
                .does(step -> Outcome.of(
                        HallModel.ROUND_CLOSES_AT,
                        closing.open(new RoundId(step.key())).closesAt()));
    }

    @Bean
    NamedList reviewsOfRound(FunderMatching matching) {
        return NamedList.named("reviewsOfRound")
                .title("Financeurs invités à lire le dossier")
                .of(key -> matching.reviews(new RoundId(key)).stream()
                        .map(DossierReviewId::toString)
                        .toList());
    }

    @Bean
    Step closeRound(RoundClosing closing) {
        return Step.named("closeRound")
                .title("Boucler le tour de table")
                .help("Retient le plus grand ensemble d’engagements dont toutes les conditions tiennent.")
                .outcome(HallModel.RESULT, "Résultat : funded (bouclé), partly (en partie) ou unfunded (rien de ferme)")
                .does(step -> Outcome.of(
                        HallModel.RESULT,
                        closing.close(new RoundId(step.key())).state().code()));
    }

    @Bean
    Step sendAgreements(RoundClosing closing) {
        return Step.named("sendAgreements")
                .title("Envoyer les accords")
                .help("Une lettre d’accord par engagement retenu ; les autres financeurs, le projet et l’équipe"
                        + " apprennent l’issue.")
                .does(step -> {
                    closing.sendAgreements(new RoundId(step.key()));
                    return Outcome.none();
                });
    }

    @Bean
    Step announceUnfunded(RoundClosing closing) {
        return Step.named("announceUnfunded")
                .title("Annoncer que le tour n’est pas bouclé")
                .help("Le projet, l’équipe et les financeurs apprennent que rien n’est ferme.")
                .does(step -> {
                    closing.announceUnfunded(new RoundId(step.key()));
                    return Outcome.none();
                });
    }

    // --- a funder's review ---

    @Bean
    Step openDossierReview(Reviewing reviewing) {
        return Step.named("openDossierReview")
                .title("Ouvrir l’étude du dossier")
                .help("Écrit au financeur et fixe sa date de réponse selon ses délais habituels, au plus tard à la"
                        + " clôture du tour.")
                .outcome(HallModel.FUNDER, "Personne qui étudie le dossier")
                .outcome(HallModel.DECIDE_BY, "Date de réponse")
                .outcome(HallModel.REMIND_AT, "Date du rappel")
                .outcome(HallModel.OWN_STEPS, "Étapes propres que ce financeur a choisies ; vide quand il n’en a pas")
                .does(step -> {
                    DossierReview opened = reviewing.open(new DossierReviewId(step.key()));
                    return Outcome.of(HallModel.FUNDER, opened.funder().toString())
                            .and(HallModel.DECIDE_BY, Objects.requireNonNull(opened.decideBy()))
                            .and(HallModel.REMIND_AT, Objects.requireNonNull(opened.remindAt()))
                            .and(HallModel.OWN_STEPS, reviewing.ownSteps(opened));
                });
    }

    @Bean
    Step declineDossier(Reviewing reviewing) {
        return Step.named("declineDossier")
                .title("Décliner le dossier")
                .help("Note que le financeur, après ses propres étapes, ne s’engage pas.")
                .does(step -> {
                    reviewing.decline(new DossierReviewId(step.key()));
                    return Outcome.none();
                });
    }

    @Bean
    Step remindFunder(Reviewing reviewing) {
        return Step.named("remindFunder")
                .title("Relancer le financeur")
                .help("Rappelle la date de réponse à un financeur qui n’a pas encore répondu.")
                .does(step -> {
                    reviewing.remind(new DossierReviewId(step.key()));
                    return Outcome.none();
                });
    }
}
