package org.halle.cohort;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.halle.kernel.Period;
import org.halle.kernel.PersonId;
import org.halle.notification.Invite;
import org.halle.notification.Letter;
import org.halle.notification.Mailing;
import org.halle.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is written about sessions, each time with the date for the reader's calendar. */
@Component
class SessionLetters {

    private final Mailing mailing;
    private final People people;

    SessionLetters(Mailing mailing, People people) {
        this.mailing = mailing;
        this.people = people;
    }

    void invited(Venture venture, Session session) {
        mailing.post(toVenture("cohort-session-invite", venture, venture.lead(), session));
    }

    /** All that moved with the programme's dates in one letter, and the new dates for the calendar. */
    void replanned(Venture venture, Period cohort, Rescheduling.Moved moved, Instant at) {
        Letter letter = Letter.action("cohort-replanned", venture.lead())
                .about("venture/" + venture.id())
                .occurrence(at.toString())
                .with("venture", venture.name())
                .with("from", cohort.from())
                .with("to", cohort.to())
                .link("/ventures/" + venture.id())
                .invites(moved.sessions().stream()
                        .map(session -> invite(session, session.theme(), false))
                        .toList());
        letter = moved.sessions().isEmpty()
                ? letter.withMessage("sessions", "cohort.replanned.no-session")
                : letter.with(
                        "sessions",
                        moved.sessions().stream()
                                .map(session -> new Letter.Line(session.startsAt(), session.theme()))
                                .toList());
        letter = moved.milestones().isEmpty()
                ? letter.withMessage("milestones", "cohort.replanned.no-milestone")
                : letter.with(
                        "milestones",
                        moved.milestones().stream()
                                .map(milestone -> new Letter.Line(milestone.dueOn(), milestone.title()))
                                .toList());
        mailing.post(letter);
    }

    /** An appointment stays where it is while the programme moves away from it: those who agreed on it decide. */
    void outside(Venture venture, Session session, Period cohort) {
        String occurrence = cohort.from() + "/" + cohort.to();
        mailing.post(letter("cohort-slot-outside", venture, venture.lead(), session)
                .occurrence(occurrence)
                .with("from", cohort.from())
                .with("to", cohort.to())
                .link("/ventures/" + venture.id()));
        if (session.coach() != null) {
            mailing.post(letter("cohort-slot-outside", venture, session.coach(), session)
                    .occurrence(occurrence)
                    .with("from", cohort.from())
                    .with("to", cohort.to())
                    .link("/sessions/" + session.id()));
        }
    }

    void moved(Venture venture, Session session) {
        mailing.post(toVenture("cohort-session-moved", venture, venture.lead(), session));
    }

    /** To who holds it now, and, taking it out of the calendar, to who held it before. */
    void handedTo(@Nullable PersonId before, Session session) {
        PersonId coach = session.coach();
        if (coach != null) {
            mailing.post(held("cohort-session-held", coach, session));
        }
        if (before != null && !before.equals(coach)) {
            mailing.post(
                    held("cohort-session-handed-on", before, session).invite(invite(session, session.theme(), true)));
        }
    }

    /** Invites a venture to make up for a session it missed. */
    void caughtUp(Venture venture, Session session, Session missed) {
        mailing.post(toVenture("cohort-catch-up-invite", venture, venture.lead(), session)
                .with("missed", missed.theme())
                .with("missedOn", missed.day()));
    }

    private static Letter held(String template, PersonId coach, Session session) {
        return Letter.action(template, coach)
                .about("session/" + session.id())
                .occurrence(String.valueOf(session.sequence()))
                .with("theme", session.theme())
                .with("startsAt", session.startsAt())
                .with("endsAt", session.endsAt())
                .with("place", session.place())
                .link("/sessions/" + session.id())
                .invite(invite(session, session.theme(), session.cancelled()));
    }

    /** To the venture's lead, to whoever booked, and to the coach. */
    void booked(Venture venture, Session session, PersonId by) {
        guests(venture, session, by)
                .forEach(guest -> mailing.post(
                        toVenture("cohort-slot-booked", venture, guest, session).with("coach", name(session))));
        toCoach("cohort-slot-booked-coach", venture, session);
    }

    /** To the same, saying who called it off. */
    void cancelled(Venture venture, Session session, PersonId by) {
        guests(venture, session, by)
                .forEach(guest -> mailing.post(toVenture("cohort-slot-cancelled", venture, guest, session)
                        .with("coach", name(session))
                        .with("by", people.get(by).displayName())));
        toCoach("cohort-slot-cancelled-coach", venture, session);
    }

    private static Set<PersonId> guests(Venture venture, Session session, PersonId by) {
        Set<PersonId> guests = new LinkedHashSet<>();
        guests.add(venture.lead());
        guests.add(by);
        guests.remove(session.coach());
        return guests;
    }

    private void toCoach(String template, Venture venture, Session session) {
        PersonId coach = session.coach();
        if (coach != null) {
            mailing.post(letter(template, venture, coach, session)
                    .link("/sessions/" + session.id())
                    .invite(invite(session, session.theme() + " · " + venture.name(), session.cancelled())));
        }
    }

    private static Letter toVenture(String template, Venture venture, PersonId reader, Session session) {
        return letter(template, venture, reader, session)
                .link("/ventures/" + venture.id())
                .invite(invite(session, session.theme(), session.cancelled()));
    }

    private static Letter letter(String template, Venture venture, PersonId reader, Session session) {
        return Letter.action(template, reader)
                .about("session/" + session.id())
                .occurrence(venture.id() + "/" + session.sequence())
                .with("venture", venture.name())
                .with("theme", session.theme())
                .with("startsAt", session.startsAt())
                .with("endsAt", session.endsAt())
                .with("place", session.place());
    }

    /** A session that goes on without this reader. */
    static Invite takenOut(Session session) {
        return new Invite(
                session.id().toString(),
                session.sequence() + 1,
                session.theme(),
                session.startsAt(),
                session.endsAt(),
                session.place(),
                true);
    }

    private static Invite invite(Session session, String title, boolean cancelled) {
        return new Invite(
                session.id().toString(),
                session.sequence(),
                title,
                session.startsAt(),
                session.endsAt(),
                session.place(),
                cancelled);
    }

    private String name(Session session) {
        PersonId coach = session.coach();
        return coach == null ? "—" : people.get(coach).displayName();
    }
}
