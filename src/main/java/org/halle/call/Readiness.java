package org.halle.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halle.desk.Answers;
import org.halle.engine.Decisions.Ruling;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Money;
import org.halle.kernel.PersonId;
import org.halle.people.People;
import org.halle.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What still stands between a draft and its submission, for everybody who takes part to read. */
@Service
@Transactional(readOnly = true)
public class Readiness {

    private final Calls calls;
    private final AnswerSheet sheet;
    private final Eligibility eligibility;
    private final People people;
    private final HalleClock clock;

    Readiness(Calls calls, AnswerSheet sheet, Eligibility eligibility, People people, HalleClock clock) {
        this.calls = calls;
        this.sheet = sheet;
        this.eligibility = eligibility;
        this.people = people;
        this.clock = clock;
    }

    /** What blocks comes first; nothing for an application that is no draft. */
    public List<Hurdle> of(Application application) {
        List<Hurdle> hurdles = new ArrayList<>();
        if (application.status() != Application.Status.DRAFT) {
            return hurdles;
        }
        Call call = calls.get(application.call());
        if (!application.inTime(call, clock.instant())) {
            hurdles.add(new Hurdle("call.hurdle.closed", List.of(Written.instant(application.deadline(call))), true));
        }
        int missing = application.missingSignatures(call.signaturePercent());
        if (missing > 0) {
            hurdles.add(new Hurdle("call.hurdle.signatures", List.of(missing, unsigned(application)), true));
        }
        Answers answers = new Answers(sheet.of(application));
        shares(application, answers).ifPresent(hurdles::add);
        // asked of the very table that will judge it, so that advice and judgement cannot differ
        Ruling verdict = eligibility.preview(application, Content.of(answers));
        if (!verdict.text("outcome").equals(EligibilityDecision.Outcome.ELIGIBLE.code())) {
            hurdles.add(new Hurdle(
                    "call.hurdle." + verdict.text("outcome"),
                    List.of(new DefaultMessageSourceResolvable(EligibilityDecision.reasonKey(verdict.text("reason")))),
                    false));
        }
        return hurdles;
    }

    /** Advice where the parts that everybody said do not add up to the budget. */
    private static Optional<Hurdle> shares(Application application, Answers answers) {
        Money budget = answers.euros("budgetEur");
        Money ofLead = answers.euros("leadShareEur");
        Money together = shares(application, ofLead);
        boolean said = ofLead != null && application.partners().stream().allMatch(Partner::signed);
        return !said || budget == null || together.equals(budget)
                ? Optional.empty()
                : Optional.of(new Hurdle("call.hurdle.shares", List.of(together.euros(), budget.euros()), false));
    }

    /** What lead and partners carry of the budget together, as far as they have said. */
    public static Money shares(Application application, @Nullable Money ofLead) {
        return Stream.concat(
                        Stream.ofNullable(ofLead),
                        application.partners().stream().flatMap(one -> Stream.ofNullable(one.budgetShare())))
                .reduce(Money.ZERO, Money::plus);
    }

    private String unsigned(Application application) {
        List<PersonId> persons = application.partnersInOrder().stream()
                .filter(partner -> !partner.signed())
                .map(Partner::person)
                .toList();
        Map<PersonId, Person> known = people.all(persons);
        return known.values().stream().map(Person::displayName).collect(Collectors.joining(", "));
    }
}
