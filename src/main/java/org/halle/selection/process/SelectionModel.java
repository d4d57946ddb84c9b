package org.halle.selection.process;

/** What the diagrams {@code selection.bpmn} and {@code review.bpmn} call things. */
final class SelectionModel {

    static final String SELECTION = "selection";
    static final String JURY_OPENS_AT = "juryOpensAt";
    static final String ANNOUNCE_AT = "announceAt";
    static final String CONFIRMATIONS_END_AT = "confirmationsEndAt";
    static final String CONFIRMED = "confirmed";

    static final String REVIEW = "review";
    static final String REVIEWS_DUE_AT = "reviewsDueAt";
    static final String REVIEWS_REMINDER_AT = "reviewsReminderAt";
    static final String ENOUGH_REVIEWS = "enoughReviews";
    static final String REVIEW_POINTLESS = "ReviewPointless";

    // in each juror's branch of a review
    static final String JUROR = "juror";
    static final String DUE_AT = "dueAt";
    static final String REMIND_AT = "remindAt";
    static final String REVIEWED = "reviewed";
    static final String SUBSTITUTE_FOUND = "substituteFound";
    static final String JUROR_REMOVED = "JurorRemoved";

    private SelectionModel() {}
}
