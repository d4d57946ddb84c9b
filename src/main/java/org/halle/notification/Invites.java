package org.halle.notification;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.halle.kernel.HalleClock;
import org.halle.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes invitations as calendars read them. */
@Component
class Invites {

    private final TimeZoneRegistry zones = TimeZoneRegistryFactory.getInstance().createRegistry();
    private final LetterSettings settings;

    Invites(LetterSettings settings) {
        this.settings = settings;
    }

    /** Appointments as a calendar that others subscribe to; nobody is named in it. */
    String calendar(List<Invite> appointments, Instant now) {
        Calendar calendar = calendar();
        calendar.add(new XProperty("X-WR-CALNAME", settings.name()));
        appointments.forEach(invite -> calendar.add(event(invite, now)));
        return calendar.toString();
    }

    Attachment attachment(Invite invite, Person guest, @Nullable String link, Instant now) {
        return attachment(List.of(invite), guest, link, now);
    }

    /**
     * @param several all to be added, or all to be taken out: a calendar file says one of both
     * @param link where on this site they are shown
     */
    Attachment attachment(List<Invite> several, Person guest, @Nullable String link, Instant now) {
        boolean cancelled = several.get(0).cancelled();
        if (several.stream().anyMatch(invite -> invite.cancelled() != cancelled)) {
            throw new IllegalArgumentException("a calendar file invites or cancels, not both");
        }
        Method method = cancelled ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST;
        Calendar calendar = calendar();
        calendar.add(method);
        several.forEach(invite -> calendar.add(event(invite, guest, link, now)));
        return new Attachment(
                "invitation.ics",
                "text/calendar; method=" + method.getValue() + "; charset=UTF-8",
                calendar.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Calendar calendar() {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Halle//Halle//FR"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(zones.getTimeZone(HalleClock.PARIS.getId()).getVTimeZone());
        return calendar;
    }

    private VEvent event(Invite invite, Person guest, @Nullable String link, Instant now) {
        VEvent event = event(invite, now);
        event.add(new Organizer(
                new ParameterList(List.of(new Cn(settings.name()))),
                mailto(settings.from().getAddress())));
        event.add(new Attendee(
                new ParameterList(
                        List.of(new Cn(guest.displayName()), Role.REQ_PARTICIPANT, PartStat.NEEDS_ACTION, Rsvp.FALSE)),
                mailto(guest.email())));
        if (link != null) {
            event.add(new Url(URI.create(link)));
        }
        return event;
    }

    private static VEvent event(Invite invite, Instant now) {
        Status status = invite.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED;
        VEvent event = new VEvent(false);
        event.add(new Uid(invite.uid()));
        event.add(new DtStamp(now));
        event.add(new Sequence(invite.sequence()));
        event.add(new DtStart<>(invite.starts().atZone(HalleClock.PARIS)));
        event.add(new DtEnd<>(invite.ends().atZone(HalleClock.PARIS)));
        event.add(new Summary(invite.title()));
        event.add(new Location(invite.place()));
        event.add(status);
        return event;
    }

    private static URI mailto(String address) {
        return URI.create("mailto:" + address);
    }
}
