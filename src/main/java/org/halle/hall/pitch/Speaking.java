package org.halle.hall.pitch;

import org.halle.kernel.DossierId;
import org.halle.kernel.PitchDayId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/** A project's place in an agenda. */
@Table("pitch")
record Speaking(@Id @Nullable Long id, @Column("pitch_day") PitchDayId day, DossierId dossier, int slot) {}
