package org.halle.hall;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.halle.kernel.DocumentId;
import org.halle.kernel.DossierId;
import org.halle.kernel.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Which funders may open one document of a dossier. A document without a rule is for whoever was asked.
 *
 * @param named codes of the funders that are named; counts only when they are
 */
@Table("dossier_document")
public record DocumentRule(
        @Id DocumentId document,
        DossierId dossier,
        Readership readership,
        @Column("funders") String named,
        @Version @Nullable Long version) {

    static DocumentRule usual(DocumentId document, DossierId dossier) {
        return new DocumentRule(document, dossier, Readership.ASKED, "", null);
    }

    DocumentRule opened(Readership to, Collection<OrganisationId> funders) {
        return new DocumentRule(
                document,
                dossier,
                to,
                to == Readership.NAMED
                        ? Codes.joined(
                                funders.stream().map(OrganisationId::toString).toList())
                        : "",
                version);
    }

    public Set<OrganisationId> funders() {
        return Codes.split(named).stream().map(OrganisationId::of).collect(Collectors.toSet());
    }

    /** Whether somebody may open it who may open documents of that dossier at all. */
    boolean opensTo(Access access) {
        if (access.seesFunders()) {
            return true;
        }
        return switch (readership) {
            case ASKED -> true;
            case NAMED -> access.funder() != null && funders().contains(access.funder());
            case PLEDGED -> access.pledged();
        };
    }
}
