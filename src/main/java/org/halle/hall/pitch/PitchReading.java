package org.halle.hall.pitch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The agenda as each may see it, and what funders note of what they hear. */
@Service
@Transactional
public class PitchReading {

    private final PitchDays days;
    private final PitchTable table;
    private final Absences absences;
    private final PitchNotes notes;
    private final PitchPlanning planning;
    private final HallRegister hall;
    private final HallRights rights;
    private final Organisations organisations;
    private final Programmes programmes;
    private final HalleClock clock;

    PitchReading(
            PitchDays days,
            PitchTable table,
            Absences absences,
            PitchNotes notes,
            PitchPlanning planning,
            HallRegister hall,
            HallRights rights,
            Organisations organisations,
            Programmes programmes,
            HalleClock clock) {
        this.days = days;
        this.table = table;
        this.absences = absences;
        this.notes = notes;
        this.planning = planning;
        this.hall = hall;
        this.rights = rights;
        this.organisations = organisations;
        this.programmes = programmes;
        this.clock = clock;
    }

    /**
     * The day of a programme.
     *
     * @throws Forbidden for who is neither of the team, nor a funder, nor of a project there
     */
    @Transactional(readOnly = true)
    public PitchSheet of(PersonId by, ProgrammeId programme) {
        String title = programmes.get(programme).title();
        boolean manager = rights.manages(by, programme);
        Set<OrganisationId> funding = rights.organisations(by, programme);
        List<Dossier> mine = hall.published(programme).stream()
                .filter(dossier -> rights.isProject(by, dossier))
                .toList();
        if (!manager && funding.isEmpty() && mine.isEmpty()) {
            throw new Forbidden();
        }
        PitchDay day = days.findByProgramme(programme).orElse(null);
        if (day == null) {
            return new PitchSheet(programme, title, null, manager, false, List.of(), List.of(), true, 0, List.of());
        }
        PitchTable.Parties parties = table.parties(day);
        Agenda agenda = table.agenda(day, parties);
        Map<OrganisationId, String> names = names(parties);
        boolean shown = manager || day.announced();
        List<PitchSheet.Line> lines = shown
                ? agenda.pitches().stream()
                        .map(pitch -> line(day, parties, pitch, names, manager, funding, mine))
                        .sorted(Comparator.comparing(PitchSheet.Line::slot).thenComparing(PitchSheet.Line::room))
                        .toList()
                : List.of();
        return new PitchSheet(
                programme,
                title,
                day,
                manager,
                day.planned() && !PitchTable.upToDate(day, parties),
                lines,
                manager && day.planned() ? missed(parties, agenda, names) : List.of(),
                agenda.least(),
                agenda.bound(),
                asked(day, parties, names, manager, funding, mine));
    }

    private PitchSheet.Line line(
            PitchDay day,
            PitchTable.Parties parties,
            Agenda.Pitch pitch,
            Map<OrganisationId, String> names,
            boolean manager,
            Set<OrganisationId> funding,
            List<Dossier> mine) {
        Dossier dossier = parties.dossiers().get(pitch.project());
        List<OrganisationId> listening =
                pitch.listeners().stream().map(parties.funders()::get).toList();
        OrganisationId own =
                listening.stream().filter(funding::contains).findFirst().orElse(null);
        return new PitchSheet.Line(
                dossier.id(),
                dossier.title(),
                pitch.slot(),
                day.startOf(pitch.slot()),
                day.rooms().get(pitch.room()),
                manager ? listening.stream().map(names::get).toList() : List.of(),
                own != null || mine.contains(dossier),
                own != null,
                own == null ? null : note(day, dossier.id(), own));
    }

    private @Nullable PitchNote note(PitchDay day, DossierId dossier, OrganisationId funder) {
        return notes.findByDayAndDossierAndOrganisation(day.id(), dossier, funder)
                .orElse(null);
    }

    private Map<OrganisationId, String> names(PitchTable.Parties parties) {
        Map<OrganisationId, Organisation> known = organisations.all(Set.copyOf(parties.funders()));
        return parties.funders().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> known.containsKey(id) ? known.get(id).name() : ""));
    }

    private static List<PitchSheet.Missed> missed(
            PitchTable.Parties parties, Agenda agenda, Map<OrganisationId, String> names) {
        return agenda.clashes().stream()
                .map(clash -> {
                    String project = parties.dossiers().get(clash.project()).title();
                    if (clash instanceof Agenda.Clash.Away away) {
                        return new PitchSheet.Missed(
                                "away", project, names.get(parties.funders().get(away.funder())), null);
                    }
                    if (clash instanceof Agenda.Clash.Elsewhere elsewhere) {
                        return new PitchSheet.Missed(
                                "elsewhere",
                                project,
                                names.get(parties.funders().get(elsewhere.funder())),
                                parties.dossiers().get(elsewhere.other()).title());
                    }
                    if (clash instanceof Agenda.Clash.Unheard unheard) {
                        return new PitchSheet.Missed(
                                "unheard", project, names.get(parties.funders().get(unheard.funder())), null);
                    }
                    return new PitchSheet.Missed("no-place", project, null, null);
                })
                .toList();
    }

    private List<PitchSheet.Party> asked(
            PitchDay day,
            PitchTable.Parties parties,
            Map<OrganisationId, String> names,
            boolean manager,
            Set<OrganisationId> funding,
            List<Dossier> mine) {
        List<PitchSheet.Party> asked = new ArrayList<>();
        for (OrganisationId funder : parties.funders()) {
            if (manager || funding.contains(funder)) {
                asked.add(party(day, funder.value(), names.getOrDefault(funder, "")));
            }
        }
        for (Dossier dossier : manager ? parties.dossiers() : mine) {
            asked.add(party(day, dossier.id().value(), dossier.title()));
        }
        return asked;
    }

    private PitchSheet.Party party(PitchDay day, UUID id, String name) {
        Set<Integer> busy = absences.findByDayAndParty(day.id(), id).stream()
                .map(Absence::slot)
                .collect(Collectors.toSet());
        return new PitchSheet.Party(
                id,
                name,
                IntStream.range(0, day.slots()).mapToObj(busy::contains).toList());
    }

    /**
     * Notes something of a pitch for one's funder; noting again replaces it.
     *
     * @throws NotFound for a pitch that the reader's funder does not hear
     */
    public void note(PersonId by, ProgrammeId programme, DossierId dossier, @Nullable Integer score, String words) {
        PitchDay day = days.findByProgramme(programme).orElseThrow(NotFound::new);
        if (!planning.heard(by, day).contains(dossier)) {
            throw new NotFound();
        }
        OrganisationId funder = rights.organisations(by, programme).iterator().next();
        PitchNote note = notes.findByDayAndDossierAndOrganisation(day.id(), dossier, funder)
                .orElseGet(() -> PitchNote.of(day.id(), dossier, funder, by, clock.instant()));
        notes.save(note.noted(by, score, words, clock.instant()));
    }

    /** The programme of a day. */
    @Transactional(readOnly = true)
    public ProgrammeId programme(PitchDayId id) {
        return days.get(id).programme();
    }

    /** Whether that person may see that day at all. */
    @Transactional(readOnly = true)
    public boolean sees(PersonId by, PitchDayId id) {
        ProgrammeId programme = programme(id);
        return rights.manages(by, programme)
                || !rights.organisations(by, programme).isEmpty();
    }
}
