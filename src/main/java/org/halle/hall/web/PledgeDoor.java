package org.halle.hall.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.hall.Condition;
import org.halle.hall.HallReading;
import org.halle.hall.Interest;
import org.halle.hall.MakePledge;
import org.halle.hall.Pledging;
import org.halle.hall.process.HallModel;
import org.halle.kernel.DossierReviewId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.PledgeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RoundId;
import org.springframework.stereotype.Component;

/**
 * A pledge made on a page of the hall or over the API. When the diagram waits for it in a task of this person, the task
 * is completed with it, so that the diagram goes on; a pledge made again later goes to the table alone.
 */
@Component
class PledgeDoor {

    private final Desk desk;
    private final Pledging pledging;
    private final HallReading reading;

    PledgeDoor(Desk desk, Pledging pledging, HallReading reading) {
        this.desk = desk;
        this.pledging = pledging;
        this.reading = reading;
    }

    PledgeId pledge(PersonId by, RoundId round, MakePledge wanted, Locale locale) {
        Optional<PledgeId> twin = pledging.find(by, round, wanted);
        if (twin.isPresent()) {
            return twin.get();
        }
        Optional<DossierReviewId> review = reading.reviewOf(by, round);
        Optional<OpenTask> study = review.flatMap(id -> task(by, id, HallModel.REVIEW_DOSSIER));
        study.ifPresent(task -> desk.complete(by, task.id(), Map.of("interest", Interest.STRONG.code()), locale));
        Optional<OpenTask> pledge = review.flatMap(id -> task(by, id, HallModel.PLEDGE));
        if (pledge.isEmpty()) {
            return pledging.pledge(by, round, wanted);
        }
        desk.complete(by, pledge.get().id(), answers(wanted), locale);
        return pledging.find(by, round, wanted).orElseThrow(() -> new Refused("hall.refused.round-closed"));
    }

    private Optional<OpenTask> task(PersonId by, DossierReviewId review, String activity) {
        return desk.openTasks(by, HallModel.DOSSIER_REVIEW, review.value()).stream()
                .filter(task -> task.activity().equals(activity))
                .findFirst();
    }

    /** As the form {@code pledge} asks for them. */
    static Map<String, Object> answers(MakePledge wanted) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("amountEur", wanted.amount().euros());
        answers.put("instrument", wanted.instrument().code());
        answers.put("validUntil", wanted.validUntil().toString());
        answers.put("condition", "none");
        for (Condition condition : wanted.conditions()) {
            Condition.TotalAtLeast total = (Condition.TotalAtLeast) condition;
            answers.put("condition", "total");
            answers.put("conditionTotalEur", total.total().euros());
            Instant by = total.by();
            if (by != null) {
                answers.put(
                        "conditionBy", LocalDate.ofInstant(by, HalleClock.PARIS).toString());
            }
        }
        return answers;
    }

    /** One condition at most: the form of the diagram carries no more. */
    static List<Condition> atMostOne(List<Condition> conditions) {
        if (conditions.size() > 1) {
            throw new Refused("hall.refused.conditions-many");
        }
        return conditions;
    }
}
