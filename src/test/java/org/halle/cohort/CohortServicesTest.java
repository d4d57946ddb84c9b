package org.halle.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.halle.cohort.Samples.COACH;
import static org.halle.cohort.Samples.LEAD;
import static org.halle.cohort.Samples.MANAGER;
import static org.halle.cohort.Samples.NOW;
import static org.halle.cohort.Samples.PROGRAMME;
import static org.halle.cohort.Samples.STRANGER;
import static org.halle.cohort.Samples.SUBSTITUTE;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halle.TestMessages;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.desk.Covering;
import org.halle.document.Documents;
import org.halle.document.StoredDocument;
import org.halle.kernel.DocumentId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.LetterPreference;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.programme.ProgrammeReplanned;
import org.halle.programme.Programmes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.context.ApplicationEventPublisher;

class CohortServicesTest {

    private final Ventures ventures = mock(Ventures.class);
    private final Milestones milestones = mock(Milestones.class);
    private final Sessions sessions = mock(Sessions.class);
    private final CatchUps catchUps = mock(CatchUps.class);
    private final CharterSignatures signatures = mock(CharterSignatures.class);
    private final CharterTexts charters = mock(CharterTexts.class);
    private final Programmes programmes = mock(Programmes.class);
    private final Organisations organisations = mock(Organisations.class);
    private final People people = mock(People.class);
    private final Rights rights = mock(Rights.class);
    private final Documents documents = mock(Documents.class);
    private final ApplicationRegister applications = mock(ApplicationRegister.class);
    private final CohortLetters letters = mock(CohortLetters.class);
    private final SessionLetters sessionLetters = mock(SessionLetters.class);
    private final Coaching coaching = mock(Coaching.class);
    private final VentureEvents journal = mock(VentureEvents.class);
    private final VentureRegister register = mock(VentureRegister.class);
    private final CohortProcess process = mock(CohortProcess.class);
    private final ApplicationEventPublisher events = mock(ApplicationEventPublisher.class);
    private final HalleClock clock = new HalleClock(() -> NOW);

    private final Attending attending = new Attending(
            sessions, ventures, catchUps, programmes, applications, rights, process, sessionLetters, clock);

    @BeforeEach
    void aRunningProgramme() {
        clock.travelTo(NOW);
        given(programmes.get(PROGRAMME)).willReturn(Samples.programme());
        given(ventures.save(any())).willAnswer(call -> call.getArgument(0));
        given(milestones.save(any())).willAnswer(call -> call.getArgument(0));
        given(sessions.save(any())).willAnswer(call -> call.getArgument(0));
        for (Role role : Role.values()) {
            willThrow(new Forbidden()).given(rights).require(STRANGER, PROGRAMME, role);
        }
        willThrow(new Forbidden()).given(rights).require(STRANGER, PROGRAMME, Role.COACH, Role.MANAGER);
        willThrow(new Forbidden()).given(rights).require(COACH, PROGRAMME, Role.MANAGER);
    }

    @Test
    void plansMoreSessionsOnDaysAheadAndLeavesThoseThereAre() {
        CohortForming forming = new CohortForming(
                programmes,
                applications,
                ventures,
                milestones,
                mock(PlanningMilestones.class),
                sessions,
                TestMessages.all(),
                clock);
        CohortCalendar calendar = new CohortCalendar(Samples.programme().plan().cohort());
        clock.travelTo(calendar.startsAt().plus(Duration.ofDays(1)));
        Session first =
                Session.collective(PROGRAMME, "Accueil", calendar.sessions(9).get(0), 420, "");
        given(sessions.findByProgrammeAndKindOrderByStartsAt(PROGRAMME, Session.Kind.COLLECTIVE))
                .willReturn(List.of(first));

        assertThat(forming.schedule(PROGRAMME, 9)).isEqualTo(9);

        ArgumentCaptor<Session> planned = ArgumentCaptor.forClass(Session.class);
        then(sessions).should(times(8)).save(planned.capture());
        assertThat(planned.getAllValues())
                .extracting(Session::startsAt)
                .doesNotHaveDuplicates()
                .allMatch(start -> start.isAfter(clock.instant()));
        assertThat(forming.schedule(PROGRAMME, 1)).isEqualTo(1);
    }

    @Nested
    class OnboardingAVenture {

        private final Onboarding onboarding = new Onboarding(
                ventures,
                signatures,
                charters,
                mock(VentureRegister.class),
                applications,
                programmes,
                organisations,
                people,
                rights,
                process,
                letters,
                TestMessages.all(),
                clock);
        private final Venture venture = known(Samples.venture("Abeilles"));
        private final Application application = mock(Application.class);

        @BeforeEach
        void peopleAround() {
            given(ventures.alone(venture.id())).willReturn(venture);
            given(applications.get(venture.application())).willReturn(application);
            given(organisations.get(venture.organisation()))
                    .willReturn(
                            new Organisation(venture.organisation(), "Les Ruches", LegalStatus.ASSOCIATION, null, 1L));
            given(people.holding(Role.COACH, PROGRAMME)).willReturn(List.of(person(COACH), person(SUBSTITUTE)));
        }

        @Test
        void signsTheVeryTextThatIsShown() {
            onboarding.signCharter(LEAD, venture.id(), " Camille Dupré ");

            ArgumentCaptor<CharterSignature> signature = ArgumentCaptor.forClass(CharterSignature.class);
            then(signatures).should().save(signature.capture());
            assertThat(signature.getValue().signatory()).isEqualTo("Camille Dupré");
            assertThat(signature.getValue().signedAt()).isEqualTo(NOW);
            assertThat(signature.getValue().textHash()).matches("[0-9a-f]{64}");
            assertThat(onboarding.charter(venture.id()))
                    .contains("« Abeilles »", "Les Ruches", "« Promotion 2026 »", "7 séances collectives");
            assertThat(saved().charterHash()).isEqualTo(signature.getValue().textHash());
        }

        @Test
        void letsOnlyTheLeadOrTheManagerSign() {
            willThrow(new Forbidden()).given(rights).require(STRANGER, PROGRAMME, Role.MANAGER);
            assertThatThrownBy(() -> onboarding.signCharter(STRANGER, venture.id(), "Personne"))
                    .isInstanceOf(Forbidden.class);
            then(signatures).shouldHaveNoInteractions();
        }

        @Test
        void namesCoachesOfTheProgrammeOnly() {
            assertThatThrownBy(() -> onboarding.nameReferent(MANAGER, venture.id(), COACH, STRANGER))
                    .isInstanceOf(Refused.class);
            onboarding.nameReferent(MANAGER, venture.id(), COACH, SUBSTITUTE);
            assertThat(saved().referent()).isEqualTo(COACH);
            then(letters).should().referentNamed(any());
        }

        @Test
        void letsOnlyTheManagerName() {
            assertThatThrownBy(() -> onboarding.nameReferent(COACH, venture.id(), COACH, SUBSTITUTE))
                    .isInstanceOf(Forbidden.class);
        }

        @Test
        void welcomesWithTheDates() {
            Onboarding.Welcome welcome = onboarding.welcome(venture.id());
            assertThat(welcome.endsAt()).isEqualTo("2027-02-28T23:00:00Z");
            assertThat(welcome.onboardBy()).isEqualTo("2026-06-29T16:00:00Z");
            then(letters).should().onboardingAsked(venture, welcome.onboardBy());
        }
    }

    @Nested
    class HoldingSessions {

        private final Venture bees = known(Samples.active("Abeilles"));
        private final Venture gone = known(Samples.active("Cidre").withdrawn("Plus de temps", NOW));
        private final Session session =
                Session.collective(PROGRAMME, "Gouvernance", NOW.minusSeconds(60), 420, "Nantes");

        @BeforeEach
        void aSession() {
            given(sessions.findById(session.id())).willReturn(Optional.of(session));
            given(sessions.alone(session.id())).willReturn(session);
            given(sessions.tally(bees.id())).willReturn(new Sessions.Tally(bees.id(), 1, 0));
            given(ventures.findByProgrammeOrderByName(PROGRAMME)).willReturn(List.of(bees, gone));
        }

        @Test
        void invitesThoseStillInTheCohort() {
            assertThat(attending.invite(session.id())).isEqualTo(session.endsAt());
            then(sessionLetters).should().invited(bees, session);
            then(sessionLetters).should(never()).invited(eq(gone), any());
        }

        @Test
        void marksWhoCame() {
            attending.mark(COACH, session.id(), Set.of(bees.id()), "");
            ArgumentCaptor<Session> marked = ArgumentCaptor.forClass(Session.class);
            then(sessions).should().save(marked.capture());
            assertThat(marked.getValue().attendance()).containsExactly(new Attendance(bees.id(), true, COACH, NOW));
        }

        @Test
        void takesNoWordFromWhoDoesNotCoach() {
            assertThatThrownBy(() -> attending.mark(STRANGER, session.id(), Set.of(), ""))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> attending.recordCatchUp(STRANGER, bees.id(), 1, 0, ""))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> attending.record(STRANGER, held(LocalDate.of(2026, 6, 10))))
                    .isInstanceOf(Forbidden.class);
            then(sessions).should(never()).save(any());
        }

        @Test
        void recordsAnIndividualSessionInParisTime() {
            attending.record(COACH, held(LocalDate.of(2026, 6, 10)));
            ArgumentCaptor<Session> recorded = ArgumentCaptor.forClass(Session.class);
            then(sessions).should().save(recorded.capture());
            assertThat(recorded.getValue().startsAt()).isEqualTo("2026-06-10T12:30:00Z");
            assertThat(recorded.getValue().coach()).isEqualTo(COACH);
        }

        @Test
        void recordsNoSessionTwiceOrBeforeItTookPlace() {
            assertThatThrownBy(() -> attending.record(COACH, held(LocalDate.of(2026, 6, 16))))
                    .isInstanceOf(Refused.class);
            Session known = Session.held(
                    PROGRAMME, bees.id(), COACH, "Point", Instant.parse("2026-06-10T12:30:00Z"), 60, "Nantes", "", NOW);
            given(sessions.findByVentureOrderByStartsAt(bees.id())).willReturn(List.of(known));
            assertThatThrownBy(() -> attending.record(COACH, held(LocalDate.of(2026, 6, 10))))
                    .isInstanceOf(Refused.class);
        }

        @Test
        void recordsNoSessionOfAMistakenYearNorOneThatCannotBeKept() {
            assertThatThrownBy(() -> attending.record(COACH, held(LocalDate.of(206, 6, 10))))
                    .hasMessage("cohort.refused.session-early");
            assertThatThrownBy(() -> attending.record(
                            COACH,
                            new Attending.HeldSession(
                                    bees.id(),
                                    LocalDate.of(2026, 6, 10),
                                    LocalTime.NOON,
                                    60,
                                    "x".repeat(301),
                                    "Nantes",
                                    "")))
                    .hasMessage("cohort.refused.long-session");
            then(sessions).should(never()).save(any());
        }

        @Test
        void wantsACatchUpThatCatchesSomethingUp() {
            given(sessions.tally(bees.id())).willReturn(new Sessions.Tally(bees.id(), 6, 4));
            assertThatThrownBy(() -> attending.recordCatchUp(COACH, bees.id(), 0, 0, ""))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> attending.recordCatchUp(COACH, bees.id(), -1, 2, ""))
                    .isInstanceOf(Refused.class);
            attending.recordCatchUp(COACH, bees.id(), 1, 0, " En petit groupe ");
            then(catchUps).should().save(new CatchUp(null, bees.id(), 1, 0, "En petit groupe", COACH, NOW));
        }

        @Test
        void letsTheDiagramGoOnWhenAttendanceWasCorrectedMeanwhile() {
            given(sessions.tally(bees.id())).willReturn(new Sessions.Tally(bees.id(), 7, 4));
            attending.recordCatchUp(COACH, bees.id(), 0, 0, "");
            then(catchUps).shouldHaveNoInteractions();
        }

        private Attending.HeldSession held(LocalDate day) {
            return new Attending.HeldSession(bees.id(), day, LocalTime.of(14, 30), 60, "Point", "Nantes", "");
        }
    }

    @Nested
    class DeliveringMilestones {

        private final Delivering delivering = new Delivering(
                milestones, ventures, documents, process, rights, mock(Covering.class), letters, event -> {}, clock);
        private final Venture bees = known(Samples.active("Abeilles"));

        @Test
        void opensWithItsDates() {
            Milestone planned =
                    known(Milestone.planned(bees.id(), 1, "Feuille de route", "", NOW.plusSeconds(30 * 86_400)));
            Delivering.Due due = delivering.open(planned.id());
            assertThat(due.dueAt()).isEqualTo(planned.dueAt());
            assertThat(due.remindAt()).isEqualTo(planned.dueAt().minusSeconds(7 * 86_400));
        }

        @Test
        void takesTheLeadsOwnFilesOnly() {
            Milestone open = known(Samples.open(bees.id()));
            DocumentId mine = file(LEAD, "milestone/" + open.id());
            DocumentId stolen = file(STRANGER, "application/somewhere-else");
            assertThatThrownBy(() -> delivering.deliver(LEAD, open.id(), "Voici", List.of(stolen)))
                    .isInstanceOf(Forbidden.class);
            delivering.deliver(LEAD, open.id(), "Voici", List.of(mine));
            then(milestones).should().save(any());
        }

        @Test
        void takesNothingFromStrangers() {
            Milestone open = known(Samples.open(bees.id()));
            assertThatThrownBy(() -> delivering.deliver(STRANGER, open.id(), "Voici", List.of()))
                    .isInstanceOf(Forbidden.class);
        }

        @Test
        void isReviewedByWhoFollowsTheVenture() {
            Milestone delivered = known(Samples.delivered(bees.id()));
            assertThatThrownBy(() -> delivering.review(LEAD, delivered.id(), true, "Parfait"))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> delivering.review(STRANGER, delivered.id(), true, "Parfait"))
                    .isInstanceOf(Forbidden.class);
            assertThat(delivering.review(COACH, delivered.id(), true, "Parfait"))
                    .isTrue();
            assertThat(delivering.review(SUBSTITUTE, delivered.id(), false, "Trop court"))
                    .isFalse();
            then(letters).should().deliverableReviewed(eq(bees), any(), eq(false), eq("Trop court"));
        }

        @Test
        void mayBeReviewedByAnyCoachWhileNoneIsNamed() {
            Venture alone = known(Samples.venture("Boulangerie"));
            Milestone delivered = known(Samples.delivered(alone.id()));
            assertThat(delivering.review(COACH, delivered.id(), true, "Parfait"))
                    .isTrue();
        }

        @Test
        void remindsOnlyWhoHasNotDelivered() {
            delivering.remind(known(Samples.delivered(bees.id())).id());
            then(letters).shouldHaveNoInteractions();
            Milestone open = known(Samples.open(bees.id()));
            delivering.remind(open.id());
            then(letters).should().milestoneReminder(bees, open);
        }

        @Test
        void escalatesOnce() {
            Milestone delivered = known(Samples.delivered(bees.id()));
            delivering.escalate(delivered.id());
            then(letters).should().reviewEscalated(eq(bees), any());
            then(process).should().reviewAlsoBy(delivered.id(), Set.of(SUBSTITUTE));
            known(delivered.escalated(NOW));
            delivering.escalate(delivered.id());
            then(letters).shouldHaveNoMoreInteractions();
        }
    }

    @Nested
    class ComingToTheEnd {

        private final Graduating graduating = new Graduating(ventures, attending, letters, events, clock);
        private final Withdrawing withdrawing = new Withdrawing(
                ventures, milestones, journal, register, coaching, process, rights, letters, events, clock);
        private final Venture bees = known(Samples.active("Abeilles"));

        @Test
        void writesWhatIsMissingAtSixOfSeven() {
            given(sessions.tally(bees.id())).willReturn(new Sessions.Tally(bees.id(), 6, 4));
            assertThat(graduating.check(bees.id()).met()).isFalse();
            then(letters).should().quotaMissing(bees, new Quota(6, 7, 4, 4));
            assertThatThrownBy(() -> graduating.graduate(bees.id())).isInstanceOf(Refused.class);
            then(events).shouldHaveNoInteractions();
        }

        @Test
        void graduatesWithEverySession() {
            given(sessions.tally(bees.id())).willReturn(new Sessions.Tally(bees.id(), 7, 4));
            assertThat(graduating.check(bees.id()).met()).isTrue();
            graduating.graduate(bees.id());
            assertThat(saved().state()).isEqualTo(Venture.State.GRADUATED);
            then(events).should().publishEvent(new VentureGraduated(bees.id(), PROGRAMME));
        }

        @Test
        void withdrawsAndTellsEverybodyAndTheDiagram() {
            Milestone open = Samples.open(bees.id());
            Milestone accepted = Samples.delivered(bees.id()).reviewed(true, "Bravo", COACH, NOW);
            given(milestones.findByVentureOrderByNumber(bees.id())).willReturn(List.of(accepted, open));
            given(ventures.alone(bees.id())).willReturn(bees);

            withdrawing.withdraw(LEAD, bees.id(), "Plus de temps");

            assertThat(saved().state()).isEqualTo(Venture.State.WITHDRAWN);
            then(milestones).should().save(open.dropped());
            then(milestones).should(never()).save(accepted);
            then(letters).should().withdrawn(any(), eq(LEAD), any());
            then(events).should().publishEvent(new VentureWithdrawn(bees.id(), PROGRAMME));
            then(process).should().withdrawn(bees.id());
        }

        @Test
        void withdrawsForItsPeopleOnlyAndWithAReason() {
            given(ventures.alone(bees.id())).willReturn(bees);
            assertThatThrownBy(() -> withdrawing.withdraw(STRANGER, bees.id(), "Pour voir"))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> withdrawing.withdraw(LEAD, bees.id(), " ")).isInstanceOf(Refused.class);
            then(process).shouldHaveNoInteractions();
        }
    }

    @Nested
    class MovingTheStart {

        private final MilestoneDates dates = mock(MilestoneDates.class);
        private final Slots slots = mock(Slots.class);
        private final Rescheduling rescheduling = new Rescheduling(
                ventures, sessions, milestones, dates, slots, attending, process, sessionLetters, clock);
        private final Venture bees = known(Samples.active("Abeilles"));

        @Test
        void movesWhatIsNotOverAndTellsTheDiagrams() {
            Session past =
                    Session.collective(PROGRAMME, "Première", Instant.parse("2026-05-11T07:30:00Z"), 420, "Nantes");
            Session next =
                    Session.collective(PROGRAMME, "Deuxième", Instant.parse("2026-10-12T07:30:00Z"), 420, "Nantes");
            given(sessions.findById(next.id())).willReturn(Optional.of(next));
            given(sessions.findByProgrammeAndKindOrderByStartsAt(PROGRAMME, Session.Kind.COLLECTIVE))
                    .willReturn(List.of(past, next));
            given(ventures.findByProgrammeOrderByName(PROGRAMME)).willReturn(List.of(bees));
            Milestone open = Samples.open(bees.id());
            Milestone accepted = Samples.delivered(bees.id()).reviewed(true, "Bravo", COACH, NOW);
            given(milestones.cells(PROGRAMME)).willReturn(List.of(cell(accepted), cell(open)));
            LocalDate from = LocalDate.of(2026, 5, 11);
            LocalDate to = LocalDate.of(2027, 2, 28);

            rescheduling.move(new ProgrammeReplanned(
                    PROGRAMME, Samples.plan(from, to), Samples.plan(from.plusDays(28), to.plusDays(28))));

            ArgumentCaptor<Session> moved = ArgumentCaptor.forClass(Session.class);
            then(sessions).should().save(moved.capture());
            assertThat(moved.getValue().id()).isEqualTo(next.id());
            // 09:30 in Paris, which is one hour later in UTC once winter time has come
            assertThat(moved.getValue().startsAt()).isEqualTo("2026-11-09T08:30:00Z");
            then(process)
                    .should()
                    .sessionsMoved(PROGRAMME, Map.of(next.id(), moved.getValue().endsAt()));
            then(process).should().venturesMoved(Map.of(bees.id(), Instant.parse("2027-03-28T22:00:00Z")));
            then(process).should().milestonesMoved(argThat(due -> due.keySet().equals(Set.of(open.id()))));
            then(dates).should().move(argThat(cells -> cells.size() == 1));
            then(sessionLetters).should().replanned(eq(bees), any(), any(), any());
        }

        private static MilestoneCell cell(Milestone milestone) {
            return new MilestoneCell(
                    milestone.id(),
                    milestone.venture(),
                    milestone.number(),
                    milestone.title(),
                    milestone.dueAt(),
                    milestone.state());
        }

        @Test
        void doesNothingWhenTheCohortsDaysStay() {
            rescheduling.move(new ProgrammeReplanned(
                    PROGRAMME, Samples.programme().plan(), Samples.programme().plan()));
            then(process).shouldHaveNoInteractions();
        }
    }

    private Venture known(Venture venture) {
        given(ventures.findById(venture.id())).willReturn(Optional.of(venture));
        given(ventures.alone(venture.id())).willReturn(venture);
        return venture;
    }

    private Milestone known(Milestone milestone) {
        given(milestones.findById(milestone.id())).willReturn(Optional.of(milestone));
        return milestone;
    }

    private DocumentId file(PersonId by, String subject) {
        DocumentId id = DocumentId.random();
        given(documents.get(id))
                .willReturn(new StoredDocument(id, subject, "a.pdf", "application/pdf", 10, "", by, NOW, 1L));
        return id;
    }

    private Venture saved() {
        ArgumentCaptor<Venture> venture = ArgumentCaptor.forClass(Venture.class);
        then(ventures).should().save(venture.capture());
        return venture.getValue();
    }

    private static Person person(PersonId id) {
        return new Person(
                id, id + "@halle.example", "Camille", "Dupré", Language.FR, LetterPreference.AT_ONCE, false, 1L);
    }
}
