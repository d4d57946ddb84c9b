package org.halle.programme;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.halle.kernel.ProgrammeId;

/**
 * Dates of a programme that no diagram waits for yet and nobody has been asked about: what a venture will deliver once it
 * is through its first steps. With these beans the preview of a move shows them too.
 */
public interface DatesBeside {

    /** Key of the diagram that will wait for them, "milestone". */
    String process();

    /** Every such date there is now. */
    List<Dated> dates(ProgrammeId programme);

    /**
     * One of them.
     *
     * @param id of what is dated
     * @param name as people call it
     */
    record Dated(UUID id, String name, Instant at) {}
}
