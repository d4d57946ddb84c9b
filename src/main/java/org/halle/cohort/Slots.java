package org.halle.cohort;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.SlotId;
import org.halle.kernel.VentureId;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface Slots extends CrudRepository<Slot, SlotId> {

    /** To book, give back or withdraw: whoever does so at once takes turns, and each sees what the one before did. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Slot> findAloneById(SlotId id);

    List<Slot> findByProgrammeAndStartsAtAfterOrderByStartsAt(ProgrammeId programme, Instant after);

    List<Slot> findByCoachAndStartsAtBetweenOrderByStartsAt(PersonId coach, Instant from, Instant to);

    List<Slot> findByVentureAndStartsAtAfterOrderByStartsAt(VentureId venture, Instant after);

    default Slot alone(SlotId id) {
        return findAloneById(id).orElseThrow(NotFound::new);
    }
}
