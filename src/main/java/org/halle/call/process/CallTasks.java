package org.halle.call.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.Applying;
import org.halle.call.Content;
import org.halle.call.HandIn;
import org.halle.call.Parting;
import org.halle.call.Seating;
import org.halle.call.SignPart;
import org.halle.desk.TaskHandler;
import org.halle.desk.TaskHandler.TaskAtHand;
import org.halle.desk.TaskHandler.TaskDone;
import org.halle.engine.Outcome;
import org.halle.kernel.ApplicationId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What Java does with the answers that people give in {@code application.bpmn}. */
@Configuration(proxyBeanMethods = false)
class CallTasks {

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    @Bean
    TaskHandler submitApplication(Applying applying, ApplicationRegister applications) {
        return TaskHandler.named("submitApplication")
                .title("Déposer le dossier")
                .help("Refusé tant que des signatures manquent, et dès l’heure de clôture.")
                .prefill(task -> written(application(task, applications)))
                .does(done -> {
                    applying.submit(done.by(), handedIn(done));
                    return Outcome.none();
                });
    }

    @Bean
    TaskHandler correctApplication(Applying applying, ApplicationRegister applications) {
        return TaskHandler.named("correctApplication")
                .title("Compléter le dossier")
                .help("Remplace les réponses déposées ; l’éligibilité est vérifiée de nouveau.")
                .prefill(task -> JSON.readValue(application(task, applications).answers(), ANSWERS))
                .does(done -> {
                    applying.correct(done.by(), handedIn(done));
                    return Outcome.none();
                });
    }

    @Bean
    TaskHandler signAsPartner(Applying applying, ApplicationRegister applications) {
        return TaskHandler.named("signAsPartner")
                .title("Signer comme partenaire")
                .help("Compte dans le nombre de signatures qu’il faut pour déposer.")
                .prefill(task -> application(task, applications)
                        .partner(task.by())
                        .map(partner -> Map.<String, Object>of("role", partner.role()))
                        .orElse(Map.of()))
                .does(done -> {
                    applying.sign(
                            done.by(),
                            new SignPart(
                                    new ApplicationId(done.subject()),
                                    done.answers().text("role"),
                                    done.answers().euros("budgetShareEur"),
                                    done.answers().text("comment")));
                    return Outcome.none();
                });
    }

    @Bean
    TaskHandler decideAfterDeparture(Parting parting) {
        return TaskHandler.named("decideAfterDeparture")
                .title("Décider après un départ")
                .help("Dit au schéma si le dossier continue sans le partenaire parti (variable « kept »).")
                .does(done -> {
                    boolean kept = done.answers().flag("kept");
                    parting.decide(
                            done.by(),
                            new ApplicationId(done.subject()),
                            kept,
                            done.answers().text("reason"));
                    return Outcome.of(CallModel.KEPT, kept);
                });
    }

    @Bean
    TaskHandler confirmSeat(Seating seating) {
        return TaskHandler.named("confirmSeat")
                .title("Confirmer sa place")
                .help("Dit au schéma si le projet prend sa place dans la cohorte (variable « confirmed »).")
                .does(done -> {
                    boolean comes = done.answers().flag("confirmed");
                    seating.answer(done.by(), new ApplicationId(done.subject()), comes);
                    return Outcome.of(CallModel.CONFIRMED, comes);
                });
    }

    /** What was typed before, where a draft begins again; its title at least. */
    private static Map<String, Object> written(Application draft) {
        Map<String, Object> answers = new LinkedHashMap<>(JSON.readValue(draft.answers(), ANSWERS));
        answers.putIfAbsent("title", draft.content().title());
        return answers;
    }

    private static Application application(TaskAtHand task, ApplicationRegister applications) {
        return applications.get(new ApplicationId(task.subject()));
    }

    private static HandIn handedIn(TaskDone done) {
        return new HandIn(
                new ApplicationId(done.subject()),
                Content.of(done.answers()),
                JSON.writeValueAsString(done.answers().asMap()));
    }
}
