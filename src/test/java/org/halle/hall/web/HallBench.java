package org.halle.hall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halle.Measured.millis;
import static org.halle.Measured.percentile;

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
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.halle.HalleTest;
import org.halle.Measured;
import org.halle.hall.HallStage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A hall with two hundred dossiers, read by fifty people who are signed in, over the network: reading it for some seconds
 * before they ask again, and without a pause. And a dossier of twenty pages on paper.
 */
@HalleTest
class HallBench {

    private static final int DOSSIERS = 200;
    private static final int USERS = 50;
    private static final Duration READING = Duration.ofSeconds(5);
    /** A server that has been read for some minutes, not one that began just now. */
    private static final Duration WARMING = Duration.ofSeconds(40);

    private static final Duration MEASURED = Duration.ofSeconds(12);
    private static final int PAPERS = 10;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient database;

    @Test
    void fiftyReadersOfTwoHundredDossiers() throws Exception {
        HallStage stage = HallStage.open(context).published().many(context, DOSSIERS);
        List<HttpClient> readers = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            readers.add(signedIn(stage.bank.email()));
        }
        String hall = "http://localhost:" + port + "/hall/" + stage.programme;
        during(readers, hall, WARMING, Duration.ZERO);
        long[] reading = during(readers, hall, MEASURED, READING);
        long[] pressing = during(readers, hall, MEASURED, Duration.ZERO);
        Measured.by(HallBench.class, "The hall of 200 dossiers, 50 users")
                .row("", "pages", "median", "p95")
                .row(line("each reads for 5 s on average", reading))
                .row(line("each asks again at once", pressing))
                .keep();
    }

    @Test
    void aDossierOfTwentyPagesOnPaper() throws Exception {
        HallStage stage = HallStage.open(context).published();
        // as long as twenty pages, however the form bounds what one types
        String text = "Des haies gérées et de la chaleur pour le bourg, avec celles et ceux qui y vivent. ".repeat(22);
        database.sql("update dossier set pitch = ?, need = ?, use_of_funds = ? where id = ?")
                .params(
                        (text + "\n").repeat(20),
                        (text + "\n").repeat(20),
                        (text + "\n").repeat(20),
                        stage.dossier.id().value())
                .update();
        HttpClient reader = signedIn(stage.bank.email());
        URI paper = URI.create("http://localhost:" + port + "/dossiers/" + stage.dossier.id() + "/paper");
        long[] nanos = new long[PAPERS];
        byte[] pdf = new byte[0];
        for (int turn = 0; turn < PAPERS; turn++) {
            long began = System.nanoTime();
            pdf = reader.send(HttpRequest.newBuilder(paper).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            nanos[turn] = System.nanoTime() - began;
        }
        int pages;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            pages = document.getNumberOfPages();
        }
        assertThat(pages).isGreaterThanOrEqualTo(20);
        Measured.by(HallBench.class, "A dossier of twenty pages as a PDF")
                .row("pages", "first", "median", "slowest")
                .row(pages, millis(nanos[0]), millis(percentile(nanos, 50)), millis(percentile(nanos, 99)))
                .keep();
    }

    private static Object[] line(String name, long[] nanos) {
        return new Object[] {name, nanos.length, millis(percentile(nanos, 50)), millis(percentile(nanos, 95))};
    }

    private long[] during(List<HttpClient> readers, String address, Duration time, Duration reading)
            throws InterruptedException {
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
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
                        if (page.statusCode() != 200 || !page.body().contains("sur " + (DOSSIERS + 1))) {
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
        return nanos.stream().mapToLong(Long::longValue).toArray();
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
