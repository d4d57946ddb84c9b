package org.halle.selection.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.halle.desk.Answers;
import org.halle.desk.TaskHandler;
import org.halle.engine.Outcome;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.ProgrammeId;
import org.halle.selection.Grid;
import org.halle.selection.ReadingRoom;
import org.halle.selection.Scoring;
import org.halle.selection.SelectionRegister;
import org.halle.selection.Shortlisting;
import org.halle.selection.SubmitScore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;

/** What becomes of the answers to the selection's human tasks. */
@Configuration(proxyBeanMethods = false)
class SelectionTasks {

    @Bean
    TaskHandler scoreApplication(Scoring scoring, ReadingRoom room) {
        return TaskHandler.named("scoreApplication")
                .title("Enregistrer l’évaluation d’un juré")
                .help("Garde les notes du juré, ou sa récusation. Le formulaire a « recuse », « recusalReason »,"
                        + " « comment », et un champ par critère : celui qui porte la propriété « weight ».")
                .panel("selection/panel :: reading", task -> {
                    ApplicationId application = new ApplicationId(task.subject());
                    return Map.of("reading", room.open(task.by(), application, LocaleContextHolder.getLocale()));
                })
                .does(done -> {
                    ApplicationId application = new ApplicationId(done.subject());
                    Answers answers = done.answers();
                    boolean recused = answers.flag("recuse");
                    if (recused) {
                        scoring.recuse(done.by(), application, answers.text("recusalReason"));
                    } else {
                        List<Grid.Criterion> asked = Grid.criteria(done.questions());
                        scoring.submit(new SubmitScore(
                                done.by(), application, asked, points(asked, answers), answers.text("comment")));
                    }
                    return Outcome.of(SelectionModel.REVIEWED, !recused);
                });
    }

    @Bean
    TaskHandler freezeDecisions(Shortlisting shortlisting, SelectionRegister register) {
        return TaskHandler.named("freezeDecisions")
                .title("Geler les décisions")
                .help("Fige la liste préparée sur la page de classement. Chaque dossier doit avoir une décision, et il"
                        + " ne peut y avoir plus de retenus que de places.")
                .panel("selection/panel :: deliberation", task -> {
                    ProgrammeId programme = new ProgrammeId(task.subject());
                    return Map.of(
                            "programmeId",
                            programme,
                            "table",
                            register.table(task.by(), programme),
                            "proposed",
                            register.shortlist(task.by(), programme).isPresent());
                })
                .does(done -> {
                    shortlisting.freeze(
                            done.by(),
                            new ProgrammeId(done.subject()),
                            done.answers().text("minutes"));
                    return Outcome.none();
                });
    }

    private static Map<String, Integer> points(List<Grid.Criterion> criteria, Answers answers) {
        Map<String, Integer> points = new HashMap<>();
        for (Grid.Criterion criterion : criteria) {
            Integer mark = answers.integer(criterion.code());
            if (mark != null) {
                points.put(criterion.code(), mark);
            }
        }
        return points;
    }
}
