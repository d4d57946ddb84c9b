package org.halle.people;

import org.halle.kernel.OrganisationId;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * An association, a cooperative, a company, a public body…
 *
 * @param siren absent for those who have none yet
 */
public record Organisation(
        @Id OrganisationId id,
        String name,
        LegalStatus status,
        @Embedded.Nullable @Nullable Siren siren,
        @Version @Nullable Long version) {

    private static final int LONGEST_NAME = 200;

    public Organisation {
        name = name.strip();
        if (name.isEmpty()) {
            throw new Refused("people.organisation.unnamed");
        }
        if (name.length() > LONGEST_NAME) {
            throw new Refused("people.name.too-long", LONGEST_NAME);
        }
    }

    static Organisation known(String name, LegalStatus status, @Nullable Siren siren) {
        return new Organisation(OrganisationId.random(), name, status, siren, null);
    }

    Organisation registeredUnder(Siren number) {
        return new Organisation(id, name, status, number, version);
    }
}
