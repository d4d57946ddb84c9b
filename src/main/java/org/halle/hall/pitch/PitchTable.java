package org.halle.hall.pitch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.halle.hall.Dossier;
import org.halle.hall.HallRegister;
import org.halle.kernel.DossierId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.PitchDayId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The parties of a day in numbers, and its agenda back from what is stored. */
@Component
class PitchTable {

    private final HallRegister hall;
    private final Speakings speakings;
    private final Absences absences;

    PitchTable(HallRegister hall, Speakings speakings, Absences absences) {
        this.hall = hall;
        this.speakings = speakings;
        this.absences = absences;
    }

    /**
     * Who takes part: the published dossiers and the funders that read them.
     *
     * @param readers by funder, who reads for it
     */
    record Parties(
            List<Dossier> dossiers,
            List<OrganisationId> funders,
            Map<OrganisationId, PersonId> readers,
            Wishes wishes) {

        int number(DossierId id) {
            for (int at = 0; at < dossiers.size(); at++) {
                if (dossiers.get(at).id().equals(id)) {
                    return at;
                }
            }
            return -1;
        }
    }

    Parties parties(PitchDay day) {
        List<Dossier> dossiers = hall.published(day.programme());
        Map<OrganisationId, PersonId> readers = new LinkedHashMap<>();
        List<Map<OrganisationId, PersonId>> reading =
                dossiers.stream().map(dossier -> hall.interested(dossier.id())).toList();
        reading.forEach(readers::putAll);
        List<OrganisationId> funders = List.copyOf(readers.keySet());
        List<BitSet> audience = new ArrayList<>();
        for (Map<OrganisationId, PersonId> asked : reading) {
            BitSet wanting = new BitSet();
            asked.keySet().forEach(funder -> wanting.set(funders.indexOf(funder)));
            audience.add(wanting);
        }
        Map<UUID, BitSet> away = new LinkedHashMap<>();
        absences.findByDay(day.id()).forEach(absence -> away.computeIfAbsent(absence.party(), party -> new BitSet())
                .set(absence.slot()));
        return new Parties(
                dossiers,
                funders,
                readers,
                new Wishes(
                        day.slots(),
                        day.rooms().size(),
                        dossiers.stream()
                                .map(dossier -> free(day, away.get(dossier.id().value())))
                                .toList(),
                        funders.stream()
                                .map(funder -> free(day, away.get(funder.value())))
                                .toList(),
                        audience));
    }

    /** The stored agenda, against what is wished now: a dossier published since has no place yet. */
    Agenda agenda(PitchDay day, Parties parties) {
        int[] slots = new int[parties.dossiers().size()];
        Arrays.fill(slots, -1);
        for (Speaking speaking : speakings.findByDay(day.id())) {
            int number = parties.number(speaking.dossier());
            if (number >= 0) {
                slots[number] = speaking.slot();
            }
        }
        return Agenda.of(parties.wishes(), slots, upToDate(day, parties) ? day.bound() : Bounds.of(parties.wishes()));
    }

    /** Whether the agenda was planned for what is wished now. */
    static boolean upToDate(PitchDay day, Parties parties) {
        return day.planned() && day.basis() == parties.wishes().hashCode();
    }

    void keep(PitchDayId day, Parties parties, Agenda agenda) {
        clear(day);
        speakings.saveAll(agenda.pitches().stream()
                .map(pitch -> new Speaking(
                        null, day, parties.dossiers().get(pitch.project()).id(), pitch.slot()))
                .toList());
    }

    void clear(PitchDayId day) {
        speakings.deleteAll(speakings.findByDay(day));
    }

    private static BitSet free(PitchDay day, @Nullable BitSet away) {
        BitSet free = new BitSet();
        free.set(0, day.slots());
        if (away != null) {
            free.andNot(away);
        }
        return free;
    }
}
