package org.halle.selection.web;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.Leaf;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.halle.selection.Assessment;
import org.halle.selection.Calibration;
import org.halle.selection.Grid;
import org.halle.selection.SelectionRegister;
import org.halle.selection.SelectionRegister.RankedLine;
import org.halle.selection.Weighing;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The jury's scores, for the managers: how jurors score, what each application got, mark by mark. */
@Controller
@RequestMapping("/selection/{programme}/scores")
class ScoresPages {

    private final SelectionRegister register;
    private final Weighing weighing;
    private final People people;
    private final SelectionHead head;

    ScoresPages(SelectionRegister register, Weighing weighing, People people, SelectionHead head) {
        this.register = register;
        this.weighing = weighing;
        this.people = people;
        this.head = head;
    }

    /** One application with its scores drawn. */
    record Drawn(RankedLine line, Dots dots) {}

    @GetMapping
    String all(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programme,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model) {
        ProgrammeId id = ProgrammeId.of(programme);
        List<RankedLine> table = register.table(me.id(), id);
        Calibration calibration = register.calibration(me.id(), id);
        Set<PersonId> jurors = new HashSet<>();
        calibration.jurors().forEach(juror -> jurors.add(juror.juror()));
        head.show(id, "/scores", locale, model);
        List<Drawn> scored = table.stream()
                .filter(line -> line.statistics().count() > 0)
                .map(ScoresPages::drawn)
                .toList();
        head.leaf(id, "/scores", Leaf.of(scored, page), model);
        model.addAttribute("severity", Severity.of(calibration, people.all(jurors)));
        model.addAttribute("groups", calibration.groups());
        model.addAttribute(
                "reviews",
                table.stream().mapToInt(line -> line.statistics().count()).sum());
        model.addAttribute(
                "disagreements",
                table.stream().filter(line -> line.statistics().disagreement()).count());
        return "selection/scores";
    }

    @GetMapping("/{application}")
    String one(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programme,
            @PathVariable String application,
            Locale locale,
            Model model) {
        ProgrammeId id = ProgrammeId.of(programme);
        ApplicationId asked = ApplicationId.of(application);
        List<Assessment> assessments = register.assessments(me.id(), id).stream()
                .filter(one -> one.application().equals(asked))
                .toList();
        RankedLine line = register.table(me.id(), id).stream()
                .filter(one -> one.application().id().equals(asked))
                .findFirst()
                .orElseThrow(NotFound::new);
        Grid grid = weighing.grid(id);
        Map<PersonId, Person> jurors =
                people.all(assessments.stream().map(Assessment::juror).toList());
        head.show(id, "/scores", locale, model);
        model.addAttribute("drawn", drawn(line));
        model.addAttribute("grid", grid);
        model.addAttribute("sheet", MarkSheet.of(assessments, grid, jurors, register.calibration(me.id(), id)));
        return "selection/score";
    }

    private static Drawn drawn(RankedLine line) {
        return new Drawn(line, Dots.of(line.scores(), line.statistics().mean(), line.corrected()));
    }
}
