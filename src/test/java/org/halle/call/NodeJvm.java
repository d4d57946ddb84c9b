package org.halle.call;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link DeadlineNode}, and what is said to it and by it. */
final class NodeJvm implements AutoCloseable {

    private final Process process;
    private final PrintStream says;
    private final BufferedReader hears;

    /**
     * @param ahead how wrong its clock is
     * @param port where it answers over HTTP; 0 for anywhere
     */
    NodeJvm(Path folder, EmbeddedPostgres postgres, Duration ahead, int port, List<String> options) throws IOException {
        Path data = Files.createTempDirectory(folder, "node");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DeadlineNode.class.getName(),
                String.valueOf(ahead.toMillis()),
                "--server.port=" + port,
                "--halle.data=" + data,
                "--halle.demo=true",
                "--halle.demo-programmes=false",
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.config.additional-location=",
                "--spring.profiles.active=",
                "--logging.level.root=error",
                "--spring.main.banner-mode=off"));
        process = new ProcessBuilder(command)
                .redirectError(data.resolve("stderr").toFile())
                .start();
        says = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        hears = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    NodeJvm up() throws IOException {
        answer("> up");
        return this;
    }

    NodeJvm tell(String line) {
        says.println(line);
        return this;
    }

    /** Waits until it has done what it was told. */
    void done() throws IOException {
        answer("> done");
    }

    private void answer(String expected) throws IOException {
        StringBuilder heard = new StringBuilder();
        for (String line = hears.readLine(); line != null; line = hears.readLine()) {
            if (line.equals(expected)) {
                return;
            }
            heard.append(line).append('\n');
        }
        throw new IllegalStateException("the node ended: " + heard);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
