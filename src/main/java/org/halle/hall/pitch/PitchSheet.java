package org.halle.hall.pitch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.halle.kernel.DossierId;
import org.halle.kernel.ProgrammeId;
import org.jspecify.annotations.Nullable;

/**
 * A day of pitches as one person sees it.
 *
 * @param day null while the team has not set it
 * @param stale whether something that was wished has changed since the agenda was planned
 * @param clashes what the agenda does not honour; for the team
 * @param least whether there cannot be fewer
 * @param bound how many there are at least
 * @param parties whose absences the reader may say
 */
public record PitchSheet(
        ProgrammeId programme,
        String title,
        @Nullable PitchDay day,
        boolean manager,
        boolean stale,
        List<Line> lines,
        List<Missed> clashes,
        boolean least,
        int bound,
        List<Party> parties) {

    /**
     * One pitch.
     *
     * @param listeners names of the funders that hear it; for the team, empty for others
     * @param mine whether the reader speaks or listens
     * @param listens whether the reader's funder hears it, and may note something
     */
    public record Line(
            DossierId dossier,
            String title,
            int slot,
            Instant starts,
            String room,
            List<String> listeners,
            boolean mine,
            boolean listens,
            @Nullable PitchNote note) {}

    /**
     * A clash.
     *
     * @param kind "no-place", "away", "elsewhere" or "unheard"
     * @param funder null when it is about the project alone
     * @param other the project that the funder hears instead; null when none
     */
    public record Missed(String kind, String project, @Nullable String funder, @Nullable String other) {}

    /**
     * Somebody whose absences are asked.
     *
     * @param busy by slot, whether they are not there
     */
    public record Party(UUID id, String name, List<Boolean> busy) {}
}
