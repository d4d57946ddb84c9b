package org.halle.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.halle.cohort.VentureRegister;
import org.halle.demo.Samples.SampleApplication;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.hall.HallReading;
import org.halle.hall.Sheet;
import org.halle.kernel.DossierReviewId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.RoundId;
import org.halle.kernel.VentureId;
import org.halle.people.People;
import org.halle.selection.Shortlisting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the people of the sample data say when they are asked. */
@Component
class Lines {

    private final Repertoire repertoire;
    private final Desk desk;
    private final People people;
    private final VentureRegister ventures;
    private final HallReading hall;
    private final Shortlisting shortlisting;
    private final HalleClock clock;

    private final Map<RoundId, Integer> pledges = new HashMap<>();
    /** Deliverables are sent back once at most: their teams listen. */
    private final Set<UUID> sentBack = new HashSet<>();

    Lines(
            Repertoire repertoire,
            Desk desk,
            People people,
            VentureRegister ventures,
            HallReading hall,
            Shortlisting shortlisting,
            HalleClock clock) {
        this.repertoire = repertoire;
        this.desk = desk;
        this.people = people;
        this.ventures = ventures;
        this.hall = hall;
        this.shortlisting = shortlisting;
        this.clock = clock;
    }

    /** Answers that fit the form. */
    Map<String, Object> answer(OpenTask task, PersonId who) {
        Random draw = repertoire.draw(task.subject(), task.activity() + repertoire.email(who));
        return switch (task.activity()) {
            case "Task_CompleteApplication", "Task_CorrectApplication" ->
                application(task, "Task_CorrectApplication".equals(task.activity()));
            case "Task_SignAsPartner" ->
                Map.of(
                        "agrees",
                        true,
                        "budgetShareEur",
                        2000 + 500 * draw.nextInt(30),
                        "comment",
                        "Notre conseil a donné son accord.");
            case "Task_ConfirmSeat" -> Map.of("confirmed", draw.nextInt(12) == 0 ? "no" : "yes");
            case "Task_ScoreApplication" -> scores(task, who, draw);
            case "Task_Deliberate" -> deliberation(task, who);
            case "Task_ConfirmFreeze" -> Map.of("confirmed", "yes");
            case "Task_SignCharter" ->
                Map.of("agrees", true, "signatory", people.get(who).displayName());
            case "Task_NameReferent" -> referents(shown(task, who));
            case "Task_RecordBaseline", "Task_RecordImpact6", "Task_RecordImpact12", "Task_RecordImpact24" ->
                measure(task, draw);
            case "Task_Deliver" ->
                Map.of("summary", "Livrable remis après deux séances de travail avec les partenaires.");
            case "Task_ReviewDeliverable" ->
                draw.nextInt(6) == 0 && sentBack.add(task.subject())
                        ? Map.of("accepted", "no", "comment", "Précisez le rôle de chaque partenaire et le calendrier.")
                        : Map.of("accepted", "yes", "comment", "Clair et utile : la suite peut s’appuyer dessus.");
            case "Task_MarkAttendance" -> attendance(shown(task, who), draw);
            case "Task_CatchUp" ->
                Map.of(
                        "collectiveHeld",
                        7,
                        "individualHeld",
                        4,
                        "note",
                        "Séances de rattrapage tenues en petit groupe.");
            case "Task_PublishDossier" -> dossier(shown(task, who), task);
            case "Task_AnswerQuestion" ->
                Map.of(
                        "answer",
                        "Oui : les deux premières années sont couvertes par des ventes déjà signées.",
                        "visibility",
                        "all");
            case "Task_ReviewDossier" ->
                Map.of(
                        "interest",
                        draw.nextInt(3) == 0 ? "maybe" : "strong",
                        "comment",
                        "Dossier solide, équipe complémentaire.");
            case "Task_Pledge" -> pledge(task, who, shown(task, who));
            case "Task_SignAsFunder" ->
                Map.of(
                        "schedule",
                        "once",
                        "on",
                        clock.today().plusDays(30).toString(),
                        "agrees",
                        true,
                        "signatory",
                        people.get(who).displayName());
            case "Task_SignAsProject" ->
                Map.of(
                        "decision",
                        "sign",
                        "agrees",
                        true,
                        "signatory",
                        people.get(who).displayName());
            case "Task_PayTranche" -> Map.of("paidOn", clock.today().toString(), "reference", "VIR HALLE");
            case "Task_ConfirmReceipt" -> Map.of("received", "yes");
            default -> Map.of();
        };
    }

    /** What the form shows to who opens it. */
    private Map<String, Object> shown(OpenTask task, PersonId who) {
        return desk.open(who, task.id()).data();
    }

    private Map<String, Object> application(OpenTask task, boolean correcting) {
        SampleApplication row = repertoire.row(task.subject());
        Map<String, Object> answers = new LinkedHashMap<>();
        if (row == null) {
            return answers;
        }
        text(answers, "title", row.get("title"));
        text(answers, "challenge", row.get("challenge"));
        text(answers, "summary", row.get("summary"));
        text(answers, "needs", row.get("needs"));
        text(answers, "town", row.get("town"));
        text(answers, "foundedOn", row.get("founded_on"));
        text(answers, "headcount", row.get("headcount"));
        text(answers, "stage", row.get("stage"));
        answers.put("rdActivity", Boolean.valueOf(row.get("rd_activity")));
        text(answers, "budgetEur", row.get("budget_eur"));
        text(answers, "fundingNeedEur", row.get("funding_need_eur"));
        text(answers, "impactIndicator", row.get("impact_indicator"));
        text(answers, "impactBaseline", row.get("impact_baseline"));
        text(answers, "impactTarget", row.get("impact_target"));
        if (correcting) {
            answers.putIfAbsent(
                    "summary",
                    "Le projet réunit ses partenaires autour d’un service commun, ouvert à tout le territoire.");
            answers.putIfAbsent("budgetEur", "64000");
            answers.putIfAbsent("impactIndicator", "Personnes accueillies par an");
            answers.putIfAbsent("impactBaseline", "20");
            answers.putIfAbsent("impactTarget", "120");
        }
        return answers;
    }

    private static void text(Map<String, Object> answers, String key, String value) {
        if (!value.isBlank()) {
            answers.put(key, value);
        }
    }

    private Map<String, Object> scores(OpenTask task, PersonId who, Random draw) {
        SampleApplication row = repertoire.row(task.subject());
        Map<String, String> given =
                row == null ? null : repertoire.samples().scores.get(row.reference() + "/" + repertoire.email(who));
        List<String> keys = List.of("purpose", "impact", "need", "innovation", "quality");
        List<String> columns = List.of(
                "purpose_of_cooperation",
                "socio_economic_impact",
                "territorial_need",
                "innovative_cooperation",
                "quality_of_process");
        Map<String, Object> answers = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            answers.put(keys.get(i), given == null ? String.valueOf(2 + draw.nextInt(4)) : given.get(columns.get(i)));
        }
        answers.put(
                "comment",
                given == null ? "Coopération réelle ; le modèle économique reste à consolider." : given.get("comment"));
        return answers;
    }

    private Map<String, Object> deliberation(OpenTask task, PersonId who) {
        shortlisting.propose(who, task.programme());
        return Map.of(
                "minutes",
                "Le jury suit le classement, après discussion des dossiers les plus partagés.",
                "confirmed",
                true);
    }

    private static Map<String, Object> referents(Map<String, Object> data) {
        List<String> coaches = options(data.get("coaches"));
        return Map.of("referent", coaches.get(0), "substitute", coaches.get(coaches.size() - 1));
    }

    private Map<String, Object> measure(OpenTask task, Random draw) {
        SampleApplication row = repertoire.row(
                ventures.get(new VentureId(task.subject())).application().value());
        double baseline = number(row, "impact_baseline", 10);
        double target = number(row, "impact_target", 50);
        double reached =
                switch (task.activity()) {
                    case "Task_RecordBaseline" -> 0;
                    case "Task_RecordImpact6" -> 0.45;
                    case "Task_RecordImpact12" -> 0.75;
                    default -> 1;
                };
        double measured =
                Math.round((baseline + (target - baseline) * reached * (0.85 + draw.nextDouble() * 0.3)) * 10) / 10.0;
        return Map.of(
                "measured",
                measured,
                "measuredOn",
                clock.today().toString(),
                "source",
                "Registre d’activité de la structure");
    }

    private static double number(@Nullable SampleApplication row, String column, double otherwise) {
        return row == null || row.get(column).isBlank() ? otherwise : Double.parseDouble(row.get(column));
    }

    private static Map<String, Object> attendance(Map<String, Object> data, Random draw) {
        List<String> present = new ArrayList<>(options(data.get("ventures")));
        present.removeIf(venture -> draw.nextInt(14) == 0);
        return Map.of("present", present);
    }

    private Map<String, Object> dossier(Map<String, Object> data, OpenTask task) {
        Map<String, Object> answers = new LinkedHashMap<>(data);
        answers.put("useOfFunds", "Équipement 45 %, animation 35 %, fonds de roulement 20 %.");
        answers.putIfAbsent("targetEur", 60000);
        answers.put(
                "instruments",
                List.of("subvention", "pret", "don", "garantie", "fonds-propres", "quasi-fonds-propres"));
        answers.put("contactShared", repertoire.draw(task.subject(), "contact").nextBoolean());
        return answers;
    }

    /** The first pledges of a round bring 70 % of its target; the fourth waits for the whole. */
    private Map<String, Object> pledge(OpenTask task, PersonId who, Map<String, Object> data) {
        Sheet sheet = hall.open(who, new DossierReviewId(task.subject()));
        long target = sheet.round().target().euros();
        int turn = pledges.merge(sheet.round().id(), 1, Integer::sum);
        double share =
                switch (turn) {
                    case 1 -> 0.30;
                    case 2 -> 0.25;
                    case 3 -> 0.15;
                    default -> 0.20;
                };
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("amountEur", Math.max(1000, Math.round(target * share / 100) * 100));
        answers.put("instrument", offered(data));
        answers.put("validUntil", clock.today().plusMonths(6).toString());
        if (turn < 4) {
            answers.put("condition", "none");
        } else {
            answers.put("condition", "yes");
            answers.put("conditionTotalEur", target);
            answers.put("conditionTotalBy", clock.today().plusMonths(2).toString());
        }
        return answers;
    }

    private static Object offered(Map<String, Object> data) {
        Object already = data.get("instrument");
        return already == null ? "pret" : already;
    }

    private static List<String> options(@Nullable Object options) {
        return options instanceof Collection<?> list
                ? list.stream()
                        .map(option -> String.valueOf(((Map<?, ?>) option).get("value")))
                        .toList()
                : List.of();
    }
}
