package org.halle.hall.web;

import java.time.Instant;
import java.util.List;
import org.halle.hall.pitch.PitchDay;
import org.halle.hall.pitch.PitchReading;
import org.halle.hall.pitch.PitchSheet;
import org.halle.kernel.NotFound;
import org.halle.kernel.ProgrammeId;
import org.halle.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The day of pitches over HTTP: what one sees is what one's page shows. */
@RestController
@RequestMapping("/api")
class PitchApi {

    /** A day; its pitches are empty until it is announced, its clashes for whoever is not of the team. */
    record PitchDayDetail(
            Instant startsAt,
            int minutes,
            int slots,
            List<String> rooms,
            String place,
            boolean announced,
            List<PitchItem> pitches,
            List<ClashItem> clashes,
            int clashesAtLeast) {}

    /** A pitch. */
    record PitchItem(
            String dossierId, String title, Instant startsAt, String room, List<String> listeners, boolean mine) {}

    /** A clash: "no-place", "away", "elsewhere" or "unheard". */
    record ClashItem(String kind, String project, @Nullable String funder, @Nullable String other) {}

    private final PitchReading reading;

    PitchApi(PitchReading reading) {
        this.reading = reading;
    }

    @GetMapping("/programmes/{programme}/pitch-day")
    PitchDayDetail day(@AuthenticationPrincipal SignedIn me, @PathVariable String programme) {
        PitchSheet sheet = reading.of(me.id(), ProgrammeId.of(programme));
        PitchDay day = sheet.day();
        if (day == null) {
            throw new NotFound();
        }
        return new PitchDayDetail(
                day.startsAt(),
                day.minutes(),
                day.slots(),
                day.rooms(),
                day.place(),
                day.announced(),
                sheet.lines().stream()
                        .map(line -> new PitchItem(
                                line.dossier().toString(),
                                line.title(),
                                line.starts(),
                                line.room(),
                                line.listeners(),
                                line.mine()))
                        .toList(),
                sheet.clashes().stream()
                        .map(missed -> new ClashItem(missed.kind(), missed.project(), missed.funder(), missed.other()))
                        .toList(),
                sheet.manager() ? sheet.bound() : 0);
    }
}
