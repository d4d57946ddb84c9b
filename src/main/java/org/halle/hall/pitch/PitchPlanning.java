package org.halle.hall.pitch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halle.hall.Dossier;
import org.halle.hall.HallRegister;
import org.halle.hall.HallRights;
import org.halle.kernel.DossierId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.PitchDayId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Setting a day of pitches, saying when one is not there, planning its agenda, and announcing it. */
@Service
@Transactional
public class PitchPlanning {

    /** How long the planner may look for something better while somebody waits for the page. */
    static final Duration TIME = Duration.ofSeconds(4);

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final PitchDays days;
    private final PitchTable table;
    private final Absences absences;
    private final HallRegister hall;
    private final HallRights rights;
    private final PitchProcess process;
    private final PitchLetters letters;
    private final HalleClock clock;

    PitchPlanning(
            PitchDays days,
            PitchTable table,
            Absences absences,
            HallRegister hall,
            HallRights rights,
            PitchProcess process,
            PitchLetters letters,
            HalleClock clock) {
        this.days = days;
        this.table = table;
        this.absences = absences;
        this.hall = hall;
        this.rights = rights;
        this.process = process;
        this.letters = letters;
        this.clock = clock;
    }

    /** Sets the day of a programme, or moves it; its agenda is then planned anew. */
    public void set(PersonId by, ProgrammeId programme, SetPitchDay wanted) {
        rights.requireManager(by, programme);
        Instant now = clock.instant();
        PitchDay day = days.findByProgramme(programme)
                .map(known -> known.moved(wanted, now))
                .orElseGet(() -> PitchDay.set(programme, wanted, now));
        table.clear(days.save(day).id());
    }

    /**
     * Says in which slots somebody's funder, or project, is not free.
     *
     * @param party the dossier, or the organisation
     * @throws Forbidden for who speaks for neither
     */
    public void away(PersonId by, ProgrammeId programme, UUID party, Collection<Integer> slots) {
        PitchDay day = of(programme);
        if (!rights.manages(by, programme)
                && !rights.organisations(by, programme).contains(new OrganisationId(party))
                && !isProject(by, programme, party)) {
            throw new Forbidden();
        }
        if (slots.stream().anyMatch(slot -> slot < 0 || slot >= day.slots())) {
            throw new Refused("pitch.refused.slot");
        }
        absences.deleteAll(absences.findByDayAndParty(day.id(), party));
        absences.saveAll(new LinkedHashSet<>(slots)
                .stream().map(slot -> new Absence(null, day.id(), party, slot)).toList());
    }

    private boolean isProject(PersonId by, ProgrammeId programme, UUID party) {
        return hall.published(programme).stream()
                .anyMatch(dossier -> dossier.id().value().equals(party) && rights.isProject(by, dossier));
    }

    /** Plans the agenda with as few clashes as can be found. */
    public Agenda plan(PersonId by, ProgrammeId programme) {
        rights.requireManager(by, programme);
        PitchDay day = of(programme);
        return plan(day, table.parties(day));
    }

    private Agenda plan(PitchDay day, PitchTable.Parties parties) {
        Agenda agenda = Planner.plan(parties.wishes(), TIME);
        days.save(day.planned(agenda.bound(), parties.wishes().hashCode()));
        table.keep(day.id(), parties, agenda);
        return agenda;
    }

    /**
     * Plans the agenda because a diagram says so, and has the team read it before it is announced; without a day, the team
     * is asked for one. An agenda that was announced stays: people hold its times.
     *
     * @param occurrence which time the diagram asks
     * @return empty while no day is set
     */
    public Optional<Agenda> build(ProgrammeId programme, String occurrence) {
        PitchDay day = days.findByProgramme(programme).orElse(null);
        if (day == null) {
            letters.noDay(programme, occurrence);
            return Optional.empty();
        }
        PitchTable.Parties parties = table.parties(day);
        if (day.announced()) {
            return Optional.of(table.agenda(day, parties));
        }
        Agenda agenda = plan(day, parties);
        letters.built(day, agenda, occurrence);
        return Optional.of(agenda);
    }

    /** Invites those who speak and those who listen; announced again, their calendars follow. */
    public void announce(PersonId by, ProgrammeId programme) {
        rights.requireManager(by, programme);
        PitchDay day = days.save(of(programme).announced(clock.instant()));
        PitchTable.Parties parties = table.parties(day);
        Agenda agenda = table.agenda(day, parties);
        agenda.pitches().forEach(pitch -> {
            Dossier dossier = parties.dossiers().get(pitch.project());
            letters.speaks(day, dossier, pitch, rights.project(dossier));
        });
        for (int number = 0; number < parties.funders().size(); number++) {
            int funder = number;
            OrganisationId organisation = parties.funders().get(number);
            List<Agenda.Pitch> heard = agenda.pitches().stream()
                    .filter(pitch -> pitch.listeners().contains(funder))
                    .toList();
            if (!heard.isEmpty()) {
                letters.listens(day, parties.dossiers(), heard, rights.funders(programme, organisation));
            }
        }
        Instant eve = day.startsAt()
                .atZone(HalleClock.PARIS)
                .toLocalDate()
                .minusDays(1)
                .atTime(MORNING)
                .atZone(HalleClock.PARIS)
                .toInstant();
        process.announced(day.id(), eve, day.endsAt());
    }

    /** On the eve, to everybody who speaks or listens. */
    public void remind(PitchDayId id) {
        PitchDay day = days.get(id);
        PitchTable.Parties parties = table.parties(day);
        Agenda agenda = table.agenda(day, parties);
        Set<PersonId> all = new LinkedHashSet<>(listeners(id));
        agenda.pitches().stream()
                .flatMap(pitch -> rights.project(parties.dossiers().get(pitch.project())).stream())
                .forEach(all::add);
        letters.eve(day, all);
    }

    /** Who reads for each funder that heard somebody: they are asked what follows. */
    @Transactional(readOnly = true)
    public Set<PersonId> listeners(PitchDayId id) {
        PitchDay day = days.get(id);
        PitchTable.Parties parties = table.parties(day);
        return table.agenda(day, parties).pitches().stream()
                .flatMap(pitch -> pitch.listeners().stream())
                .map(funder -> parties.readers().get(parties.funders().get(funder)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * A funder says which projects it wants to see again; each is told.
     *
     * @throws Forbidden for a project that it has not heard
     */
    public void followUp(PersonId by, PitchDayId id, Collection<DossierId> again, String words) {
        PitchDay day = days.get(id);
        Set<DossierId> heard = heard(by, day);
        if (!heard.containsAll(again)) {
            throw new Forbidden();
        }
        OrganisationId organisation =
                rights.organisations(by, day.programme()).iterator().next();
        again.forEach(dossier -> letters.wantsToTalk(day, hall.dossier(dossier), organisation, words));
    }

    /** The projects that somebody's funder heard. */
    Set<DossierId> heard(PersonId by, PitchDay day) {
        PitchTable.Parties parties = table.parties(day);
        Set<OrganisationId> mine = rights.organisations(by, day.programme());
        return table.agenda(day, parties).pitches().stream()
                .filter(pitch -> pitch.listeners().stream()
                        .anyMatch(funder -> mine.contains(parties.funders().get(funder))))
                .map(pitch -> parties.dossiers().get(pitch.project()).id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private PitchDay of(ProgrammeId programme) {
        return days.findByProgramme(programme).orElseThrow(NotFound::new);
    }
}
