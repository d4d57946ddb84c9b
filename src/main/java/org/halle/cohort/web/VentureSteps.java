package org.halle.cohort.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.halle.cohort.Delivery;
import org.halle.cohort.Milestone;
import org.halle.cohort.Onboarding;
import org.halle.cohort.Quota;
import org.halle.cohort.Venture;
import org.halle.kernel.HalleClock;
import org.halle.kernel.LongDay;
import org.halle.people.People;
import org.halle.programme.Programme;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** "You are here", for a venture: what is done, whose turn it is, what comes and when. */
@Component
class VentureSteps {

    /** A step as {@code ui :: steps} draws it; {@code at} is an Instant or a LocalDate. */
    record StepView(String state, String title, @Nullable String who, @Nullable Object at, @Nullable String note) {}

    private static final String DONE = "done";
    private static final String CURRENT = "current";
    private static final String NEXT = "next";

    private final MessageSource texts;
    private final People people;
    private final Onboarding onboarding;
    private final HalleClock clock;

    VentureSteps(MessageSource texts, People people, Onboarding onboarding, HalleClock clock) {
        this.texts = texts;
        this.people = people;
        this.onboarding = onboarding;
        this.clock = clock;
    }

    List<StepView> of(Venture venture, Programme programme, List<Milestone> milestones, Quota quota, Locale locale) {
        Words words = new Words(texts, locale);
        String lead = people.get(venture.lead()).displayName();
        String referent = venture.referent() == null
                ? words.say("cohort.steps.coaches")
                : people.get(venture.referent()).displayName();
        boolean live = venture.state().live();
        List<StepView> steps = new ArrayList<>();
        steps.add(charter(venture, lead, live, words));
        steps.add(gate(words.say("cohort.steps.baseline"), venture.baselineAt(), lead, live));
        steps.add(
                venture.referent() == null
                        ? new StepView(
                                live ? CURRENT : NEXT,
                                words.say("cohort.steps.referent"),
                                words.say("cohort.steps.team"),
                                null,
                                null)
                        : new StepView(DONE, words.say("cohort.steps.referent"), referent, null, null));
        milestones.stream()
                .filter(milestone -> milestone.state() != Milestone.State.DROPPED)
                .map(milestone -> step(milestone, lead, referent, words))
                .forEach(steps::add);
        steps.add(sessions(venture, programme, quota, referent, words));
        steps.add(end(venture, programme, words));
        if (venture.state() != Venture.State.WITHDRAWN) {
            steps.add(new StepView(NEXT, words.say("cohort.steps.hall"), null, null, null));
            steps.add(new StepView(NEXT, words.say("cohort.steps.follow-up"), null, null, null));
        }
        Instant since = venture.pausedAt();
        return since == null ? steps : standing(steps, words.paused(since));
    }

    /** Of a project that stands aside nobody awaits anything: what was current comes later, on days not known yet. */
    private static List<StepView> standing(List<StepView> steps, StepView paused) {
        List<StepView> standing = new ArrayList<>();
        boolean said = false;
        for (StepView step : steps) {
            if (!said && !step.state().equals(DONE)) {
                standing.add(paused);
                said = true;
            }
            standing.add(step.state().equals(DONE) ? step : new StepView(NEXT, step.title(), null, null, step.note()));
        }
        return standing;
    }

    /** Each organisation signs: as long as one has not, how many have. */
    private StepView charter(Venture venture, String lead, boolean live, Words words) {
        StepView gate = gate(words.say("cohort.steps.charter"), venture.charterSignedAt(), lead, live);
        Onboarding.SignatureCount signatures = onboarding.signatureCount(venture);
        return venture.charterSignedAt() != null || signatures.asked() < 2
                ? gate
                : new StepView(
                        gate.state(),
                        gate.title(),
                        null,
                        null,
                        words.say("cohort.steps.signed", signatures.signed(), signatures.asked()));
    }

    private static StepView gate(String title, @Nullable Instant at, String lead, boolean live) {
        return at == null
                ? new StepView(live ? CURRENT : NEXT, title, lead, null, null)
                : new StepView(DONE, title, null, at, null);
    }

    private static StepView step(Milestone milestone, String lead, String referent, Words words) {
        return switch (milestone.state()) {
            case ACCEPTED ->
                new StepView(
                        DONE,
                        milestone.title(),
                        null,
                        milestone.lastDelivery().map(Delivery::reviewedAt).orElse(null),
                        null);
            case OPEN -> new StepView(CURRENT, milestone.title(), lead, milestone.dueAt(), null);
            case REWORK ->
                new StepView(CURRENT, milestone.title(), lead, milestone.dueAt(), words.say("cohort.steps.rework"));
            case DELIVERED ->
                new StepView(CURRENT, milestone.title(), referent, null, words.say("cohort.steps.reviewing"));
            case PLANNED, DROPPED -> new StepView(NEXT, milestone.title(), null, null, null);
        };
    }

    private StepView sessions(Venture venture, Programme programme, Quota quota, String referent, Words words) {
        String note = words.say(quota.reason(), quota.arguments());
        if (quota.met()) {
            return new StepView(DONE, words.say("cohort.steps.sessions"), null, null, note);
        }
        boolean late =
                venture.state().live() && clock.today().isAfter(programme.plan().endsOn());
        return late
                ? new StepView(CURRENT, words.say("cohort.steps.sessions"), referent, null, note)
                : new StepView(
                        NEXT,
                        words.say("cohort.steps.sessions"),
                        null,
                        programme.plan().endsOn(),
                        note);
    }

    private static StepView end(Venture venture, Programme programme, Words words) {
        return switch (venture.state()) {
            case GRADUATED -> new StepView(DONE, words.say("cohort.steps.graduation"), null, venture.endedAt(), null);
            case WITHDRAWN ->
                new StepView(CURRENT, words.say("cohort.steps.withdrawn"), null, null, venture.withdrawalReason());
            case ONBOARDING, ACTIVE, PAUSED ->
                new StepView(
                        NEXT,
                        words.say("cohort.steps.graduation"),
                        null,
                        programme.plan().endsOn(),
                        null);
        };
    }

    /** Messages in one reader's language. */
    record Words(MessageSource texts, Locale locale) {
        String say(String key, Object... arguments) {
            return texts.getMessage(key, arguments, locale);
        }

        StepView paused(Instant since) {
            String day = LongDay.of(since, locale);
            return new StepView(CURRENT, say("cohort.steps.paused", day), null, null, say("cohort.steps.paused.note"));
        }
    }
}
