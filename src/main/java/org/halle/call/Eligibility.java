package org.halle.call;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halle.engine.Decisions;
import org.halle.engine.Decisions.Ruling;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NewIds;
import org.halle.kernel.OrganisationId;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may come before the jury. The facts are gathered here, the table {@code eligibility.dmn} judges them, and what
 * it said is kept with the facts and the rule's version.
 */
@Service
@Transactional
public class Eligibility {

    static final String RULES = "eligibility";

    /** Corrections are due at the end of a working day in Paris. */
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Applications applications;
    private final Calls calls;
    private final EligibilityDecisions decisions;
    private final Programmes programmes;
    private final Organisations organisations;
    private final Territories territories;
    private final Decisions rules;
    private final CallLetters letters;
    private final HalleClock clock;

    Eligibility(
            Applications applications,
            Calls calls,
            EligibilityDecisions decisions,
            Programmes programmes,
            Organisations organisations,
            Territories territories,
            Decisions rules,
            CallLetters letters,
            HalleClock clock) {
        this.applications = applications;
        this.calls = calls;
        this.decisions = decisions;
        this.programmes = programmes;
        this.organisations = organisations;
        this.territories = territories;
        this.rules = rules;
        this.letters = letters;
        this.clock = clock;
    }

    /** Asks the rules, keeps what they say, and lets an eligible application go on to the jury. */
    public EligibilityDecision check(ApplicationId id) {
        Application application = applications.alone(id);
        EligibilityDecision decision = decide(application);
        if (decision.outcome() == EligibilityDecision.Outcome.ELIGIBLE) {
            // the two other outcomes have steps of their own, before which a manager may draw a look of a human eye
            applications.save(application.eligible());
        }
        return decision;
    }

    /** Asks the rules and keeps what they say, whatever follows from it. */
    EligibilityDecision decide(Application application) {
        Map<String, Object> facts = facts(application, application.content(), handedInAt(application));
        Ruling ruling = rules.ask(RULES, facts);
        return decisions.save(new EligibilityDecision(
                NewIds.next(),
                application.id(),
                ruling.rule(),
                ruling.version(),
                JSON.writeValueAsString(facts),
                EligibilityDecision.Outcome.of(ruling.text("outcome")),
                ruling.text("reason"),
                clock.instant(),
                null));
    }

    /**
     * Tells the lead what is missing.
     *
     * @param days how many days there are to complete it
     * @return until when
     */
    public Instant requestCorrection(ApplicationId id, int days) {
        Instant by = clock.today()
                .plusDays(days)
                .atTime(EVENING)
                .atZone(HalleClock.PARIS)
                .toInstant();
        Application incomplete = applications.save(applications.alone(id).requestCorrection(by));
        letters.correctionRequested(incomplete, last(id), by);
        return by;
    }

    /** Ends an application that was not completed in time. */
    public void closeUncorrected(ApplicationId id) {
        Application closed = applications.save(applications.alone(id).ineligible());
        letters.notCorrected(closed, last(id));
    }

    /** Ends an application that the rules exclude, and says why. */
    public void declareIneligible(ApplicationId id) {
        Application closed = applications.save(applications.alone(id).ineligible());
        letters.ineligible(closed, last(id));
    }

    /** What the rules said last, if they were asked. */
    @Transactional(readOnly = true)
    public Optional<EligibilityDecision> latest(ApplicationId id) {
        return decisions.findFirstByApplicationOrderByDecidedAtDesc(id);
    }

    /** Everything the rules said, oldest first. */
    @Transactional(readOnly = true)
    public List<EligibilityDecision> history(ApplicationId id) {
        return decisions.findByApplicationOrderByDecidedAt(id);
    }

    /** What today's rules say of the facts of an earlier decision; nothing is changed by asking. */
    public Ruling askAgain(EligibilityDecision earlier) {
        return rules.ask(RULES, JSON.readValue(earlier.inputs(), FACTS));
    }

    /** What the rules would say if it were handed in now with that content; nothing is changed by asking. */
    @Transactional(readOnly = true)
    public Ruling preview(Application draft, Content content) {
        return rules.ask(RULES, facts(draft, content, draft.startedAt()));
    }

    private Map<String, Object> facts(Application application, Content content, Instant handedIn) {
        Map<OrganisationId, Organisation> partners = organisations.all(
                application.partners().stream().map(Partner::organisation).toList());
        Programme programme = programmes.get(application.programme());
        Call call = calls.get(application.call());
        return Facts.of(
                        content,
                        !call.endless() && !handedIn.isBefore(application.deadline(call)),
                        call.closesAt(),
                        territories.contains(programme.territory(), content.town()),
                        organisations.get(application.organisation()),
                        partners.values(),
                        programme.rules().legalStatuses())
                .named();
    }

    private static Instant handedInAt(Application application) {
        Instant at = application.submittedAt();
        if (at == null) {
            throw new IllegalStateException("nothing was handed in: " + application.id());
        }
        return at;
    }

    private EligibilityDecision last(ApplicationId id) {
        return latest(id).orElseThrow(() -> new IllegalStateException("nobody asked the rules about " + id));
    }
}
