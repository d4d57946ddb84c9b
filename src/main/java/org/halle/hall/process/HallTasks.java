package org.halle.hall.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.halle.desk.Answers;
import org.halle.desk.TaskHandler;
import org.halle.desk.TaskHandler.TaskAtHand;
import org.halle.engine.Outcome;
import org.halle.hall.Condition;
import org.halle.hall.DossierDrafting;
import org.halle.hall.HallReading;
import org.halle.hall.HallSubjects;
import org.halle.hall.Instrument;
import org.halle.hall.Interest;
import org.halle.hall.MakePledge;
import org.halle.hall.Pledging;
import org.halle.hall.PublishDossier;
import org.halle.hall.Question;
import org.halle.hall.Questioning;
import org.halle.hall.Reviewing;
import org.halle.kernel.DossierReviewId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Money;
import org.halle.kernel.PersonId;
import org.halle.kernel.QuestionId;
import org.halle.kernel.Refused;
import org.halle.kernel.RoundId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Java does with the answers that people give in the diagrams of the hall. */
@Configuration(proxyBeanMethods = false)
class HallTasks {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    @Bean
    TaskHandler publishDossier(DossierDrafting drafting, HallReading reading) {
        return TaskHandler.named("publishDossier")
                .title("Publier le dossier")
                .help("Le dossier paraît dans la halle avec ces réponses.")
                .prefill(task -> drafting.draft(round(task)))
                .panel("hall/panel :: sources", task -> Map.of("sheet", reading.open(task.by(), round(task))))
                .does(done -> {
                    drafting.publish(done.by(), round(done), PublishDossier.of(done.answers()));
                    return Outcome.none();
                });
    }

    @Bean
    TaskHandler answerQuestion(Questioning questioning, HallReading reading) {
        return TaskHandler.named("answerQuestion")
                .title("Répondre à la question")
                .help("La réponse paraît sur le dossier, pour tous les financeurs ou pour celui qui a demandé.")
                .prefill(task ->
                        Map.of("question", questioning.get(question(task)).text(), "visibility", "all"))
                .panel("hall/panel :: dossier", task -> Map.of("sheet", reading.open(task.by(), round(task))))
                .does(done -> {
                    questioning.answer(
                            done.by(),
                            question(done),
                            done.answers().text("answer"),
                            "asker".equals(done.answers().choice("visibility"))
                                    ? Question.Audience.ASKER
                                    : Question.Audience.ALL);
                    return Outcome.none();
                });
    }

    @Bean
    TaskHandler reviewDossier(Reviewing reviewing, HallReading reading) {
        return TaskHandler.named("reviewDossier")
                .title("Étudier le dossier")
                .help("Dit au schéma si le financeur veut aller plus loin (variable « interested » : vrai aussi pour"
                        + " « peut-être »). Une question part aussitôt au projet.")
                .panel("hall/panel :: dossier", task -> Map.of("sheet", reading.open(task.by(), review(task))))
                .does(done -> {
                    boolean interested = reviewing.answer(
                            done.by(),
                            review(done),
                            Interest.of(done.answers().text("interest")).orElse(Interest.NONE),
                            done.answers().text("comment"),
                            done.answers().text("question"));
                    return Outcome.of(HallModel.INTERESTED, interested);
                });
    }

    @Bean
    TaskHandler committeeOpinion(Reviewing reviewing, HallReading reading) {
        return TaskHandler.named("committeeOpinion")
                .title("Donner l’avis du comité")
                .help("Dit au schéma si le comité est favorable (variable « agreed ») et qui l’a dit, pour qu’une autre"
                        + " personne contresigne.")
                .panel("hall/panel :: dossier", task -> Map.of("sheet", reading.open(task.by(), review(task))))
                .does(done -> {
                    reviewing.noteOpinion(
                            done.by(), review(done), done.answers().text("opinion"));
                    return Outcome.of(HallModel.AGREED, done.answers().flag(HallModel.AGREED))
                            .and(HallModel.OPINION_BY, done.by().toString());
                });
    }

    @Bean
    TaskHandler countersignOpinion(Reviewing reviewing, HallReading reading) {
        return TaskHandler.named("countersignOpinion")
                .title("Contresigner l’avis du comité")
                .help(
                        "Refuse la personne qui a donné l’avis ; dit au schéma si elle est d’accord (variable « agreed »).")
                .prefill(task -> Map.of("opinion", reviewing.opinion(review(task))))
                .panel("hall/panel :: dossier", task -> Map.of("sheet", reading.open(task.by(), review(task))))
                .does(done -> {
                    reviewing.countersign(done.by(), review(done), PersonId.of(done.variable(HallModel.OPINION_BY)));
                    return Outcome.of(HallModel.AGREED, done.answers().flag(HallModel.AGREED));
                });
    }

    @Bean
    TaskHandler pledge(Pledging pledging, HallReading reading, HallSubjects subjects) {
        return TaskHandler.named("pledge")
                .title("Déposer un engagement")
                .help("L’engagement compte aussitôt dans le tour de table ; s’il l’achève, le tour se boucle.")
                .prefill(task -> Map.of(
                        "pledges", options(reading.pledgeChoices(task.by(), subjects.roundOf(review(task)))),
                        "milestones", options(reading.milestoneChoices(subjects.roundOf(review(task))))))
                .panel("hall/panel :: round", task -> Map.of("sheet", reading.open(task.by(), review(task))))
                .does(done -> {
                    pledging.pledge(done.by(), subjects.roundOf(review(done)), pledge(done.answers()));
                    return Outcome.none();
                });
    }

    static MakePledge pledge(Answers said) {
        return new MakePledge(
                Objects.requireNonNullElse(said.euros("amountEur"), Money.ZERO),
                Instrument.of(said.text("instrument")).orElseThrow(() -> new Refused("hall.refused.no-instrument")),
                Optional.ofNullable(said.date("validUntil")).orElseThrow(() -> new Refused("hall.refused.valid-until")),
                conditions(said));
    }

    private static List<Condition> conditions(Answers said) {
        if (!"yes".equals(said.choice("condition"))) {
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>();
        Money total = said.euros("conditionTotalEur");
        if (total != null) {
            conditions.add(new Condition.TotalAtLeast(total, endOf(said.date("conditionTotalBy"))));
        }
        Integer funders = said.integer("conditionFunders");
        if (funders != null) {
            conditions.add(new Condition.FundersAtLeast(funders, endOf(said.date("conditionFundersBy"))));
        }
        String kind = said.choice("conditionKind");
        if (kind != null) {
            conditions.add(new Condition.KindJoins(kind, endOf(said.date("conditionKindBy"))));
        }
        String pledge = said.choice("conditionPledge");
        if (pledge != null) {
            conditions.add(new Condition.PledgeStands(pledge, endOf(said.date("conditionPledgeBy"))));
        }
        String milestone = said.choice("conditionMilestone");
        if (milestone != null) {
            conditions.add(new Condition.MilestoneReached(milestone, endOf(said.date("conditionMilestoneBy"))));
        }
        if (conditions.isEmpty()) {
            throw new Refused("hall.refused.no-condition");
        }
        return conditions;
    }

    private static List<Map<String, String>> options(Map<String, String> choices) {
        return choices.entrySet().stream()
                .map(choice -> Map.of("value", choice.getKey(), "label", choice.getValue()))
                .toList();
    }

    /** The last second of a day in Paris. */
    private static @Nullable Instant endOf(@Nullable LocalDate day) {
        return day == null
                ? null
                : day.atTime(END_OF_DAY).atZone(HalleClock.PARIS).toInstant();
    }

    private static RoundId round(TaskAtHand task) {
        return new RoundId(task.subject());
    }

    private static DossierReviewId review(TaskAtHand task) {
        return new DossierReviewId(task.subject());
    }

    private static QuestionId question(TaskAtHand task) {
        return QuestionId.of(task.variable(HallModel.QUESTION));
    }
}
