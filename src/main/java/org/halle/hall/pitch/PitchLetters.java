package org.halle.hall.pitch;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.halle.hall.Dossier;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.notification.Invite;
import org.halle.notification.Letter;
import org.halle.notification.Mailing;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Role;
import org.springframework.stereotype.Component;

/** What those who speak and listen read about it, with the dates for their calendars. */
@Component
class PitchLetters {

    private final Mailing mailing;
    private final Organisations organisations;
    private final People people;

    PitchLetters(Mailing mailing, Organisations organisations, People people) {
        this.mailing = mailing;
        this.organisations = organisations;
        this.people = people;
    }

    /** To the team: the day is to be set before its agenda can be planned. */
    void noDay(ProgrammeId programme, String occurrence) {
        people.holding(Role.MANAGER, programme)
                .forEach(manager -> mailing.post(Letter.action("pitch-no-day", manager.id())
                        .about("programme/" + programme)
                        .occurrence(occurrence)
                        .link("/hall/" + programme + "/pitch-day")));
    }

    /** To the team: the agenda is there to be read, and to be announced. */
    void built(PitchDay day, Agenda agenda, String occurrence) {
        people.holding(Role.MANAGER, day.programme())
                .forEach(manager -> mailing.post(of(day, Letter.action("pitch-built", manager.id()))
                        .occurrence(occurrence)
                        .with("at", day.startsAt())
                        .with("pitches", agenda.pitches().size())
                        .with("clashes", agenda.clashes().size())));
    }

    void speaks(PitchDay day, Dossier dossier, Agenda.Pitch pitch, Set<PersonId> project) {
        project.forEach(person -> mailing.post(of(day, Letter.info("pitch-speaks", person))
                .with("project", dossier.title())
                .with("at", day.startOf(pitch.slot()))
                .with("room", day.rooms().get(pitch.room()))
                .with("listeners", pitch.listeners().size())
                .invite(invite(day, dossier, pitch))));
    }

    void listens(PitchDay day, List<Dossier> dossiers, List<Agenda.Pitch> heard, Set<PersonId> funders) {
        funders.forEach(person -> mailing.post(of(day, Letter.info("pitch-listens", person))
                .with("count", heard.size())
                .with("at", day.startOf(heard.get(0).slot()))
                .invites(heard.stream()
                        .map(pitch -> invite(day, dossiers.get(pitch.project()), pitch))
                        .toList())));
    }

    void eve(PitchDay day, Collection<PersonId> all) {
        all.forEach(
                person -> mailing.post(of(day, Letter.info("pitch-eve", person)).with("at", day.startsAt())));
    }

    void wantsToTalk(PitchDay day, Dossier dossier, OrganisationId funder, String words) {
        mailing.post(of(day, Letter.action("pitch-again", dossier.lead()))
                .occurrence(dossier.id() + "/" + funder)
                .with("project", dossier.title())
                .with("funder", organisations.get(funder).name())
                .with("words", words.isBlank() ? "–" : words.strip())
                .link("/dossiers/" + dossier.id()));
    }

    private static Invite invite(PitchDay day, Dossier dossier, Agenda.Pitch pitch) {
        return new Invite(
                day.id() + "-" + dossier.id(),
                day.sequence(),
                "Pitch · " + dossier.title(),
                day.startOf(pitch.slot()),
                day.startOf(pitch.slot() + 1),
                day.rooms().get(pitch.room()) + (day.place().isEmpty() ? "" : ", " + day.place()),
                false);
    }

    private static Letter of(PitchDay day, Letter letter) {
        return letter.about("pitch-day/" + day.id())
                .occurrence(Integer.toString(day.sequence()))
                .with("place", day.place().isEmpty() ? "–" : day.place())
                .link("/hall/" + day.programme() + "/pitch-day");
    }
}
