package org.halle.hall;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.halle.call.Application;
import org.halle.call.Call;
import org.halle.call.Content;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.engine.Conversation;
import org.halle.engine.Outcome;
import org.halle.engine.VirtualTime;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.CallId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.halle.programme.Plan;
import org.halle.programme.Programme;
import org.halle.programme.Rules;
import org.springframework.context.ApplicationContext;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** A hall with one project, two funders it suits and one it does not, in a full stack; each has its own programme. */
public final class HallStage {

    public final ProgrammeId programme = ProgrammeId.random();
    public Person manager;
    public Person lead;
    public Person bank;
    public Person foundation;
    public Person angels;
    public Person observer;
    public Person stranger;
    public OrganisationId bankOrganisation;
    public Dossier dossier;
    public Round round;

    private final Desk desk;
    private final VirtualTime time;
    private final DossierReviews reviews;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private HallStage(Desk desk, VirtualTime time, DossierReviews reviews) {
        this.desk = desk;
        this.time = time;
        this.reviews = reviews;
    }

    public static HallStage open(ApplicationContext context) {
        HallStage stage = new HallStage(
                context.getBean(Desk.class), context.getBean(VirtualTime.class), context.getBean(DossierReviews.class));
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> stage.set(context));
        stage.time.settle();
        return stage;
    }

    private void set(ApplicationContext context) {
        People people = context.getBean(People.class);
        Organisations organisations = context.getBean(Organisations.class);
        Profiling profiling = context.getBean(Profiling.class);
        JdbcAggregateOperations database = context.getBean(JdbcAggregateOperations.class);
        Instant now = context.getBean(HalleClock.class).instant();

        manager = people.register(mark + ".manager@halle.example", "Maud", "Delahalle", Language.FR);
        lead = people.register(mark + ".lead@halle.example", "Iris", "Bocage", Language.FR);
        bank = people.register(mark + ".bank@halle.example", "Basile", "Duphare", Language.FR);
        foundation = people.register(mark + ".foundation@halle.example", "Flore", "Desrives", Language.FR);
        angels = people.register(mark + ".angels@halle.example", "Ange", "Desancres", Language.FR);
        observer = people.register(mark + ".observer@halle.example", "Odile", "Vigie", Language.FR);
        stranger = people.register(mark + ".stranger@halle.example", "Sacha", "Dailleurs", Language.FR);

        Organisation holder = organisations.register("Haies " + mark, LegalStatus.SCIC, null);
        bankOrganisation = organisations
                .register("Banque du Phare " + mark, LegalStatus.COOPERATIVE, null)
                .id();
        OrganisationId foundationOrganisation = organisations
                .register("Fondation des Rives " + mark, LegalStatus.FONDATION, null)
                .id();
        OrganisationId angelsOrganisation = organisations
                .register("Bonnes Ancres " + mark, LegalStatus.ASSOCIATION, null)
                .id();
        people.grant(manager.id(), Role.MANAGER, programme, null);
        people.grant(bank.id(), Role.FUNDER, programme, bankOrganisation);
        people.grant(foundation.id(), Role.FUNDER, programme, foundationOrganisation);
        people.grant(angels.id(), Role.FUNDER, programme, angelsOrganisation);
        people.grant(observer.id(), Role.OBSERVER, programme, null);
        people.grant(stranger.id(), Role.FUNDER, ProgrammeId.random(), bankOrganisation);
        profiling.describe(bank.id(), bankOrganisation, profile(FunderKind.BANQUE_ETHIQUE, Instrument.PRET));
        profiling.describe(foundation.id(), foundationOrganisation, profile(FunderKind.FONDATION, Instrument.DON));
        profiling.describe(
                angels.id(), angelsOrganisation, profile(FunderKind.BUSINESS_ANGELS, Instrument.FONDS_PROPRES));

        LocalDate today = LocalDate.ofInstant(now, HalleClock.PARIS);
        database.insert(new Programme(
                programme,
                "halle-" + mark,
                "Promotion " + mark,
                "Une promotion",
                "44",
                Programme.State.RUNNING,
                new Plan(
                        now.minus(Duration.ofDays(400)),
                        now.minus(Duration.ofDays(370)),
                        now.minus(Duration.ofDays(369)),
                        now.minus(Duration.ofDays(340)),
                        today.minusMonths(9),
                        today,
                        now.plus(Duration.ofDays(60))),
                Rules.usual(),
                null));
        CallId call = CallId.random();
        database.insert(new Call(
                call,
                programme,
                "appel-" + mark,
                "Appel " + mark,
                Call.State.CLOSED,
                now.minus(Duration.ofDays(400)),
                now.minus(Duration.ofDays(370)),
                100,
                null));
        ApplicationId application = ApplicationId.random();
        database.insert(new Application(
                application,
                call,
                programme,
                "AC26-" + mark,
                lead.id(),
                holder.id(),
                new Content(
                        "Haies et chaleur",
                        "transition-energetique",
                        "Une filière bois-bocage.",
                        "Une chaufferie collective.",
                        "Moisdon-la-Rivière",
                        today.minusYears(4),
                        6,
                        "amorcage",
                        false,
                        Money.euros(180_000),
                        Money.euros(100_000),
                        "Foyers chauffés au bois local",
                        null,
                        null),
                "{}",
                Application.Status.CONFIRMED,
                now.minus(Duration.ofDays(390)),
                now.minus(Duration.ofDays(380)),
                null,
                null,
                Set.of(),
                null));
        dossier = context.getBean(Dossiers.class)
                .save(Dossier.prepared(
                        programme, VentureId.random(), application, lead.id(), holder.id(), "Haies et chaleur"));
        round = context.getBean(Rounds.class)
                .save(Round.prepared(programme, dossier.id(), now.plus(Duration.ofDays(60))));
        context.getBean(Conversation.class).start("round", round.id().value(), Outcome.none());
    }

    private static FunderProfile profile(FunderKind kind, Instrument instrument) {
        return new FunderProfile(
                kind, Set.of(instrument), Money.euros(1_000), Money.euros(500_000), Set.of(), Set.of(), 30, "", "");
    }

    /** The project publishes; the bank and the foundation are asked. */
    public HallStage published() {
        complete(
                lead,
                "Task_PublishDossier",
                Map.of(
                        "pitch",
                        "Des haies gérées et de la chaleur pour le bourg.",
                        "need",
                        "Une chaufferie collective au bois.",
                        "useOfFunds",
                        "Chaudière, réseau, première saison.",
                        "targetEur",
                        100_000,
                        "instruments",
                        List.of("pret", "don"),
                        "contactShared",
                        true));
        return this;
    }

    /** So many more published dossiers with an open round and a pledge each, without a diagram that runs. */
    public HallStage many(ApplicationContext context, int count) {
        Dossiers dossiers = context.getBean(Dossiers.class);
        Rounds rounds = context.getBean(Rounds.class);
        Pledges pledges = context.getBean(Pledges.class);
        Instant now = context.getBean(HalleClock.class).instant();
        PublishDossier words = new PublishDossier(
                "Des haies gérées et de la chaleur pour le bourg.",
                "Une chaufferie collective au bois, et de quoi la nourrir.",
                "Chaudière, réseau, première saison.",
                Money.euros(100_000),
                Set.of(Instrument.PRET),
                true);
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            for (int number = 1; number <= count; number++) {
                Dossier more = dossiers.save(Dossier.prepared(
                                programme,
                                VentureId.random(),
                                dossier.application(),
                                lead.id(),
                                dossier.organisation(),
                                "Dossier " + number)
                        .publish(words, now));
                Round open = rounds.save(Round.prepared(programme, more.id(), now.plus(Duration.ofDays(60)))
                        .open(Money.euros(100_000), now));
                pledges.save(Pledge.made(
                        open.id(),
                        bankOrganisation,
                        bank.id(),
                        null,
                        FunderKind.BANQUE_ETHIQUE,
                        new MakePledge(
                                Money.euros(10_000 + number),
                                Instrument.PRET,
                                LocalDate.ofInstant(now, HalleClock.PARIS).plusMonths(3),
                                List.of(new Condition.TotalAtLeast(Money.euros(50_000), null))),
                        now));
            }
        });
        return this;
    }

    /** Completes the one open task of that kind which this person is asked to do. */
    public void complete(Person by, String activity, Map<String, Object> answers) {
        desk.complete(by.id(), task(by.id(), activity).id(), answers);
        time.settle();
    }

    public OpenTask task(PersonId by, String activity) {
        return tasks(by).stream()
                .filter(task -> task.activity().equals(activity))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody is asked " + activity + ", only " + tasks(by)));
    }

    public List<OpenTask> tasks(PersonId by) {
        return Stream.concat(
                        desk.openTasks(by, "round", round.id().value()).stream(),
                        reviews.findByRound(round.id()).stream()
                                .flatMap(review -> desk
                                        .openTasks(
                                                by,
                                                "dossier-review",
                                                review.id().value())
                                        .stream()))
                .toList();
    }

    public void settle() {
        time.settle();
    }
}
