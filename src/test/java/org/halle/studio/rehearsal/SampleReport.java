package org.halle.studio.rehearsal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.halle.studio.rehearsal.Report.Clash;
import org.halle.studio.rehearsal.Report.Coverage;
import org.halle.studio.rehearsal.Report.Covered;
import org.halle.studio.rehearsal.Report.Day;
import org.halle.studio.rehearsal.Report.DeadEnd;
import org.halle.studio.rehearsal.Report.Ending;
import org.halle.studio.rehearsal.Report.Happening;
import org.halle.studio.rehearsal.Report.How;
import org.halle.studio.rehearsal.Report.Incident;
import org.halle.studio.rehearsal.Report.Late;
import org.halle.studio.rehearsal.Report.Letters;
import org.halle.studio.rehearsal.Report.Load;
import org.halle.studio.rehearsal.Report.Loop;
import org.halle.studio.rehearsal.Report.Place;
import org.halle.studio.rehearsal.Report.Problem;
import org.halle.studio.rehearsal.Report.Recipient;
import org.halle.studio.rehearsal.Report.Severity;
import org.halle.studio.rehearsal.Report.Summary;
import org.halle.studio.rehearsal.Report.Week;

/** A report with one of everything. */
public final class SampleReport {

    private SampleReport() {}

    /** @param tasks how many were asked */
    public static Report of(int tasks) {
        LocalDate easterMonday = LocalDate.of(2027, 3, 29);
        Place charter = new Place("venture", "Task_SignCharter", "Signer la charte");
        Place merge = new Place("venture", "Task_Merge", "Fusionner les projets");
        return new Report(
                1,
                new Ending(How.COMPLETE, LocalDate.of(2030, 4, 3), null, ""),
                new TreeMap<>(Map.of("seed", "1")),
                new Summary(4, 4, 2, 2, 2, tasks, tasks - 1, 204, 476, 31),
                List.of(
                        new Problem(
                                Severity.ERROR,
                                "incident",
                                charter,
                                2,
                                List.of("Signer la charte", "2", "le nom manque"),
                                "…"),
                        new Problem(Severity.WARNING, "late", charter, 1, List.of("Signer la charte", "1", "4"), "…")),
                List.of(new Day(
                        easterMonday,
                        "lundi",
                        false,
                        "Lundi de Pâques",
                        List.of(new Happening(charter, "userTask", 3)))),
                new Letters(
                        204,
                        Map.of("task-asked", 204),
                        Map.of("task-asked", List.of("À faire : signer la charte")),
                        List.of(new Recipient("Hervé Iroise", "lead", 9, 3, easterMonday, Map.of("task-asked", 9)))),
                List.of(new Load("Joachim Jusant", "juror", 23, 20, 2, List.of(new Week(easterMonday, 23, 20, 2)))),
                List.of(new Late(charter, 4, 1, 1, 5, List.of("Hervé Iroise"))),
                List.of(merge),
                List.of(new DeadEnd(charter, "task", 1, List.of("Ressourcerie du Lac"))),
                List.of(new Incident(charter, easterMonday, 2, "le nom manque", List.of("Ressourcerie du Lac"))),
                List.of(new Loop(charter, 1, 21)),
                List.of(new Clash("weekend", easterMonday, "", "Séance 1", null)),
                List.of(new Coverage(
                        "venture",
                        "Parcours d’un projet",
                        2,
                        2,
                        List.of(
                                new Covered("Task_SignCharter", "Signer la charte", "userTask", 3),
                                new Covered("Task_Merge", "Fusionner les projets", "userTask", 0)),
                        Map.of())));
    }
}
