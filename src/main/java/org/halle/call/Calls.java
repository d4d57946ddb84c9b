package org.halle.call;

import java.util.List;
import java.util.Optional;
import org.halle.kernel.CallId;
import org.halle.kernel.NotFound;
import org.halle.kernel.ProgrammeId;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

/**
 * Where calls are kept. Who hands in holds the call's row, who closes it takes the row alone: of the two, one is first,
 * on any number of nodes.
 */
interface Calls extends CrudRepository<Call, CallId> {

    /** Beside others who do the same ({@code for share}; H2 has no such lock and queues them). */
    @Lock(LockMode.PESSIMISTIC_READ)
    Optional<Call> findHeldById(CallId id);

    /** Alone, once everybody who holds it is done ({@code for update}). */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Call> findAloneById(CallId id);

    Optional<Call> findBySlug(String slug);

    List<Call> findByBatchOfOrderByClosesAtDesc(CallId series);

    Optional<Call> findByProgramme(ProgrammeId programme);

    List<Call> findByStateOrderByClosesAt(Call.State state);

    default Call get(CallId id) {
        return findById(id).orElseThrow(NotFound::new);
    }

    default Call held(CallId id) {
        return findHeldById(id).orElseThrow(NotFound::new);
    }

    default Call alone(CallId id) {
        return findAloneById(id).orElseThrow(NotFound::new);
    }
}
