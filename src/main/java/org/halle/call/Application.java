package org.halle.call;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.CallId;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An answer to a call, from its first draft to a seat in the cohort. Every change guards itself and returns the next
 * state; in which order they come is the business of {@code application.bpmn}.
 *
 * @param reference what people quote, "AC26-001"
 * @param lead the person who answers for it
 * @param organisation the lead's organisation
 * @param answers what was handed in, as the form's JSON
 * @param submittedAt when it first counted as handed in; a correction does not change it
 * @param respondBy until when the lead must correct it, or confirm the seat
 * @param delay more time to hand in than others have; null for almost all
 */
@Table("application")
public record Application(
        @Id ApplicationId id,
        @Column("call_id") CallId call,
        @Column("programme_id") ProgrammeId programme,
        String reference,
        @Column("lead_id") PersonId lead,
        @Column("organisation_id") OrganisationId organisation,
        @Embedded.Empty Content content,
        String answers,
        Status status,
        Instant startedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant respondBy,
        @Embedded.Nullable @Nullable Delay delay,
        @MappedCollection(idColumn = "application_id") Set<Partner> partners,
        @Version @Nullable Long version) {

    /** Where an application stands. */
    public enum Status {
        DRAFT,
        SUBMITTED,
        TO_CORRECT,
        ELIGIBLE,
        INELIGIBLE,
        /** Never handed in. */
        LAPSED,
        WITHDRAWN,
        ACCEPTED,
        WAITING,
        REFUSED,
        CONFIRMED,
        /** Accepted, but the seat was given back or never confirmed. */
        RELEASED
    }

    /** As long as it stands here, its people may still take it back. */
    private static final Set<Status> IN_PLAY = EnumSet.of(
            Status.DRAFT, Status.SUBMITTED, Status.TO_CORRECT, Status.ELIGIBLE, Status.ACCEPTED, Status.WAITING);

    private static final String NO_ANSWERS = "{}";

    static Application draft(
            ApplicationId id, Call call, String reference, PersonId lead, OrganisationId by, String title, Instant at) {
        return new Application(
                id,
                call.id(),
                call.programme(),
                reference,
                lead,
                by,
                Content.titled(title),
                NO_ANSWERS,
                Status.DRAFT,
                at,
                null,
                null,
                null,
                Set.of(),
                null);
    }

    // --- who takes part ---

    Application invite(Partner newcomer) {
        requireOpenList();
        if (newcomer.person().equals(lead)) {
            throw new Refused("call.refused.partner-is-lead");
        }
        if (newcomer.organisation().equals(organisation)) {
            throw new Refused("call.refused.partner-same-organisation");
        }
        return with(others().joinedBy(newcomer));
    }

    Application remove(PersonId person) {
        requireOpenList();
        return without(person);
    }

    /** A partner leaves, of its own will or because it is no more: whenever that happens, as long as it matters. */
    Application without(PersonId person) {
        if (!inPlay() && status != Status.CONFIRMED) {
            throw new Refused("call.refused.departure-over");
        }
        return with(others().without(person));
    }

    Application sign(PersonId person, String role, @Nullable Money share, String contribution, Instant at) {
        requireDraft();
        return with(others().signedBy(person, role, share, contribution, at));
    }

    public Optional<Partner> partner(PersonId person) {
        return others().find(person);
    }

    /** Whether this person answers for it, alone or beside others. */
    public boolean involves(PersonId person) {
        return lead.equals(person) || partner(person).isPresent();
    }

    /** In the order in which they were invited. */
    public List<Partner> partnersInOrder() {
        return others().asInvited();
    }

    /**
     * How many partners must still sign before it can be handed in.
     *
     * @param percent share of the partners who must have signed; a part of a person is a person
     */
    public int missingSignatures(int percent) {
        return others().missingSignatures(percent);
    }

    private PartnerList others() {
        return new PartnerList(partners);
    }

    // --- until when ---

    /** The first instant at which it comes too late: the call's, or its own when that is later. */
    public Instant deadline(Call of) {
        return delay != null && delay.until().isAfter(of.closesAt()) ? delay.until() : of.closesAt();
    }

    /** Whether it may still be handed in at that instant. */
    public boolean inTime(Call of, Instant at) {
        return of.takesApplications(at) || of.state() != Call.State.PLANNED && at.isBefore(deadline(of));
    }

    /** @throws Refused unless it may be handed in at that instant */
    void requireInTime(Call of, Instant at) {
        if (!inTime(of, at)) {
            of.requireOpen(at);
            throw new Refused("call.refused.closed", Written.instant(deadline(of)));
        }
    }

    /** Whether more time to hand in would be of use. */
    public boolean mayBeDelayed() {
        return status == Status.DRAFT || status == Status.LAPSED;
    }

    /** It may be handed in later than others; if it lapsed, it is a draft again. */
    Application delay(Delay granted, Call of) {
        if (!mayBeDelayed()) {
            throw new Refused("call.refused.delay-submitted");
        }
        if (of.state() == Call.State.PLANNED) {
            of.requireOpen(granted.grantedAt());
        }
        return with(content, answers, Status.DRAFT, null, null, granted, partners);
    }

    // --- from draft to decision ---

    Application submit(Content handedIn, String json, Instant at, int signaturePercent) {
        if (status == Status.DRAFT && missingSignatures(signaturePercent) > 0) {
            throw new Refused("call.refused.signatures", missingSignatures(signaturePercent));
        }
        if (status != Status.DRAFT && submittedAt != null) {
            throw new AlreadyDone("call.refused.submitted");
        }
        requireDraft();
        return with(handedIn, json, Status.SUBMITTED, at, null, delay, partners);
    }

    /**
     * It was never handed in, and the call has closed.
     *
     * @param typed what was typed until then, as JSON: it may serve another time
     */
    Application lapse(String typed) {
        requireDraft();
        return with(content, typed, Status.LAPSED, null, null, delay, partners);
    }

    Application requestCorrection(Instant by) {
        require(Status.SUBMITTED);
        return at(Status.TO_CORRECT, by);
    }

    Application correct(Content corrected, String json, Instant at) {
        require(Status.TO_CORRECT);
        requireInTime(at, "call.refused.correction-late");
        return with(corrected, json, Status.SUBMITTED, submittedAt, null, delay, partners);
    }

    Application eligible() {
        require(Status.SUBMITTED);
        return at(Status.ELIGIBLE, null);
    }

    Application ineligible() {
        require(Status.SUBMITTED, Status.TO_CORRECT);
        return at(Status.INELIGIBLE, null);
    }

    /** It was eligible, and is so no more. */
    Application exclude() {
        require(Status.ELIGIBLE, Status.WAITING, Status.ACCEPTED);
        return at(Status.INELIGIBLE, null);
    }

    Application withdraw() {
        if (status == Status.WITHDRAWN) {
            throw new AlreadyDone("call.refused.withdrawn");
        }
        if (!inPlay()) {
            throw new Refused("call.refused.over");
        }
        return at(Status.WITHDRAWN, null);
    }

    /** Whether its lead is asked to fill in the form. */
    public boolean beingWritten() {
        return status == Status.DRAFT || status == Status.TO_CORRECT;
    }

    /** It goes to the jury of that batch. */
    Application join(Call batch) {
        require(Status.SUBMITTED, Status.TO_CORRECT, Status.ELIGIBLE);
        return with(batch.id(), batch.programme(), content, answers, status, submittedAt, respondBy, delay, partners);
    }

    /** Whether anything may still happen to it. */
    public boolean inPlay() {
        return IN_PLAY.contains(status);
    }

    // --- the seat ---

    /** @param confirmBy until when an accepted project may take its seat */
    Application decide(Decision decision, Instant confirmBy) {
        require(Status.ELIGIBLE);
        return switch (decision) {
            case ACCEPTED -> at(Status.ACCEPTED, confirmBy);
            case WAITING -> at(Status.WAITING, null);
            case REFUSED -> at(Status.REFUSED, null);
        };
    }

    /** A seat came free for a project that waited. */
    Application offerSeat(Instant confirmBy) {
        require(Status.WAITING);
        return at(Status.ACCEPTED, confirmBy);
    }

    Application confirmSeat(Instant at) {
        require(Status.ACCEPTED);
        requireInTime(at, "call.refused.confirmation-late");
        return at(Status.CONFIRMED, null);
    }

    Application releaseSeat() {
        require(Status.ACCEPTED);
        return at(Status.RELEASED, null);
    }

    /** No seat came free in time. */
    Application endWaiting() {
        require(Status.WAITING);
        return at(Status.REFUSED, null);
    }

    // --- guards ---

    private void requireDraft() {
        if (status != Status.DRAFT) {
            throw new Refused("call.refused.not-a-draft");
        }
    }

    /** Once it is handed in its answers may be corrected; who takes part is settled. */
    private void requireOpenList() {
        if (status == Status.TO_CORRECT || status == Status.SUBMITTED) {
            throw new Refused("call.refused.partners-settled");
        }
        requireDraft();
    }

    private void require(Status... anyOf) {
        if (!Arrays.asList(anyOf).contains(status)) {
            throw new AlreadyDone("call.refused.moved-on");
        }
    }

    /** Half-open, as the call itself: at the very instant it is too late. */
    private void requireInTime(Instant at, String refusal) {
        if (respondBy != null && !at.isBefore(respondBy)) {
            throw new Refused(refusal, Written.instant(respondBy));
        }
    }

    private Application at(Status next, @Nullable Instant by) {
        return with(content, answers, next, submittedAt, by, delay, partners);
    }

    private Application with(PartnerList others) {
        return with(content, answers, status, submittedAt, respondBy, delay, others.all());
    }

    private Application with(
            Content says,
            String json,
            Status next,
            @Nullable Instant handedIn,
            @Nullable Instant by,
            @Nullable Delay granted,
            Set<Partner> others) {
        return with(call, programme, says, json, next, handedIn, by, granted, others);
    }

    private Application with(
            CallId in,
            ProgrammeId of,
            Content says,
            String json,
            Status next,
            @Nullable Instant handedIn,
            @Nullable Instant by,
            @Nullable Delay granted,
            Set<Partner> others) {
        return new Application(
                id,
                in,
                of,
                reference,
                lead,
                organisation,
                says,
                json,
                next,
                startedAt,
                handedIn,
                by,
                granted,
                others,
                version);
    }
}
