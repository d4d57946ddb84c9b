package org.halle.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.halle.Together;
import org.halle.desk.Desk;
import org.halle.engine.Conversation;
import org.halle.engine.Outcome;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.CallId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.programme.NewProgramme;
import org.halle.programme.Planning;
import org.halle.programme.Rules;
import org.halle.programme.SamplePlans;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Twenty jurors who send their scores of one application at the same moment, application after application. */
final class ScoringTogether {

    static final int JURORS = 20;

    private final Desk desk;
    private final Conversation conversation;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final Assessments assessments;
    private final JdbcClient database;
    private final OrganisationId house;
    private final PersonId lead;
    private final ProgrammeId programme;
    private final List<PersonId> jury = new ArrayList<>();

    ScoringTogether(ApplicationContext halle) {
        desk = halle.getBean(Desk.class);
        conversation = halle.getBean(Conversation.class);
        runtime = halle.getBean(RuntimeService.class);
        management = halle.getBean(ManagementService.class);
        assessments = halle.getBean(Assessments.class);
        database = halle.getBean(JdbcClient.class);
        People people = halle.getBean(People.class);
        PersonId manager = people.makeOperator(
                        people.register(UUID.randomUUID() + "@halle.example", "Ida", "Essai", Language.FR)
                                .id())
                .id();
        programme = halle.getBean(Planning.class)
                .draft(
                        manager,
                        new NewProgramme(
                                "Ensemble", "", "44", SamplePlans.nineMonths(), new Rules(1, 1, 100, 7, 4, false)));
        for (int number = 0; number < JURORS; number++) {
            jury.add(halle.getBean(Empanelling.class)
                    .seat(
                            manager,
                            new Empanelling.NewJuror(
                                    programme,
                                    UUID.randomUUID() + "@halle.example",
                                    "Juré",
                                    "Numéro " + number,
                                    "",
                                    LegalStatus.AUTRE,
                                    Set.of())));
        }
        house = halle.getBean(Organisations.class)
                .register("Porteur " + UUID.randomUUID(), LegalStatus.ASSOCIATION, null)
                .id();
        lead = people.register(UUID.randomUUID() + "@halle.example", "Léa", "Essai", Language.FR)
                .id();
    }

    /**
     * One application, scored by all of them at once.
     *
     * @return what somebody was refused; nothing of it may be
     */
    Queue<Exception> round(int number) throws Exception {
        ApplicationId application = asked("TG26-" + number);
        conversation.start("review", application.value(), Outcome.none());
        settle(application);
        List<String> tasks = jury.stream()
                .map(juror -> desk.openTasks(juror, "application", application.value())
                        .get(0)
                        .id())
                .toList();
        Queue<Exception> refused = new ConcurrentLinkedQueue<>();
        AtomicInteger turn = new AtomicInteger();
        Together.times(JURORS, () -> {
            int mine = turn.getAndIncrement();
            try {
                desk.complete(jury.get(mine), tasks.get(mine), grid(mine % 6));
            } catch (RuntimeException visible) {
                refused.add(visible);
            }
            return mine;
        });
        settle(application);
        List<Assessment> kept = assessments.findByApplicationOrderByAskedAtAscIdAsc(application);
        assertThat(kept).hasSize(JURORS).allSatisfy(one -> {
            assertThat(one.state()).isEqualTo(Assessment.State.SCORED);
            assertThat(one.marks()).isNotNull();
            assertThat(one.marks().byCriterion().values()).containsOnly(jury.indexOf(one.juror()) % 6);
        });
        assertThat(instances(application)).as("the review has come to its end").isEmpty();
        return refused;
    }

    private static Map<String, Object> grid(int mark) {
        Map<String, Object> answers = new HashMap<>();
        for (String criterion : List.of("purpose", "impact", "need", "innovation", "quality")) {
            answers.put(criterion, String.valueOf(mark));
        }
        answers.put("comment", "Vu.");
        return answers;
    }

    private List<ProcessInstance> instances(ApplicationId application) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("review")
                .processInstanceBusinessKey(application.toString())
                .list();
    }

    /** Runs the steps that are due, until none is. */
    private void settle(ApplicationId application) {
        for (int step = 0; step < 200; step++) {
            var due = instances(application).stream()
                    .flatMap(instance ->
                            management.createJobQuery().processInstanceId(instance.getId()).messages().list().stream())
                    .findFirst();
            if (due.isEmpty()) {
                return;
            }
            management.executeJob(due.get().getId());
        }
    }

    private ApplicationId asked(String reference) {
        CallId call = CallId.random();
        ApplicationId id = ApplicationId.random();
        OffsetDateTime at = Instant.parse("2026-04-20T08:00:00Z").atOffset(ZoneOffset.UTC);
        database.sql("insert into open_call (id, programme_id, slug, title, state, opens_at, closes_at,"
                        + " signature_percent, version) values (?, ?, ?, 'Appel', 'CLOSED', ?, ?, 100, 0)")
                .params(call.value(), programme.value(), call.toString(), at, at)
                .update();
        database.sql("insert into application (id, call_id, programme_id, reference, lead_id, organisation_id, title,"
                        + " challenge, summary, needs, town, stage, rd_activity, impact_indicator, answers, status,"
                        + " started_at, submitted_at, version) values (?, ?, ?, ?, ?, ?, 'Ensemble', 'reemploi', '', '',"
                        + " 'Rezé', 'amorcage', false, '', '{}', 'ELIGIBLE', ?, ?, 0)")
                .params(id.value(), call.value(), programme.value(), reference, lead.value(), house.value(), at, at)
                .update();
        jury.forEach(
                juror -> database.sql("insert into assessment (id, application, programme, juror, state, substitute,"
                                + " comment, asked_at, version) values (?, ?, ?, ?, 'ASKED', false, '', ?, 0)")
                        .params(UUID.randomUUID(), id.value(), programme.value(), juror.value(), at)
                        .update());
        return id;
    }
}
