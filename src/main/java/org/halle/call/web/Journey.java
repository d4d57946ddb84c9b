package org.halle.call.web;

import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.halle.call.Application;
import org.halle.call.Application.Status;
import org.halle.call.Call;
import org.halle.kernel.PersonId;
import org.halle.programme.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** "You are here": the way of an application in plain words, from its draft to the cohort, with whose turn it is. */
@Component
class Journey {

    /** The steps that everybody goes through, in order. */
    private enum Leg {
        PREPARE,
        CHECK,
        JURY,
        SEAT,
        COHORT
    }

    private final MessageSource messages;

    Journey(MessageSource messages) {
        this.messages = messages;
    }

    /** @param by who reads: their own turn is told as theirs */
    List<StepView> of(Application application, Call call, Plan plan, PersonId by, Locale locale) {
        Leg here = here(application);
        List<StepView> steps = new ArrayList<>();
        for (Leg leg : Leg.values()) {
            int distance = leg.compareTo(here);
            if (distance < 0) {
                steps.add(step("done", leg, null, doneAt(leg, application, plan), null, locale));
            } else if (distance == 0) {
                steps.add(current(leg, application, call, plan, by, locale));
            } else if (application.inPlay() || application.status() == Status.CONFIRMED) {
                steps.add(step("next", leg, who(leg, locale), nextAt(leg, plan), null, locale));
            }
        }
        return steps;
    }

    private static Leg here(Application application) {
        return switch (application.status()) {
            case DRAFT, LAPSED -> Leg.PREPARE;
            case SUBMITTED, TO_CORRECT, INELIGIBLE -> Leg.CHECK;
            case ELIGIBLE, REFUSED -> Leg.JURY;
            case ACCEPTED, WAITING, RELEASED -> Leg.SEAT;
            case CONFIRMED -> Leg.COHORT;
            case WITHDRAWN -> application.submittedAt() == null ? Leg.PREPARE : Leg.CHECK;
        };
    }

    /** Where it stands now, said by its state: a draft and one that lapsed stand at the same step. */
    private StepView current(Leg leg, Application application, Call call, Plan plan, PersonId by, Locale locale) {
        String state = application.status().name().toLowerCase(Locale.ROOT);
        Temporal at =
                switch (application.status()) {
                    case DRAFT -> application.deadline(call);
                    case TO_CORRECT, ACCEPTED -> application.respondBy();
                    case ELIGIBLE -> plan.announceAt();
                    case CONFIRMED -> plan.startsOn();
                    default -> null;
                };
        return new StepView(
                "current",
                text("call.step." + state, locale),
                turn(application, by, locale),
                at,
                text("call.step." + state + ".note", locale));
    }

    private @Nullable String turn(Application application, PersonId by, Locale locale) {
        return switch (application.status()) {
            case DRAFT, TO_CORRECT, ACCEPTED ->
                text(application.lead().equals(by) ? "call.who.you" : "call.who.lead", locale);
            case SUBMITTED -> text("call.who.team", locale);
            case ELIGIBLE -> text("call.who.jury", locale);
            default -> null;
        };
    }

    private StepView step(
            String state, Leg leg, @Nullable String who, @Nullable Temporal at, @Nullable String note, Locale locale) {
        return new StepView(state, text("call.step." + leg.name().toLowerCase(Locale.ROOT), locale), who, at, note);
    }

    private static @Nullable Temporal doneAt(Leg leg, Application application, Plan plan) {
        return switch (leg) {
            case PREPARE -> application.submittedAt();
            case JURY -> plan.announceAt();
            default -> null;
        };
    }

    private static @Nullable Temporal nextAt(Leg leg, Plan plan) {
        return switch (leg) {
            case CHECK -> plan.callClosesAt();
            case JURY -> plan.juryOpensAt();
            case SEAT -> plan.announceAt();
            case COHORT -> plan.startsOn();
            case PREPARE -> null;
        };
    }

    private @Nullable String who(Leg leg, Locale locale) {
        return switch (leg) {
            case CHECK -> text("call.who.team", locale);
            case JURY -> text("call.who.jury", locale);
            case SEAT -> text("call.who.lead", locale);
            default -> null;
        };
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
