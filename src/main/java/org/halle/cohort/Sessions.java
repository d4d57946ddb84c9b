package org.halle.cohort;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.SessionId;
import org.halle.kernel.VentureId;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface Sessions extends CrudRepository<Session, SessionId> {

    /** To mark, move or cancel: whoever does so at once takes turns, as thirty do who come into one room. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Session> findAloneById(SessionId id);

    List<Session> findByRoomCode(String roomCode);

    List<Session> findByMakesUpForOrderByStartsAt(SessionId missed);

    List<Session> findByProgrammeOrderByStartsAt(ProgrammeId programme);

    List<Session> findByProgrammeAndKindOrderByStartsAt(ProgrammeId programme, Session.Kind kind);

    List<Session> findByVentureOrderByStartsAt(VentureId venture);

    List<Session> findByCoachOrderByStartsAt(PersonId coach);

    /** Begun before an instant, held by that coach, with nobody marked yet. */
    @Query(
            """
            select * from cohort_session
             where coach = :coach and programme = :programme and starts_at < :before
               and marked_at is null and cancelled_at is null
             order by starts_at
            """)
    List<Session> unmarked(ProgrammeId programme, PersonId coach, OffsetDateTime before);

    /** What each venture of a programme has attended or made up for, in one statement however many there are. */
    @Query(
            """
            select v.id as venture,
                   coalesce(a.collective, 0) + coalesce(c.collective, 0) as collective,
                   coalesce(a.individual, 0) + coalesce(c.individual, 0) as individual
              from venture v
              left join (select att.venture,
                                count(distinct case when s.kind <> 'INDIVIDUAL'
                                                    then coalesce(s.makes_up_for, s.id) end) as collective,
                                sum(case when s.kind = 'INDIVIDUAL' then 1 else 0 end) as individual
                           from attendance att join cohort_session s on s.id = att.session_id
                          where s.programme = :programme and att.present
                          group by att.venture) a on a.venture = v.id
              left join (select cu.venture, sum(cu.collective) as collective, sum(cu.individual) as individual
                           from catch_up cu join venture w on w.id = cu.venture
                          where w.programme = :programme
                          group by cu.venture) c on c.venture = v.id
             where v.programme = :programme
            """)
    List<Tally> tallies(ProgrammeId programme);

    /** The same for one venture. */
    @Query(
            """
            select v.id as venture,
                   (select count(distinct coalesce(s.makes_up_for, s.id))
                      from attendance att join cohort_session s on s.id = att.session_id
                     where att.venture = v.id and att.present and s.kind <> 'INDIVIDUAL')
                   + coalesce((select sum(cu.collective) from catch_up cu where cu.venture = v.id), 0) as collective,
                   (select count(*) from attendance att join cohort_session s on s.id = att.session_id
                     where att.venture = v.id and att.present and s.kind = 'INDIVIDUAL')
                   + coalesce((select sum(cu.individual) from catch_up cu where cu.venture = v.id), 0) as individual
              from venture v where v.id = :venture
            """)
    Tally tally(VentureId venture);

    default Session alone(SessionId id) {
        return findAloneById(id).orElseThrow(NotFound::new);
    }

    /** Sessions held by one venture, of each kind; one made up for counts once. */
    record Tally(VentureId venture, int collective, int individual) {}

    List<Session> findByCoachIn(Collection<PersonId> coaches);
}
