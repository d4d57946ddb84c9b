package org.halle.call;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.halle.engine.DecisionTrials;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Would this pass under other rules? Decisions that were made, asked again of a table that is not in force. */
@Service
@Transactional(readOnly = true)
public class Reconsidering {

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ApplicationRegister applications;
    private final EligibilityDecisions decisions;
    private final DecisionTrials trials;
    private final Rights rights;

    Reconsidering(
            ApplicationRegister applications, EligibilityDecisions decisions, DecisionTrials trials, Rights rights) {
        this.applications = applications;
        this.decisions = decisions;
        this.trials = trials;
        this.rights = rights;
    }

    /** What a table says: codes, as it writes them. */
    public record Verdict(String outcome, String reason) {}

    /**
     * The last decision about an application beside what the other table says of the same facts.
     *
     * @param stored with its rule's version
     * @param facts what it was decided on, by the table's names
     * @param other null when no row of the other table fits, or several do
     */
    public record Replayed(
            Application application, EligibilityDecision stored, Map<String, Object> facts, @Nullable Verdict other) {

        /** Whether something else would become of the application. */
        public boolean otherOutcome() {
            return other == null || !other.outcome().equals(stored.outcome().code());
        }

        /** Whether something else would be written to its people. */
        public boolean differs() {
            return otherOutcome() || other != null && !other.reason().equals(stored.reason());
        }
    }

    /**
     * By reference; applications that the rules were never asked about are left out. Nothing is changed by asking.
     *
     * @param rules a decision file that passed the check
     */
    public List<Replayed> replay(PersonId by, ProgrammeId programme, byte[] rules) {
        rights.require(by, programme, Role.MANAGER);
        Map<ApplicationId, Application> known =
                applications.of(programme).stream().collect(Collectors.toMap(Application::id, Function.identity()));
        Map<ApplicationId, EligibilityDecision> last =
                new TreeMap<>(Comparator.comparing((ApplicationId id) -> reference(known, id)));
        if (!known.isEmpty()) {
            decisions
                    .findByApplicationInOrderByDecidedAt(known.keySet())
                    .forEach(one -> last.put(one.application(), one));
        }
        DecisionTrials.Trial table = trials.of(Eligibility.RULES, rules);
        List<Replayed> replayed = new ArrayList<>();
        last.forEach((id, stored) -> {
            Map<String, Object> facts = JSON.readValue(stored.inputs(), FACTS);
            Verdict other = table.ask(facts)
                    .map(says -> new Verdict(text(says, "outcome"), text(says, "reason")))
                    .orElse(null);
            Application application = known.get(id);
            if (application != null) {
                replayed.add(new Replayed(application, stored, facts, other));
            }
        });
        return replayed;
    }

    private static String reference(Map<ApplicationId, Application> known, ApplicationId id) {
        Application application = known.get(id);
        return application == null ? "" : application.reference() + id;
    }

    private static String text(Map<String, Object> says, String output) {
        return String.valueOf(says.getOrDefault(output, ""));
    }
}
