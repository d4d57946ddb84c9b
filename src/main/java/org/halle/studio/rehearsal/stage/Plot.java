package org.halle.studio.rehearsal.stage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.halle.call.Applying;
import org.halle.call.CallRegister;
import org.halle.call.InvitePartner;
import org.halle.call.StartDraft;
import org.halle.cohort.Attending;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.cohort.Withdrawing;
import org.halle.hall.FunderKind;
import org.halle.hall.FunderProfile;
import org.halle.hall.Instrument;
import org.halle.hall.Profiling;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.CallId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.LegalStatus;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Role;
import org.halle.programme.NewProgramme;
import org.halle.programme.Plan;
import org.halle.programme.Planning;
import org.halle.programme.ProgrammeModel;
import org.halle.programme.Rules;
import org.halle.programme.WorkingDays;
import org.halle.selection.Empanelling;
import org.halle.studio.rehearsal.Assumptions;
import org.halle.studio.rehearsal.stage.Ensemble.Member;
import org.halle.studio.rehearsal.stage.Ensemble.Part;

/**
 * What happens in a rehearsal beside the desk: a programme is drafted, staffed and launched, people begin applications
 * and invite partners, coaches hold individual sessions, some give up.
 */
final class Plot {

    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime SIX = LocalTime.of(18, 0);
    private static final int DAYS_BEFORE_CALL = 7;
    private static final int HALL_WEEKS = 6;
    private static final int SESSION_MINUTES = 60;
    private static final int SLOT_MINUTES = 75;
    private static final int SLOTS = 6;
    private static final int MONTHS_OF_FOLLOW_UP = 27;
    private static final List<String> CHALLENGES = List.of(
            "alimentation-durable",
            "reemploi",
            "mobilites",
            "habitat-participatif",
            "inclusion-numerique",
            "sante-grand-age",
            "transition-energetique",
            "culture-lien-social");
    private static final List<LegalStatus> STATUSES = List.of(
            LegalStatus.ASSOCIATION, LegalStatus.SCOP, LegalStatus.SCIC, LegalStatus.COOPERATIVE, LegalStatus.SARL);
    private static final Money TICKET_FROM = Money.euros(1_000);
    private static final Money TICKET_TO = Money.euros(60_000);
    private static final int DECISION_DAYS = 30;

    private final Services services;
    private final Ensemble ensemble;
    private final Assumptions assumptions;
    private final Drawing drawing;
    private final Stage stage;
    private final Plan plan;

    private final List<Member> coaches = new ArrayList<>();
    private final Map<String, Integer> slots = new HashMap<>();

    /** The parts of Halle that people use beside the desk. */
    record Services(
            People people,
            Organisations organisations,
            Planning planning,
            Empanelling jury,
            Profiling funders,
            CallRegister calls,
            Applying applying,
            VentureRegister ventures,
            Attending attending,
            Withdrawing withdrawing) {}

    Plot(Services services, Ensemble ensemble, Assumptions assumptions, Drawing drawing, Stage stage) {
        this.services = services;
        this.ensemble = ensemble;
        this.assumptions = assumptions;
        this.drawing = drawing;
        this.stage = stage;
        this.plan = plan(assumptions);
    }

    static Plan plan(Assumptions assumptions) {
        Plan usual = ProgrammeModel.ACCELERATOR.plan(assumptions.from().plusDays(DAYS_BEFORE_CALL));
        LocalDate ends =
                usual.startsOn().plusMonths(assumptions.number("months")).minusDays(1);
        LocalDate closes = WorkingDays.onOrAfter(ends.plusWeeks(HALL_WEEKS));
        return new Plan(
                usual.callOpensAt(),
                usual.callClosesAt(),
                usual.juryOpensAt(),
                usual.announceAt(),
                usual.startsOn(),
                ends,
                at(closes, SIX),
                "Répétition");
    }

    Plan plan() {
        return plan;
    }

    Instant beginsAt() {
        return at(assumptions.from(), NINE);
    }

    /** When the last measure of impact is past. */
    Instant endsAt() {
        return plan.hallClosesAt()
                .atZone(HalleClock.PARIS)
                .plusMonths(MONTHS_OF_FOLLOW_UP)
                .toInstant();
    }

    /** Plans everything; called once, before the first instant. */
    void begin() {
        stage.at(beginsAt(), this::launch);
    }

    private void launch() {
        Member manager = ensemble.join(Part.MANAGER);
        services.people().makeOperator(manager.id());
        ProgrammeId programme = services.planning()
                .draft(
                        manager.id(),
                        new NewProgramme(
                                "Programme répété",
                                "Une répétition : personne de cette liste n’existe.",
                                "44",
                                plan,
                                new Rules(
                                        assumptions.number("ventures"),
                                        assumptions.number("reviews"),
                                        assumptions.number("signatures"),
                                        assumptions.number("collective"),
                                        assumptions.number("individual"),
                                        false)));
        stage.plays(programme, manager);
        // what one manager settles, another confirms
        services.people().grant(ensemble.join(Part.MANAGER).id(), Role.MANAGER, programme, null);
        services.people().grant(ensemble.join(Part.OBSERVER).id(), Role.OBSERVER, programme, null);
        for (int number = 0; number < assumptions.number("coaches"); number++) {
            Member coach = ensemble.join(Part.COACH);
            services.people().grant(coach.id(), Role.COACH, programme, null);
            coaches.add(coach);
        }
        for (int number = 0; number < assumptions.number("jurors"); number++) {
            seat(manager, programme, number);
        }
        for (int number = 0; number < assumptions.number("funders"); number++) {
            fund(manager, programme, number);
        }
        services.planning().launch(manager.id(), programme);
        CallId call = services.calls().of(programme).id();
        for (int number = 1; number <= assumptions.number("applications"); number++) {
            planApplication(call, number);
        }
        planSessions(programme);
        stage.at(at(plan.startsOn().plusDays(2), NINE), () -> planDropOuts(manager, programme));
    }

    private void seat(Member manager, ProgrammeId programme, int number) {
        Member juror = ensemble.join(Part.JUROR);
        services.jury()
                .seat(
                        manager.id(),
                        new Empanelling.NewJuror(
                                programme,
                                juror.email(),
                                juror.givenName(),
                                juror.familyName(),
                                "",
                                LegalStatus.AUTRE,
                                Set.of(
                                        CHALLENGES.get(number % CHALLENGES.size()),
                                        CHALLENGES.get((number + 3) % CHALLENGES.size()))));
    }

    private void fund(Member manager, ProgrammeId programme, int number) {
        OrganisationId organisation = services.organisations()
                .register("Financeur " + (number + 1), LegalStatus.AUTRE, null)
                .id();
        Member funder = ensemble.join(Part.FUNDER);
        services.people().grant(funder.id(), Role.FUNDER, programme, organisation);
        services.funders()
                .describe(
                        manager.id(),
                        organisation,
                        new FunderProfile(
                                FunderKind.AUTRE,
                                Set.of(Instrument.values()),
                                TICKET_FROM,
                                TICKET_TO,
                                Set.of(),
                                Set.of(),
                                DECISION_DAYS,
                                "",
                                ""));
    }

    private void planApplication(CallId call, int number) {
        Random draws = drawing.of("application", number);
        Duration open = Duration.between(plan.callOpensAt(), plan.callClosesAt());
        double way = Math.max(draws.nextDouble(), draws.nextDouble()) * 0.9;
        Instant begins = plan.callOpensAt()
                .plus(Duration.ofMinutes(30))
                .plus(Duration.ofSeconds(Math.round(open.toSeconds() * way)));
        int partners = (int) Math.round(assumptions.partners().at(draws.nextDouble()));
        boolean withdraws = Drawing.happens(draws, assumptions.number("withdraw.applications"));
        Duration untilAnnouncement = Duration.between(plan.callClosesAt(), plan.announceAt());
        Instant withdrawal =
                plan.callClosesAt().plus(Duration.ofSeconds(draws.nextLong(untilAnnouncement.toSeconds())));
        stage.at(begins, () -> {
            Member lead = ensemble.join(Part.LEAD);
            ApplicationId application = services.applying()
                    .start(
                            lead.id(),
                            new StartDraft(
                                    call,
                                    "Projet %03d".formatted(number),
                                    "Structure %03d".formatted(number),
                                    STATUSES.get(number % STATUSES.size()),
                                    null));
            for (int partner = 1; partner <= partners; partner++) {
                invite(lead, application, number, partner);
            }
            if (withdraws) {
                stage.at(withdrawal, () -> services.applying().withdraw(lead.id(), application));
            }
        });
    }

    private void invite(Member lead, ApplicationId application, int number, int partner) {
        Member member = ensemble.join(Part.PARTNER);
        services.applying()
                .invite(
                        lead.id(),
                        new InvitePartner(
                                application,
                                member.email(),
                                member.givenName(),
                                member.familyName(),
                                "Partenaire %03d-%d".formatted(number, partner),
                                STATUSES.get((number + partner) % STATUSES.size()),
                                null));
    }

    /** Individual sessions, spread over the cohort's time: each venture's with the same coach. */
    private void planSessions(ProgrammeId programme) {
        int sessions = assumptions.number("individual");
        long days = plan.endsOn().toEpochDay() - plan.startsOn().toEpochDay();
        for (int number = 0; number < sessions; number++) {
            LocalDate first = plan.startsOn().plusDays(14 + number * Math.max(1, days - 30) / sessions);
            int session = number + 1;
            Instant after = at(WorkingDays.onOrAfter(first.plusDays(7)), SIX);
            stage.at(after, () -> {
                List<Venture> cohort = services.ventures().of(programme);
                for (int place = 0; place < cohort.size(); place++) {
                    Venture venture = cohort.get(place);
                    int turn = place;
                    if (venture.state().live()) {
                        stage.at(after, () -> hold(venture, turn, first, session));
                    }
                }
            });
        }
    }

    private void hold(Venture venture, int place, LocalDate first, int session) {
        Member coach = coaches.get(place % coaches.size());
        LocalDate day = WorkingDays.onOrAfter(first.plusDays(place / coaches.size() / 2));
        int slot = slots.merge(coach.name() + day, 1, Integer::sum) - 1;
        services.attending()
                .record(
                        coach.id(),
                        new Attending.HeldSession(
                                venture.id(),
                                day,
                                NINE.plusMinutes((long) SLOT_MINUTES * (slot % SLOTS)),
                                SESSION_MINUTES,
                                "Séance individuelle " + session,
                                "",
                                ""));
    }

    private void planDropOuts(Member manager, ProgrammeId programme) {
        long days = plan.endsOn().toEpochDay() - plan.startsOn().toEpochDay();
        for (Venture venture : services.ventures().of(programme)) {
            Random draws = drawing.of("drop out", venture.name());
            if (Drawing.happens(draws, assumptions.number("withdraw.ventures"))) {
                LocalDate day = WorkingDays.onOrAfter(plan.startsOn().plusDays(5 + draws.nextLong(days - 5)));
                stage.at(at(day, NINE.plusHours(1)), () -> services.withdrawing()
                        .withdraw(manager.id(), venture.id(), "L’équipe s’est séparée."));
            }
        }
    }

    private static Instant at(LocalDate day, LocalTime hour) {
        return day.atTime(hour).atZone(HalleClock.PARIS).toInstant();
    }
}
