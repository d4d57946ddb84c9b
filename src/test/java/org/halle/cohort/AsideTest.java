package org.halle.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.halle.HalleTest;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.desk.TaskFilter;
import org.halle.desk.TaskList;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Forbidden;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.people.LegalStatus;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.SignedIn;
import org.halle.programme.Plan;
import org.halle.programme.ProgrammeReplanned;
import org.halle.programme.SamplePlans;
import org.halle.programme.WorkingDays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Standing aside, leaving, changing hands: on the whole of Halle, on both databases. */
@HalleTest
@Tag("database")
class AsideTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Pausing pausing;

    @Autowired
    private Withdrawing withdrawing;

    @Autowired
    private Reorganising reorganising;

    @Autowired
    private Coaching coaching;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private People people;

    @Autowired
    private Attending attending;

    @Autowired
    private VentureRegister register;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Desk desk;

    @Autowired
    private TaskList tasks;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    private CohortStage stage;
    private Venture bees;

    @BeforeEach
    void aCohortOfTwo() {
        stage = CohortStage.of(context, "Abeilles", "Boulangerie");
        bees = stage.venture("Abeilles");
    }

    @AfterEach
    void leave() {
        stage.close();
    }

    // --- pausing ---

    @Test
    void awaitsNobodyOnThePathOfAVentureThatStandsAside() throws Exception {
        stage.onboard(bees);
        stage.travelTo(CohortStage.paris("2026-10-05T10:00"));
        assertThat(path()).contains("On attend");
        pausing.pause(bees.lead(), bees.id(), "Naissance");
        assertThat(path())
                .contains("En pause depuis le 5 octobre 2026", "Vous êtes ici", "À venir")
                .doesNotContain("On attend", "En cours aussi");
        pausing.resume(bees.lead(), bees.id());
        assertThat(path()).contains("On attend").doesNotContain("En pause");
    }

    private String path() throws Exception {
        String page = mvc.perform(get("/ventures/" + bees.id()).with(user(new SignedIn(people.get(bees.lead())))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return page.substring(
                page.indexOf("<ol class=\"steps\""), page.indexOf("</ol>", page.indexOf("<ol class=\"steps\"")));
    }

    @Test
    void asksNothingWhileAVentureStandsAsideAndLosesNothing() {
        stage.onboard(bees);
        stage.travelTo(CohortStage.paris("2026-10-05T10:00"));
        Milestone first = register.milestones(bees.id()).get(0);
        OpenTask task = stage.task("milestone", first.id().value(), "Task_Deliver");
        desk.saveDraft(bees.lead(), task.id(), Map.of("summary", "Un début"));
        var booked = coaching.book(
                bees.lead(),
                coaching.offer(
                                stage.coach,
                                new OfferSlots(
                                        stage.programme,
                                        "Montage",
                                        "À distance",
                                        LocalDate.of(2026, 10, 12),
                                        LocalTime.of(9, 0),
                                        60,
                                        1,
                                        1))
                        .slots()
                        .get(0),
                bees.id());
        assertThatThrownBy(() -> pausing.pause(bees.lead(), bees.id(), " ")).hasMessage("cohort.refused.no-reason");
        pausing.pause(bees.lead(), bees.id(), "Naissance");

        assertThat(register.get(bees.id()).state()).isEqualTo(Venture.State.PAUSED);
        assertThat(desk.openTasks("milestone", first.id().value())).isEmpty();
        assertThat(listed(bees.lead())).isEmpty();
        assertThat(register.session(booked).cancelled()).isTrue();
        assertThatThrownBy(() -> desk.complete(bees.lead(), task.id(), Map.of("summary", "Voici le livrable.")))
                .isInstanceOf(Refused.class)
                .hasMessage("desk.task.paused");
        assertThatThrownBy(() -> desk.open(bees.lead(), task.id())).hasMessage("desk.task.paused");
        assertThat(attending.expected(
                        register.collectiveSessions(stage.programme).get(1).id()))
                .extracting(Venture::id)
                .doesNotContain(bees.id());
        assertThatThrownBy(() -> pausing.pause(bees.lead(), bees.id(), "Encore"))
                .hasMessage("cohort.refused.paused");

        // months pass: no reminder, no escalation
        int before = stage.letters("milestone/" + first.id()).size();
        stage.travelTo(CohortStage.paris("2026-12-04T10:00"));
        stage.settle();
        assertThat(stage.letters("milestone/" + first.id())).hasSize(before);

        pausing.resume(stage.manager, bees.id());
        stage.settle();
        Venture back = register.get(bees.id());
        assertThat(back.state()).isEqualTo(Venture.State.ACTIVE);
        assertThat(back.pausedDays()).isEqualTo(60);
        Milestone moved = register.milestone(first.id());
        assertThat(moved.dueOn()).isEqualTo(WorkingDays.onOrAfter(first.dueOn().plusDays(60)));
        OpenTask again = stage.task("milestone", first.id().value(), "Task_Deliver");
        assertThat(again.id()).isEqualTo(task.id());
        assertThat(again.due()).isEqualTo(moved.dueAt());
        // what was typed while it was paused is kept as a draft
        assertThat(desk.open(bees.lead(), again.id()).data()).containsEntry("summary", "Voici le livrable.");
        assertThat(listed(bees.lead())).contains(task.id());
        assertThat(stage.timers("milestone", first.id().value()))
                .allMatch(at -> at.isAfter(CohortStage.paris("2026-12-04T10:00")));
        assertThat(register.history(bees.id()))
                .extracting(VentureEvent::kind)
                .containsExactly(VentureEvent.Kind.PAUSED, VentureEvent.Kind.RESUMED);
        assertThatThrownBy(() -> pausing.resume(bees.lead(), bees.id())).isInstanceOf(AlreadyDone.class);
        assertThat(stage.letters("venture/" + bees.id())).contains("cohort-paused", "cohort-resumed");
    }

    @Test
    void endsAsManyDaysLaterAsItStoodAside() {
        stage.onboard(bees);
        for (Milestone milestone : register.milestones(bees.id())) {
            deliver(milestone);
        }
        stage.travelTo(CohortStage.paris("2026-11-02T10:00"));
        pausing.pause(bees.lead(), bees.id(), "Travaux");
        stage.travelTo(CohortStage.paris("2026-11-12T10:00"));
        pausing.resume(bees.lead(), bees.id());
        assertThat(stage.timers("venture", bees.id().value())).containsExactly(CohortStage.paris("2027-06-11T00:00"));
        // and still does when the whole programme moves
        Plan plan = SamplePlans.nineMonths();
        Plan later = new Plan(
                plan.callOpensAt(),
                plan.callClosesAt(),
                plan.juryOpensAt(),
                plan.announceAt(),
                plan.startsOn(),
                plan.endsOn().plusDays(20),
                plan.hallClosesAt());
        transaction.executeWithoutResult(
                status -> events.publishEvent(new ProgrammeReplanned(stage.programme, plan, later)));
        assertThat(stage.timers("venture", bees.id().value())).containsExactly(CohortStage.paris("2027-07-01T00:00"));
    }

    @Test
    void movesTheGatesOfAVentureThatStandsAsideBeforeItIsThrough() {
        OpenTask charter = stage.task("venture", bees.id().value(), "Task_SignCharter");
        pausing.pause(stage.manager, bees.id(), "En attente d’un vote");
        stage.travelTo(CohortStage.paris("2026-09-11T10:00"));
        pausing.resume(stage.manager, bees.id());
        assertThat(register.get(bees.id()).state()).isEqualTo(Venture.State.ONBOARDING);
        assertThat(stage.task("venture", bees.id().value(), "Task_SignCharter").due())
                .isEqualTo(charter.due().plus(Duration.ofDays(10)));
        stage.onboard(bees);
        assertThat(register.get(bees.id()).state()).isEqualTo(Venture.State.ACTIVE);
    }

    // --- leaving ---

    /** Where a venture may be when it leaves. */
    enum Moment {
        ONBOARDING,
        DELIVERING,
        DELIVERED,
        PAUSED,
        CATCHING_UP
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void leavesNothingThatWaitsFiresOrReminds(Moment moment) {
        bring(moment);
        List<UUID> keys = register.milestones(bees.id()).stream()
                .map(milestone -> milestone.id().value())
                .collect(Collectors.toCollection(ArrayList::new));
        keys.add(bees.id().value());

        withdrawing.withdraw(bees.lead(), bees.id(), "Plus de temps");
        stage.settle();

        assertThat(register.get(bees.id()).state()).isEqualTo(Venture.State.WITHDRAWN);
        for (UUID key : keys) {
            assertThat(stage.instances(key)).isEmpty();
            assertThat(count("select count(*) from desk_task where subject = ? and state in ('OPEN', 'PAUSED')", key))
                    .isZero();
            assertThat(count(
                            "select count(*) from desk_inbox where task_id in"
                                    + " (select id from desk_task where subject = ?)",
                            key))
                    .isZero();
            assertThat(count(
                            "select count(*) from ACT_RU_JOB where PROCESS_INSTANCE_ID_ in"
                                    + " (select PROC_INST_ID_ from ACT_RU_EXECUTION where BUSINESS_KEY_ = ?)",
                            key.toString()))
                    .isZero();
        }
        assertThat(register.milestones(bees.id()))
                .noneMatch(milestone -> milestone.state().pending());
        assertThat(count(
                        "select count(*) from coaching_slot where venture = ?",
                        bees.id().value()))
                .isZero();
        // a year passes: nobody is reminded of anything
        List<String> letters = written();
        stage.travelTo(CohortStage.paris("2027-09-01T10:00"));
        stage.settle();
        assertThat(written()).isEqualTo(letters);
        // what it did is still there
        assertThat(register.history(bees.id())).last().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(VentureEvent.Kind.WITHDRAWN);
            assertThat(event.reason()).isEqualTo("Plus de temps");
        });
        if (moment == Moment.DELIVERED) {
            assertThat(register.milestones(bees.id()).get(0).deliveries()).hasSize(1);
        }
    }

    @Test
    void takesTheSessionsToComeOutOfTheCalendarWithOneLetter() {
        stage.travelTo(CohortStage.paris("2026-11-01T10:00"));
        withdrawing.withdraw(bees.lead(), bees.id(), "Plus de temps");
        List<Session> toCome = register.collectiveSessions(stage.programme).stream()
                .filter(session -> session.startsAt().isAfter(CohortStage.paris("2026-11-01T10:00")))
                .toList();
        assertThat(toCome).isNotEmpty();
        assertThat(stage.attached("venture/" + bees.id(), bees.lead()))
                .filteredOn(one -> one.contains("METHOD:CANCEL"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains(toCome.stream().map(session -> "UID:" + session.id()).toList());
    }

    // --- changing hands ---

    @Test
    void goesOnAsAnotherOrganisationAndKeepsItsHistory() {
        stage.onboard(bees);
        String before = organisations.get(bees.organisation()).name();
        reorganising.change(
                bees.lead(),
                bees.id(),
                new Reorganising.NewEntity(
                        "SCIC Les Ruches", LegalStatus.SCIC, null, "Ruches communes", "Vote du 3 mai"));

        Venture changed = register.get(bees.id());
        assertThat(changed.name()).isEqualTo("Ruches communes");
        assertThat(organisations.get(changed.organisation()).status()).isEqualTo(LegalStatus.SCIC);
        assertThat(organisations.members(changed.organisation())).contains(bees.lead());
        assertThat(changed.state()).isEqualTo(Venture.State.ACTIVE);
        assertThat(changed.charterHash()).isEqualTo(register.get(bees.id()).charterHash());
        assertThat(register.milestones(bees.id())).hasSize(4);
        assertThat(register.history(bees.id())).singleElement().satisfies(event -> {
            assertThat(event.organisationBefore()).isEqualTo(bees.organisation());
            assertThat(event.organisationAfter()).isEqualTo(changed.organisation());
            assertThat(event.nameBefore()).isEqualTo("Abeilles");
            assertThat(event.reason()).isEqualTo("Vote du 3 mai");
        });
        assertThat(organisations.get(bees.organisation()).name()).isEqualTo(before);
        assertThat(stage.letters("venture/" + bees.id())).contains("cohort-reorganised");
        for (PersonId other : List.of(stage.coach, stage.stranger, stage.observer)) {
            assertThatThrownBy(() -> reorganising.change(
                            other, bees.id(), new Reorganising.NewEntity("Autre", LegalStatus.SCOP, null, "Autre", "")))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> pausing.pause(other, bees.id(), "Pour voir"))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> withdrawing.withdraw(other, bees.id(), "Pour voir"))
                    .isInstanceOf(Forbidden.class);
        }
    }

    // --- helpers ---

    private void bring(Moment moment) {
        if (moment == Moment.ONBOARDING) {
            return;
        }
        stage.onboard(bees);
        coaching.book(
                bees.lead(),
                coaching.offer(
                                stage.coach,
                                new OfferSlots(
                                        stage.programme,
                                        "Montage",
                                        "À distance",
                                        LocalDate.of(2027, 8, 2),
                                        LocalTime.of(9, 0),
                                        60,
                                        1,
                                        1))
                        .slots()
                        .get(0),
                bees.id());
        switch (moment) {
            case DELIVERED ->
                stage.complete(
                        bees.lead(),
                        "milestone",
                        register.milestones(bees.id()).get(0).id().value(),
                        "Task_Deliver",
                        Map.of("summary", "Voici le livrable."));
            case PAUSED -> pausing.pause(bees.lead(), bees.id(), "Travaux");
            case CATCHING_UP -> {
                register.milestones(bees.id()).forEach(this::deliver);
                stage.travelTo(CohortStage.paris("2027-06-01T00:00"));
                stage.settle();
                assertThat(desk.openTasks("venture", bees.id().value()))
                        .extracting(OpenTask::activity)
                        .containsExactly("Task_CatchUp");
            }
            default -> {}
        }
    }

    private void deliver(Milestone milestone) {
        UUID id = milestone.id().value();
        stage.complete(bees.lead(), "milestone", id, "Task_Deliver", Map.of("summary", "Voici le livrable."));
        stage.complete(
                stage.coach, "milestone", id, "Task_ReviewDeliverable", Map.of("accepted", "yes", "comment", "Bien."));
    }

    private List<String> listed(PersonId person) {
        return tasks.page(person, TaskFilter.ALL, null).lines().stream()
                .map(line -> line.task().id())
                .toList();
    }

    private List<String> written() {
        List<String> letters = new ArrayList<>(stage.letters("venture/" + bees.id()));
        register.milestones(bees.id())
                .forEach(milestone -> letters.addAll(stage.letters("milestone/" + milestone.id())));
        return letters;
    }

    private long count(String sql, Object key) {
        return database.sql(sql).param(key).query(Long.class).single();
    }
}
