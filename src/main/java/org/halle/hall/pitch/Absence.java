package org.halle.hall.pitch;

import java.util.UUID;
import org.halle.kernel.PitchDayId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/** @param party the dossier of a project, or the organisation of a funder, that is not free in a slot */
@Table("pitch_absence")
record Absence(@Id @Nullable Long id, @Column("pitch_day") PitchDayId day, UUID party, int slot) {}
