package org.halle.desk;

import java.util.List;
import java.util.Optional;
import org.halle.kernel.PersonId;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface Covers extends CrudRepository<Cover, Long> {

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Cover> findAloneById(Long id);

    List<Cover> findByPersonOrderByFromDay(PersonId person);

    List<Cover> findByColleagueOrderByFromDay(PersonId colleague);
}
