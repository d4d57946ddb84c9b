package org.halle.export;

import java.time.OffsetDateTime;
import java.util.List;
import org.halle.kernel.ExportId;
import org.halle.kernel.PersonId;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

/** Every export asked for lately. */
interface Exports extends CrudRepository<Export, ExportId> {

    List<Export> findByAskedByOrderByAskedAtDesc(PersonId person);

    /** @return 1 when this node may write it; 0 when it was cancelled, or another node was faster */
    @Modifying
    @Query("update export_run set state = 'RUNNING', beat_at = :now where id = :id and state = 'WAITING'")
    int begin(ExportId id, OffsetDateTime now);

    @Modifying
    @Query("update export_run set beat_at = :now where id = :id and state in ('WAITING', 'RUNNING')")
    void alive(ExportId id, OffsetDateTime now);

    /** @return 0 when it was cancelled meanwhile */
    @Modifying
    @Query(
            """
            update export_run set done = :done, total = :total, beat_at = :now
             where id = :id and state = 'RUNNING'
            """)
    int progress(ExportId id, int done, int total, OffsetDateTime now);

    @Modifying
    @Query(
            """
            update export_run set state = 'READY', size = :size, done = total, ended_at = :now
             where id = :id and state = 'RUNNING'
            """)
    int ready(ExportId id, long size, OffsetDateTime now);

    @Modifying
    @Query("update export_run set state = 'FAILED', ended_at = :now where id = :id and state in ('WAITING', 'RUNNING')")
    int failed(ExportId id, OffsetDateTime now);

    @Modifying
    @Query(
            """
            update export_run set state = 'CANCELLED', ended_at = :now
             where id = :id and state in ('WAITING', 'RUNNING')
            """)
    int cancel(ExportId id, OffsetDateTime now);

    /** Whoever wrote them is not heard of any more. */
    @Modifying
    @Query(
            """
            update export_run set state = 'FAILED', ended_at = :now
             where state in ('WAITING', 'RUNNING') and beat_at < :silentSince
            """)
    int giveUp(OffsetDateTime silentSince, OffsetDateTime now);

    @Query("select id from export_run where asked_at < :before and state not in ('WAITING', 'RUNNING')")
    List<ExportId> old(OffsetDateTime before);
}
