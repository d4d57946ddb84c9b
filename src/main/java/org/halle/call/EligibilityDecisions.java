package org.halle.call;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halle.kernel.ApplicationId;
import org.springframework.data.repository.CrudRepository;

/** Where eligibility decisions are kept. */
interface EligibilityDecisions extends CrudRepository<EligibilityDecision, UUID> {

    Optional<EligibilityDecision> findFirstByApplicationOrderByDecidedAtDesc(ApplicationId application);

    List<EligibilityDecision> findByApplicationOrderByDecidedAt(ApplicationId application);

    List<EligibilityDecision> findByApplicationInOrderByDecidedAt(Collection<ApplicationId> applications);
}
