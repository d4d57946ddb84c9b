package org.halle.selection.process;

import java.util.UUID;
import org.halle.engine.NamedList;
import org.halle.engine.Outcome;
import org.halle.engine.Step;
import org.halle.engine.StepCall;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.selection.Allocating;
import org.halle.selection.ReviewWindow;
import org.halle.selection.Scoring;
import org.halle.selection.SelectionRegister;
import org.halle.selection.Shortlisting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps and lists of the selection and of a review. */
@Configuration(proxyBeanMethods = false)
class SelectionSteps {

    // --- the selection of a programme ---

    @Bean
    Step planSelection(Shortlisting shortlisting) {
        return Step.named("planSelection")
                .title("Planifier la sélection")
                .help("Prend dans le plan du programme l’ouverture du jury, l’annonce et la fin des confirmations.")
                .outcome(SelectionModel.JURY_OPENS_AT, "Ouverture du jury")
                .outcome(SelectionModel.ANNOUNCE_AT, "Annonce des décisions")
                .outcome(SelectionModel.CONFIRMATIONS_END_AT, "Fin des confirmations")
                .does(step -> CamundaSelectionProcess.dates(shortlisting.dates(new ProgrammeId(step.key()))));
    }

    @Bean
    Step allocateJurors(Allocating allocating) {
        return Step.named("allocateJurors")
                .title("Répartir les dossiers entre les jurés")
                .help("Donne à chaque dossier éligible ses jurés, selon leur expertise et à charge égale. Un juré en"
                        + " conflit d’intérêts n’est jamais sollicité. Chaque juré reçoit une seule lettre.")
                .does(step -> {
                    allocating.allocate(new ProgrammeId(step.key()));
                    return Outcome.none();
                });
    }

    @Bean
    Step rank(Shortlisting shortlisting) {
        return Step.named("rank")
                .title("Classer les dossiers")
                .help("Classe les dossiers éligibles selon leurs évaluations et propose une liste : autant de retenus"
                        + " qu’il y a de places, moitié moins en attente. Les lignes verrouillées restent ; une"
                        + " délibération close n’est plus touchée.")
                .outcome("ranked", "Nombre de dossiers classés")
                .does(step -> Outcome.of("ranked", shortlisting.rank(new ProgrammeId(step.key()))));
    }

    @Bean
    Step announceDecisions(Shortlisting shortlisting) {
        return Step.named("announceDecisions")
                .title("Annoncer les décisions")
                .help("Écrit à tous les candidats en même temps. Les dossiers retenus ont sept jours pour confirmer.")
                .outcome(SelectionModel.CONFIRMATIONS_END_AT, "Fin des confirmations")
                .does(step -> Outcome.of(
                        SelectionModel.CONFIRMATIONS_END_AT,
                        shortlisting.announce(new ProgrammeId(step.key())).confirmationsEndAt()));
    }

    @Bean
    Step closeSelection(Shortlisting shortlisting) {
        return Step.named("closeSelection")
                .title("Clore la sélection")
                .help("Dit à l’équipe combien de places sont confirmées. Aucune place n’est plus proposée ensuite.")
                .does(step -> {
                    shortlisting.close(new ProgrammeId(step.key()));
                    return Outcome.none();
                });
    }

    @Bean
    NamedList applicationsToReview(SelectionRegister register) {
        return NamedList.named("applicationsToReview")
                .title("Dossiers éligibles à évaluer")
                .of(key -> register.toReview(new ProgrammeId(key)).stream()
                        .map(ApplicationId::toString)
                        .toList());
    }

    // --- the review of an application ---

    @Bean
    Step openReview(Scoring scoring) {
        return Step.named("openReview")
                .title("Ouvrir l’évaluation")
                .help(
                        "Fixe le délai des jurés (quatorze jours, deux jours avant l’annonce au plus tard) et leur rappel.")
                .outcome(SelectionModel.REVIEWS_DUE_AT, "Échéance des évaluations")
                .outcome(SelectionModel.REVIEWS_REMINDER_AT, "Rappel aux jurés")
                .does(step -> {
                    ReviewWindow window = scoring.open(application(step.key()));
                    return Outcome.of(SelectionModel.REVIEWS_DUE_AT, window.dueAt())
                            .and(SelectionModel.REVIEWS_REMINDER_AT, window.remindAt());
                });
    }

    @Bean
    Step remindJuror(Scoring scoring) {
        return Step.named("remindJuror")
                .title("Relancer le juré")
                .help("Écrit au juré qui n’a pas rendu son évaluation : une lettre par jour au plus, pour tous ses"
                        + " dossiers.")
                .does(step -> {
                    scoring.remind(application(step.key()), juror(step));
                    return Outcome.none();
                });
    }

    @Bean
    Step countReviews(Scoring scoring) {
        return Step.named("countReviews")
                .title("Compter les évaluations")
                .help("Compte les évaluations rendues. S’il en manque, l’équipe en est avertie.")
                .outcome(SelectionModel.ENOUGH_REVIEWS, "Il y en a assez (oui ou non)")
                .does(step -> Outcome.of(SelectionModel.ENOUGH_REVIEWS, scoring.count(application(step.key()))));
    }

    @Bean
    Step findSubstitute(Allocating allocating, Scoring scoring) {
        return Step.named("findSubstitute")
                .title("Chercher un suppléant")
                .help("Sollicite un autre juré, sans conflit et parmi les moins chargés, pour sept jours. S’il n’en"
                        + " reste aucun, l’équipe en est avertie.")
                .outcome(SelectionModel.SUBSTITUTE_FOUND, "Un suppléant est sollicité (oui ou non)")
                .outcome(SelectionModel.JUROR, "Le suppléant")
                .outcome(SelectionModel.DUE_AT, "Son échéance")
                .outcome(SelectionModel.REMIND_AT, "Son rappel")
                .does(step -> {
                    ApplicationId application = application(step.key());
                    return allocating
                            .replace(application, juror(step))
                            .map(substitute -> asked(substitute, scoring.openAgain(application)))
                            .orElse(Outcome.of(SelectionModel.SUBSTITUTE_FOUND, false));
                });
    }

    private static Outcome asked(PersonId substitute, ReviewWindow window) {
        return Outcome.of(SelectionModel.SUBSTITUTE_FOUND, true)
                .and(SelectionModel.JUROR, substitute.toString())
                .and(SelectionModel.DUE_AT, window.dueAt())
                .and(SelectionModel.REMIND_AT, window.remindAt());
    }

    @Bean
    NamedList jurorsToAsk(Scoring scoring) {
        return NamedList.named("jurorsToAsk")
                .title("Jurés sollicités sur ce dossier")
                .of(key -> scoring.asked(application(key)).stream()
                        .map(PersonId::toString)
                        .toList());
    }

    private static PersonId juror(StepCall step) {
        return PersonId.of(step.variable(SelectionModel.JUROR));
    }

    private static ApplicationId application(UUID key) {
        return new ApplicationId(key);
    }
}
