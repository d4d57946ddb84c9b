package org.halle.hall;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.DossierId;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.RoundId;
import org.halle.kernel.VentureId;

/** Dossiers, rounds and pledges as tests need them. */
public final class HallCases {

    public static final Instant NOW = Instant.parse("2026-01-12T09:00:00Z");
    public static final Instant CLOSES = Instant.parse("2026-04-30T16:00:00Z");
    public static final ProgrammeId PROGRAMME = ProgrammeId.random();
    public static final PersonId LEAD = PersonId.random();

    private HallCases() {}

    public static Dossier dossier() {
        return Dossier.prepared(
                PROGRAMME,
                VentureId.random(),
                ApplicationId.random(),
                LEAD,
                OrganisationId.random(),
                "Haies et chaleur");
    }

    public static PublishDossier content(long euros) {
        return new PublishDossier(
                "Une filière bois-bocage.",
                "Une chaufferie.",
                "Chaudière et réseau.",
                Money.euros(euros),
                Set.of(Instrument.PRET, Instrument.DON),
                true);
    }

    public static Dossier published(long euros) {
        return dossier()
                .compiled("transition-energetique", "amorcage", "Moisdon", "", "", null)
                .publish(content(euros), NOW);
    }

    public static Round round(DossierId dossier, long euros) {
        return Round.prepared(PROGRAMME, dossier, CLOSES).open(Money.euros(euros), NOW);
    }

    public static MakePledge promise(long euros, Condition... conditions) {
        return new MakePledge(Money.euros(euros), Instrument.PRET, LocalDate.of(2026, 12, 31), List.of(conditions));
    }

    public static Pledge pledge(RoundId round, OrganisationId funder, long euros, Condition... conditions) {
        return Pledge.made(round, funder, PersonId.random(), null, null, promise(euros, conditions), NOW);
    }

    public static FunderProfile profile() {
        return new FunderProfile(
                FunderKind.BANQUE_ETHIQUE,
                Set.of(Instrument.PRET, Instrument.GARANTIE),
                Money.euros(20_000),
                Money.euros(500_000),
                Set.of(),
                Set.of("amorcage", "consolidation"),
                45,
                "Un prévisionnel validé.",
                "");
    }

    public static DossierReview review(RoundId round) {
        return DossierReview.asked(round, PersonId.random(), OrganisationId.random())
                .opened(NOW, 45, CLOSES);
    }
}
