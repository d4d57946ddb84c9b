package org.halle.call;

import java.time.Instant;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An organisation that joins an application, and the person who signs for it.
 *
 * @param contribution what it brings, in its own words; empty until it has signed
 * @param budgetShare its part of the budget; null until it has signed, or when it brings no money
 * @param signedAt null until it has signed
 */
@Table("application_partner")
public record Partner(
        @Column("person_id") PersonId person,
        @Column("organisation_id") OrganisationId organisation,
        Instant invitedAt,
        @Nullable Money budgetShare,
        String contribution,
        @Nullable Instant signedAt) {

    static Partner invited(PersonId person, OrganisationId organisation, Instant at) {
        return new Partner(person, organisation, at, null, "", null);
    }

    Partner sign(@Nullable Money share, String brings, Instant at) {
        return new Partner(person, organisation, invitedAt, share, brings, at);
    }

    public boolean signed() {
        return signedAt != null;
    }
}
