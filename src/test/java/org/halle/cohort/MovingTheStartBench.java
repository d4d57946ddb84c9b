package org.halle.cohort;

import static org.halle.Measured.millis;
import static org.halle.Measured.percentile;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.halle.HalleTest;
import org.halle.Measured;
import org.halle.kernel.HalleClock;
import org.halle.programme.Foreseeing;
import org.halle.programme.Plan;
import org.halle.programme.Planning;
import org.halle.programme.SamplePlans;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Moving the start of a programme with thirty ventures of twelve milestones each, all of them asked for. */
@HalleTest
class MovingTheStartBench {

    private static final int VENTURES = 30;
    private static final int MILESTONES = 12;
    private static final int ROUNDS = 10;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private PlanningMilestones milestones;

    @Autowired
    private Foreseeing foreseeing;

    @Autowired
    private Planning planning;

    @Test
    void previewAndMove() {
        try (CohortStage stage = CohortStage.planned(context)) {
            milestones.change(
                    stage.manager,
                    stage.programme,
                    IntStream.rangeClosed(1, MILESTONES)
                            .mapToObj(number -> new MilestonePlan.Planned("Jalon " + number, "Livrable", null))
                            .toList());
            IntStream.rangeClosed(1, VENTURES)
                    .forEach(number -> stage.confirmed(
                            "Projet %02d".formatted(number), stage.person("lead"), "association", "Rezé", "reemploi"));
            stage.formRunning();
            context.getBean(VentureRegister.class).of(stage.programme).forEach(stage::onboard);
            measure(stage);
        }
    }

    private void measure(CohortStage stage) {
        Plan plan = SamplePlans.nineMonths();
        Plan later = new Plan(
                plan.callOpensAt(),
                plan.callClosesAt(),
                plan.juryOpensAt(),
                plan.announceAt(),
                LocalDate.of(2026, 10, 5),
                LocalDate.of(2027, 7, 2),
                LocalDate.of(2027, 8, 31).atTime(18, 0).atZone(HalleClock.PARIS).toInstant());
        MovedCohort cohort = new MovedCohort(stage, context);
        List<Plan> turns = List.of(later, plan);
        long[] preview = new long[ROUNDS];
        long[] applied = new long[ROUNDS];
        long first = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Plan next = turns.get(round % 2);
            long began = System.nanoTime();
            foreseeing.replanning(stage.manager, stage.programme, next);
            preview[round] = System.nanoTime() - began;
            first = round == 0 ? preview[0] : first;
            stage.travelTo(CohortStage.FIRST_MORNING.plusSeconds(60L * (round + 1)));
            began = System.nanoTime();
            planning.replan(stage.manager, stage.programme, next);
            applied[round] = System.nanoTime() - began;
            cohort.agrees();
        }
        Measured.by(MovingTheStartBench.class, "Moving the start of 30 ventures × 12 milestones")
                .row("", "first", "median", "p95")
                .row("preview", millis(first), millis(percentile(preview, 50)), millis(percentile(preview, 95)))
                .row(
                        "applied, everything consistent after each",
                        millis(applied[0]),
                        millis(percentile(applied, 50)),
                        millis(percentile(applied, 95)))
                .keep();
    }
}
