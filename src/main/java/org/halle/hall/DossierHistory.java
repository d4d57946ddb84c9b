package org.halle.hall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.halle.kernel.DossierId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The editions of a dossier: what funders read when they decided, and what became of it since. */
@Service
@Transactional(readOnly = true)
public class DossierHistory {

    private final Dossiers dossiers;
    private final DossierEditions editions;
    private final Rounds rounds;
    private final HallRights rights;

    DossierHistory(Dossiers dossiers, DossierEditions editions, Rounds rounds, HallRights rights) {
        this.dossiers = dossiers;
        this.editions = editions;
        this.rounds = rounds;
        this.rights = rights;
    }

    /** A part of a dossier that people compare. */
    public enum Part {
        PITCH,
        NEED,
        USE,
        CONTACT;

        /** Key of its name in the message files. */
        public String label() {
            return switch (this) {
                case PITCH -> "hall.dossier.pitch";
                case NEED -> "hall.dossier.need";
                case USE -> "hall.dossier.use";
                case CONTACT -> "hall.dossier.contact";
            };
        }
    }

    /**
     * One edition.
     *
     * @param changed what differs from the edition before; empty for the first
     */
    public record Line(int edition, Instant at, List<Part> changed) {}

    /**
     * A part before and after.
     *
     * @param before null in the first edition
     */
    public record Change(Part part, @Nullable String before, String after) {
        public boolean differs() {
            return before != null && !before.equals(after);
        }
    }

    /** An edition beside the one before it. */
    public record Compared(int edition, Instant at, boolean latest, List<Change> parts) {}

    /** The editions, the latest first. */
    public List<Line> of(PersonId by, DossierId id) {
        requireReader(by, id);
        List<DossierEdition> all = editions.findByDossierOrderByEditionDesc(id);
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            DossierEdition before = at + 1 < all.size() ? all.get(at + 1) : null;
            lines.add(new Line(
                    all.get(at).edition(),
                    all.get(at).publishedAt(),
                    changes(before, all.get(at)).stream()
                            .filter(Change::differs)
                            .map(Change::part)
                            .toList()));
        }
        return lines;
    }

    /** @throws NotFound when there is no such edition */
    public Compared edition(PersonId by, DossierId id, int number) {
        Dossier dossier = requireReader(by, id);
        DossierEdition edition = editions.findByDossierAndEdition(id, number).orElseThrow(NotFound::new);
        DossierEdition before = editions.findByDossierAndEdition(id, number - 1).orElse(null);
        return new Compared(number, edition.publishedAt(), number == dossier.edition(), changes(before, edition));
    }

    private Dossier requireReader(PersonId by, DossierId id) {
        Dossier dossier = dossiers.get(id);
        if (!rights.require(by, dossier, rounds.of(id)).reads()) {
            throw new Forbidden();
        }
        return dossier;
    }

    private static List<Change> changes(@Nullable DossierEdition before, DossierEdition after) {
        return List.of(
                new Change(Part.PITCH, before == null ? null : before.pitch(), after.pitch()),
                new Change(Part.NEED, before == null ? null : before.need(), after.need()),
                new Change(Part.USE, before == null ? null : before.useOfFunds(), after.useOfFunds()),
                new Change(
                        Part.CONTACT,
                        before == null ? null : Objects.toString(before.contactShared()),
                        Objects.toString(after.contactShared())));
    }
}
