package org.halle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a bench found, printed and kept: its section of {@code src/docs/bench.md} is written anew. */
public final class Measured {

    private static final Path FILE = Path.of("src/docs/bench.md");

    private final Class<?> bench;
    private final String title;
    private final List<String> lines = new ArrayList<>();

    private Measured(Class<?> bench, String title) {
        this.bench = bench;
        this.title = title;
    }

    /** @param title the heading of the section, the same at every run */
    public static Measured by(Class<?> bench, String title) {
        return new Measured(bench, title);
    }

    /** @param row the cells of one line of the section's table; the first row is its head */
    public Measured row(Object... row) {
        lines.add("| "
                + String.join(" | ", Arrays.stream(row).map(String::valueOf).toList()) + " |");
        if (lines.size() == 1) {
            lines.add("|" + "---|".repeat(row.length));
        }
        return this;
    }

    public void keep() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        String section = "## " + title + "\n\n"
                + "`mvn -Pbench verify -Dtest=" + bench.getSimpleName() + "` on " + LocalDate.now() + ", "
                + system.getAvailableProcessors() + " cores (" + system.getArch() + "), Java "
                + Runtime.version().feature() + ", load of the machine "
                + String.format(Locale.ROOT, "%.1f", system.getSystemLoadAverage()) + "\n\n" + String.join("\n", lines)
                + "\n";
        System.out.println(section);
        try {
            String kept = Files.readString(FILE);
            Matcher old = Pattern.compile("## " + Pattern.quote(title) + "\n.*?(?=\n## |\\z)", Pattern.DOTALL)
                    .matcher(kept);
            Files.writeString(
                    FILE,
                    old.find()
                            ? kept.substring(0, old.start()) + section + kept.substring(old.end())
                            : kept.stripTrailing() + "\n\n" + section);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The value below which a share of the measurements lies. */
    public static long percentile(long[] measurements, int percent) {
        long[] sorted = measurements.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** Nanoseconds as milliseconds. */
    public static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
    }
}
