package org.halle.notification;

import java.util.List;
import java.util.function.Function;
import org.halle.kernel.PersonId;

/**
 * What a stage adds to people's calendars, as a bean:
 *
 * <pre>{@code
 * @Bean
 * Appointments sessions(SessionCalendar calendar) {
 *     return Appointments.of(calendar::of);
 * }
 * }</pre>
 *
 * The title of an appointment names projects and themes, never people: a calendar is often read by others.
 */
public final class Appointments {

    private final Function<PersonId, List<Invite>> dates;

    private Appointments(Function<PersonId, List<Invite>> dates) {
        this.dates = dates;
    }

    /** @param dates exactly what one person is invited to or has booked, past and to come */
    public static Appointments of(Function<PersonId, List<Invite>> dates) {
        return new Appointments(dates);
    }

    List<Invite> of(PersonId person) {
        return dates.apply(person);
    }
}
