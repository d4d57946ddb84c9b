package org.halle.call;

import java.time.Instant;
import java.util.UUID;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/** A partner who left an application that had been handed in. */
@Table("application_departure")
public record Departure(
        @Id UUID id,
        @Column("application_id") ApplicationId application,
        @Column("person_id") PersonId person,
        @Column("organisation_id") OrganisationId organisation,
        String reason,
        Instant leftAt,
        @Version @Nullable Long version) {}
