package org.halle.people;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halle.kernel.PersonId;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ApiTokens extends ListCrudRepository<ApiToken, UUID> {

    Optional<ApiToken> findByTokenHash(String tokenHash);

    List<ApiToken> findByPersonIdOrderByCreatedAtDesc(PersonId personId);

    /** Beside the version: a revocation at the same time wins. */
    @Modifying
    @Query(
            "update api_token set last_used_at = :now where id = :id and (last_used_at is null or last_used_at < :unless)")
    void used(UUID id, OffsetDateTime now, OffsetDateTime unless);
}
