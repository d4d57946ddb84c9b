package org.halle.call.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halle.call.AnswerSheet;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.Batching;
import org.halle.call.Call;
import org.halle.call.CallRegister;
import org.halle.call.Eligibility;
import org.halle.call.Hurdle;
import org.halle.call.Readership;
import org.halle.call.Readiness;
import org.halle.desk.Desk;
import org.halle.desk.FormAnswers;
import org.halle.document.Documents;
import org.halle.kernel.DocumentId;
import org.halle.kernel.PersonId;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Component;

/** Gathers what the pages of a project show. */
@Component
class ProjectPage {

    private static final String KIND = "application";

    private final ApplicationRegister applications;
    private final CallRegister calls;
    private final Programmes programmes;
    private final Batching batching;
    private final Consortium consortium;
    private final Readership readership;
    private final Readiness readiness;
    private final Eligibility eligibility;
    private final AnswerSheet sheet;
    private final FormAnswers answers;
    private final Documents documents;
    private final MessageThread thread;
    private final Desk desk;
    private final Journey journey;
    private final CallViews views;
    private final MessageSource messages;

    ProjectPage(
            ApplicationRegister applications,
            CallRegister calls,
            Programmes programmes,
            Batching batching,
            Consortium consortium,
            Readership readership,
            Readiness readiness,
            Eligibility eligibility,
            AnswerSheet sheet,
            FormAnswers answers,
            Documents documents,
            MessageThread thread,
            Desk desk,
            Journey journey,
            CallViews views,
            MessageSource messages) {
        this.applications = applications;
        this.calls = calls;
        this.programmes = programmes;
        this.batching = batching;
        this.consortium = consortium;
        this.readership = readership;
        this.readiness = readiness;
        this.eligibility = eligibility;
        this.sheet = sheet;
        this.answers = answers;
        this.documents = documents;
        this.thread = thread;
        this.desk = desk;
        this.journey = journey;
        this.views = views;
        this.messages = messages;
    }

    /** A project in the list of one's own. */
    record Mine(
            String id,
            String title,
            String reference,
            String call,
            String status,
            String tone,
            boolean lead,
            Instant closesAt,
            boolean rolling) {}

    List<Mine> mine(PersonId by) {
        return applications.ofPerson(by).stream()
                .map(application -> {
                    Call call = calls.get(application.call());
                    return new Mine(
                            application.id().toString(),
                            application.content().title(),
                            application.reference(),
                            call.title(),
                            Standing.key(application.status()),
                            Standing.tone(application.status()),
                            application.lead().equals(by),
                            application.deadline(call),
                            call.endless());
                })
                .toList();
    }

    Map<String, Object> of(Application application, PersonId by, Locale locale) {
        Call call = calls.get(application.call());
        Map<String, Object> model = new LinkedHashMap<>(beside(application, by, locale));
        model.put("call", call);
        model.put("batch", batch(application, locale));
        model.put("statusKey", Standing.key(application.status()));
        model.put("tone", Standing.tone(application.status()));
        model.put(
                "steps",
                journey.of(
                        application,
                        call,
                        programmes.get(application.programme()).plan(),
                        by,
                        locale));
        model.put("isLead", application.lead().equals(by));
        model.put("involved", application.involves(by));
        model.put(
                "mayLeave",
                application.partner(by).isPresent()
                        && (application.inPlay() || application.status() == Application.Status.CONFIRMED));
        model.put("settled", application.inPlay() && application.status() != Application.Status.DRAFT);
        boolean manages = readership.manages(by, application);
        model.put("manages", manages);
        model.put(
                "mayDelay",
                manages && application.mayBeDelayed() && !call.endless() && call.state() != Call.State.PLANNED);
        model.put("tasks", desk.openTasks(by, KIND, application.id().value()));
        model.put(
                "documents",
                documents.of(KIND + "/" + application.id()).stream()
                        .map(one -> new Paper(one.id(), documents.nameFor(by, one), one.size()))
                        .toList());
        model.put("decisions", eligibility.history(application.id()));
        model.putAll(thread.model(by, application.id(), manages));
        return model;
    }

    private @Nullable String batch(Application application, Locale locale) {
        MessageSourceResolvable sentence = batching.told(application);
        return sentence == null ? null : messages.getMessage(sentence, locale);
    }

    /** A document as pages list it, under the name that the reader may see. */
    record Paper(DocumentId id, String name, long size) {}

    /** What stands beside a task about it, too: what it says, who takes part, what is missing. */
    Map<String, Object> beside(Application application, PersonId by, Locale locale) {
        List<Hurdle> hurdles = readiness.of(application);
        Map<String, Object> model = new LinkedHashMap<>();
        // not "application": that name is the servlet context's in Thymeleaf
        model.put("project", application);
        model.putAll(consortium.of(application));
        model.put("blocking", sentences(hurdles, true, locale));
        model.put("advice", sentences(hurdles, false, locale));
        model.put("reader", !application.lead().equals(by) || !application.beingWritten());
        model.put("answers", answers.of(KIND, KIND, sheet.of(application), locale));
        return model;
    }

    List<String> sentences(List<Hurdle> hurdles, boolean blocking, Locale locale) {
        return hurdles.stream()
                .filter(hurdle -> hurdle.blocking() == blocking)
                .map(hurdle ->
                        messages.getMessage(hurdle.code(), hurdle.arguments().toArray(), locale))
                .toList();
    }
}
