package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two JVMs of Halle on one PostgreSQL; the clock of the second is wrong. */
final class TwoNodes implements AutoCloseable {

    /** Everybody who has a draft is told of the new deadline meanwhile. */
    private static final Duration UNTIL_IT_CLOSES = Duration.ofSeconds(25);

    private static final Duration CLOSING = Duration.ofSeconds(90);

    /**
     * What came of a race.
     *
     * @param around how many were sent within two seconds of the deadline
     * @param wrong taken too late, or turned away in time
     * @param lost taken and not there, turned away and there, or turned away with an error that is none
     */
    record Seen(int sent, int around, int accepted, int refused, int wrong, int lost) {}

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final JdbcClient database;
    private final NodeJvm right;
    private final List<NodeJvm> nodes = new ArrayList<>();

    TwoNodes(Path folder) throws Exception {
        this.folder = folder;
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "100")
                .start();
        database = JdbcClient.create(postgres.getPostgresDatabase());
        right = node(Duration.ZERO);
    }

    /** So many hand in at both nodes around the deadline, while the clock of the second is so much ahead. */
    Seen race(int many, Duration ahead) throws Exception {
        NodeJvm wrong = node(ahead);
        Path drafts = folder.resolve("drafts");
        right.tell("prepare " + many + " " + drafts).done();
        String programme = Files.readAllLines(drafts).get(0).split(" ")[0];
        Instant closesAt = Instant.now().plus(UNTIL_IT_CLOSES).truncatedTo(ChronoUnit.MILLIS);
        wrong.tell("close " + programme + " " + closesAt).done();
        assertThat(Instant.now()).as("the deadline moved in time").isBefore(closesAt.minus(DeadlineRace.AROUND));
        List<Path> seen = List.of(folder.resolve("right"), folder.resolve("wrong"));
        right.tell("race " + drafts + " " + closesAt + " 0 " + seen.get(0));
        wrong.tell("race " + drafts + " " + closesAt + " 1 " + seen.get(1));
        right.done();
        wrong.done();
        awaitClosing(programme);
        List<String> lines = new ArrayList<>(Files.readAllLines(seen.get(0)));
        lines.addAll(Files.readAllLines(seen.get(1)));
        wrong.close();
        return judged(lines, programme, closesAt);
    }

    private void awaitClosing(String programme) throws InterruptedException {
        Instant patience = Instant.now().plus(CLOSING);
        while (!"CLOSED"
                .equals(database.sql("select state from open_call where programme_id = cast(? as uuid)")
                        .param(programme)
                        .query(String.class)
                        .single())) {
            assertThat(Instant.now()).as("the call closes").isBefore(patience);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private Seen judged(List<String> lines, String programme, Instant closesAt) {
        record Kept(String status, Instant submittedAt) {}
        Map<String, Kept> kept = database
                .sql("select id, status, submitted_at from application where programme_id = cast(? as uuid)")
                .param(programme)
                .query((row, number) -> {
                    OffsetDateTime at = row.getObject("submitted_at", OffsetDateTime.class);
                    return Map.entry(
                            row.getString("id"),
                            new Kept(row.getString("status"), at == null ? Instant.MAX : at.toInstant()));
                })
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        int around = 0;
        int accepted = 0;
        int refused = 0;
        int wrong = 0;
        int lost = 0;
        for (String line : lines) {
            String[] one = line.split(" ");
            Instant before = Instant.parse(one[1]);
            Instant after = Instant.parse(one[2]);
            Kept now = kept.get(one[0]);
            boolean there = now.submittedAt().isBefore(Instant.MAX);
            around +=
                    Duration.between(closesAt, Instant.parse(one[4])).abs().compareTo(DeadlineRace.AROUND) <= 0 ? 1 : 0;
            switch (one[3]) {
                case "accepted" -> {
                    accepted++;
                    wrong += before.isBefore(closesAt) && now.submittedAt().isBefore(closesAt) ? 0 : 1;
                    lost += there ? 0 : 1;
                }
                case "refused" -> {
                    refused++;
                    wrong += after.isBefore(closesAt) ? 1 : 0;
                    lost += there || !now.status().equals("LAPSED") ? 1 : 0;
                }
                default -> lost++;
            }
        }
        return new Seen(lines.size(), around, accepted, refused, wrong, lost);
    }

    @Override
    public void close() throws Exception {
        for (NodeJvm node : nodes) {
            node.close();
        }
        postgres.close();
    }

    private NodeJvm node(Duration ahead) throws Exception {
        NodeJvm node = new NodeJvm(
                folder, postgres, ahead, 0, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
        nodes.add(node);
        return node.up();
    }
}
