package org.halle.studio.rehearsal.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.halle.studio.rehearsal.Report.DeadEnd;
import org.halle.studio.rehearsal.Report.Place;
import org.halle.studio.rehearsal.stage.Notebook.Asked;
import org.halle.studio.rehearsal.stage.Notebook.Fate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Instances that stand somewhere when nothing is left to happen. */
final class Strandings {

    private static final int MOST_NAMED = 10;

    /** Where tokens rest; what only waits for an instance it called is not where it is stuck. */
    private static final String RESTING =
            """
            select e.ID_ as execution, e.PROC_DEF_KEY_ as process, e.ACT_ID_ as element, i.BUSINESS_KEY_ as about,
                   (select count(*) from ACT_RU_JOB j where j.PROCESS_INSTANCE_ID_ = e.PROC_INST_ID_
                       and j.RETRIES_ > 0) as timers,
                   (select count(*) from ACT_RU_JOB j where j.EXECUTION_ID_ = e.ID_ and j.RETRIES_ = 0) as failed
            from ACT_RU_EXECUTION e join ACT_RU_EXECUTION i on i.ID_ = e.PROC_INST_ID_
            where e.IS_ACTIVE_ = true and e.ACT_ID_ is not null
              and not exists (select 1 from ACT_RU_EXECUTION called where called.SUPER_EXEC_ = e.ID_)
            order by e.PROC_DEF_KEY_, e.ACT_ID_, i.BUSINESS_KEY_, e.ID_""";

    private final JdbcClient database;
    private final Notebook notebook;
    private final Witness witness;

    Strandings(JdbcClient database, Notebook notebook, Witness witness) {
        this.database = database;
        this.notebook = notebook;
        this.witness = witness;
    }

    private record Resting(String process, String element, String about, boolean timers, boolean failed) {}

    List<DeadEnd> find() {
        Map<String, List<Resting>> places = new TreeMap<>();
        for (Resting resting : database.sql(RESTING)
                .query((row, number) -> new Resting(
                        row.getString("process"),
                        row.getString("element").replace("#multiInstanceBody", ""),
                        row.getString("about"),
                        row.getInt("timers") > 0,
                        row.getInt("failed") > 0))
                .list()) {
            if (!resting.timers()) {
                String waits = waits(resting);
                places.computeIfAbsent(
                                resting.process() + "/" + resting.element() + "/" + waits, none -> new ArrayList<>())
                        .add(resting);
            }
        }
        return places.entrySet().stream()
                .map(entry -> deadEnd(entry.getKey().substring(entry.getKey().lastIndexOf('/') + 1), entry.getValue()))
                .sorted(Comparator.comparing(DeadEnd::instances).reversed())
                .toList();
    }

    private DeadEnd deadEnd(String waits, List<Resting> resting) {
        Place place = witness.place(resting.get(0).process(), resting.get(0).element());
        Set<String> about = resting.stream()
                .map(one -> notebook.about(one.process(), one.about()))
                .filter(title -> !title.isEmpty())
                .limit(MOST_NAMED)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        return new DeadEnd(place, waits, resting.size(), List.copyOf(about));
    }

    private String waits(Resting resting) {
        if (resting.failed()) {
            return "failed";
        }
        Witness.Process process = witness.processes().get(resting.process());
        Witness.Seen seen = process == null ? null : process.elements.get(resting.element());
        if (seen == null) {
            return "other";
        }
        return switch (seen.kind) {
            case "userTask" -> task(resting);
            case "receiveTask", "intermediateCatchEvent", "eventBasedGateway" -> "message";
            default -> "other";
        };
    }

    /** Whether somebody tried. */
    private String task(Resting resting) {
        for (Asked asked : notebook.asked()) {
            if (asked.place.element().equals(resting.element())
                    && asked.place.process().equals(resting.process())
                    && asked.task.subject().toString().equals(resting.about())) {
                if (asked.fate == Fate.REFUSED) {
                    return "refused";
                }
                if (asked.fate == Fate.FAILED) {
                    return "failed";
                }
            }
        }
        return "task";
    }
}
