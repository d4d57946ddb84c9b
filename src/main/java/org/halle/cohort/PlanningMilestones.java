package org.halle.cohort;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What every venture of a programme will be asked to deliver, and when. */
@Service
@Transactional
public class PlanningMilestones {

    /**
     * The plan of a programme.
     *
     * @param due when each would be due by the programme's dates
     * @param formed whether ventures have their milestones already: the plan then stands
     */
    public record Drawn(List<MilestonePlan.Planned> milestones, List<Instant> due, boolean formed) {}

    private static final int USUAL = 4;

    private final MilestonePlans plans;
    private final Ventures ventures;
    private final Programmes programmes;
    private final Rights rights;
    private final MessageSource texts;

    PlanningMilestones(
            MilestonePlans plans, Ventures ventures, Programmes programmes, Rights rights, MessageSource texts) {
        this.plans = plans;
        this.ventures = ventures;
        this.programmes = programmes;
        this.rights = rights;
        this.texts = texts;
    }

    /** For those who run or coach the programme. */
    @Transactional(readOnly = true)
    public Drawn plan(PersonId by, ProgrammeId id) {
        Programme programme = programmes.get(id);
        rights.require(by, id, Role.COACH, Role.MANAGER);
        MilestonePlan plan = plan(id);
        return new Drawn(plan.milestones(), plan.due(programme.plan().cohort()), formed(id));
    }

    /** @throws Refused once the cohort is formed, or when a line makes no sense */
    public void change(PersonId by, ProgrammeId id, List<MilestonePlan.Planned> wanted) {
        programmes.get(id);
        rights.require(by, id, Role.MANAGER);
        if (formed(id)) {
            throw new Refused("cohort.plan.refused.formed");
        }
        List<MilestonePlan.Planned> stripped = wanted.stream()
                .map(one -> new MilestonePlan.Planned(
                        one.title().strip(), one.brief().strip(), one.weeks()))
                .toList();
        plans.save(
                plans.findById(id).map(known -> known.with(stripped)).orElseGet(() -> MilestonePlan.of(id, stripped)));
    }

    /** The plan as it stands, or the usual one, in the programme's language. */
    MilestonePlan plan(ProgrammeId id) {
        return plans.findById(id)
                .orElseGet(() -> MilestonePlan.of(
                        id,
                        IntStream.rangeClosed(1, USUAL)
                                .mapToObj(number -> new MilestonePlan.Planned(
                                        text("cohort.plan.milestone." + number),
                                        text("cohort.plan.milestone." + number + ".brief"),
                                        null))
                                .toList()));
    }

    private boolean formed(ProgrammeId id) {
        return ventures.existsByProgramme(id);
    }

    private String text(String key) {
        return texts.getMessage(key, null, Locale.FRENCH);
    }
}
