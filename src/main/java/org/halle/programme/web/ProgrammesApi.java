package org.halle.programme.web;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Plan;
import org.halle.programme.Planning;
import org.halle.programme.Programme;
import org.halle.programme.ProgrammeModel;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Programmes over HTTP. Dates and hours are those of Paris, "2026-03-02T09:00", as on the pages. */
@RestController
@RequestMapping("/api/programmes")
class ProgrammesApi {

    private final Programmes programmes;
    private final Planning planning;
    private final Rights rights;
    private final PlanPreview preview;
    private final ProgrammeViews views;
    private final HalleClock clock;

    ProgrammesApi(
            Programmes programmes,
            Planning planning,
            Rights rights,
            PlanPreview preview,
            ProgrammeViews views,
            HalleClock clock) {
        this.programmes = programmes;
        this.planning = planning;
        this.rights = rights;
        this.preview = preview;
        this.views = views;
        this.clock = clock;
    }

    /**
     * A programme with its plan and its rules.
     *
     * @param daysOff dates on which nobody works, by the name of their field: allowed, but seldom meant
     */
    record Whole(
            String id,
            String title,
            String summary,
            String territory,
            String state,
            PlanView plan,
            RulesView rules,
            Map<String, LocalDate> daysOff) {}

    /** What a new programme may start from. */
    record ModelView(String code, PlanView plan, RulesView rules) {}

    /** The programmes in which one has a role. */
    @GetMapping
    List<ProgrammeView> mine(@AuthenticationPrincipal SignedIn me) {
        return programmes.of(me.id()).keySet().stream().map(views::view).toList();
    }

    /** The models, with the dates that follow from the day the call opens. */
    @GetMapping("/models")
    List<ModelView> models(
            @AuthenticationPrincipal SignedIn me, @RequestParam(required = false) @Nullable String opensOn) {
        if (!planning.mayDraft(me.id())) {
            throw new Forbidden();
        }
        LocalDate opens = day(opensOn);
        return List.of(ProgrammeModel.values()).stream()
                .map(model -> new ModelView(model.code(), views.plan(model.plan(opens)), views.rules(model.rules())))
                .toList();
    }

    /**
     * Drafts a programme from a model: what the body leaves out is as the model has it.
     *
     * @param opensOn the day its call opens, "2026-03-02"
     */
    @PostMapping
    ResponseEntity<Whole> draft(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "accelerator") String model,
            @RequestParam(required = false) @Nullable String opensOn,
            @RequestBody ProgrammeForm wanted) {
        ProgrammeModel chosen =
                ProgrammeModel.of(model).orElseThrow(() -> wrong("model", new Refused("programme.model.unknown")));
        ProgrammeForm start = ProgrammeForm.of(views.plan(chosen.plan(day(opensOn))), views.rules(chosen.rules()));
        ProgrammeId id = planning.draft(me.id(), wanted.over(start).newProgramme());
        return ResponseEntity.created(URI.create("/api/programmes/" + id)).body(whole(programmes.get(id)));
    }

    /** Starts its diagram; from then on it runs by its plan. */
    @PostMapping("/{id}/launch")
    Whole launch(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
        planning.launch(me.id(), ProgrammeId.of(id));
        return whole(programmes.get(ProgrammeId.of(id)));
    }

    @GetMapping("/{id}")
    Whole programme(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
        Programme programme = programmes.get(ProgrammeId.of(id));
        rights.require(me.id(), programme.id(), Role.MANAGER, Role.OBSERVER);
        return whole(programme);
    }

    /** What moving its dates would change; nothing is changed by asking. */
    @PostMapping("/{id}/plan/preview")
    PlanPreview.Preview foresee(
            @AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestBody ProgrammeForm wanted) {
        return preview.of(me.id(), ProgrammeId.of(id), plan(me, id, wanted));
    }

    /** Moves its dates; what the body leaves out stays. */
    @PutMapping("/{id}/plan")
    Whole replan(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestBody ProgrammeForm wanted) {
        planning.replan(me.id(), ProgrammeId.of(id), plan(me, id, wanted));
        return whole(programmes.get(ProgrammeId.of(id)));
    }

    private Plan plan(SignedIn me, String id, ProgrammeForm wanted) {
        Programme programme = programmes.get(ProgrammeId.of(id));
        rights.require(me.id(), programme.id(), Role.MANAGER);
        return wanted.over(ProgrammeForm.of(views.plan(programme.plan()))).plan();
    }

    private Whole whole(Programme programme) {
        return new Whole(
                programme.id().toString(),
                programme.title(),
                programme.summary(),
                programme.territory(),
                programme.state().name().toLowerCase(Locale.ROOT),
                views.plan(programme.plan()),
                views.rules(programme.rules()),
                programme.plan().daysOff());
    }

    private LocalDate day(@Nullable String typed) {
        try {
            return typed == null ? clock.today() : LocalDate.parse(typed);
        } catch (DateTimeException unreadable) {
            throw wrong("opensOn", new Refused("programme.form.date"));
        }
    }

    private static RefusedFields wrong(String field, Refused why) {
        return new RefusedFields("programme.refused", Map.of(field, why));
    }
}
