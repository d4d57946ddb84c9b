package org.halle.call;

import java.time.Instant;
import java.util.Comparator;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An organisation that joins an application, and the person who signs for it.
 *
 * @param role what it does in the project, in a few words
 * @param contribution what it brings, in its own words; empty until it has signed
 * @param budgetShare its part of the budget; null until it has signed, or when it brings no money
 * @param signedAt null until it has signed
 */
@Table("application_partner")
public record Partner(
        @Column("person_id") PersonId person,
        @Column("organisation_id") OrganisationId organisation,
        @Column("role_in_project") String role,
        Instant invitedAt,
        @Nullable Money budgetShare,
        String contribution,
        @Nullable Instant signedAt) {

    /** In the order in which they were invited. */
    static final Comparator<Partner> AS_INVITED = Comparator.comparing(Partner::invitedAt)
            .thenComparing(partner -> partner.person().toString());

    static Partner invited(PersonId person, OrganisationId organisation, String role, Instant at) {
        return new Partner(person, organisation, role, at, null, "", null);
    }

    Partner sign(String itsRole, @Nullable Money share, String brings, Instant at) {
        return new Partner(person, organisation, itsRole.isBlank() ? role : itsRole, invitedAt, share, brings, at);
    }

    public boolean signed() {
        return signedAt != null;
    }
}
