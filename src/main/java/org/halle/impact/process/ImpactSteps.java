package org.halle.impact.process;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import org.halle.desk.GivenAnswers;
import org.halle.engine.Outcome;
import org.halle.engine.Step;
import org.halle.engine.StepCall;
import org.halle.impact.FollowingUp;
import org.halle.impact.Measuring;
import org.halle.impact.Point;
import org.halle.kernel.HalleClock;
import org.halle.kernel.VentureId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code follow-up.bpmn}, and whatever else is about a venture, asks of the machine. */
@Configuration(proxyBeanMethods = false)
class ImpactSteps {

    private static final String[] POINTS =
            Arrays.stream(Point.values()).map(Point::code).toArray(String[]::new);

    @Bean
    Step planFollowUp(FollowingUp following) {
        return Step.named("planFollowUp")
                .title("Planifier le suivi")
                .help("Fixe les trois dates de mesure à partir de la fin de la cohorte et les annonce au projet.")
                .outcome("sixMonthsAt", "Six mois après la cohorte")
                .outcome("twelveMonthsAt", "Douze mois après la cohorte")
                .outcome("twentyFourMonthsAt", "Vingt-quatre mois après la cohorte")
                .does(step -> CamundaFollowUpProcess.outcome(following.plan(new VentureId(step.key()))));
    }

    @Bean
    Step closeFollowUp(FollowingUp following) {
        return Step.named("closeFollowUp")
                .title("Clore le suivi")
                .help("Remercie le projet ; plus rien ne lui est demandé.")
                .does(step -> {
                    following.close(new VentureId(step.key()));
                    return Outcome.none();
                });
    }

    @Bean
    Step recordMeasure(Measuring measuring, GivenAnswers answers) {
        return Step.named("recordMeasure")
                .title("Verser une réponse dans l’impact")
                .help("Dans un processus du projet : ajoute un nombre qu’un formulaire a demandé à la série datée d’un"
                        + " indicateur, au nom de qui l’a répondu. Rien n’est remplacé : sans réponse, ou quand cette"
                        + " mesure est déjà là, rien n’est ajouté.")
                .input("field", "Clé du champ dans le formulaire")
                .like("jobs")
                .required()
                .input("indicator", "Indicateur (celui de la candidature si vide)")
                .like("Emplois créés")
                .input("unit", "Unité")
                .like("emplois")
                .required()
                .input("point", "Moment de la mesure", POINTS)
                .required()
                .outcome("impactRecorded", "La mesure est ajoutée")
                .does(step -> Outcome.of(
                        "impactRecorded",
                        answers.lastNumber(step.key(), text(step, "field"))
                                .map(figure -> carry(measuring, step, figure))
                                .orElse(false)));
    }

    private static boolean carry(Measuring measuring, StepCall step, GivenAnswers.Figure figure) {
        return measuring.carry(
                figure.by(),
                new VentureId(step.key()),
                text(step, "indicator"),
                Point.of(text(step, "point")).orElseThrow(),
                new Measuring.Reading(
                        figure.amount(),
                        LocalDate.ofInstant(figure.at(), HalleClock.PARIS),
                        figure.task(),
                        text(step, "unit")));
    }

    private static String text(StepCall step, String input) {
        return Objects.requireNonNullElse(step.input(input), "");
    }
}
