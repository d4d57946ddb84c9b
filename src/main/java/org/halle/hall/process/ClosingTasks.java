package org.halle.hall.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.halle.desk.Answers;
import org.halle.desk.TaskHandler;
import org.halle.desk.TaskHandler.TaskAtHand;
import org.halle.engine.Outcome;
import org.halle.hall.closing.AgreementReading;
import org.halle.hall.closing.Instalment;
import org.halle.hall.closing.Paying;
import org.halle.hall.closing.Signing;
import org.halle.kernel.AgreementId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Money;
import org.halle.kernel.TrancheId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Java does with the answers that people give about agreements and payments. */
@Configuration(proxyBeanMethods = false)
class ClosingTasks {

    private static final int MOST_TRANCHES = 4;
    private static final int USUAL_DAYS = 30;

    @Bean
    TaskHandler proposeAgreement(Signing signing, AgreementReading reading, HalleClock clock) {
        return TaskHandler.named("proposeAgreement")
                .title("Fixer les versements et signer")
                .help("Écrit le texte de l’accord avec les versements promis et garde qui l’a signé, quand, et son"
                        + " empreinte. Les tranches font ensemble le montant de l’engagement.")
                .prefill(task -> {
                    Map<String, Object> usual = new HashMap<>();
                    usual.put("schedule", "once");
                    usual.put("on", clock.today().plusDays(USUAL_DAYS).toString());
                    return usual;
                })
                .panel("hall/agreement-panel :: agreement", task -> Map.of("sheet", reading.open(task.by(), id(task))))
                .does(done -> {
                    signing.propose(
                            done.by(),
                            id(done),
                            plan(done.answers(), reading.get(id(done)).amount()),
                            done.answers().text("signatory"));
                    return Outcome.none();
                });
    }

    @Bean
    TaskHandler signAgreement(Signing signing, AgreementReading reading) {
        return TaskHandler.named("signAgreement")
                .title("Signer l’accord ou le renvoyer")
                .help("Dit au schéma si le projet a signé (variable « signed »). Sinon le financeur lit pourquoi et"
                        + " signe un nouveau texte.")
                .panel("hall/agreement-panel :: agreement", task -> Map.of("sheet", reading.open(task.by(), id(task))))
                .does(done -> {
                    boolean signs = "sign".equals(done.answers().choice("decision"));
                    if (signs) {
                        signing.sign(done.by(), id(done), done.answers().text("signatory"));
                    } else {
                        signing.sendBack(done.by(), id(done), done.answers().text("remark"));
                    }
                    return Outcome.of(ClosingModel.SIGNED, signs);
                });
    }

    @Bean
    TaskHandler reportMilestone(Paying paying, AgreementReading reading) {
        return TaskHandler.named("reportMilestone")
                .title("Annoncer l’étape atteinte")
                .help("Le versement qui l’attendait est dû 30 jours après.")
                .panel("hall/agreement-panel :: tranche", task -> tranche(reading, task))
                .does(done -> {
                    paying.reach(
                            done.by(),
                            new TrancheId(done.subject()),
                            done.answers().text("evidence"));
                    return Outcome.none();
                });
    }

    @Bean
    TaskHandler payTranche(Paying paying, AgreementReading reading, HalleClock clock) {
        return TaskHandler.named("payTranche")
                .title("Verser la tranche")
                .help("Note quand et sous quelle référence le financeur a versé ; le projet confirme ensuite.")
                .prefill(task -> Map.of("paidOn", clock.today().toString()))
                .panel("hall/agreement-panel :: tranche", task -> tranche(reading, task))
                .does(done -> {
                    paying.pay(
                            done.by(),
                            new TrancheId(done.subject()),
                            done.answers().date("paidOn"),
                            done.answers().text("reference"));
                    return Outcome.none();
                });
    }

    @Bean
    TaskHandler confirmReceipt(Paying paying, AgreementReading reading) {
        return TaskHandler.named("confirmReceipt")
                .title("Confirmer la réception")
                .help("Dit au schéma si l’argent est arrivé (variable « received ») ; sinon le versement reste dû.")
                .panel("hall/agreement-panel :: tranche", task -> tranche(reading, task))
                .does(done -> {
                    boolean arrived = done.answers().flag("received");
                    paying.receive(done.by(), new TrancheId(done.subject()), arrived);
                    return Outcome.of(ClosingModel.RECEIVED, arrived);
                });
    }

    private static Map<String, Object> tranche(AgreementReading reading, TaskAtHand task) {
        TrancheId id = new TrancheId(task.subject());
        return Map.of("sheet", reading.open(task.by(), reading.of(id)), "tranche", reading.tranche(id));
    }

    static List<Instalment> plan(Answers said, Money whole) {
        if (!"several".equals(said.choice("schedule"))) {
            return List.of(new Instalment(whole, said.date("on"), said.text("milestone")));
        }
        List<Instalment> plan = new ArrayList<>();
        for (int number = 1; number <= MOST_TRANCHES; number++) {
            Money amount = Objects.requireNonNullElse(said.euros("amount" + number), Money.ZERO);
            LocalDate on = said.date("on" + number);
            String milestone = said.text("milestone" + number);
            if (amount.isPositive() || on != null || !milestone.isEmpty()) {
                plan.add(new Instalment(amount, on, milestone));
            }
        }
        return plan;
    }

    private static AgreementId id(TaskAtHand task) {
        return new AgreementId(task.subject());
    }
}
