package org.halle.impact.process;

import org.halle.engine.Outcome;
import org.halle.engine.Step;
import org.halle.impact.FollowingUp;
import org.halle.kernel.VentureId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code follow-up.bpmn} asks of the machine. */
@Configuration(proxyBeanMethods = false)
class ImpactSteps {

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
}
