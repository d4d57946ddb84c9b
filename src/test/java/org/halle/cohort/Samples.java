package org.halle.cohort;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;
import org.halle.programme.Plan;
import org.halle.programme.Programme;
import org.halle.programme.Rules;

/** Ventures and programmes that tests start from. */
public final class Samples {

    public static final ProgrammeId PROGRAMME = ProgrammeId.random();
    public static final PersonId LEAD = PersonId.random();
    public static final PersonId COACH = PersonId.random();
    public static final PersonId SUBSTITUTE = PersonId.random();
    public static final PersonId MANAGER = PersonId.random();
    public static final PersonId STRANGER = PersonId.random();
    public static final Instant NOW = Instant.parse("2026-06-15T08:00:00Z");

    private Samples() {}

    public static Venture venture(String name) {
        return Venture.entering(PROGRAMME, ApplicationId.random(), LEAD, OrganisationId.random(), name);
    }

    /** Through its gates, followed by {@link #COACH} and {@link #SUBSTITUTE}. */
    public static Venture active(String name) {
        return venture(name)
                .charterSigned(NOW, "ab".repeat(32), true)
                .followedBy(COACH, SUBSTITUTE)
                .baselineRecorded(NOW);
    }

    /** Gone before the end. */
    public static Venture withdrawn(String name) {
        return active(name).withdrawn("Plus de temps", NOW);
    }

    public static Milestone open(VentureId venture) {
        return Milestone.planned(venture, 1, "Feuille de route", "", NOW.plusSeconds(86_400))
                .opened();
    }

    public static Milestone delivered(VentureId venture) {
        return open(venture).delivered("Voici", List.of(), LEAD, NOW);
    }

    public static Plan plan(LocalDate from, LocalDate to) {
        return new Plan(
                Instant.parse("2026-01-05T08:00:00Z"),
                Instant.parse("2026-03-02T17:00:00Z"),
                Instant.parse("2026-03-03T08:00:00Z"),
                Instant.parse("2026-04-15T08:00:00Z"),
                from,
                to,
                Instant.parse("2027-12-01T17:00:00Z"));
    }

    /** From 11 May 2026 to 28 February 2027. */
    public static Programme programme() {
        return new Programme(
                PROGRAMME,
                "promotion-2026",
                "Promotion 2026",
                "",
                "44",
                Programme.State.RUNNING,
                plan(LocalDate.of(2026, 5, 11), LocalDate.of(2027, 2, 28)),
                Rules.usual(),
                1L);
    }
}
