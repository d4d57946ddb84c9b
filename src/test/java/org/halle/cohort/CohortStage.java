package org.halle.cohort;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.engine.Conversation;
import org.halle.engine.Outcome;
import org.halle.engine.VirtualTime;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.CallId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.SessionId;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Role;
import org.halle.programme.NewProgramme;
import org.halle.programme.Planning;
import org.halle.programme.Rules;
import org.halle.programme.SamplePlans;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A cohort in the full stack on its first morning, 1 September 2026, with its manager, two coaches and an observer. The
 * clock stands still; {@link #close} gives it back to the other tests.
 */
public final class CohortStage implements AutoCloseable {

    public static final Instant FIRST_MORNING = Instant.parse("2026-09-01T06:00:00Z");

    public final PersonId operator;
    public final PersonId manager;
    public final PersonId observer;
    public final PersonId coach;
    public final PersonId substitute;
    public final PersonId stranger;
    public final ProgrammeId programme;

    private final ApplicationContext context;
    private final People people;
    private final Desk desk;
    private final VentureRegister register;
    private final ManagementService management;
    private final RuntimeService runtime;
    private final JdbcClient database;
    private int applications;

    private CohortStage(ApplicationContext context, Rules rules) {
        this.context = context;
        people = context.getBean(People.class);
        desk = context.getBean(Desk.class);
        register = context.getBean(VentureRegister.class);
        management = context.getBean(ManagementService.class);
        runtime = context.getBean(RuntimeService.class);
        database = context.getBean(JdbcClient.class);
        context.getBean(VirtualTime.class).setTo(FIRST_MORNING);
        operator = person("operator");
        people.makeOperator(operator);
        manager = person("manager");
        observer = person("observer");
        coach = person("coach");
        substitute = person("substitute");
        stranger = person("stranger");
        programme = context.getBean(Planning.class)
                .draft(
                        operator,
                        new NewProgramme("Promotion", "Un programme d’essai.", "44", SamplePlans.nineMonths(), rules));
        people.grant(manager, Role.MANAGER, programme, null);
        people.grant(observer, Role.OBSERVER, programme, null);
        people.grant(coach, Role.COACH, programme, null);
        people.grant(substitute, Role.COACH, programme, null);
    }

    /** A programme whose cohort is not formed yet. */
    public static CohortStage planned(ApplicationContext context) {
        return new CohortStage(context, Rules.usual());
    }

    /** A cohort of ventures with these names, its diagrams at their first wait states. */
    public static CohortStage of(ApplicationContext context, String... names) {
        return of(context, Rules.usual(), List.of(names));
    }

    public static CohortStage of(ApplicationContext context, Rules rules, List<String> names) {
        CohortStage stage = new CohortStage(context, rules);
        names.forEach(name -> stage.confirmed(name, stage.person("lead"), "association", "Rezé", "reemploi"));
        stage.form();
        return stage;
    }

    /** Forms the cohort of what was confirmed, and lets its diagrams go to their wait states. */
    public void form() {
        context.getBean(Conversation.class).start("cohort", programme.value(), Outcome.none());
        settle();
    }

    /** The same as the cohort of a whole programme that runs, as if its call and its selection were over. */
    public void formRunning() {
        database.sql("update programme set state = 'RUNNING' where id = ?")
                .param(programme.value())
                .update();
        runtime.createProcessInstanceByKey("programme")
                .businessKey(programme.toString())
                .startBeforeActivity("Call_Cohort")
                .execute();
        settle();
    }

    @Override
    public void close() {
        context.getBean(VirtualTime.class).release();
    }

    public void travelTo(Instant instant) {
        context.getBean(VirtualTime.class).setTo(instant);
    }

    /** A local time in Paris, as {@code 2026-10-26T09:00}. */
    public static Instant paris(String local) {
        return LocalDateTime.parse(local).atZone(HalleClock.PARIS).toInstant();
    }

    public Venture venture(String name) {
        return register.of(programme).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public PersonId person(String name) {
        return people.register(name + "-" + UUID.randomUUID() + "@halle.example", "Prénom", name, Language.FR)
                .id();
    }

    /** A confirmed application, as the selection leaves it. */
    public ApplicationId confirmed(String title, PersonId lead, String status, String town, String challenge) {
        CallId call = CallId.random();
        ApplicationId id = ApplicationId.random();
        OrganisationId organisation = context.getBean(Organisations.class)
                .register("Porteur " + UUID.randomUUID(), LegalStatus.of(status).orElseThrow(), null)
                .id();
        OffsetDateTime at = Instant.parse("2026-04-20T08:00:00Z").atOffset(ZoneOffset.UTC);
        database.sql("insert into open_call (id, programme_id, slug, title, state, opens_at, closes_at,"
                        + " signature_percent, version) values (?, ?, ?, 'Appel', 'CLOSED', ?, ?, 100, 0)")
                .params(call.value(), programme.value(), call.toString(), at, at)
                .update();
        database.sql("insert into application (id, call_id, programme_id, reference, lead_id, organisation_id, title,"
                        + " challenge, summary, needs, town, stage, rd_activity, impact_indicator, impact_target,"
                        + " answers, status, started_at, submitted_at, version) values (?, ?, ?, ?, ?, ?, ?, ?,"
                        + " 'Un résumé.', '', ?, 'amorcage', false, 'Habitants accompagnés', 520, '{}',"
                        + " 'CONFIRMED', ?, ?, 0)")
                .params(
                        id.value(),
                        call.value(),
                        programme.value(),
                        String.format("AC26-%03d", ++applications),
                        lead.value(),
                        organisation.value(),
                        title,
                        challenge,
                        town,
                        at,
                        at)
                .update();
        return id;
    }

    /** Adds somebody who signed the application for another organisation. */
    public PersonId partner(Venture venture) {
        return partner(venture.application());
    }

    /** The same while the cohort is not formed yet, by the application's title. */
    public PersonId partnerOf(String title) {
        return partner(new ApplicationId(database.sql("select id from application where programme_id = ? and title = ?")
                .params(programme.value(), title)
                .query(UUID.class)
                .single()));
    }

    private PersonId partner(ApplicationId application) {
        PersonId partner = person("partner");
        OrganisationId organisation = context.getBean(Organisations.class)
                .register("Partenaire " + UUID.randomUUID(), LegalStatus.COOPERATIVE, null)
                .id();
        OffsetDateTime at = Instant.parse("2026-04-10T08:00:00Z").atOffset(ZoneOffset.UTC);
        database.sql("insert into application_partner (application_id, person_id, organisation_id, invited_at,"
                        + " contribution, signed_at) values (?, ?, ?, ?, '', ?)")
                .params(application.value(), partner.value(), organisation.value(), at, at)
                .update();
        return partner;
    }

    /** Through the three gates: charter, baseline, referent. */
    public void onboard(Venture venture) {
        UUID id = venture.id().value();
        if (register.get(venture.id()).charterSignedAt() == null) {
            context.getBean(Onboarding.class).signatories(venture.id()).forEach(signatory -> sign(venture, signatory));
        }
        Map<String, Object> baseline = new HashMap<>();
        baseline.put("unit", "personnes");
        baseline.put("measured", 160);
        baseline.put("measuredOn", "2026-08-31");
        baseline.put("source", "Registre");
        complete(venture.lead(), "venture", id, "Task_RecordBaseline", baseline);
        complete(
                manager,
                "venture",
                id,
                "Task_NameReferent",
                Map.of("referent", coach.toString(), "substitute", substitute.toString()));
    }

    /** Signs the charter, as the one person who is asked to. */
    public void sign(Venture venture, PersonId signatory) {
        OpenTask charter = desk.openTasks(signatory, "venture", venture.id().value()).stream()
                .filter(task -> task.activity().equals("Task_SignCharter"))
                .findFirst()
                .orElseThrow();
        desk.complete(signatory, charter.id(), Map.of("agrees", true, "signatory", "Camille Dupré"));
        settle();
    }

    public void complete(PersonId by, String kind, UUID subject, String activity, Map<String, Object> answers) {
        desk.complete(by, task(kind, subject, activity).id(), answers);
        settle();
    }

    public OpenTask task(String kind, UUID subject, String activity) {
        settle();
        return desk.openTasks(kind, subject).stream()
                .filter(task -> task.activity().equals(activity))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody is asked " + activity));
    }

    /** Runs what is due of this cohort, and of nothing else in the shared house. */
    public void settle() {
        boolean more = true;
        while (more) {
            more = false;
            Set<String> instances = Set.copyOf(
                    database.sql("select distinct PROC_INST_ID_ from ACT_RU_EXECUTION where BUSINESS_KEY_ in (:keys)")
                            .param("keys", keys().stream().map(UUID::toString).toList())
                            .query(String.class)
                            .list());
            for (Job job : due(instances)) {
                // another of them may have ended what this one belongs to
                if (!due(Set.of(job.getProcessInstanceId())).stream()
                        .filter(one -> one.getId().equals(job.getId()))
                        .toList()
                        .isEmpty()) {
                    management.executeJob(job.getId());
                    more = true;
                }
            }
        }
    }

    private List<Job> due(Set<String> instances) {
        return instances.isEmpty()
                ? List.of()
                : management
                        .createJobQuery()
                        .processInstanceIds(instances)
                        .executable()
                        .list();
    }

    /** Everything this cohort's diagrams may be about. */
    public List<UUID> keys() {
        List<UUID> keys = new ArrayList<>(List.of(programme.value()));
        keys.addAll(database.sql(
                        "select id from venture where programme = :programme union all"
                                + " select m.id from milestone m join venture v on v.id = m.venture where v.programme = :programme")
                .param("programme", programme.value())
                .query(UUID.class)
                .list());
        return keys;
    }

    /** The running instances about something. */
    public Stream<String> instances(UUID key) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(key.toString()).list().stream()
                .map(instance -> instance.getId());
    }

    /** When the timers of a diagram about something are due. */
    public List<Instant> timers(String process, UUID key) {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(key.toString())
                .list()
                .stream()
                .flatMap(instance ->
                        management.createJobQuery().processInstanceId(instance.getId()).timers().list().stream())
                .map(job -> job.getDuedate().toInstant())
                .toList();
    }

    /** Which letters were written about something, in their order. */
    public List<String> letters(String subject) {
        return database.sql("select template from letter where about = ? order by created_at, id")
                .param(subject)
                .query(String.class)
                .list();
    }

    /** The calendar files of the letters about a session to one person, in their order, as text. */
    public List<String> invitations(SessionId session, PersonId reader) {
        return attached("session/" + session, reader);
    }

    /** The same about anything; long lines unfolded. */
    public List<String> attached(String subject, PersonId reader) {
        return database.sql("select a.content from letter_attachment a join letter l on l.id = a.letter"
                        + " where l.about = ? and l.recipient = ? order by l.created_at, l.id")
                .params(subject, reader.value())
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8).replace("\r\n ", ""))
                .list();
    }
}
