package org.halle.notification;

import java.util.Optional;
import org.halle.kernel.PersonId;
import org.springframework.data.repository.CrudRepository;

interface CalendarFeeds extends CrudRepository<CalendarFeed, PersonId> {

    Optional<CalendarFeed> findBySecretHash(String secretHash);
}
