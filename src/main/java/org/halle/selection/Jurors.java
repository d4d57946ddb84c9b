package org.halle.selection;

import java.util.List;
import java.util.Optional;
import org.halle.kernel.JurorId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.springframework.data.repository.CrudRepository;

/** Everybody's seats in juries. */
interface Jurors extends CrudRepository<Juror, JurorId> {

    List<Juror> findByProgramme(ProgrammeId programme);

    List<Juror> findByPerson(PersonId person);

    Optional<Juror> findByProgrammeAndPerson(ProgrammeId programme, PersonId person);
}
