package org.halle.programme.web;

/** The sizes and weights of a programme, flat, as a form asks for them. */
record RulesView(
        int seats,
        int reviewsPerApplication,
        int signaturePercent,
        int collectiveSessions,
        int individualSessions,
        boolean blindReview,
        int legalStatuses,
        boolean rolling,
        int weightPurpose,
        int weightImpact,
        int weightNeed,
        int weightInnovation,
        int weightQuality) {}
