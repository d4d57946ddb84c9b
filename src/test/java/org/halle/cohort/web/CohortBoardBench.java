package org.halle.cohort.web;

import java.util.stream.IntStream;
import org.halle.HalleTest;
import org.halle.Readers;
import org.halle.cohort.CohortForming;
import org.halle.cohort.CohortStage;
import org.halle.cohort.MilestonePlan;
import org.halle.cohort.PlanningMilestones;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * The board of a cohort of a hundred ventures with fifteen milestones each, read by fifty people who are signed in, over
 * the network: reading it for some seconds before they ask again, and without a pause.
 */
@HalleTest
class CohortBoardBench {

    private static final int VENTURES = 100;
    private static final int MILESTONES = 15;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private People people;

    @Test
    void fiftyReadersOfAHundredVentures() throws Exception {
        try (CohortStage stage = CohortStage.planned(context)) {
            context.getBean(PlanningMilestones.class)
                    .change(
                            stage.manager,
                            stage.programme,
                            IntStream.rangeClosed(1, MILESTONES)
                                    .mapToObj(number -> new MilestonePlan.Planned("Jalon " + number, "Livrable", null))
                                    .toList());
            IntStream.rangeClosed(1, VENTURES)
                    .forEach(number -> stage.confirmed(
                            "Projet %03d".formatted(number), stage.person("lead"), "association", "Rezé", "reemploi"));
            context.getBean(CohortForming.class).form(stage.programme);
            String email = "board-" + stage.programme + "@halle.example";
            people.grant(people.register(email, "Maya", "Banc", Language.FR).id(), Role.MANAGER, stage.programme, null);
            Readers.read(
                    CohortBoardBench.class,
                    "The board of 100 ventures × 15 milestones, 50 users",
                    port,
                    email,
                    "/cohort/" + stage.programme,
                    "Projet 100");
        }
    }
}
