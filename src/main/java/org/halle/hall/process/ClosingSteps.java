package org.halle.hall.process;

import org.halle.engine.NamedList;
import org.halle.engine.Outcome;
import org.halle.engine.Step;
import org.halle.hall.closing.Paying;
import org.halle.hall.closing.Signing;
import org.halle.kernel.AgreementId;
import org.halle.kernel.RoundId;
import org.halle.kernel.TrancheId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps and lists of an agreement and of its payments. */
@Configuration(proxyBeanMethods = false)
class ClosingSteps {

    @Bean
    Step prepareAgreements(Signing signing) {
        return Step.named("prepareAgreements")
                .title("Faire signer les accords")
                .help("Lance un accord de financement par engagement retenu, sans attendre qu’il soit signé ou versé.")
                .does(step -> {
                    signing.prepare(new RoundId(step.key()));
                    return Outcome.none();
                });
    }

    @Bean
    Step openAgreement(Signing signing) {
        return Step.named("openAgreement")
                .title("Préparer l’accord")
                .help("Invite le financeur à fixer ses versements et à signer, dans les 21 jours.")
                .outcome(ClosingModel.SIGN_BY, "Date à laquelle les deux devraient avoir signé")
                .outcome(ClosingModel.REMIND_AT, "Date du rappel, une semaine avant")
                .does(step -> {
                    Signing.Delay delay = signing.open(new AgreementId(step.key()));
                    return Outcome.of(ClosingModel.SIGN_BY, delay.signBy())
                            .and(ClosingModel.REMIND_AT, delay.remindAt());
                });
    }

    @Bean
    Step remindSignature(Signing signing) {
        return Step.named("remindSignature")
                .title("Rappeler la signature")
                .help("Écrit à qui n’a pas encore signé : le financeur, ou le projet.")
                .does(step -> {
                    signing.remind(new AgreementId(step.key()));
                    return Outcome.none();
                });
    }

    @Bean
    NamedList tranchesOfAgreement(Signing signing) {
        return NamedList.named("tranchesOfAgreement")
                .title("Tranches de l’accord")
                .of(key -> signing.tranches(new AgreementId(key)).stream()
                        .map(TrancheId::toString)
                        .toList());
    }

    @Bean
    Step settleAgreement(Signing signing) {
        return Step.named("settleAgreement")
                .title("Solder l’accord")
                .help("Note que tout est versé.")
                .does(step -> {
                    signing.settle(new AgreementId(step.key()));
                    return Outcome.none();
                });
    }

    @Bean
    Step openTranche(Paying paying) {
        return Step.named("openTranche")
                .title("Lire l’échéance")
                .help("Dit si le versement attend une étape du projet ou s’il a sa date.")
                .outcome(ClosingModel.WAITS, "Une étape doit être atteinte d’abord")
                .does(step -> Outcome.of(ClosingModel.WAITS, paying.waits(new TrancheId(step.key()))));
    }

    @Bean
    Step callTranche(Paying paying) {
        return Step.named("callTranche")
                .title("Appeler le versement")
                .help("Écrit au financeur quand le versement est dû.")
                .outcome(ClosingModel.DUE_AT, "Date à laquelle le versement est dû")
                .outcome(ClosingModel.REMIND_AT, "Date du premier rappel : une semaine avant, sinon une semaine après")
                .does(step -> {
                    Paying.Due due = paying.call(new TrancheId(step.key()));
                    return Outcome.of(ClosingModel.DUE_AT, due.dueAt()).and(ClosingModel.REMIND_AT, due.remindAt());
                });
    }

    @Bean
    Step remindPayment(Paying paying) {
        return Step.named("remindPayment")
                .title("Rappeler le versement")
                .help("Écrit au financeur qui n’a pas versé, et à l’équipe quand la date est passée.")
                .outcome(ClosingModel.REMIND_AT, "Date du rappel suivant, une semaine plus tard")
                .does(step -> Outcome.of(ClosingModel.REMIND_AT, paying.remind(new TrancheId(step.key()))));
    }
}
