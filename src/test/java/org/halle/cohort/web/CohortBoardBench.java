package org.halle.cohort.web;

import static org.halle.Measured.millis;
import static org.halle.Measured.percentile;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.halle.HalleTest;
import org.halle.Measured;
import org.halle.cohort.CohortForming;
import org.halle.cohort.CohortStage;
import org.halle.cohort.MilestonePlan;
import org.halle.cohort.PlanningMilestones;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * The board of a cohort of a hundred ventures with fifteen milestones each, read by fifty people who are signed in, over
 * the network: reading it for some seconds before they ask again, and without a pause.
 */
@HalleTest
class CohortBoardBench {

    private static final int VENTURES = 100;
    private static final int MILESTONES = 15;
    private static final int USERS = 50;
    private static final Duration READING = Duration.ofSeconds(5);
    /** A server that has been read for some minutes, not one that began just now. */
    private static final Duration WARMING = Duration.ofSeconds(40);

    private static final Duration MEASURED = Duration.ofSeconds(12);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** How long each page took, and what all of them cost. */
    private record Seen(long[] nanos, long processor) {}

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private People people;

    @Test
    void fiftyReadersOfAHundredVentures() throws Exception {
        try (CohortStage stage = CohortStage.planned(context)) {
            context.getBean(PlanningMilestones.class)
                    .change(
                            stage.manager,
                            stage.programme,
                            IntStream.rangeClosed(1, MILESTONES)
                                    .mapToObj(number -> new MilestonePlan.Planned("Jalon " + number, "Livrable", null))
                                    .toList());
            IntStream.rangeClosed(1, VENTURES)
                    .forEach(number -> stage.confirmed(
                            "Projet %03d".formatted(number), stage.person("lead"), "association", "Rezé", "reemploi"));
            context.getBean(CohortForming.class).form(stage.programme);
            String email = "board-" + stage.programme + "@halle.example";
            people.grant(people.register(email, "Maya", "Banc", Language.FR).id(), Role.MANAGER, stage.programme, null);
            List<HttpClient> readers = new ArrayList<>();
            for (int user = 0; user < USERS; user++) {
                readers.add(signedIn(email));
            }
            String board = "http://localhost:" + port + "/cohort/" + stage.programme;
            during(readers, board, WARMING, Duration.ZERO);
            Seen reading = during(readers, board, MEASURED, READING);
            Seen pressing = during(readers, board, MEASURED, Duration.ZERO);
            Measured.by(CohortBoardBench.class, "The board of 100 ventures × 15 milestones, 50 users")
                    .row("", "pages", "median", "p95", "processor a page, reader included")
                    .row(line("each reads for 5 s on average", reading))
                    .row(line("each asks again at once", pressing))
                    .keep();
        }
    }

    private static Object[] line(String name, Seen seen) {
        return new Object[] {
            name,
            seen.nanos().length,
            millis(percentile(seen.nanos(), 50)),
            millis(percentile(seen.nanos(), 95)),
            millis(seen.processor() / seen.nanos().length)
        };
    }

    private Seen during(List<HttpClient> readers, String address, Duration time, Duration reading) throws Exception {
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        long before = MACHINE.getProcessCpuTime();
        long until = System.nanoTime() + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int user = 0; user < readers.size(); user++) {
            HttpClient reader = readers.get(user);
            SplittableRandom pauses = new SplittableRandom(user);
            Thread thread = new Thread(() -> {
                try {
                    pause(pauses, reading);
                    while (System.nanoTime() < until) {
                        long began = System.nanoTime();
                        HttpResponse<String> page = reader.send(
                                HttpRequest.newBuilder(URI.create(address)).build(),
                                HttpResponse.BodyHandlers.ofString());
                        nanos.add(System.nanoTime() - began);
                        if (page.statusCode() != 200 || !page.body().contains("Projet 100")) {
                            wrong.add(page.statusCode() + "");
                        }
                        pause(pauses, reading);
                    }
                } catch (Exception failed) {
                    wrong.add(failed.toString());
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(wrong.size() + " pages were wrong: " + wrong.peek());
        }
        return new Seen(nanos.stream().mapToLong(Long::longValue).toArray(), MACHINE.getProcessCpuTime() - before);
    }

    /** Between nothing and twice that long. */
    private static void pause(SplittableRandom pauses, Duration average) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep((long) (pauses.nextDouble() * 2 * average.toNanos()));
    }

    private HttpClient signedIn(String email) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        String base = "http://localhost:" + port;
        Matcher token = TOKEN.matcher(client.send(
                        HttpRequest.newBuilder(URI.create(base + "/login")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
        if (!token.find()) {
            throw new AssertionError("the door has no token");
        }
        HttpResponse<String> in = client.send(
                HttpRequest.newBuilder(URI.create(base + "/login/demo"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("person="
                                + URLEncoder.encode(email, StandardCharsets.UTF_8) + "&_csrf="
                                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (in.statusCode() != 200) {
            throw new AssertionError("nobody gets in: " + in.statusCode());
        }
        return client;
    }
}
