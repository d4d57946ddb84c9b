package org.halle.hall;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.halle.call.Content;
import org.halle.document.StoredDocument;
import org.halle.kernel.DocumentId;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PledgeId;
import org.jspecify.annotations.Nullable;

/**
 * A dossier as one person sees it: what that person may not see is not in it.
 *
 * @param holder name of the organisation that leads the project
 * @param facts what the application said; null for an observer
 * @param milestones those that were reached
 * @param contacts whom to write to; empty unless the project shares it
 * @param pledges empty for an observer
 * @param funders who was asked and what came of it; for the programme's team and the project
 * @param views who looked at it; for the programme's team and the project
 * @param taskId the reader's own open task about it; null when there is none
 * @param mayPledge whether the reader may pledge now
 */
public record Sheet(
        Access access,
        Dossier dossier,
        Round round,
        String programme,
        String holder,
        @Nullable Content facts,
        List<Reached> milestones,
        List<Contact> contacts,
        List<Paper> documents,
        List<Asked> questions,
        Progress progress,
        List<Line> pledges,
        List<Reader> funders,
        List<Seen> views,
        @Nullable String taskId,
        @Nullable String taskName,
        boolean mayPledge,
        boolean mayAsk,
        boolean open) {

    /** Whether the reader may publish other words of it now. */
    public boolean mayRevise() {
        return access.seesFunders() && dossier.published() && open;
    }

    /** A milestone that was reached. */
    public record Reached(String title, @Nullable Instant at) {}

    /** Somebody of the project. */
    public record Contact(String name, String email) {}

    /** A document of the dossier. */
    public record Paper(DocumentId id, String name, long size) {
        static Paper of(StoredDocument document) {
            return new Paper(document.id(), document.fileName(), document.size());
        }
    }

    /**
     * A question and its answer.
     *
     * @param by the funder who asked; null where that is nobody's business
     */
    public record Asked(
            String text,
            @Nullable String by,
            boolean mine,
            Instant at,
            String answer,
            @Nullable Instant answeredAt,
            boolean toAll) {}

    /** What a pledge comes to. */
    public enum Standing {
        FIRM,
        WAITING,
        EXPIRED,
        WITHDRAWN,
        RETAINED,
        NOT_RETAINED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A pledge.
     *
     * @param funder whose; null for who may not know
     * @param kind what sort of funder; null when it has not said
     * @param conditions in words
     * @param unmet what it waits for, in words
     * @param mayWithdraw whether the reader may take it back now
     */
    public record Line(
            PledgeId id,
            @Nullable String funder,
            @Nullable FunderKind kind,
            Money amount,
            Instrument instrument,
            LocalDate validUntil,
            Instant madeAt,
            List<String> conditions,
            Standing standing,
            List<String> unmet,
            boolean mine,
            boolean mayWithdraw) {}

    /**
     * A funder whom the rules looked at.
     *
     * @param state null when it was not asked
     * @param reason why it was asked, or why not
     * @param opinion its own words, for the programme's team; empty otherwise
     */
    public record Reader(
            OrganisationId organisation,
            String funder,
            DossierReview.@Nullable State state,
            @Nullable Interest interest,
            @Nullable Instant decideBy,
            String reason,
            String opinion) {}

    /** Somebody of a funder's who looked at the dossier or a document. */
    public record Seen(String funder, String person, String document, Instant at) {}
}
