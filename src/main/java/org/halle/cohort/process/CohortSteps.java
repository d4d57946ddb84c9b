package org.halle.cohort.process;

import java.time.Instant;
import org.halle.cohort.Attending;
import org.halle.cohort.CohortForming;
import org.halle.cohort.Delivering;
import org.halle.cohort.Graduating;
import org.halle.cohort.Onboarding;
import org.halle.cohort.VentureRegister;
import org.halle.cohort.Withdrawing;
import org.halle.engine.NamedList;
import org.halle.engine.Outcome;
import org.halle.engine.Step;
import org.halle.kernel.MilestoneId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.SessionId;
import org.halle.kernel.VentureId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the cohort's diagrams ask of the machine. */
@Configuration(proxyBeanMethods = false)
class CohortSteps {

    @Bean
    Step formCohort(CohortForming forming) {
        return Step.named("formCohort")
                .title("Constituer la cohorte")
                .help("Fait un projet de chaque dossier dont la place est confirmée, avec ses jalons, et prévoit les"
                        + " séances collectives entre le début et la fin du programme. Relancée, elle n’ajoute que ce"
                        + " qui manque.")
                .outcome(CohortModel.STARTS_AT, "Début de la cohorte")
                .outcome(CohortModel.ENDS_AT, "Fin de la cohorte")
                .does(step -> {
                    CohortForming.Span span = forming.form(new ProgrammeId(step.key()));
                    return Outcome.of(CohortModel.STARTS_AT, span.startsAt()).and(CohortModel.ENDS_AT, span.endsAt());
                });
    }

    @Bean
    Step scheduleSessions(CohortForming forming) {
        return Step.named("scheduleSessions")
                .title("Planifier les séances")
                .help("Prévoit des séances collectives, des jours ouvrés encore à venir, jusqu’à ce qu’il y en ait le"
                        + " nombre voulu. Celles qui sont prévues ne bougent pas.")
                .number("sessions", "Nombre de séances (celui du programme si vide)")
                .like("9")
                .outcome("sessionsPlanned", "Nombre de séances prévues")
                .does(step -> Outcome.of(
                        "sessionsPlanned", forming.schedule(new ProgrammeId(step.key()), step.number("sessions"))));
    }

    @Bean
    Step inviteToSession(Attending attending) {
        return Step.named("inviteToSession")
                .title("Inviter à la séance")
                .help("Écrit à chaque projet de la cohorte, avec la séance pour son agenda.")
                .outcome(CohortModel.SESSION_ENDS_AT, "Fin de la séance")
                .does(step -> {
                    Instant endsAt = attending.invite(SessionId.of(step.variable(CohortModel.SESSION)));
                    return Outcome.of(CohortModel.SESSION_ENDS_AT, endsAt);
                });
    }

    @Bean
    Step closeCohort(Graduating graduating) {
        return Step.named("closeCohort")
                .title("Clore la cohorte")
                .help("Dit à l’équipe combien de projets sont diplômés.")
                .does(step -> {
                    graduating.closeCohort(new ProgrammeId(step.key()));
                    return Outcome.none();
                });
    }

    @Bean
    Step openVenture(Onboarding onboarding) {
        return Step.named("openVenture")
                .title("Accueillir le projet")
                .help("Souhaite la bienvenue au projet et lui dit ce qui lui est demandé d’abord.")
                .outcome(CohortModel.ENDS_AT, "Fin du parcours")
                .outcome(CohortModel.ONBOARD_BY, "Fin de l’accueil")
                .does(step -> {
                    Onboarding.Welcome welcome = onboarding.welcome(new VentureId(step.key()));
                    return Outcome.of(CohortModel.ENDS_AT, welcome.endsAt())
                            .and(CohortModel.ONBOARD_BY, welcome.onboardBy());
                });
    }

    @Bean
    Step checkQuota(Graduating graduating) {
        return Step.named("checkQuota")
                .title("Vérifier l’assiduité")
                .help("Compte les séances suivies. S’il en manque, écrit au projet lesquelles.")
                .outcome("quotaMet", "Assez de séances suivies")
                .does(step -> Outcome.of(
                        "quotaMet", graduating.check(new VentureId(step.key())).met()));
    }

    @Bean
    Step graduateVenture(Graduating graduating) {
        return Step.named("graduateVenture")
                .title("Diplômer le projet")
                .help("Diplôme le projet et le lui écrit. Refusé tant qu’il manque une séance.")
                .does(step -> {
                    graduating.graduate(new VentureId(step.key()));
                    return Outcome.none();
                });
    }

    @Bean
    Step closeVenture(Withdrawing withdrawing) {
        return Step.named("closeVenture")
                .title("Clore le parcours d’un projet retiré")
                .help("Abandonne les jalons qui restaient ; ce qui a été fait est gardé.")
                .does(step -> {
                    withdrawing.close(new VentureId(step.key()));
                    return Outcome.none();
                });
    }

    @Bean
    Step openMilestone(Delivering delivering) {
        return Step.named("openMilestone")
                .title("Ouvrir le jalon")
                .help("Ouvre le jalon au projet et fixe son échéance et la date du rappel.")
                .outcome(CohortModel.DUE_AT, "Échéance")
                .outcome(CohortModel.REMIND_AT, "Date du rappel")
                .does(step -> {
                    Delivering.Due due = delivering.open(new MilestoneId(step.key()));
                    return Outcome.of(CohortModel.DUE_AT, due.dueAt()).and(CohortModel.REMIND_AT, due.remindAt());
                });
    }

    @Bean
    Step remindMilestone(Delivering delivering) {
        return Step.named("remindMilestone")
                .title("Rappeler l’échéance du jalon")
                .help("Écrit au projet que son livrable est bientôt attendu, s’il ne l’a pas remis.")
                .does(step -> {
                    delivering.remind(new MilestoneId(step.key()));
                    return Outcome.none();
                });
    }

    @Bean
    Step escalateReview(Delivering delivering) {
        return Step.named("escalateReview")
                .title("Appeler le suppléant")
                .help("Confie aussi la relecture au suppléant du référent et prévient l’équipe.")
                .does(step -> {
                    delivering.escalate(new MilestoneId(step.key()));
                    return Outcome.none();
                });
    }

    @Bean
    NamedList venturesOfCohort(VentureRegister register) {
        return NamedList.named("venturesOfCohort")
                .title("Projets de la cohorte")
                .of(programme -> register.of(new ProgrammeId(programme)).stream()
                        .filter(venture -> venture.state().live())
                        .map(venture -> venture.id().toString())
                        .toList());
    }

    @Bean
    NamedList collectiveSessions(VentureRegister register) {
        return NamedList.named("collectiveSessions")
                .title("Séances collectives de la cohorte")
                .of(programme -> register.collectiveSessions(new ProgrammeId(programme)).stream()
                        .map(session -> session.id().toString())
                        .toList());
    }

    @Bean
    NamedList charterSignatories(Onboarding onboarding) {
        return NamedList.named("charterSignatories")
                .title("Signataires de la charte")
                .of(venture -> onboarding.signatories(new VentureId(venture)).stream()
                        .map(PersonId::toString)
                        .toList());
    }

    @Bean
    NamedList milestonesOfVenture(VentureRegister register) {
        return NamedList.named("milestonesOfVenture")
                .title("Jalons du projet")
                .of(venture -> register.milestones(new VentureId(venture)).stream()
                        .filter(milestone -> milestone.state().pending())
                        .map(milestone -> milestone.id().toString())
                        .toList());
    }

    @Bean
    NamedList graduatedVentures(VentureRegister register) {
        return NamedList.named("graduatedVentures")
                .title("Projets diplômés")
                .of(programme -> register.graduated(new ProgrammeId(programme)).stream()
                        .map(venture -> venture.id().toString())
                        .toList());
    }
}
