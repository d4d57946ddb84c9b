package org.halle;

import static org.halle.Measured.millis;
import static org.halle.Measured.percentile;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
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

/**
 * Fifty people who are signed in and read one page over the network, for benches: reading it for five seconds on average
 * before they ask again, and without a pause.
 */
public final class Readers {

    private static final Object[] HEADINGS = {"", "pages", "median", "p95", "processor a page, reader included"};

    private static final int USERS = 50;
    private static final Duration READING = Duration.ofSeconds(5);
    /** A server that has been read for some minutes, not one that began just now. */
    private static final Duration WARMING = Duration.ofSeconds(40);

    private static final Duration MEASURED = Duration.ofSeconds(12);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** How long each page took, and what all of them cost. */
    private record Seen(long[] nanos, long processor) {

        Object[] line(String name) {
            return new Object[] {
                name,
                nanos.length,
                millis(percentile(nanos, 50)),
                millis(percentile(nanos, 95)),
                millis(processor / nanos.length)
            };
        }
    }

    private Readers() {}

    /**
     * Reads a page that is warm, and keeps what came of it.
     *
     * @param email of a demonstration's person who may read it
     * @param path of the page
     * @param expected what stands on it
     */
    public static void read(Class<?> bench, String title, int port, String email, String path, String expected)
            throws IOException, InterruptedException {
        List<HttpClient> readers = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            readers.add(signedIn(port, email));
        }
        URI page = address(port, path);
        during(readers, page, expected, WARMING, Duration.ZERO);
        Seen reading = during(readers, page, expected, MEASURED, READING);
        Seen pressing = during(readers, page, expected, MEASURED, Duration.ZERO);
        Measured.by(bench, title)
                .row(HEADINGS)
                .row(reading.line("each reads for 5 s on average"))
                .row(pressing.line("each asks again at once"))
                .keep();
    }

    public static URI address(int port, String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static Seen during(List<HttpClient> readers, URI address, String expected, Duration time, Duration reading)
            throws InterruptedException {
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        long before = MACHINE.getProcessCpuTime();
        long until = System.nanoTime() + time.toNanos();
        List<Thread> threads = IntStream.range(0, readers.size())
                .mapToObj(user -> new Thread(() -> {
                    // neighbouring seeds of java.util.Random would have all of them ask at the same instant
                    SplittableRandom pauses = new SplittableRandom(user);
                    try {
                        pause(pauses, reading);
                        while (System.nanoTime() < until) {
                            long began = System.nanoTime();
                            HttpResponse<String> page = readers.get(user)
                                    .send(
                                            HttpRequest.newBuilder(address).build(),
                                            HttpResponse.BodyHandlers.ofString());
                            nanos.add(System.nanoTime() - began);
                            if (page.statusCode() != 200 || !page.body().contains(expected)) {
                                wrong.add(page.statusCode() + "");
                            }
                            pause(pauses, reading);
                        }
                    } catch (Exception failed) {
                        wrong.add(failed.toString());
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
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

    /** Somebody's browser, behind the door of the demonstration. */
    public static HttpClient signedIn(int port, String email) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        Matcher token = TOKEN.matcher(client.send(
                        HttpRequest.newBuilder(address(port, "/login")).build(), HttpResponse.BodyHandlers.ofString())
                .body());
        if (!token.find()) {
            throw new AssertionError("the door has no token");
        }
        HttpResponse<String> in = client.send(
                HttpRequest.newBuilder(address(port, "/login/demo"))
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
