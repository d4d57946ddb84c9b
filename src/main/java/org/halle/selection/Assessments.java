package org.halle.selection;

import java.util.List;
import java.util.Optional;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.AssessmentId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

/** Everything jurors were asked. */
interface Assessments extends CrudRepository<Assessment, AssessmentId> {

    List<Assessment> findByApplicationOrderByAskedAtAscIdAsc(ApplicationId application);

    List<Assessment> findByProgrammeOrderByAskedAtAscIdAsc(ProgrammeId programme);

    List<Assessment> findByJurorOrderByAskedAtAscIdAsc(PersonId juror);

    /** Asked at every turn: in words of its own, because a name's are put together anew each time. */
    @Query("select * from assessment where application = :application and juror = :juror")
    Optional<Assessment> findByApplicationAndJuror(ApplicationId application, PersonId juror);

    long countByProgrammeAndJurorAndState(ProgrammeId programme, PersonId juror, Assessment.State state);

    /** How many readings each juror of a programme has to do or has done. */
    @Query(
            """
            select juror, count(*) as readings from assessment
             where programme = :programme and state in ('ASKED', 'SCORED')
             group by juror
            """)
    List<Load> loads(ProgrammeId programme);

    /** The readings of one juror. */
    record Load(PersonId juror, int readings) {}

    boolean existsByApplicationAndJuror(ApplicationId application, PersonId juror);
}
