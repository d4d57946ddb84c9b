package org.halle.programme.web;

import org.jspecify.annotations.Nullable;

/** The dates of a plan as a form asks for them: hours of Paris, as browsers write them. */
record PlanView(
        String callOpensAt,
        String callClosesAt,
        String juryOpensAt,
        String announceAt,
        String startsOn,
        String endsOn,
        String hallClosesAt,
        @Nullable String lengthReason) {}
