package org.halle.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.halle.kernel.HalleClock;
import org.halle.programme.Plan;
import org.halle.programme.Programmes;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether everything that bears a date of a cohort says the same: tables, engine, desk, letters, calendars. */
final class MovedCohort {

    private static final String VARIABLE =
            """
            select v.LONG_ from ACT_RU_VARIABLE v join ACT_RU_EXECUTION e on e.ID_ = v.EXECUTION_ID_
             where e.BUSINESS_KEY_ = ? and v.NAME_ = ?
            """;

    private final CohortStage stage;
    private final ApplicationContext context;
    private final JdbcClient database;

    MovedCohort(CohortStage stage, ApplicationContext context) {
        this.stage = stage;
        this.context = context;
        database = context.getBean(JdbcClient.class);
    }

    /** Nothing says another date than the rest. */
    void agrees() {
        VentureRegister register = context.getBean(VentureRegister.class);
        Plan plan = context.getBean(Programmes.class).get(stage.programme).plan();
        CohortCalendar calendar = new CohortCalendar(plan.cohort());
        Instant now = context.getBean(HalleClock.class).instant();
        for (Venture venture : register.of(stage.programme)) {
            UUID key = venture.id().value();
            if (!venture.state().live()) {
                assertThat(stage.instances(key)).isEmpty();
                continue;
            }
            assertThat(variable(key, "endsAt")).isEqualTo(calendar.endsAt(venture));
            assertThat(stage.timers("venture", key)).allMatch(calendar.endsAt(venture)::equals);
            if (!venture.throughTheGates()) {
                assertThat(asked(key)).isNotEmpty().allMatch(variable(key, "onboardBy")::equals);
            }
            for (Milestone milestone : register.milestones(venture.id())) {
                agrees(milestone, now);
            }
            agrees(venture, register, now);
        }
    }

    private void agrees(Milestone milestone, Instant now) {
        UUID key = milestone.id().value();
        switch (milestone.state()) {
            case OPEN, REWORK -> {
                Instant remindAt = CohortCalendar.remindAt(milestone.dueAt(), now);
                assertThat(variable(key, "dueAt")).isEqualTo(milestone.dueAt());
                assertThat(variable(key, "remindAt")).isEqualTo(remindAt);
                assertThat(asked(key)).containsExactly(milestone.dueAt());
                assertThat(stage.timers("milestone", key)).containsExactly(remindAt);
            }
            case DELIVERED -> assertThat(variable(key, "dueAt")).isEqualTo(milestone.dueAt());
            case ACCEPTED, DROPPED -> assertThat(stage.instances(key)).isEmpty();
            case PLANNED -> assertThat(milestone.dueAt()).isAfter(now);
        }
    }

    /** The last word on each session to come in the lead's letters is where and when it is. */
    private void agrees(Venture venture, VentureRegister register, Instant now) {
        if (venture.state() == Venture.State.PAUSED) {
            return;
        }
        List<String> calendars = database.sql(
                        "select a.content from letter_attachment a join letter l on l.id = a.letter"
                                + " where l.recipient = ? order by l.created_at, l.id")
                .param(venture.lead().value())
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8).replace("\r\n ", ""))
                .list();
        for (Session session : register.collectiveSessions(stage.programme)) {
            if (session.startsAt().isBefore(now)) {
                continue;
            }
            String last = calendars.stream()
                    .filter(one -> one.contains("UID:" + session.id()))
                    .reduce((one, other) -> other)
                    .orElseThrow();
            String its = Arrays.stream(last.split("BEGIN:VEVENT"))
                    .filter(one -> one.contains("UID:" + session.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(its)
                    .contains("SEQUENCE:" + session.sequence())
                    .contains(DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss")
                            .format(session.startsAt().atZone(HalleClock.PARIS)));
            assertThat(stage.timers("cohort", stage.programme.value())).contains(session.endsAt());
        }
    }

    private Instant variable(UUID key, String name) {
        return Instant.ofEpochMilli(database.sql(VARIABLE)
                .params(key.toString(), name)
                .query(Long.class)
                .single());
    }

    /** When what is asked about something is due; the list of each person says the same. */
    private List<Instant> asked(UUID subject) {
        List<Instant> due = database.sql("select due_at from desk_task where subject = ? and due_at is not null"
                        + " and state in ('OPEN', 'PAUSED')")
                .param(subject)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list();
        assertThat(database.sql("select count(*) from desk_inbox i join desk_task t on t.id = i.task_id"
                                + " where t.subject = ? and t.due_at is not null and i.due_order <> t.due_at")
                        .param(subject)
                        .query(Long.class)
                        .single())
                .isZero();
        return due;
    }
}
