package org.halle.cohort.process;

import static java.util.Objects.requireNonNullElse;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.halle.cohort.Attendance;
import org.halle.cohort.Attending;
import org.halle.cohort.Delivering;
import org.halle.cohort.DeliveryView;
import org.halle.cohort.Matching;
import org.halle.cohort.Milestone;
import org.halle.cohort.Onboarding;
import org.halle.cohort.Sectors;
import org.halle.cohort.Session;
import org.halle.cohort.VentureRegister;
import org.halle.desk.Answers;
import org.halle.desk.TaskHandler;
import org.halle.document.Documents;
import org.halle.engine.Outcome;
import org.halle.kernel.MilestoneId;
import org.halle.kernel.PersonId;
import org.halle.kernel.SessionId;
import org.halle.kernel.VentureId;
import org.halle.people.People;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of the answers that the cohort's diagrams ask people for. */
@Configuration(proxyBeanMethods = false)
class CohortTasks {

    @Bean
    TaskHandler signCharter(Onboarding onboarding) {
        return TaskHandler.named("signCharter")
                .title("Signer la charte")
                .help("Garde qui a signé, quand, et l’empreinte du texte signé.")
                .panel(
                        "cohort/panel :: charter",
                        task -> Map.of(
                                "paragraphs",
                                List.of(onboarding
                                        .charter(new VentureId(task.subject()))
                                        .split("\n\n"))))
                .does(done -> {
                    onboarding.signCharter(
                            done.by(),
                            new VentureId(done.subject()),
                            done.answers().text("signatory"));
                    return Outcome.none();
                });
    }

    @Bean
    TaskHandler nameReferent(Onboarding onboarding, Matching matching, VentureRegister register, Sectors sectors) {
        return TaskHandler.named("nameReferent")
                .title("Nommer le référent")
                .help("Propose d’abord les accompagnateurs du secteur du projet, puis ceux qui en suivent le moins, et"
                        + " prévient les personnes choisies.")
                .prefill(task -> {
                    VentureId id = new VentureId(task.subject());
                    String sector = matching.sectorOf(register.get(id));
                    List<Matching.Coach> suited = matching.suited(id);
                    Map<String, Object> data = new HashMap<>();
                    data.put(
                            "coaches",
                            suited.stream()
                                    .map(coach -> choice(coach.person().toString(), label(coach, sector, sectors)))
                                    .toList());
                    if (suited.size() > 1) {
                        data.put("referent", suited.get(0).person().toString());
                        data.put("substitute", suited.get(1).person().toString());
                    }
                    return data;
                })
                .does(done -> {
                    onboarding.nameReferent(
                            done.by(),
                            new VentureId(done.subject()),
                            PersonId.of(done.answers().text("referent")),
                            PersonId.of(done.answers().text("substitute")));
                    return Outcome.none();
                });
    }

    @Bean
    TaskHandler deliver(Delivering delivering, VentureRegister register, Documents documents, People people) {
        return TaskHandler.named("deliver")
                .title("Remettre le livrable")
                .help("Montre ce qui est attendu et ce qui a été dit de la version précédente. Garde chaque version"
                        + " remise ; le référent est prévenu.")
                .panel("cohort/panel :: expected", task -> {
                    Milestone milestone = register.milestone(new MilestoneId(task.subject()));
                    return Map.of("milestone", milestone, "deliveries", DeliveryView.of(milestone, documents, people));
                })
                .does(done -> {
                    Answers answers = done.answers();
                    delivering.deliver(
                            done.by(),
                            new MilestoneId(done.subject()),
                            answers.text("summary"),
                            answers.documents("documents"));
                    return Outcome.none();
                });
    }

    @Bean
    TaskHandler reviewDeliverable(Delivering delivering, VentureRegister register, Documents documents, People people) {
        return TaskHandler.named("reviewDeliverable")
                .title("Relire le livrable")
                .help("Montre ce qui a été remis. Valide le jalon ou demande une reprise, avec un mot au projet.")
                .panel("cohort/panel :: deliverable", task -> {
                    Milestone milestone = register.milestone(new MilestoneId(task.subject()));
                    Map<String, Object> model = new HashMap<>();
                    model.put("milestone", milestone);
                    model.put("venture", register.get(milestone.venture()));
                    model.put("deliveries", DeliveryView.of(milestone, documents, people));
                    return model;
                })
                .does(done -> Outcome.of(
                        "accepted",
                        delivering.review(
                                done.by(),
                                new MilestoneId(done.subject()),
                                done.answers().flag("accepted"),
                                done.answers().text("comment"))));
    }

    @Bean
    TaskHandler markAttendance(Attending attending, VentureRegister register) {
        return TaskHandler.named("markAttendance")
                .title("Noter les présences")
                .help("Propose les projets attendus à la séance. Le nombre de présences décide du diplôme.")
                .prefill(task -> {
                    SessionId id = new SessionId(task.subject());
                    Session session = register.session(id);
                    return Map.of(
                            "ventures",
                            attending.expected(id).stream()
                                    .map(venture -> choice(venture.id().toString(), venture.name()))
                                    .toList(),
                            "present",
                            session.attendance().stream()
                                    .filter(Attendance::present)
                                    .map(mark -> mark.venture().toString())
                                    .sorted()
                                    .toList(),
                            "note",
                            session.note());
                })
                .does(done -> {
                    attending.mark(
                            done.by(),
                            new SessionId(done.subject()),
                            done.answers().choices("present").stream()
                                    .map(VentureId::of)
                                    .collect(Collectors.toSet()),
                            done.answers().text("note"));
                    return Outcome.none();
                });
    }

    @Bean
    TaskHandler recordCatchUp(Attending attending) {
        return TaskHandler.named("recordCatchUp")
                .title("Noter un rattrapage")
                .help("Compte les séances rattrapées ; le compte est ensuite refait.")
                .panel("cohort/panel :: quota", task -> Map.of("quota", attending.quota(new VentureId(task.subject()))))
                .does(done -> {
                    attending.recordCatchUp(
                            done.by(),
                            new VentureId(done.subject()),
                            requireNonNullElse(done.answers().integer("collectiveHeld"), 0),
                            requireNonNullElse(done.answers().integer("individualHeld"), 0),
                            done.answers().text("note"));
                    return Outcome.none();
                });
    }

    /** "Noé Bontemps (réemploi, suit 2 projets)": why a coach stands where they stand in the list. */
    private static String label(Matching.Coach coach, String sector, Sectors sectors) {
        String known = coach.knows(sector) ? sectors.name(sector, Locale.FRENCH) + ", " : "";
        String load =
                switch (coach.follows()) {
                    case 0 -> "ne suit aucun projet";
                    case 1 -> "suit un projet";
                    default -> "suit " + coach.follows() + " projets";
                };
        return coach.name() + " (" + known + load + ")";
    }

    private static Map<String, String> choice(String value, String label) {
        return Map.of("value", value, "label", label);
    }
}
