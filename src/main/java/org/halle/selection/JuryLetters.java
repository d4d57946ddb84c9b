package org.halle.selection;

import java.time.Instant;
import org.halle.call.Application;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.notification.Letter;
import org.halle.notification.Mailing;
import org.halle.people.People;
import org.halle.people.Role;
import org.halle.programme.Programme;
import org.springframework.stereotype.Component;

/** What this stage writes to its people. What it decides is written to applicants by the call. */
@Component
class JuryLetters {

    private static final String JURY = "/jury";

    private final Mailing mailing;
    private final People people;
    private final ReadingRoom room;
    private final HalleClock clock;

    JuryLetters(Mailing mailing, People people, ReadingRoom room, HalleClock clock) {
        this.mailing = mailing;
        this.people = people;
        this.room = room;
        this.clock = clock;
    }

    /** One letter a juror, however many applications. */
    void reviewsAsked(Programme programme, PersonId juror, int applications, Instant dueAt) {
        mailing.post(Letter.action("reviews-asked", juror)
                .about(subject(programme))
                .with("programme", programme.title())
                .with("count", applications)
                .with("due", dueAt)
                .link(JURY));
    }

    void substituteAsked(Programme programme, Application application, PersonId juror, Instant dueAt) {
        mailing.post(Letter.action("review-substitute", juror)
                .about("application/" + application.id())
                .with("programme", programme.title())
                .with("reference", application.reference())
                .with("title", room.title(application))
                .with("due", dueAt)
                .link(JURY));
    }

    /** At most one a day for each juror, however many applications wait. */
    void reviewsAwaited(Programme programme, PersonId juror, int applications) {
        mailing.post(Letter.action("reviews-awaited", juror)
                .about(subject(programme))
                .occurrence(clock.today().toString())
                .with("programme", programme.title())
                .with("count", applications)
                .link(JURY));
    }

    void reviewsMissing(Programme programme, Application application, long received, int wanted) {
        people.holding(Role.MANAGER, programme.id())
                .forEach(manager -> mailing.post(Letter.action("reviews-missing", manager.id())
                        .about("application/" + application.id())
                        .with("programme", programme.title())
                        .with("reference", application.reference())
                        .with("title", application.content().title())
                        .with("received", received)
                        .with("wanted", wanted)
                        .link("/selection/" + programme.id())));
    }

    void selectionClosed(Programme programme, long confirmed) {
        people.holding(Role.MANAGER, programme.id())
                .forEach(manager -> mailing.post(Letter.info("selection-closed", manager.id())
                        .about(subject(programme))
                        .with("programme", programme.title())
                        .with("confirmed", confirmed)
                        .with("seats", programme.rules().seats())
                        .link("/selection/" + programme.id() + "/ranking")));
    }

    private static String subject(Programme programme) {
        return "programme/" + programme.id();
    }
}
