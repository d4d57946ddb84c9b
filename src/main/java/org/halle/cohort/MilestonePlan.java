package org.halle.cohort;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halle.kernel.Period;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.programme.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** What a programme asks every venture to deliver, in its order. */
@Table("milestone_plan")
public record MilestonePlan(
        @Id ProgrammeId programme,
        @MappedCollection(idColumn = "programme", keyColumn = "place") List<Planned> milestones,
        @Version @Nullable Long version) {

    /**
     * One milestone of the plan.
     *
     * @param brief what is to be delivered; may be empty
     * @param weeks after how many weeks it is due; null to spread those without evenly over the cohort
     */
    @Table("planned_milestone")
    public record Planned(String title, String brief, @Nullable Integer weeks) {}

    static final int MOST = 24;

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_BRIEF = 4000;
    private static final int MOST_WEEKS = 60;

    public MilestonePlan {
        milestones = List.copyOf(milestones);
    }

    static MilestonePlan of(ProgrammeId programme, List<Planned> milestones) {
        return new MilestonePlan(programme, milestones, null).checked();
    }

    MilestonePlan with(List<Planned> other) {
        return new MilestonePlan(programme, other, version).checked();
    }

    /** @throws RefusedFields naming each line that makes no sense, as {@code title3} */
    private MilestonePlan checked() {
        if (milestones.isEmpty() || milestones.size() > MOST) {
            throw new Refused("cohort.plan.refused.count", MOST);
        }
        Map<String, Refused> wrong = new LinkedHashMap<>();
        for (int place = 0; place < milestones.size(); place++) {
            Planned one = milestones.get(place);
            if (one.title().isBlank() || one.title().length() > LONGEST_TITLE) {
                wrong.put("title" + place, new Refused("cohort.plan.refused.title", LONGEST_TITLE));
            }
            if (one.brief().length() > LONGEST_BRIEF) {
                wrong.put("brief" + place, new Refused("cohort.plan.refused.brief", LONGEST_BRIEF));
            }
            if (one.weeks() != null && (one.weeks() < 1 || one.weeks() > MOST_WEEKS)) {
                wrong.put("weeks" + place, new Refused("cohort.slots.between", 1, MOST_WEEKS));
            }
        }
        if (!wrong.isEmpty()) {
            throw new RefusedFields("cohort.plan.refused", wrong);
        }
        return this;
    }

    /** When each is due in a cohort: where its weeks say, on a working day and never after the end. */
    List<Instant> due(Period cohort) {
        List<Instant> spread = new CohortCalendar(cohort).milestones(milestones.size());
        List<Instant> due = new ArrayList<>();
        for (int place = 0; place < milestones.size(); place++) {
            Integer weeks = milestones.get(place).weeks();
            due.add(weeks == null ? spread.get(place) : CohortCalendar.due(within(cohort, weeks)));
        }
        return due;
    }

    private static LocalDate within(Period cohort, int weeks) {
        LocalDate day = WorkingDays.onOrAfter(cohort.from().plusWeeks(weeks));
        return day.isAfter(cohort.to()) ? WorkingDays.onOrBefore(cohort.to()) : day;
    }
}
