package org.halle.call.process;

import java.util.Objects;
import org.halle.call.Applying;
import org.halle.call.Batching;
import org.halle.call.Call;
import org.halle.call.CallRegister;
import org.halle.call.Calling;
import org.halle.call.Delaying;
import org.halle.call.Eligibility;
import org.halle.call.Parting;
import org.halle.call.Seating;
import org.halle.engine.NamedMoment;
import org.halle.engine.Outcome;
import org.halle.engine.Step;
import org.halle.engine.StepCall;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.CallId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the diagrams {@code call.bpmn}, {@code rolling-call.bpmn}, {@code application.bpmn} and {@code delay.bpmn} may ask. */
@Configuration(proxyBeanMethods = false)
class CallSteps {

    private static final String DEFAULT_DAYS = "7";

    // --- call.bpmn ---

    @Bean
    Step planCall(CallRegister calls) {
        return Step.named("planCall")
                .title("Planifier l’appel")
                .help("Lit les dates de l’appel dans le plan du programme : ouverture, clôture.")
                .outcome(CallModel.OPENS_AT, "Ouverture de l’appel")
                .outcome(CallModel.CLOSES_AT, "Clôture de l’appel")
                .does(step -> dates(calls.get(call(step))));
    }

    @Bean
    NamedMoment beforeClosing(CallRegister calls) {
        return NamedMoment.named("beforeClosing")
                .title("Tant de temps avant la clôture de l’appel : beforeClosingP14D, quatorze jours avant")
                .before(key -> calls.get(new CallId(key)).closesAt());
    }

    @Bean
    Step publishCall(Calling calling) {
        return Step.named("publishCall")
                .title("Publier l’appel")
                .help("L’appel paraît sur le site et l’on peut commencer un dossier.")
                .does(step -> {
                    calling.publish(call(step));
                    return Outcome.none();
                });
    }

    @Bean
    Step remindDrafts(Calling calling) {
        return Step.named("remindDrafts")
                .title("Relancer les brouillons")
                .help("Écrit aux porteurs qui n’ont qu’un brouillon, et aux partenaires qui n’ont pas signé.")
                .input("occurrence", "Nom de cette relance (la même relance n’est envoyée qu’une fois)")
                .does(step -> {
                    calling.remindDrafts(call(step), Objects.requireNonNullElse(step.input("occurrence"), ""));
                    return Outcome.none();
                });
    }

    @Bean
    Step closeCall(Calling calling) {
        return Step.named("closeCall")
                .title("Clore l’appel")
                .help(
                        "Plus aucun dossier n’est accepté ; les brouillons restés ouverts sont clos et leurs équipes averties.")
                .does(step -> {
                    calling.close(call(step));
                    return Outcome.none();
                });
    }

    // --- rolling-call.bpmn ---

    @Bean
    Step formBatch(Batching batching) {
        return Step.named("formBatch")
                .title("Former le lot du mois")
                .help("Les dossiers complets du mois forment un programme à part, avec son jury ; les brouillons"
                        + " attendent le lot suivant. Un mois sans dossier complet ne donne pas de lot.")
                .outcome(CallModel.CLOSES_AT, "Fin du lot suivant")
                .outcome(CallModel.LAST_BATCH, "C’était le dernier lot (oui ou non)")
                .does(step -> {
                    Call next = batching.form(call(step));
                    return Outcome.of(CallModel.CLOSES_AT, next.closesAt()).and(CallModel.LAST_BATCH, !next.endless());
                });
    }

    // --- application.bpmn ---

    @Bean
    Step acknowledgeApplication(Applying applying) {
        return Step.named("acknowledgeApplication")
                .title("Accuser réception")
                .help("Écrit au porteur et aux partenaires que le dossier est déposé, avec une copie des réponses.")
                .does(step -> {
                    applying.acknowledge(application(step));
                    return Outcome.none();
                });
    }

    @Bean
    Step checkEligibility(Eligibility eligibility) {
        return Step.named("checkEligibility")
                .title("Vérifier l’éligibilité")
                .help(
                        "Applique la table « eligibility » aux faits du dossier et garde la décision, ses faits et sa version.")
                .outcome(CallModel.ELIGIBILITY, "Éligibilité : eligible, incomplete ou ineligible")
                .does(step -> Outcome.of(
                        CallModel.ELIGIBILITY,
                        eligibility.check(application(step)).outcome().code()));
    }

    @Bean
    Step requestCorrection(Eligibility eligibility) {
        return Step.named("requestCorrection")
                .title("Demander un complément")
                .help("Écrit au porteur ce qui manque et jusqu’à quand le compléter.")
                .input("days", "Jours pour compléter")
                .outcome(CallModel.CORRECT_BY, "Date limite du complément")
                .does(step -> Outcome.of(
                        CallModel.CORRECT_BY,
                        eligibility.requestCorrection(
                                application(step),
                                Integer.parseInt(Objects.requireNonNullElse(step.input("days"), DEFAULT_DAYS)))));
    }

    @Bean
    Step closeUncorrected(Eligibility eligibility) {
        return Step.named("closeUncorrected")
                .title("Clore le dossier incomplet")
                .help(
                        "Le complément n’est pas venu à temps : le dossier devient inéligible et son équipe en est avertie.")
                .does(step -> {
                    eligibility.closeUncorrected(application(step));
                    return Outcome.none();
                });
    }

    @Bean
    Step declareIneligible(Eligibility eligibility) {
        return Step.named("declareIneligible")
                .title("Annoncer l’inéligibilité")
                .help("Le dossier devient inéligible ; la lettre donne le motif en clair.")
                .does(step -> {
                    eligibility.declareIneligible(application(step));
                    return Outcome.none();
                });
    }

    @Bean
    Step recheckEligibility(Parting parting) {
        return Step.named("recheckEligibility")
                .title("Vérifier de nouveau l’éligibilité")
                .help("Un partenaire est parti : applique la table « eligibility » sans lui et en avertit le pilotage.")
                .outcome(CallModel.STILL_ELIGIBLE, "Le dossier reste éligible : oui ou non")
                .does(step -> Outcome.of(CallModel.STILL_ELIGIBLE, parting.recheck(application(step))));
    }

    @Bean
    Step closeDelayed(Delaying delaying) {
        return Step.named("closeDelayed")
                .title("Clore le dossier en retard")
                .help("Clôt un dossier qui n’est pas venu à la fin de son délai ; son équipe en est avertie.")
                .does(step -> {
                    delaying.close(application(step));
                    return Outcome.none();
                });
    }

    @Bean
    Step releaseSeat(Seating seating) {
        return Step.named("releaseSeat")
                .title("Libérer la place")
                .help("La place est rendue et proposée au projet suivant de la liste d’attente.")
                .does(step -> {
                    seating.release(application(step));
                    return Outcome.none();
                });
    }

    @Bean
    Step closeWaitingList(Seating seating) {
        return Step.named("closeWaitingList")
                .title("Clore l’attente")
                .help(
                        "Aucune place ne s’est libérée à temps : le projet n’est pas retenu et son équipe en est avertie.")
                .does(step -> {
                    seating.endWaiting(application(step));
                    return Outcome.none();
                });
    }

    static Outcome dates(Call call) {
        return Outcome.of(CallModel.OPENS_AT, call.opensAt()).and(CallModel.CLOSES_AT, call.closesAt());
    }

    private static CallId call(StepCall step) {
        return new CallId(step.key());
    }

    private static ApplicationId application(StepCall step) {
        return new ApplicationId(step.key());
    }
}
