package org.halle.cohort;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halle.call.ApplicationRegister;
import org.halle.kernel.PersonId;
import org.halle.kernel.SessionId;
import org.halle.kernel.VentureId;
import org.halle.notification.Appointments;
import org.halle.notification.Invite;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sessions of one person's calendar: those of the ventures they are part of, and those they hold. */
@Service
@Transactional(readOnly = true)
class SessionCalendar {

    private final Sessions sessions;
    private final Ventures ventures;
    private final VentureRegister register;
    private final ApplicationRegister applications;

    SessionCalendar(Sessions sessions, Ventures ventures, VentureRegister register, ApplicationRegister applications) {
        this.sessions = sessions;
        this.ventures = ventures;
        this.register = register;
        this.applications = applications;
    }

    List<Invite> of(PersonId person) {
        Map<SessionId, Invite> dates = new LinkedHashMap<>();
        sessions.findByCoachOrderByStartsAt(person).forEach(session -> dates.put(session.id(), held(session)));
        applications.ofPerson(person).stream()
                .flatMap(application -> ventures.findByApplication(application.id()).stream())
                .forEach(venture -> attended(venture)
                        .forEach(session -> dates.putIfAbsent(session.id(), invite(session, session.theme()))));
        return List.copyOf(dates.values());
    }

    /** Its own, and the cohort's for as long as it is part of it. */
    private List<Session> attended(Venture venture) {
        Instant left = venture.endedAt();
        return register.sessionsOf(venture).stream()
                .filter(session -> left == null || session.startsAt().isBefore(left))
                .toList();
    }

    private Invite held(Session session) {
        VentureId venture = session.venture();
        return venture == null
                ? invite(session, session.theme())
                : invite(
                        session,
                        session.theme()
                                + ventures.findById(venture)
                                        .map(known -> " · " + known.name())
                                        .orElse(""));
    }

    private static Invite invite(Session session, String title) {
        return new Invite(
                session.id().toString(),
                session.sequence(),
                title,
                session.startsAt(),
                session.endsAt(),
                session.place(),
                session.cancelled());
    }

    @Configuration(proxyBeanMethods = false)
    static class Contribution {

        @Bean
        Appointments sessionsOfPeople(SessionCalendar calendar) {
            return Appointments.of(calendar::of);
        }
    }
}
