package org.halle.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halle.Measured.millis;
import static org.halle.Measured.percentile;

import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.halle.HalleTest;
import org.halle.Measured;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The first page of one person's task list among 300,000 open tasks, beside the engine's own query for the same
 * question on the same rows.
 */
@HalleTest
class DeskBench {

    private static final int TASKS = 300_000;
    private static final int PROGRAMMES = 100;
    private static final int ROUNDS = 200;

    @Autowired
    private TaskList tasks;

    @Autowired
    private People people;

    @Autowired
    private TaskService engine;

    @Autowired
    private JdbcClient database;

    @Test
    void firstPageAmongThreeHundredThousand() {
        PersonId person = people.register("bench-" + UUID.randomUUID() + "@example.org", "Banc", "Essai", Language.FR)
                .id();
        List<ProgrammeId> programmes = IntStream.range(0, PROGRAMMES)
                .mapToObj(i -> new ProgrammeId(new UUID(7, i)))
                .toList();
        fill(person);
        people.grant(person, Role.MANAGER, programmes.get(3), null);
        people.grant(person, Role.COACH, programmes.get(4), null);

        int open = tasks.count(person);
        assertThat(open).isGreaterThan(1_000);
        long[] first = timed(round -> tasks.page(person, TaskFilter.ALL, null));
        long[] count = timed(round -> tasks.count(person));
        String deep = null;
        for (int page = 0; page < 100; page++) {
            deep = tasks.page(person, TaskFilter.ALL, deep).next();
        }
        String after = deep;
        long[] hundredth = timed(round -> tasks.page(person, TaskFilter.ALL, after));
        List<String> groups = List.of("MANAGER-" + programmes.get(3), "COACH-" + programmes.get(4));
        long[] stock = timed(20, round -> engine.createTaskQuery()
                .or()
                .taskAssignee(person.toString())
                .taskCandidateGroupIn(groups)
                .endOr()
                .orderByDueDate()
                .asc()
                .listPage(0, 20));

        Measured.by(DeskBench.class, "The task list at 300,000 open tasks")
                .row("", "median", "p95")
                .row(
                        "first page, mine and my groups’ (" + open + " tasks of one’s own)",
                        millis(percentile(first, 50)),
                        millis(percentile(first, 95)))
                .row("count", millis(percentile(count, 50)), millis(percentile(count, 95)))
                .row(
                        "first page with its count, the sum",
                        millis(percentile(first, 50) + percentile(count, 50)),
                        millis(percentile(first, 95) + percentile(count, 95)))
                .row("page 100", millis(percentile(hundredth, 50)), millis(percentile(hundredth, 95)))
                .row(
                        "the engine’s own query for the first page",
                        millis(percentile(stock, 50)),
                        millis(percentile(stock, 95)))
                .keep();
    }

    /** As the task listener would have written them, and as the engine holds them. */
    private void fill(PersonId person) {
        database.sql(
                        """
                        insert into desk_task (id, name, process, activity, definition_id, deployment_id, execution_id,
                            kind, subject, programme, title, search_text, created_at, due_at, state)
                        select 'bench-' || n, 'Évaluer le dossier', 'review', 'Task_ScoreApplication', 'review:1:x', 'd',
                            'e', 'application', gen_random_uuid(),
                            ('00000000-0000-0007-0000-' || lpad(to_hex(n % :programmes), 12, '0'))::uuid,
                            'Dossier ' || n, 'évaluer le dossier ' || n, now(),
                            now() + (n % 9000) * interval '1 minute', 'OPEN'
                        from generate_series(1, :tasks) n
                        """)
                .param("programmes", PROGRAMMES)
                .param("tasks", TASKS)
                .update();
        database.sql(
                        """
                        insert into desk_inbox (audience, shown, due_order, task_id)
                        select case n % 3 when 0 then 'MANAGER:' || p when 1 then 'COACH:' || p
                               else 'person:' || case when n % 1000 = 2 then :person else p::text end end,
                            true, due, id
                        from (select substring(id from 7)::int n, programme p, due_at due, id from desk_task
                              where id like 'bench-%') t
                        """)
                .param("person", person.toString())
                .update();
        database.sql(
                        """
                        insert into ACT_RU_TASK (ID_, REV_, NAME_, PRIORITY_, CREATE_TIME_, DUE_DATE_, SUSPENSION_STATE_,
                            ASSIGNEE_)
                        select t.id, 1, t.name, 50, t.created_at, t.due_at, 1,
                            case when i.audience like 'person:%' then substring(i.audience from 8) end
                        from desk_task t join desk_inbox i on i.task_id = t.id where t.id like 'bench-%'
                        """)
                .update();
        database.sql(
                        """
                        insert into ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_)
                        select 'bench-' || task_id, 1, replace(audience, ':', '-'), 'candidate', task_id
                        from desk_inbox where task_id like 'bench-%' and audience not like 'person:%'
                        """)
                .update();
        for (String table : List.of("desk_task", "desk_inbox", "ACT_RU_TASK", "ACT_RU_IDENTITYLINK")) {
            database.sql("analyze " + table).update();
        }
    }

    private static long[] timed(IntConsumer action) {
        return timed(ROUNDS, action);
    }

    private static long[] timed(int rounds, IntConsumer action) {
        for (int i = 0; i < rounds / 4; i++) {
            action.accept(i);
        }
        long[] nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long began = System.nanoTime();
            action.accept(i);
            nanos[i] = System.nanoTime() - began;
        }
        return nanos;
    }
}
