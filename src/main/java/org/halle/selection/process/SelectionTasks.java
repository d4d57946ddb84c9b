package org.halle.selection.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halle.desk.Answers;
import org.halle.desk.TaskHandler;
import org.halle.engine.Outcome;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.selection.Grid;
import org.halle.selection.ReadingRoom;
import org.halle.selection.Scoring;
import org.halle.selection.SelectionRegister;
import org.halle.selection.Shortlist;
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
    TaskHandler settleDecisions(Shortlisting shortlisting, SelectionRegister register) {
        return TaskHandler.named("settleDecisions")
                .title("Arrêter la liste")
                .help(
                        "Clôt la délibération sur la liste préparée à la page de classement. Chaque dossier doit avoir une"
                                + " décision, chaque refus un motif, et il ne peut y avoir plus de retenus que de places. Rien"
                                + " n’est gelé avant qu’un autre responsable confirme.")
                .prefill(task -> register.shortlist(task.by(), new ProgrammeId(task.subject()))
                        .map(Shortlist::minutes)
                        .filter(minutes -> !minutes.isEmpty())
                        .map(minutes -> Map.<String, Object>of("minutes", minutes))
                        .orElse(Map.of()))
                .panel("selection/panel :: deliberation", task -> deliberation(register, task.by(), task.subject()))
                .does(done -> {
                    shortlisting.settle(
                            done.by(),
                            new ProgrammeId(done.subject()),
                            done.answers().text("minutes"));
                    return Outcome.none();
                });
    }

    @Bean
    TaskHandler freezeDecisions(Shortlisting shortlisting, SelectionRegister register) {
        return TaskHandler.named("freezeDecisions")
                .title("Confirmer le gel des décisions")
                .help("La seconde signature : un autre responsable que celui qui a arrêté la liste la gèle, ou la"
                        + " renvoie en délibération. Le formulaire a « confirmed » (yes ou no).")
                .panel("selection/panel :: deliberation", task -> deliberation(register, task.by(), task.subject()))
                .does(done -> {
                    ProgrammeId programme = new ProgrammeId(done.subject());
                    boolean confirmed = done.answers().flag("confirmed");
                    if (confirmed) {
                        shortlisting.freeze(done.by(), programme);
                    } else {
                        shortlisting.reopen(done.by(), programme, done.answers().text("remark"));
                    }
                    return Outcome.of(SelectionModel.CONFIRMED, confirmed);
                });
    }

    private static Map<String, Object> deliberation(SelectionRegister register, PersonId by, UUID subject) {
        ProgrammeId programme = new ProgrammeId(subject);
        Optional<Shortlist> list = register.shortlist(by, programme);
        return Map.of(
                "programmeId",
                programme,
                "table",
                register.table(by, programme),
                "proposed",
                list.isPresent(),
                "own",
                list.filter(one -> by.equals(one.settledBy())).isPresent(),
                "minutes",
                list.map(Shortlist::minutes).orElse(""));
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
