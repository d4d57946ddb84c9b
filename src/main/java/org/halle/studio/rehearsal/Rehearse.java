package org.halle.studio.rehearsal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.halle.kernel.Refused;
import org.halle.studio.rehearsal.Performance.Ended;
import org.halle.studio.rehearsal.Performance.Limits;
import org.halle.studio.rehearsal.stage.Rehearsal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The command line: {@code java -jar halle.jar rehearse processes/ --applications 200 --seed 1 --out report.json}. What
 * goes on is told on standard error; the report is the file.
 */
public final class Rehearse {

    /** The first argument of Halle that asks for it. */
    public static final String COMMAND = "rehearse";
    /** Rehearsed, and nothing must be mended. */
    public static final int FINE = 0;
    /** Rehearsed, and something must be. */
    public static final int TROUBLED = 1;
    /** The order or the models were refused, and nothing was rehearsed. */
    public static final int REFUSED = 2;
    /** It could not be carried through. */
    public static final int FAILED = 3;

    private static final int SHOWN_PROBLEMS = 12;
    private static final int BAR = 30;

    private final Sentences sentences;
    private final PrintStream told;

    private Rehearse(Sentences sentences, PrintStream told) {
        this.sentences = sentences;
        this.told = told;
    }

    /** What is ordered. */
    private record Order(Path processes, @Nullable Path forms, Path out, Assumptions assumptions, Limits limits) {}

    /** Whether Halle is asked for this and not to serve. */
    public static boolean isAsked(String[] args) {
        return args.length > 0 && (COMMAND.equals(args[0]) || ChildJvm.COMMAND.equals(args[0]));
    }

    /** @return the exit code */
    public static int run(String[] args) {
        String[] rest = Stream.of(args).skip(1).toArray(String[]::new);
        if (ChildJvm.COMMAND.equals(args[0])) {
            Rehearsal.main(rest);
            return Rehearsal.BROKEN;
        }
        Map<String, String> options = new TreeMap<>();
        PrintStream told = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Sentences sentences = new Sentences(Locale.getDefault());
        try {
            List<String> places = read(rest, options);
            String language = options.remove("language");
            if (language != null) {
                sentences = new Sentences(Locale.forLanguageTag(language));
            }
            if (options.containsKey("help") || places.isEmpty()) {
                told.println(sentences.of("rehearsal.command.help"));
                return options.containsKey("help") ? FINE : REFUSED;
            }
            return new Rehearse(sentences, told).rehearse(order(places, options));
        } catch (Refused refused) {
            told.println(sentences.of(refused));
            return REFUSED;
        } catch (IOException unreadable) {
            told.println(sentences.of("rehearsal.command.unreadable", String.valueOf(unreadable.getMessage())));
            return REFUSED;
        }
    }

    private static List<String> read(String[] args, Map<String, String> options) {
        List<String> places = new ArrayList<>();
        for (int index = 0; index < args.length; index++) {
            String argument = args[index];
            if (!argument.startsWith("--")) {
                places.add(argument);
                continue;
            }
            String name = argument.substring(2);
            int sign = name.indexOf('=');
            if (sign > 0) {
                options.put(name.substring(0, sign), name.substring(sign + 1));
            } else if ("help".equals(name)) {
                options.put(name, "");
            } else if (index + 1 < args.length) {
                options.put(name, args[++index]);
            } else {
                throw new Refused("rehearsal.refused.value", name);
            }
        }
        return places;
    }

    private static Order order(List<String> places, Map<String, String> options) throws IOException {
        if (places.size() > 1) {
            throw new Refused("rehearsal.refused.places", places.get(1));
        }
        Path processes = Path.of(places.get(0));
        if (!Files.isDirectory(processes)) {
            throw new Refused("rehearsal.refused.folder", processes);
        }
        Assumptions assumptions = Assumptions.usual();
        String file = options.remove("assumptions");
        if (file != null) {
            if (!Files.isRegularFile(Path.of(file))) {
                throw new Refused("rehearsal.refused.file", file);
            }
            assumptions = assumptions.with(Assumptions.parse(Files.readString(Path.of(file))));
        }
        String given = options.remove("forms");
        Path beside = processes.toAbsolutePath().normalize().resolveSibling("forms");
        Path forms = given != null ? Path.of(given) : Files.isDirectory(beside) ? beside : null;
        if (forms != null && !Files.isDirectory(forms)) {
            throw new Refused("rehearsal.refused.folder", forms);
        }
        String out = options.remove("out");
        Limits usual = Limits.usual();
        Limits limits = new Limits(
                Duration.ofSeconds(number(
                        options.remove("seconds"), "seconds", (int) usual.time().toSeconds(), 5, 3600)),
                usual.grace(),
                number(options.remove("memory"), "memory", usual.megabytes(), 128, 8192));
        for (Map.Entry<String, String> option : options.entrySet()) {
            if (!Assumptions.knows(option.getKey())) {
                throw new Refused("rehearsal.refused.option", option.getKey());
            }
            assumptions = assumptions.with(option.getKey(), option.getValue());
        }
        return new Order(processes, forms, Path.of(out == null ? "report.json" : out), assumptions, limits);
    }

    private static int number(@Nullable String said, String name, int usual, int least, int most) {
        if (said == null) {
            return usual;
        }
        if (!said.matches("\\d{1,6}") || Integer.parseInt(said) < least || Integer.parseInt(said) > most) {
            throw new Refused("rehearsal.refused.number", name, least, most, said);
        }
        return Integer.parseInt(said);
    }

    private int rehearse(Order order) throws IOException {
        Performance performance = new Performance(files(order), order.assumptions(), order.limits(), null);
        Thread cancel = new Thread(performance::close);
        Runtime.getRuntime().addShutdownHook(cancel);
        try {
            Ended ended = performance.run(this::progress);
            if (ended.how() == Performance.How.CANCELLED) {
                return FAILED;
            }
            Runtime.getRuntime().removeShutdownHook(cancel);
            told.println();
            return end(order, ended);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static Map<String, String> files(Order order) throws IOException {
        Map<String, String> files = new TreeMap<>();
        read(order.processes(), ".bpmn", files);
        if (files.isEmpty()) {
            throw new Refused("rehearsal.refused.no-diagram", order.processes());
        }
        read(order.processes(), ".dmn", files);
        if (order.forms() != null) {
            read(order.forms(), ".form", files);
        } else {
            for (Resource form : new PathMatchingResourcePatternResolver().getResources("classpath:/forms/*.form")) {
                files.put(String.valueOf(form.getFilename()), form.getContentAsString(StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static void read(Path folder, String ending, Map<String, String> files) throws IOException {
        List<Path> found;
        try (Stream<Path> all = Files.list(folder)) {
            found = all.filter(file -> file.getFileName().toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .toList();
        }
        for (Path file : found) {
            files.put(file.getFileName().toString(), Files.readString(file));
        }
    }

    private void progress(int percent, LocalDate on) {
        int full = BAR * percent / 100;
        told.print("\r[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + percent + " % · " + on);
    }

    private int end(Order order, Ended ended) throws IOException {
        switch (ended.how()) {
            case REPORTED -> {
                String json = Objects.requireNonNull(ended.report());
                Files.writeString(order.out(), json);
                Report report = Report.of(json);
                summarise(report, order.out());
                return report.troubled() ? TROUBLED : FINE;
            }
            case REFUSED -> {
                told.println(sentences.of("rehearsal.command.refused"));
                ended.lines().forEach(line -> told.println("  " + line));
                return REFUSED;
            }
            case KILLED -> {
                told.println(sentences.of("rehearsal.command.killed", ended.on()));
                return TROUBLED;
            }
            default -> {
                told.println(sentences.of("rehearsal.command.broken", ended.on()));
                ended.lines().forEach(told::println);
                return FAILED;
            }
        }
    }

    private void summarise(Report report, Path out) {
        Report.Summary sum = report.summary();
        told.println(sentences.of(
                "rehearsal.command.summary",
                sum.applications(),
                sum.handedIn(),
                sum.ventures(),
                sum.graduated(),
                sum.rounds(),
                sum.tasks(),
                sum.letters()));
        List<Report.Problem> serious = report.problems().stream()
                .filter(problem -> problem.severity() != Report.Severity.NOTE)
                .toList();
        serious.stream()
                .limit(SHOWN_PROBLEMS)
                .forEach(problem -> told.println(
                        (problem.severity() == Report.Severity.ERROR ? "! " : "- ") + sentences.of(problem)));
        if (serious.size() > SHOWN_PROBLEMS) {
            told.println(sentences.of("rehearsal.command.more", serious.size() - SHOWN_PROBLEMS));
        }
        told.println(sentences.of("rehearsal.command.written", out));
    }
}
