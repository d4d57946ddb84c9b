package org.halle.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.halle.TestDatabase;
import org.halle.Together;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.PledgeId;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Role;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Thirty funders who pledge and withdraw at once on one round, while somebody reads it over and over. */
final class PledgingTogether {

    private static final int FUNDERS = 30;

    /** What was seen and done. */
    record Seen(int pledged, int withdrawn, int readings) {}

    private final Pledging pledging;
    private final Pledges pledges;
    private final Rounds rounds;
    private final Tables tables;
    private final HalleClock clock;
    private final TransactionTemplate snapshot;
    private final HallStage stage;
    private final List<PersonId> funders = new ArrayList<>();
    private final AtomicInteger pledged = new AtomicInteger();
    private final AtomicInteger withdrawn = new AtomicInteger();
    private final Set<PledgeId> known = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();

    PledgingTogether(ApplicationContext context) {
        stage = HallStage.open(context).published();
        pledging = context.getBean(Pledging.class);
        pledges = context.getBean(Pledges.class);
        rounds = context.getBean(Rounds.class);
        tables = context.getBean(Tables.class);
        clock = context.getBean(HalleClock.class);
        snapshot = new TransactionTemplate(
                context.getBean(TransactionTemplate.class).getTransactionManager());
        // one moment for all tables: H2 takes a repeatable read's picture of each table when it first comes to it
        snapshot.setIsolationLevel(
                TestDatabase.isPostgres()
                        ? TransactionDefinition.ISOLATION_REPEATABLE_READ
                        : TransactionDefinition.ISOLATION_SERIALIZABLE);
        snapshot.setReadOnly(true);
        People people = context.getBean(People.class);
        Organisations organisations = context.getBean(Organisations.class);
        DossierReviews reviews = context.getBean(DossierReviews.class);
        for (int number = 0; number < FUNDERS; number++) {
            String mark = UUID.randomUUID().toString();
            PersonId person = people.register(mark + "@halle.example", "Léa", "Dupont", Language.FR)
                    .id();
            OrganisationId organisation = organisations
                    .register("Fonds " + mark, LegalStatus.ASSOCIATION, null)
                    .id();
            people.grant(person, Role.FUNDER, stage.programme, organisation);
            reviews.save(DossierReview.asked(stage.round.id(), person, organisation));
            funders.add(person);
        }
    }

    /** @throws AssertionError when a reading differs from its own pledges, or something acknowledged is not there */
    Seen during(Duration time) throws Exception {
        long until = System.nanoTime() + time.toNanos();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> {
            int readings = 0;
            while (!over.get()) {
                read();
                readings++;
            }
            return readings;
        });
        try {
            Together.times(FUNDERS, () -> {
                int number = turn.getAndIncrement();
                Random random = new Random(number);
                while (System.nanoTime() < until) {
                    pledgeAndPerhapsWithdraw(funders.get(number), random);
                }
                return number;
            });
        } finally {
            over.set(true);
        }
        int readings = reader.get();
        read();
        List<Pledge> stored = pledges.findByRoundOrderByMadeAt(stage.round.id());
        assertThat(stored).as("pledges kept").hasSize(pledged.get());
        assertThat(stored.stream().filter(Pledge::withdrawn).count()).isEqualTo(withdrawn.get());
        return new Seen(pledged.get(), withdrawn.get(), readings);
    }

    private void pledgeAndPerhapsWithdraw(PersonId funder, Random random) {
        List<Condition> conditions =
                switch (random.nextInt(4)) {
                    case 0 -> List.of(new Condition.TotalAtLeast(Money.euros(1_000 + random.nextInt(3_000)), null));
                    case 1 -> List.of(new Condition.FundersAtLeast(2 + random.nextInt(FUNDERS), null));
                    case 2 -> List.of(new Condition.KindJoins(Condition.KindJoins.GUARANTOR, null));
                    default -> List.of();
                };
        MakePledge wanted = new MakePledge(
                Money.euros(10 + random.nextInt(90)),
                random.nextInt(5) == 0 ? Instrument.GARANTIE : Instrument.PRET,
                LocalDate.now(HalleClock.PARIS).plusDays(90),
                conditions);
        PledgeId made = pledging.pledge(funder, stage.round.id(), wanted);
        // the very same pledge again is the one that stands
        if (known.add(made)) {
            pledged.incrementAndGet();
        }
        if (random.nextInt(10) < 9) {
            pledging.withdraw(funder, made);
            withdrawn.incrementAndGet();
        }
    }

    /** One look at the database: what is kept with the round is what its pledges come to. */
    private void read() {
        snapshot.executeWithoutResult(look -> {
            Round round = rounds.get(stage.round.id());
            List<Pledge> made = pledges.findByRoundOrderByMadeAt(round.id());
            // the reading may have begun before what it sees
            Instant seen = Tables.notBefore(clock.decisive(), made);
            assertThat(round.firm()).isEqualTo(tables.at(round, made, seen).firmTotal());
        });
    }
}
