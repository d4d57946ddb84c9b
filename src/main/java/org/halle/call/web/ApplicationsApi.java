package org.halle.call.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.halle.call.AnswerSheet;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.Applying;
import org.halle.call.BatchName;
import org.halle.call.Batching;
import org.halle.call.Call;
import org.halle.call.CallProcess;
import org.halle.call.CallRegister;
import org.halle.call.Hurdle;
import org.halle.call.InvitePartner;
import org.halle.call.Partner;
import org.halle.call.Readership;
import org.halle.call.Readiness;
import org.halle.call.StartDraft;
import org.halle.desk.Answers;
import org.halle.desk.Desk;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.Refused;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Applications over HTTP. Drafts and submissions go through the desk, as the pages do: there is no third door. */
@RestController
@RequestMapping("/api/applications")
class ApplicationsApi {

    private final ApplicationRegister applications;
    private final CallRegister calls;
    private final Batching batching;
    private final Applying applying;
    private final CallProcess process;
    private final Desk desk;
    private final Readership readership;
    private final Readiness readiness;
    private final AnswerSheet sheet;
    private final Organisations organisations;
    private final ProjectPage page;
    private final CallViews views;

    ApplicationsApi(
            ApplicationRegister applications,
            CallRegister calls,
            Batching batching,
            Applying applying,
            CallProcess process,
            Desk desk,
            Readership readership,
            Readiness readiness,
            AnswerSheet sheet,
            Organisations organisations,
            ProjectPage page,
            CallViews views) {
        this.applications = applications;
        this.calls = calls;
        this.batching = batching;
        this.applying = applying;
        this.process = process;
        this.desk = desk;
        this.readership = readership;
        this.readiness = readiness;
        this.sheet = sheet;
        this.organisations = organisations;
        this.page = page;
        this.views = views;
    }

    /** To begin an application: {@code call} is the call's slug, {@code legalStatus} a code such as "association". */
    record NewApplication(
            @Nullable String call,
            @Nullable String title,
            @Nullable String organisation,
            @Nullable String legalStatus,
            @Nullable String siren) {}

    /** Whom to invite as a partner. */
    record NewPartner(
            @Nullable String email,
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String organisation,
            @Nullable String legalStatus,
            @Nullable String siren,
            @Nullable String role) {}

    /** Answers by the form's keys. */
    record AnswersBody(Map<String, Object> answers) {
        AnswersBody {
            answers = Objects.requireNonNullElse(answers, Map.of());
        }
    }

    /** When a draft was kept. It is not submitted. */
    record Saved(Instant savedAt) {}

    @GetMapping
    List<ApplicationView> mine(@AuthenticationPrincipal SignedIn me, Locale locale) {
        return applications.ofPerson(me.id()).stream()
                .map(application -> view(application, locale))
                .toList();
    }

    @PostMapping
    ResponseEntity<ApplicationView> begin(
            @AuthenticationPrincipal SignedIn me, @RequestBody NewApplication wanted, Locale locale) {
        OrganisationFields fields = fields(wanted.organisation(), wanted.legalStatus(), wanted.siren());
        Call call = calls.bySlug(text(wanted.call()));
        ApplicationId begun = applying.start(
                me.id(),
                new StartDraft(
                        call.id(), text(wanted.title()), fields.organisation(), fields.legalStatus(), fields.number()));
        return ResponseEntity.created(URI.create("/api/applications/" + begun))
                .body(view(applications.get(begun), locale));
    }

    @GetMapping("/{id}")
    ApplicationView application(@AuthenticationPrincipal SignedIn me, @PathVariable String id, Locale locale) {
        return view(readable(me, id), locale);
    }

    @PostMapping("/{id}/partners")
    ApplicationView invite(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestBody NewPartner wanted,
            Locale locale) {
        OrganisationFields fields = fields(wanted.organisation(), wanted.legalStatus(), wanted.siren());
        ApplicationId application = ApplicationId.of(id);
        applying.invite(
                me.id(),
                new InvitePartner(
                        application,
                        text(wanted.email()),
                        text(wanted.givenName()),
                        text(wanted.familyName()),
                        fields.organisation(),
                        fields.legalStatus(),
                        fields.number(),
                        text(wanted.role())));
        return view(applications.get(application), locale);
    }

    /** Keeps answers as they are typed, valid or not. */
    @PutMapping("/{id}/draft")
    Saved draft(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestBody AnswersBody body) {
        Application application = led(me, id);
        String task = process.handingIn(application.id()).orElseThrow(() -> new Refused("call.refused.not-a-draft"));
        return new Saved(desk.saveDraft(me.id(), task, body.answers()));
    }

    /** Submits or corrects; without a body, the draft as it is. Sent twice, it is done once and answered alike. */
    @PostMapping("/{id}/submit")
    ApplicationView submit(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable AnswersBody body,
            Locale locale) {
        Application application = led(me, id);
        Optional<String> task = process.handingIn(application.id());
        if (task.isPresent()) {
            desk.complete(me.id(), task.get(), body == null ? sheet.of(application) : body.answers(), locale);
        } else if (application.submittedAt() == null) {
            throw new Refused("call.refused.not-a-draft");
        }
        return view(applications.get(application.id()), locale);
    }

    private Application readable(SignedIn me, String id) {
        Application application = applications.get(ApplicationId.of(id));
        readership.require(me.id(), application);
        return application;
    }

    private Application led(SignedIn me, String id) {
        Application application = applications.get(ApplicationId.of(id));
        if (!application.lead().equals(me.id())) {
            throw new Forbidden();
        }
        return application;
    }

    private ApplicationView view(Application application, Locale locale) {
        Map<OrganisationId, Organisation> known = organisations.all(Stream.concat(
                        Stream.of(application.organisation()),
                        application.partners().stream().map(Partner::organisation))
                .distinct()
                .toList());
        List<Hurdle> hurdles = readiness.of(application);
        BatchName batch = batching.of(application);
        return views.application(
                application,
                calls.get(application.call()),
                batch == null ? null : batch.month().toString(),
                organisations.get(application.organisation()),
                lead(application),
                application.partnersInOrder().stream()
                        .map(partner -> views.part(partner, Objects.requireNonNull(known.get(partner.organisation()))))
                        .toList(),
                page.sentences(hurdles, true, locale),
                page.sentences(hurdles, false, locale),
                sheet.of(application));
    }

    private ApplicationView.PartnerPart lead(Application application) {
        Organisation organisation = organisations.get(application.organisation());
        Answers answers = new Answers(sheet.of(application));
        Money share = answers.euros("leadShareEur");
        return new ApplicationView.PartnerPart(
                organisation.name(),
                organisation.status().code(),
                answers.text("leadRole"),
                application.submittedAt(),
                share == null ? null : share.euros());
    }

    private static OrganisationFields fields(
            @Nullable String organisation, @Nullable String status, @Nullable String siren) {
        return new OrganisationFields(text(organisation), text(status), text(siren));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
