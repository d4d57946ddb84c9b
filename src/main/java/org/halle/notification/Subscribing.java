package org.halle.notification;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.people.Secret;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One's appointments as an address that a calendar subscribes to. */
@Service
@Transactional
public class Subscribing {

    private static final String PATH = "/calendar/";

    private final CalendarFeeds feeds;
    private final ObjectProvider<Appointments> appointments;
    private final Invites invites;
    private final LetterSettings settings;
    private final HalleClock clock;

    Subscribing(
            CalendarFeeds feeds,
            ObjectProvider<Appointments> appointments,
            Invites invites,
            LetterSettings settings,
            HalleClock clock) {
        this.feeds = feeds;
        this.appointments = appointments;
        this.invites = invites;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Makes an address for oneself; the one before stops working.
     *
     * @return the whole address, told here and never again
     */
    public String open(PersonId by) {
        String secret = Secret.random();
        feeds.deleteById(by);
        feeds.save(new CalendarFeed(by, Secret.hash(secret), clock.instant(), null));
        return settings.absolute(PATH + secret + ".ics");
    }

    /** Ends one's own address at once; nothing happens when there is none. */
    public void close(PersonId by) {
        feeds.deleteById(by);
    }

    @Transactional(readOnly = true)
    public Optional<CalendarFeed> of(PersonId by) {
        return feeds.findById(by);
    }

    /**
     * The calendar that a secret opens.
     *
     * @throws NotFound when it opens none, or does no more
     */
    @Transactional(readOnly = true)
    public String read(String secret) {
        PersonId person = feeds.findBySecretHash(Secret.hash(secret))
                .map(CalendarFeed::person)
                .orElseThrow(NotFound::new);
        return invites.calendar(dates(person), clock.instant());
    }

    private List<Invite> dates(PersonId person) {
        return appointments.stream()
                .flatMap(stage -> stage.of(person).stream())
                .filter(invite -> !invite.cancelled())
                .sorted(Comparator.comparing(Invite::starts).thenComparing(Invite::uid))
                .toList();
    }
}
