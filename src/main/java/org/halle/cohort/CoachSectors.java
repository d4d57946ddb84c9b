package org.halle.cohort;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each coach of a programme knows about: codes of the challenges that applications answer. */
@Repository
class CoachSectors {

    private final JdbcClient database;

    CoachSectors(JdbcClient database) {
        this.database = database;
    }

    /** Coaches who said nothing are left out. */
    Map<PersonId, Set<String>> of(ProgrammeId programme) {
        Map<PersonId, Set<String>> sectors = new HashMap<>();
        database.sql("select coach, sector from coach_sector where programme = ?")
                .param(programme.value())
                .query((row, number) -> sectors.computeIfAbsent(
                                new PersonId(row.getObject("coach", UUID.class)), coach -> new TreeSet<>())
                        .add(row.getString("sector")))
                .list();
        return sectors;
    }

    void replace(ProgrammeId programme, PersonId coach, Collection<String> sectors) {
        database.sql("delete from coach_sector where programme = ? and coach = ?")
                .params(programme.value(), coach.value())
                .update();
        Set.copyOf(sectors)
                .forEach(sector -> database.sql("insert into coach_sector (programme, coach, sector) values (?, ?, ?)")
                        .params(programme.value(), coach.value(), sector)
                        .update());
    }
}
