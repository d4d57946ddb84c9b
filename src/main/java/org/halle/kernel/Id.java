package org.halle.kernel;

import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A typed identifier. Sealed, so that the database converters cover every kind without a list of their own.
 */
public sealed interface Id extends Serializable
        permits PersonId,
                OrganisationId,
                ProgrammeId,
                CallId,
                ApplicationId,
                ApprovalId,
                AssessmentId,
                JurorId,
                VentureId,
                SessionId,
                SlotId,
                MilestoneId,
                DossierId,
                RoundId,
                PledgeId,
                AgreementId,
                TrancheId,
                PitchDayId,
                DossierReviewId,
                ExportId,
                QuestionId,
                RehearsalId,
                DocumentId,
                LetterId,
                IndicatorId {

    UUID value();

    /**
     * Reads an identifier from a URL or a message.
     *
     * @param text null where a list of identifiers in JSON names nothing
     */
    static UUID parse(@Nullable String text) {
        if (text == null) {
            throw new NotFound();
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound();
        }
    }
}
