package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.halle.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last hour of a call: thirty submissions a second through the API, for five minutes, to one node as it is
 * delivered, on PostgreSQL. They come at their moment whether or not those before have been answered, and the wait is
 * counted from that moment. Database, node and those who hand in share the machine; what follows a submission, its
 * acknowledgement and the rules, runs meanwhile.
 */
class LastHourBench {

    private static final int A_SECOND = 30;
    private static final int SECONDS = Integer.getInteger("halle.load.seconds", 300);
    /** Not counted: the first seconds of a JVM. */
    private static final int WARMING = 10;

    private static final int AT_ONCE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void thirtyASecond() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                NodeJvm halle = new NodeJvm(folder, postgres, Duration.ZERO, port, List.of("-Xmx1g"))) {
            halle.up();
            int all = A_SECOND * (WARMING + SECONDS);
            Path drafts = folder.resolve("drafts");
            halle.tell("prepare " + all + " " + drafts).done();
            List<String> lines = Files.readAllLines(drafts);

            Run run = new Run(port, lines);
            int warm = A_SECOND * WARMING;
            run.send(0, warm);
            run.send(warm, all);

            JdbcClient database = JdbcClient.create(postgres.getPostgresDatabase());
            long kept = database.sql("select count(*) from application where submitted_at is not null")
                    .query(Long.class)
                    .single();
            long[] waits = run.waits(warm, all);
            long errors = run.errors(warm, all);
            Measured.by(LastHourBench.class, "Thirty submissions a second through the API")
                    .row("seconds", "sent", "errors", "lost", "median", "p95", "p99", "slowest")
                    .row(
                            SECONDS,
                            all - warm,
                            errors,
                            all - run.errors(0, all) - kept,
                            Measured.millis(Measured.percentile(waits, 50)),
                            Measured.millis(Measured.percentile(waits, 95)),
                            Measured.millis(Measured.percentile(waits, 99)),
                            Measured.millis(Measured.percentile(waits, 100)))
                    .keep();
            assertThat(run.complaints).isEmpty();
            assertThat(kept).isEqualTo(all);
            assertThat(Measured.percentile(waits, 95)).isLessThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
            assertThat(Measured.percentile(waits, 99)).isLessThanOrEqualTo(TimeUnit.SECONDS.toNanos(3));
        }
    }

    /** Those who hand in. */
    private static final class Run {

        private final String address;
        private final List<String> drafts;
        private final String body =
                JsonMapper.shared().writeValueAsString(Map.of("answers", SubmittingTogether.complete()));
        private final HttpClient browser =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final AtomicLongArray waits;
        private final AtomicIntegerArray failed;
        final Map<String, String> complaints = new ConcurrentHashMap<>();

        Run(int port, List<String> drafts) {
            this.address = "http://127.0.0.1:" + port + "/api/applications/";
            this.drafts = drafts;
            this.waits = new AtomicLongArray(drafts.size());
            this.failed = new AtomicIntegerArray(drafts.size());
        }

        void send(int from, int to) throws InterruptedException {
            ExecutorService leads = Executors.newFixedThreadPool(AT_ONCE);
            long began = System.nanoTime();
            for (int number = from; number < to; number++) {
                long planned = began + TimeUnit.SECONDS.toNanos(number - from) / A_SECOND;
                for (long wait = planned - System.nanoTime(); wait > 0; wait = planned - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                int mine = number;
                leads.submit(() -> handIn(mine, planned));
            }
            leads.shutdown();
            assertThat(leads.awaitTermination(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("everybody was answered")
                    .isTrue();
        }

        private void handIn(int number, long planned) {
            String[] draft = drafts.get(number).split(" ");
            try {
                HttpResponse<String> answer = browser.send(
                        HttpRequest.newBuilder(URI.create(address + draft[1] + "/submit"))
                                .timeout(PATIENCE)
                                .header("Authorization", "Bearer " + draft[4])
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() / 100 != 2) {
                    complain(number, answer.statusCode() + " " + answer.body());
                }
            } catch (IOException broken) {
                complain(number, broken.toString());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                complain(number, stopped.toString());
            }
            waits.set(number, System.nanoTime() - planned);
        }

        private void complain(int number, String what) {
            failed.set(number, 1);
            complaints.putIfAbsent(what, drafts.get(number).split(" ")[1]);
        }

        long[] waits(int from, int to) {
            List<Long> some = new ArrayList<>();
            for (int number = from; number < to; number++) {
                some.add(waits.get(number));
            }
            return some.stream().mapToLong(Long::longValue).toArray();
        }

        long errors(int from, int to) {
            long errors = 0;
            for (int number = from; number < to; number++) {
                errors += failed.get(number);
            }
            return errors;
        }
    }
}
