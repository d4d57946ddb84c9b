package org.halle.hall.pitch;

import java.time.Instant;
import org.halle.kernel.DossierId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.PitchDayId;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a funder noted of a pitch, for itself: neither the project nor another funder reads it.
 *
 * @param score from 1 to 5; null when none was given
 * @param words may be empty
 */
@Table("pitch_note")
public record PitchNote(
        @Id @Nullable Long id,
        @Column("pitch_day") PitchDayId day,
        DossierId dossier,
        OrganisationId organisation,
        PersonId person,
        @Nullable Integer score,
        @Column("words") String words,
        Instant at,
        @Version @Nullable Long version) {

    private static final int BEST = 5;
    private static final int MOST_CHARACTERS = 2000;

    static PitchNote of(PitchDayId day, DossierId dossier, OrganisationId organisation, PersonId by, Instant at) {
        return new PitchNote(null, day, dossier, organisation, by, null, "", at, null);
    }

    PitchNote noted(PersonId by, @Nullable Integer mark, String said, Instant now) {
        if (mark != null && (mark < 1 || mark > BEST)) {
            throw new Refused("pitch.refused.score", BEST);
        }
        if (said.length() > MOST_CHARACTERS) {
            throw new Refused("hall.refused.too-long", MOST_CHARACTERS);
        }
        return new PitchNote(id, day, dossier, organisation, by, mark, said.strip(), now, version);
    }
}
