package org.halle.kernel;

import java.io.Serializable;
import java.util.UUID;

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

    /** Reads an identifier from a URL or a message. */
    static UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound();
        }
    }
}
