package org.halle.hall;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halle.call.ApplicationRegister;
import org.halle.call.Content;
import org.halle.engine.Decisions;
import org.halle.kernel.DossierId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.people.LegalStatus;
import org.halle.people.Organisations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Public schemes for research that a project might look into, by the dated rules of {@code research-status.dmn}. Hints,
 * never a ruling. A rule whose dates are over is not applied in silence: it is shown as expired, to be checked.
 */
@Service
@Transactional(readOnly = true)
public class ResearchStatus {

    private static final String RULES = "research-status";

    /** Not companies: what the rules say about companies is not said to them. */
    private static final Set<LegalStatus> NO_COMPANY = Set.of(
            LegalStatus.ASSOCIATION,
            LegalStatus.COLLECTIVITE,
            LegalStatus.UNIVERSITE,
            LegalStatus.FONDATION,
            LegalStatus.MUTUELLE,
            LegalStatus.AUTRE);

    private final Dossiers dossiers;
    private final Rounds rounds;
    private final HallRights rights;
    private final ApplicationRegister applications;
    private final Organisations organisations;
    private final Decisions decisions;
    private final HalleClock clock;

    ResearchStatus(
            Dossiers dossiers,
            Rounds rounds,
            HallRights rights,
            ApplicationRegister applications,
            Organisations organisations,
            Decisions decisions,
            HalleClock clock) {
        this.dossiers = dossiers;
        this.rounds = rounds;
        this.rights = rights;
        this.applications = applications;
        this.organisations = organisations;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * A scheme to look into.
     *
     * @param scheme its code: "jei", "cir", "cifre"
     * @param advice what to look at, in French, as the rules say it
     * @param source where the rule comes from
     * @param from the first day of the rule
     * @param to its last day
     * @param expired whether that day is past: the rule is shown, and is to be checked
     */
    public record Hint(String scheme, String advice, String source, LocalDate from, LocalDate to, boolean expired) {

        boolean begun(LocalDate day) {
            return !from.isAfter(day);
        }
    }

    /** @throws Forbidden for who does not read the dossier itself */
    public List<Hint> of(PersonId by, DossierId id) {
        Dossier dossier = dossiers.get(id);
        if (!rights.require(by, dossier, rounds.of(id)).reads()) {
            throw new Forbidden();
        }
        Content content = applications.get(dossier.application()).content();
        return at(facts(content, organisations.get(dossier.organisation()).status(), clock.today()), clock.today());
    }

    /** By scheme the rule of that day; when there is none any more, the one that expired last, and said to be so. */
    List<Hint> at(Map<String, Object> facts, LocalDate day) {
        Map<String, Hint> best = new LinkedHashMap<>();
        decisions.askAll(RULES, facts).stream()
                .map(row -> hint(row, day))
                .filter(hint -> hint.begun(day))
                .sorted(Comparator.comparing(Hint::to).reversed())
                .forEach(hint -> best.putIfAbsent(hint.scheme(), hint));
        return List.copyOf(best.values());
    }

    /** What is not known does not speak for a scheme that asks for it. */
    static Map<String, Object> facts(Content content, LegalStatus status, LocalDate day) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("rdActivity", content.rdActivity());
        facts.put("company", !NO_COMPANY.contains(status));
        LocalDate founded = content.foundedOn();
        facts.put(
                "ageYears",
                founded == null
                        ? Integer.MAX_VALUE
                        : Period.between(founded, day).getYears());
        Integer headcount = content.headcount();
        facts.put("headcount", headcount == null ? Integer.MAX_VALUE : headcount);
        return facts;
    }

    private static Hint hint(Map<String, Object> row, LocalDate day) {
        LocalDate to = LocalDate.parse(String.valueOf(row.get("to")));
        return new Hint(
                String.valueOf(row.get("scheme")),
                String.valueOf(row.get("advice")),
                String.valueOf(row.get("source")),
                LocalDate.parse(String.valueOf(row.get("from"))),
                to,
                to.isBefore(day));
    }
}
