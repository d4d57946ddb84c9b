package org.halle.call;

import java.time.Instant;
import java.util.stream.Stream;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.notification.Letter;
import org.halle.notification.Mailing;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.halle.programme.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What this stage writes, and to whom. The words stand in {@code messages/call.properties}. A letter that leaves
 * something to do is an action; the rest is news.
 */
@Component
class CallLetters {

    private static final String HTML = "text/html";

    private final Mailing mailing;
    private final People people;
    private final Organisations organisations;
    private final AnswerCopy copy;

    CallLetters(Mailing mailing, People people, Organisations organisations, AnswerCopy copy) {
        this.mailing = mailing;
        this.people = people;
        this.organisations = organisations;
        this.copy = copy;
    }

    // --- before it is handed in ---

    void partnerInvited(Application application, PersonId partner, Instant closesAt) {
        mailing.post(about(application, Letter.action("application-partner-invited", partner))
                .with("lead", people.get(application.lead()).displayName())
                .with("leadOrganisation", organisation(application.organisation()))
                .with("organisation", organisationOf(application, partner))
                .with("closesAt", closesAt)
                // its own: whoever opens it, signed in as that person, comes to the signature that waits for them
                .link("/projects/" + application.id() + "/sign"));
    }

    void partnerSigned(Application application, PersonId partner) {
        mailing.post(about(application, Letter.info("application-partner-signed", application.lead()))
                .occurrence(partner.toString())
                .with("partner", people.get(partner).displayName())
                .with("organisation", organisationOf(application, partner)));
    }

    /** To the lead, that a draft is no application; to whoever has not signed, that it waits for them. */
    void draftReminder(Application draft, Call call, String occurrence) {
        // a deadline that moved is another deadline, and has its own reminders
        Instant closesAt = draft.deadline(call);
        String one = occurrence + "/" + closesAt;
        mailing.post(about(draft, Letter.action("application-draft-reminder", draft.lead()))
                .occurrence(one)
                .with("closesAt", closesAt));
        draft.partners().stream()
                .filter(partner -> !partner.signed())
                .forEach(partner ->
                        mailing.post(about(draft, Letter.action("application-signature-reminder", partner.person()))
                                .occurrence(one)
                                .with("lead", people.get(draft.lead()).displayName())
                                .with("closesAt", closesAt)
                                .link("/projects/" + draft.id() + "/sign")));
    }

    /** To the lead of a draft in a rolling call: until when it would be in the batch that is gathered. */
    void batchReminder(Application draft, Call call) {
        mailing.post(about(draft, Letter.action("application-batch-reminder", draft.lead()))
                .occurrence(call.closesAt().toString())
                .with("batch", BatchName.of(call.closesAt()))
                .with("closesAt", call.closesAt()));
    }

    /** A rolling call ends: what is a draft has a deadline now. */
    void lastBatch(Application draft, Call call) {
        everybody(draft)
                .forEach(person -> mailing.post(about(draft, Letter.info("application-last-batch", person))
                        .with("batch", BatchName.of(call.closesAt()))
                        .with("closesAt", call.closesAt())));
    }

    /** Which jury reads it, and when. */
    void inBatch(Application application, BatchName batch, Plan plan) {
        everybody(application)
                .forEach(person -> mailing.post(about(application, Letter.info("application-in-batch", person))
                        .with("batch", batch)
                        .with("juryOpensAt", plan.juryOpensAt())
                        .with("announceAt", plan.announceAt())));
    }

    void deadlineMoved(Application draft, Call call) {
        everybody(draft)
                .forEach(person -> mailing.post(about(draft, Letter.info("application-deadline-moved", person))
                        .occurrence(call.closesAt().toString())
                        .with("closesAt", call.closesAt())));
    }

    /** @param closed the deadline that it missed: a second one is told once more */
    void notSubmitted(Application lapsed, Instant closed) {
        everybody(lapsed)
                .forEach(person -> mailing.post(about(lapsed, Letter.info("application-not-submitted", person))
                        .occurrence(lapsed.delay() == null ? "" : closed.toString())
                        .with("closesAt", closed)));
    }

    /** To the lead, who may hand in after all; to the others, that their project has more time. */
    void delayed(Application draft, Delay delay) {
        everybody(draft).forEach(person -> {
            Letter letter = person.equals(draft.lead())
                    ? Letter.action("application-delayed", person)
                    : Letter.info("application-delayed", person);
            mailing.post(about(draft, letter)
                    .occurrence(delay.until().toString())
                    .with("until", delay.until())
                    .with("reason", delay.reason()));
        });
    }

    void withdrawn(Application withdrawn) {
        everybody(withdrawn)
                .forEach(person -> mailing.post(about(withdrawn, Letter.info("application-withdrawn", person))));
    }

    // --- once it is handed in ---

    /** To everybody who takes part, with a copy of what was handed in. */
    void acknowledged(Application application) {
        Instant at = application.submittedAt();
        if (at == null) {
            throw new IllegalStateException("nothing was handed in: " + application.id());
        }
        everybody(application)
                .forEach(person -> mailing.post(about(application, Letter.info("application-acknowledged", person))
                        .with("submittedAt", at)
                        .attach(
                                copy.fileName(application),
                                HTML,
                                copy.html(
                                        application,
                                        people.get(person).language().locale()))));
    }

    void correctionRequested(Application incomplete, EligibilityDecision why, Instant by) {
        mailing.post(about(incomplete, Letter.action("application-to-correct", incomplete.lead()))
                .occurrence(why.id().toString())
                .withMessage("reason", why.reasonKey())
                .with("by", by));
    }

    // --- when a partner leaves ---

    /** To everybody who took part, whoever left included. */
    void partnerLeft(Application before, Partner leaving, String reason) {
        everybody(before)
                .forEach(person -> mailing.post(about(before, Letter.info("application-partner-left", person))
                        .occurrence(leaving.person().toString())
                        .with("partner", people.get(leaving.person()).displayName())
                        .with("organisation", organisation(leaving.organisation()))
                        .with("reason", reason)));
    }

    /** To the managers. @param verdict what the rules say now; null when they are asked later anyhow */
    void consortiumChanged(Application application, @Nullable EligibilityDecision verdict, Instant at) {
        String why = verdict == null ? "call.departure.later" : verdict.reasonKey();
        people.holding(Role.MANAGER, application.programme())
                .forEach(manager ->
                        mailing.post(about(application, Letter.info("application-consortium-changed", manager.id()))
                                .occurrence(at.toString())
                                .withMessage("verdict", why)));
    }

    void keptDespiteDeparture(Application application, String reason, Instant at) {
        everybody(application)
                .forEach(person -> mailing.post(about(application, Letter.info("application-kept", person))
                        .occurrence(at.toString())
                        .with("reason", reason)));
    }

    void excluded(Application excluded, String reason) {
        everybody(excluded)
                .forEach(person -> mailing.post(about(excluded, Letter.info("application-excluded", person))
                        .with("reason", reason)));
    }

    void notCorrected(Application closed, EligibilityDecision why) {
        because("application-not-corrected", closed, why);
    }

    void ineligible(Application closed, EligibilityDecision why) {
        because("application-ineligible", closed, why);
    }

    // --- the jury's decision, and the seat ---

    /** @param until until when the seat can be confirmed, or how long the project may wait */
    void decided(Application decided, Decision decision, Instant until, String reasons) {
        String template = "application-" + decision.code();
        everybody(decided).forEach(person -> {
            boolean asked = decision == Decision.ACCEPTED && person.equals(decided.lead());
            Letter letter = about(decided, asked ? Letter.action(template, person) : Letter.info(template, person))
                    .with("until", until);
            mailing.post(
                    reasons.isBlank()
                            ? letter.withMessage("reasons", "call.decision." + decision.code())
                            : letter.with("reasons", reasons));
        });
    }

    void seatOffered(Application offered, Instant until) {
        mailing.post(about(offered, Letter.action("application-seat-offered", offered.lead()))
                .with("until", until));
    }

    void seatConfirmed(Application confirmed) {
        everybody(confirmed)
                .forEach(person -> mailing.post(about(confirmed, Letter.info("application-seat-confirmed", person))));
    }

    void seatReleased(Application released) {
        everybody(released)
                .forEach(person -> mailing.post(about(released, Letter.info("application-seat-released", person))));
    }

    void waitingEnded(Application ended) {
        everybody(ended)
                .forEach(person -> mailing.post(about(ended, Letter.info("application-waiting-ended", person))));
    }

    // --- the thread ---

    void messageWritten(Application application, Message message, Person author, PersonId reader) {
        mailing.post(told(Letter.info("application-message", reader), application, message, author));
    }

    void mentioned(Application application, Message message, Person author, PersonId reader) {
        mailing.post(told(
                Letter.info(message.internal() ? "application-note" : "application-mention", reader),
                application,
                message,
                author));
    }

    private static Letter told(Letter letter, Application application, Message message, Person author) {
        return about(application, letter)
                .occurrence(message.id().toString())
                .with("author", author.displayName())
                .with("text", message.text())
                .link("/projects/" + application.id() + (message.internal() ? "#notes" : "#messages"));
    }

    // --- what all of them say ---

    private void because(String template, Application application, EligibilityDecision why) {
        everybody(application)
                .forEach(person -> mailing.post(
                        about(application, Letter.info(template, person)).withMessage("reason", why.reasonKey())));
    }

    private static Letter about(Application application, Letter letter) {
        return letter.about("application/" + application.id())
                .with("title", application.content().title())
                .with("reference", application.reference())
                .link("/projects/" + application.id());
    }

    private static Stream<PersonId> everybody(Application application) {
        return Stream.concat(
                Stream.of(application.lead()), application.partners().stream().map(Partner::person));
    }

    private String organisationOf(Application application, PersonId partner) {
        return application
                .partner(partner)
                .map(one -> organisation(one.organisation()))
                .orElse("");
    }

    private String organisation(OrganisationId id) {
        return organisations.get(id).name();
    }
}
