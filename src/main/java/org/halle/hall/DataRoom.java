package org.halle.hall;

import java.io.InputStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.halle.document.Documents;
import org.halle.document.StoredDocument;
import org.halle.kernel.Alphabet;
import org.halle.kernel.DocumentId;
import org.halle.kernel.DossierId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The documents of a dossier, each with who may open it. */
@Service
@Transactional
public class DataRoom {

    private static final String DOSSIER = "dossier/";

    private final Dossiers dossiers;
    private final Rounds rounds;
    private final DossierReviews reviews;
    private final DocumentRules rules;
    private final HallRights rights;
    private final Organisations organisations;
    private final ObjectProvider<Documents> documents;

    DataRoom(
            Dossiers dossiers,
            Rounds rounds,
            DossierReviews reviews,
            DocumentRules rules,
            HallRights rights,
            Organisations organisations,
            // it asks its guards, and this is behind one of them
            ObjectProvider<Documents> documents) {
        this.dossiers = dossiers;
        this.rounds = rounds;
        this.reviews = reviews;
        this.rules = rules;
        this.rights = rights;
        this.organisations = organisations;
        this.documents = documents;
    }

    /** Those that somebody with that access opens, in the order they were added. */
    List<StoredDocument> open(DossierId id, Access access) {
        if (!access.seesDocuments()) {
            return List.of();
        }
        Map<DocumentId, DocumentRule> known = known(id);
        return documents.getObject().of(DOSSIER + id).stream()
                .filter(document -> known.getOrDefault(document.id(), DocumentRule.usual(document.id(), id))
                        .opensTo(access))
                .toList();
    }

    /**
     * A document of that dossier.
     *
     * @throws NotFound for whom it is not open: they should not even know that there is one
     */
    StoredDocument require(DossierId id, DocumentId document, Access access) {
        return open(id, access).stream()
                .filter(one -> one.id().equals(document))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Whether that person opens that document of a dossier. */
    @Transactional(readOnly = true)
    public boolean mayRead(PersonId by, StoredDocument document) {
        if (!document.subject().startsWith(DOSSIER)) {
            return false;
        }
        Dossier dossier = dossiers.get(DossierId.of(document.subject().substring(DOSSIER.length())));
        Access access = rights.access(by, dossier, rounds.of(dossier.id()));
        return access.seesDocuments()
                && (dossier.published() || access.seesFunders())
                && rules.findById(document.id())
                        .orElseGet(() -> DocumentRule.usual(document.id(), dossier.id()))
                        .opensTo(access);
    }

    /** Adds a document, open to whom it says from the first moment. */
    public void add(PersonId by, DossierId id, String fileName, InputStream content, Readership to) {
        StoredDocument stored = documents.getObject().store(by, DOSSIER + id, fileName, content);
        rules.save(DocumentRule.usual(stored.id(), id).opened(to, Set.of()));
    }

    /**
     * Says who may open a document.
     *
     * @param named counts only when funders are named: of those that were asked
     * @throws Forbidden for who is neither of the project nor of the team
     */
    public void openTo(
            PersonId by, DossierId id, DocumentId document, Readership to, Collection<OrganisationId> named) {
        Dossier dossier = dossiers.get(id);
        Access access = rights.require(by, dossier, rounds.of(id));
        if (!access.seesFunders()) {
            throw new Forbidden();
        }
        require(id, document, access);
        Set<OrganisationId> asked = asked(id);
        if (!asked.containsAll(named)) {
            throw new Refused("hall.refused.readership");
        }
        rules.save(rules.findById(document)
                .orElseGet(() -> DocumentRule.usual(document, id))
                .opened(to, named));
    }

    /** A funder that may be named, and whether it is. */
    public record Reader(OrganisationId id, String name, boolean named) {}

    /** Who may open a document, and whom one may name. */
    public record Door(Readership readership, List<Reader> readers) {}

    /** By document, for the project and the team; empty for anybody else. */
    @Transactional(readOnly = true)
    public Map<DocumentId, Door> doors(PersonId by, DossierId id) {
        Dossier dossier = dossiers.get(id);
        Access access = rights.require(by, dossier, rounds.of(id));
        if (!access.seesFunders()) {
            return Map.of();
        }
        Map<DocumentId, DocumentRule> known = known(id);
        Set<OrganisationId> asked = asked(id);
        Map<OrganisationId, Organisation> names = organisations.all(asked);
        Map<DocumentId, Door> doors = new LinkedHashMap<>();
        open(id, access).forEach(document -> {
            DocumentRule rule = known.getOrDefault(document.id(), DocumentRule.usual(document.id(), id));
            Set<OrganisationId> named = new HashSet<>(rule.funders());
            doors.put(
                    document.id(),
                    new Door(
                            rule.readership(),
                            names.values().stream()
                                    .map(one -> new Reader(one.id(), one.name(), named.contains(one.id())))
                                    .sorted(Comparator.comparing(Reader::name, Alphabet.order()))
                                    .toList()));
        });
        return doors;
    }

    private Map<DocumentId, DocumentRule> known(DossierId id) {
        return rules.findByDossier(id).stream().collect(Collectors.toMap(DocumentRule::document, Function.identity()));
    }

    private Set<OrganisationId> asked(DossierId id) {
        return reviews.findByRound(rounds.of(id).id()).stream()
                .map(DossierReview::organisation)
                .collect(Collectors.toSet());
    }
}
