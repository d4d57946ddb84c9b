package org.halle.hall.process;

/** What the diagrams {@code hall.bpmn}, {@code round.bpmn}, {@code dossier-review.bpmn} and {@code committee.bpmn} call their things. */
public final class HallModel {

    public static final String HALL = "hall";
    public static final String ROUND = "round";
    public static final String DOSSIER_REVIEW = "dossier-review";

    // elements
    public static final String PUBLISH_DOSSIER = "Task_PublishDossier";
    public static final String ANSWER_QUESTION = "Task_AnswerQuestion";
    public static final String REVIEW_DOSSIER = "Task_ReviewDossier";
    public static final String PLEDGE = "Task_Pledge";
    public static final String GIVE_OPINION = "Task_GiveOpinion";
    public static final String COUNTERSIGN = "Task_Countersign";

    // messages
    static final String QUESTION_ASKED = "QuestionAsked";
    static final String TARGET_REACHED = "TargetReached";
    static final String PLEDGE_MADE = "PledgeMade";
    static final String ROUND_DECIDED = "RoundDecided";

    // variables
    static final String PUBLISH_BY = "publishBy";
    static final String ROUND_CLOSES_AT = "roundClosesAt";
    static final String RESULT = "result";
    static final String QUESTION = "question";
    static final String FUNDER = "funder";
    static final String DECIDE_BY = "decideBy";
    static final String REMIND_AT = "remindAt";
    static final String INTERESTED = "interested";
    static final String OWN_STEPS = "ownSteps";
    static final String AGREED = "agreed";
    static final String OPINION_BY = "opinionBy";

    private HallModel() {}
}
