package org.halle.studio.rehearsal.stage;

import java.util.List;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.kernel.HalleClock;
import org.halle.kernel.ProgrammeId;
import org.halle.notification.Letters;
import org.halle.studio.rehearsal.Assumptions;
import org.halle.studio.rehearsal.Report;
import org.halle.studio.rehearsal.Report.Clash;
import org.halle.studio.rehearsal.Report.Coverage;
import org.halle.studio.rehearsal.Report.DeadEnd;
import org.halle.studio.rehearsal.Report.Ending;
import org.halle.studio.rehearsal.Report.How;
import org.halle.studio.rehearsal.Report.Late;
import org.halle.studio.rehearsal.Report.Load;
import org.halle.studio.rehearsal.Report.Loop;
import org.halle.studio.rehearsal.Report.Place;
import org.halle.studio.rehearsal.Report.Summary;
import org.halle.studio.rehearsal.stage.Notebook.Asked;
import org.halle.studio.rehearsal.stage.Notebook.Fate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Makes the report of what was seen, noted and kept. Everything stands in an order that follows from itself. */
final class Findings {

    private static final int FORMAT = 1;
    private static final String ROUND = "round";

    private final Assumptions assumptions;
    private final Traces traces;
    private final Notebook notebook;
    private final Strandings strandings;
    private final Ensemble ensemble;
    private final Letters letters;
    private final ApplicationRegister applications;
    private final VentureRegister ventures;
    private final MessageSource messages;
    private final HalleClock clock;

    Findings(
            Assumptions assumptions,
            Traces traces,
            Notebook notebook,
            Strandings strandings,
            Ensemble ensemble,
            Letters letters,
            ApplicationRegister applications,
            VentureRegister ventures,
            MessageSource messages,
            HalleClock clock) {
        this.assumptions = assumptions;
        this.traces = traces;
        this.notebook = notebook;
        this.strandings = strandings;
        this.ensemble = ensemble;
        this.letters = letters;
        this.applications = applications;
        this.ventures = ventures;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param programme null when it never came to that */
    Report report(How how, @Nullable Place at, String why, @Nullable ProgrammeId programme) {
        Ending ended = new Ending(how, clock.today(), at, why);
        List<Asked> tasks = List.copyOf(notebook.asked());
        Burdens burdens = new Burdens(ensemble, clock.instant());
        Report.Letters written = burdens.letters(letters.tally(), letters.titles());
        List<Load> load = burdens.load(tasks);
        List<Late> late = burdens.late(tasks);
        List<Place> never = traces.neverReached();
        // where instances stand when a rehearsal is broken off says nothing
        List<DeadEnd> deadEnds = how == How.COMPLETE ? strandings.find() : List.of();
        List<Report.Incident> incidents = notebook.incidents();
        List<Loop> loops = traces.loops(assumptions.number("loops"));
        List<Clash> clashes = programme == null ? List.of() : new Clashes(ventures, ensemble).of(programme);
        List<Coverage> coverage = traces.coverage();
        Problems problems = new Problems(messages);
        problems.ending(ended);
        problems.incidents(incidents);
        problems.loops(loops);
        problems.refusals(tasks);
        problems.deadEnds(deadEnds);
        problems.late(late);
        problems.load(load);
        problems.letters(written);
        problems.clashes(clashes);
        problems.neverReached(never);
        return new Report(
                FORMAT,
                ended,
                assumptions.settings(),
                summary(programme, tasks, written.total(), coverage),
                problems.sorted(),
                traces.calendar(),
                written,
                load,
                late,
                never,
                deadEnds,
                incidents,
                loops,
                clashes,
                coverage);
    }

    private Summary summary(@Nullable ProgrammeId programme, List<Asked> tasks, int written, List<Coverage> coverage) {
        List<Application> begun = programme == null ? List.of() : applications.of(programme);
        List<Venture> cohort = programme == null ? List.of() : ventures.of(programme);
        return new Summary(
                begun.size(),
                (int) begun.stream()
                        .filter(application -> application.submittedAt() != null)
                        .count(),
                cohort.size(),
                (int) cohort.stream()
                        .filter(venture -> venture.state() == Venture.State.GRADUATED)
                        .count(),
                coverage.stream()
                        .filter(diagram -> ROUND.equals(diagram.process()))
                        .mapToInt(Coverage::started)
                        .sum(),
                tasks.size(),
                (int) tasks.stream().filter(task -> task.fate == Fate.ANSWERED).count(),
                written,
                traces.steps(),
                traces.instances());
    }
}
