package org.halle.call;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.halle.kernel.ApplicationId;
import org.springframework.data.repository.CrudRepository;

/** Where departures are kept. */
interface Departures extends CrudRepository<Departure, UUID> {

    List<Departure> findByApplicationIn(Collection<ApplicationId> applications);

    List<Departure> findByApplicationOrderByLeftAt(ApplicationId application);
}
