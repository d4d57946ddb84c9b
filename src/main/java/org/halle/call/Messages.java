package org.halle.call;

import java.util.List;
import java.util.UUID;
import org.halle.kernel.ApplicationId;
import org.springframework.data.repository.CrudRepository;

/** Where messages are kept. */
interface Messages extends CrudRepository<Message, UUID> {

    List<Message> findByApplicationOrderByWrittenAtAscIdAsc(ApplicationId application);
}
