package org.halle.impact.process;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import org.halle.desk.Answers;
import org.halle.desk.TaskHandler;
import org.halle.engine.Outcome;
import org.halle.impact.Measuring;
import org.halle.impact.Point;
import org.halle.kernel.VentureId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of the figures that diagrams ask ventures for. */
@Configuration(proxyBeanMethods = false)
class ImpactTasks {

    @Bean
    TaskHandler recordBaseline(Measuring measuring) {
        return TaskHandler.named("recordBaseline")
                .title("Noter le point de départ")
                .help("La première mesure de l’indicateur du projet ; les suivantes s’y comparent.")
                .prefill(task -> prefill(measuring.asked(new VentureId(task.subject())), true))
                .does(done -> {
                    measuring.recordBaseline(done.by(), new VentureId(done.subject()), reading(done.answers()));
                    return Outcome.none();
                });
    }

    @Bean
    TaskHandler recordImpact(Measuring measuring) {
        return TaskHandler.named("recordImpact")
                .title("Noter l’impact")
                .help("Une mesure de plus de l’indicateur du projet ; la propriété « point » dit laquelle : m6, m12,"
                        + " m24 ou end.")
                .prefill(task -> prefill(measuring.asked(new VentureId(task.subject())), false))
                .does(done -> {
                    measuring.record(done.by(), new VentureId(done.subject()), point(done), reading(done.answers()));
                    return Outcome.none();
                });
    }

    private static Point point(TaskHandler.TaskAtHand task) {
        String code = task.property("point");
        return Point.of(code == null ? "" : code)
                .orElseThrow(() -> new IllegalStateException("the task's property 'point' is " + code));
    }

    private static Map<String, Object> prefill(Measuring.Asked asked, boolean suggest) {
        Map<String, Object> data = new HashMap<>();
        data.put("indicator", asked.name());
        if (!asked.unit().isEmpty()) {
            data.put("unit", asked.unit());
        }
        if (suggest && asked.suggested() != null) {
            data.put("measured", asked.suggested());
        }
        return data;
    }

    private static Measuring.Reading reading(Answers answers) {
        return new Measuring.Reading(
                requireNonNull(answers.number("measured")),
                requireNonNull(answers.date("measuredOn")),
                answers.text("source"),
                answers.text("unit"));
    }
}
