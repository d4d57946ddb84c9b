package org.halle.call;

import java.time.Instant;
import org.halle.kernel.PersonId;
import org.springframework.data.relational.core.mapping.Column;

/**
 * More time than others have, for one application.
 *
 * @param until the first instant at which it comes too late, too
 * @param reason why, as its people read it
 */
public record Delay(
        @Column("delay_until") Instant until,
        @Column("delay_reason") String reason,
        @Column("delay_granted_by") PersonId grantedBy,
        @Column("delay_granted_at") Instant grantedAt) {}
