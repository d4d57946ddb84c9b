package org.halle.call;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.halle.HalleApplication;
import org.halle.desk.Desk;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.people.ApiAccess;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.People;
import org.halle.people.Role;
import org.halle.programme.NewProgramme;
import org.halle.programme.Plan;
import org.halle.programme.Planning;
import org.halle.programme.Programmes;
import org.halle.programme.Rules;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;

/**
 * Halle in a JVM of its own, with a clock that may be wrong, driven by lines of words on its standard input. What it
 * answers begins with "> ".
 */
final class DeadlineNode {

    /** So many that each comes at its moment, whether or not those before have been answered. */
    private static final int AT_ONCE = 250;

    private static final Duration PUBLISHING = Duration.ofSeconds(60);

    private final ApplicationContext halle;

    private DeadlineNode(ApplicationContext halle) {
        this.halle = halle;
    }

    /** @param args how many milliseconds its clock is ahead, then Halle's own */
    public static void main(String... args) throws Exception {
        long ahead = Long.parseLong(args[0]);
        ClockUtil.offset(ahead);
        Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofMillis(ahead));
        ApplicationContext halle = new SpringApplicationBuilder(HalleApplication.class)
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                    @Override
                    public Object postProcessAfterInitialization(Object bean, String name) {
                        return bean instanceof HalleClock clock ? new HalleClock(clock::decisive, wrong) : bean;
                    }
                }))
                .run(List.of(args).subList(1, args.length).toArray(String[]::new));
        DeadlineNode node = new DeadlineNode(halle);
        System.out.println("> up");
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "prepare" -> node.prepare(Integer.parseInt(words[1]), Path.of(words[2]));
                case "close" -> node.moveTheDeadline(ProgrammeId.of(words[1]), Instant.parse(words[2]));
                case "race" ->
                    node.race(
                            Path.of(words[1]), Instant.parse(words[2]), Integer.parseInt(words[3]), Path.of(words[4]));
                default -> throw new IllegalArgumentException(line);
            }
            System.out.println("> done");
        }
        System.exit(0);
    }

    /** An open call with so many drafts; writes a line for each: programme, application, lead, task, token. */
    private void prepare(int drafts, Path into) throws Exception {
        People people = halle.getBean(People.class);
        Planning planning = halle.getBean(Planning.class);
        PersonId manager = people.makeOperator(person(people, "manager")).id();
        ProgrammeId programme = planning.draft(
                manager,
                new NewProgramme("Coopérer " + UUID.randomUUID(), "", "44", plan(Duration.ofDays(30)), Rules.usual()));
        planning.launch(manager, programme);
        CallRegister calls = halle.getBean(CallRegister.class);
        Instant patience = Instant.now().plus(PUBLISHING);
        while (calls.of(programme).state() != Call.State.OPEN) {
            if (Instant.now().isAfter(patience)) {
                throw new IllegalStateException("the call was not published");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        Call call = calls.of(programme);
        Applying applying = halle.getBean(Applying.class);
        Desk desk = halle.getBean(Desk.class);
        ApiAccess access = halle.getBean(ApiAccess.class);
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < drafts; number++) {
            PersonId lead = person(people, "lead");
            ApplicationId id = applying.start(
                    lead,
                    new StartDraft(call.id(), "Projet " + number, "Porteur " + lead, LegalStatus.ASSOCIATION, null));
            String task = desk.openTasks(lead, "application", id.value()).get(0).id();
            String token = access.issue(lead, "course", 1).secret();
            lines.add(programme + " " + id + " " + lead + " " + task + " " + token);
        }
        Files.write(into, lines);
    }

    private static PersonId person(People people, String name) {
        return people.register(name + "-" + UUID.randomUUID() + "@example.org", name, "Essai", Language.FR)
                .id();
    }

    private Plan plan(Duration stillOpen) {
        Instant now = halle.getBean(HalleClock.class).decisive();
        Instant closes = now.plus(stillOpen).truncatedTo(ChronoUnit.MILLIS);
        LocalDate starts = LocalDate.ofInstant(closes, HalleClock.PARIS).plusDays(60);
        return new Plan(
                now.minus(Duration.ofDays(20)),
                closes,
                closes.plus(Duration.ofDays(1)),
                closes.plus(Duration.ofDays(30)),
                starts,
                starts.plusMonths(9).minusDays(1),
                closes.plus(Duration.ofDays(500)));
    }

    /** As a manager does; the diagram's timer moves along. */
    private void moveTheDeadline(ProgrammeId programme, Instant closesAt) {
        Plan before = halle.getBean(Programmes.class).get(programme).plan();
        PersonId manager = halle.getBean(People.class)
                .holding(Role.MANAGER, programme)
                .get(0)
                .id();
        halle.getBean(Planning.class)
                .replan(
                        manager,
                        programme,
                        new Plan(
                                before.callOpensAt(),
                                closesAt,
                                before.juryOpensAt(),
                                before.announceAt(),
                                before.startsOn(),
                                before.endsOn(),
                                before.hallClosesAt()));
    }

    /**
     * Hands in every second draft, evenly from two seconds before the deadline until two seconds after it; writes a line
     * for each: application, instants before and after by the database's clock, what came of it, when it was sent.
     */
    private void race(Path drafts, Instant closesAt, int every, Path into) throws IOException, InterruptedException {
        Desk desk = halle.getBean(Desk.class);
        HalleClock clock = halle.getBean(HalleClock.class);
        List<String> lines = Files.readAllLines(drafts);
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        ExecutorService leads = Executors.newFixedThreadPool(AT_ONCE);
        Instant first = closesAt.minus(DeadlineRace.AROUND);
        for (int number = every; number < lines.size(); number += 2) {
            String[] draft = lines.get(number).split(" ");
            Instant planned =
                    first.plus(DeadlineRace.AROUND.multipliedBy(2L * number).dividedBy(lines.size()));
            long wait = Duration.between(Instant.now(), planned).toMillis();
            if (wait > 0) {
                TimeUnit.MILLISECONDS.sleep(wait);
            }
            leads.submit(() -> seen.add(handIn(desk, clock, draft)));
        }
        leads.shutdown();
        if (!leads.awaitTermination(3, TimeUnit.MINUTES)) {
            throw new IllegalStateException("somebody was never answered");
        }
        Files.write(into, seen);
    }

    private static String handIn(Desk desk, HalleClock clock, String[] draft) {
        // the machine's clock is right; what this node believes is shifted in Halle's clock and the engine's
        Instant sent = Instant.now();
        Instant before = clock.decisive();
        String outcome = "accepted";
        try {
            desk.complete(PersonId.of(draft[2]), draft[3], SubmittingTogether.complete());
        } catch (Refused late) {
            outcome = "refused";
        } catch (RuntimeException visible) {
            outcome = visible.getClass().getSimpleName();
        }
        return draft[1] + " " + before + " " + clock.decisive() + " " + outcome + " " + sent;
    }
}
