package org.halle.hall.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halle.desk.TaskHandler;
import org.halle.engine.NamedList;
import org.halle.engine.Outcome;
import org.halle.engine.Step;
import org.halle.hall.pitch.Agenda;
import org.halle.hall.pitch.PitchPlanning;
import org.halle.hall.pitch.PitchReading;
import org.halle.hall.pitch.PitchSheet;
import org.halle.kernel.DossierId;
import org.halle.kernel.PersonId;
import org.halle.kernel.PitchDayId;
import org.halle.kernel.ProgrammeId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps, the list and the task of a day of pitches. */
@Configuration(proxyBeanMethods = false)
class PitchSteps {

    @Bean
    Step buildAgenda(PitchPlanning planning) {
        return Step.named("buildAgenda")
                .title("Établir l’ordre de passage")
                .help(
                        "Dans un processus du programme : place les pitchs de la journée pour qu’aussi peu de souhaits que"
                                + " possible restent sans réponse, et demande à l’équipe de relire avant d’annoncer. Sans journée"
                                + " fixée, demande à l’équipe de la fixer ; un ordre déjà annoncé ne change pas.")
                .outcome(PitchModel.AGENDA_READY, "L’ordre de passage est établi")
                .outcome(PitchModel.AGENDA_CLASHES, "Nombre de souhaits qui ne tiennent pas dans l’ordre de passage")
                .does(step -> {
                    Optional<Agenda> agenda = planning.build(new ProgrammeId(step.key()), step.occurrence());
                    return Outcome.of(PitchModel.AGENDA_READY, agenda.isPresent())
                            .and(
                                    PitchModel.AGENDA_CLASHES,
                                    agenda.map(one -> one.clashes().size()).orElse(0));
                });
    }

    @Bean
    Step remindPitchDay(PitchPlanning planning) {
        return Step.named("remindPitchDay")
                .title("Rappeler la journée de pitchs")
                .help("Écrit la veille à ceux qui parlent et à ceux qui écoutent.")
                .does(step -> {
                    planning.remind(new PitchDayId(step.key()));
                    return Outcome.none();
                });
    }

    @Bean
    NamedList listenersOfPitchDay(PitchPlanning planning) {
        return NamedList.named("listenersOfPitchDay")
                .title("Financeurs qui ont écouté des pitchs")
                .of(key -> planning.listeners(new PitchDayId(key)).stream()
                        .map(PersonId::toString)
                        .toList());
    }

    @Bean
    TaskHandler followUpPitches(PitchPlanning planning, PitchReading reading) {
        return TaskHandler.named("followUpPitches")
                .title("Donner suite aux pitchs")
                .help("Chaque projet que le financeur veut revoir l’apprend aussitôt.")
                .prefill(task -> Map.of("heard", heard(reading, task.by(), new PitchDayId(task.subject()))))
                .does(done -> {
                    planning.followUp(
                            done.by(),
                            new PitchDayId(done.subject()),
                            done.answers().choices("again").stream()
                                    .map(DossierId::of)
                                    .toList(),
                            done.answers().text("words"));
                    return Outcome.none();
                });
    }

    private static List<Map<String, String>> heard(PitchReading reading, PersonId by, PitchDayId day) {
        return reading.of(by, reading.programme(day)).lines().stream()
                .filter(PitchSheet.Line::listens)
                .map(line -> Map.of("value", line.dossier().toString(), "label", line.title()))
                .toList();
    }
}
