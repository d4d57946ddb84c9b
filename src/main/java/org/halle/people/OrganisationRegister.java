package org.halle.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halle.kernel.OrganisationId;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface OrganisationRegister extends ListCrudRepository<Organisation, OrganisationId> {

    Optional<Organisation> findBySirenDigits(String digits);

    Optional<Organisation> findFirstByNameAndStatusOrderById(String name, LegalStatus status);

    Optional<Organisation> findFirstByNameAndStatusAndSirenDigitsIsNullOrderById(String name, LegalStatus status);

    Optional<Organisation> findFirstByNameIgnoreCaseOrderById(String name);

    @Query(
            """
            select organisation.* from organisation
            join membership on membership.organisation_id = organisation.id
            where membership.person_id = :person
            order by organisation.name, organisation.id
            """)
    List<Organisation> of(UUID person);
}
