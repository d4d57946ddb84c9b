package org.halle.studio.rehearsal.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.halle.engine.InvalidModel;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NewIds;
import org.halle.programme.Plan;
import org.halle.studio.rehearsal.Assumptions;
import org.halle.studio.rehearsal.Report;
import org.halle.studio.rehearsal.Report.How;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * What a rehearsal's JVM does: plays the models of a folder when it is told to, and writes the report beside them. It says
 * on its standard output how far it is, line by line, and ends when nobody listens any more. What it is given to warm up
 * it plays while it waits: what has been done once takes less the second time.
 */
public final class Rehearsal {

    /** The report is written. */
    public static final int DONE = 0;
    /** The models were refused; lines that begin with {@link #REFUSED} say why. */
    public static final int REFUSED_MODELS = 2;
    /** Something broke that is no model's fault. */
    public static final int BROKEN = 3;

    /** The line on standard input on which it plays. */
    public static final String PLAY = "play";
    /** A folder in its own, with what it plays until then; there need be none. */
    public static final String WARM_UP = "warm-up";

    public static final String PROGRESS = "progress ";
    public static final String REFUSED = "refused ";
    /** The report is written; what the JVM still does is of no consequence. */
    public static final String REPORTED = "reported";

    private static final String FIRST = "programme";
    private static final double MOST_OF_THE_WORK = 0.97;

    private Rehearsal() {}

    /** It has taken as long as it may: an error, because nothing on the way may make light of it. */
    static final class OutOfTime extends Error {
        OutOfTime() {
            super("out of time", null, false, false);
        }
    }

    /**
     * @param args the folder with {@code processes/}, {@code forms/} and {@code assumptions.properties}; how many seconds
     *     it may take
     */
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        Duration most = Duration.ofSeconds(Long.parseLong(args[1]));
        PrintStream told = System.out;
        // what is logged must not come between what is told
        System.setOut(System.err);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Locale.setDefault(Locale.FRENCH);
        int end;
        try {
            NoNetwork.begin();
            Wings wings = Wings.listen();
            warmUp(folder.resolve(WARM_UP), wings);
            Instant[] deadline = {Instant.MAX};
            Runnable called = () -> {
                wings.await();
                deadline[0] = Instant.now().plus(most);
            };
            end = play(folder, called, () -> endAt(deadline[0]), told);
        } catch (IOException broken) {
            broken.printStackTrace();
            end = BROKEN;
        }
        told.flush();
        Runtime.getRuntime().halt(end);
    }

    /** What becomes of it is of no consequence. */
    private static void warmUp(Path folder, Wings wings) throws IOException {
        if (Files.isDirectory(folder)) {
            try {
                play(folder, () -> {}, wings::look, new PrintStream(OutputStream.nullOutputStream()));
            } catch (Wings.Called now) {
                // the rest of it is left out
            }
            ClockUtil.reset();
        }
    }

    private static void endAt(Instant deadline) {
        if (Instant.now().isAfter(deadline)) {
            throw new OutOfTime();
        }
    }

    private static int play(Path folder, Runnable called, Runnable watch, PrintStream told) throws IOException {
        try {
            return play(folder, Take.QUICK, called, watch, told);
        } catch (Take.OnceMore failed) {
            ClockUtil.reset();
            return play(folder, Take.EXACT, () -> {}, watch, told);
        }
    }

    private static int play(Path folder, Take take, Runnable called, Runnable watch, PrintStream told)
            throws IOException {
        try (ConfigurableApplicationContext house = open(folder, take, called, told)) {
            if (!house.getBean(Witness.class).processes().containsKey(FIRST)) {
                told.println(REFUSED + "programme.bpmn");
                return REFUSED_MODELS;
            }
            Report report = play(house, watch, told);
            Files.writeString(folder.resolve("report.json"), report.json());
            told.println(REPORTED);
            told.flush();
            return DONE;
        } catch (RuntimeException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidModel invalid) {
                    String.valueOf(invalid.getMessage()).lines().forEach(line -> told.println(REFUSED + line));
                    return REFUSED_MODELS;
                }
            }
            failed.printStackTrace();
            return BROKEN;
        }
    }

    /** Halle, put together; before it takes up the models and the assumptions it waits until it is called. */
    private static ConfigurableApplicationContext open(Path folder, Take take, Runnable called, PrintStream told) {
        Storage storage = new Storage(take);
        storage.make();
        SpringApplication house = new SpringApplication(House.class);
        house.setWebApplicationType(WebApplicationType.NONE);
        house.setLazyInitialization(true);
        house.setBannerMode(Banner.Mode.OFF);
        house.setLogStartupInfo(false);
        house.setRegisterShutdownHook(false);
        house.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(SmartInitializingSingleton.class, () -> () -> {
                called.run();
                Assumptions assumptions = beans.getBean(Assumptions.class);
                NewIds.drawFrom(assumptions.seed());
                tell(told, 0, assumptions.from());
            });
            beans.registerBean(Assumptions.class, () -> assumptions(folder));
            beans.registerBean(Take.class, () -> take);
            beans.registerBean("dataSource", DataSource.class, () -> storage);
        });
        return house.run(
                "--spring.config.import=",
                "--logging.level.root=error",
                "--halle.data=" + folder.resolve("data"),
                "--halle.engine.jobs=false",
                "--halle.engine.history=none",
                "--halle.engine.models=" + folder.toUri(),
                "--halle.letters.send=false",
                "--halle.demo=false");
    }

    private static Assumptions assumptions(Path folder) {
        try {
            return Assumptions.parse(Files.readString(folder.resolve("assumptions.properties")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Report play(ConfigurableApplicationContext house, Runnable watch, PrintStream told) {
        Stage stage = house.getBean(Stage.class);
        Plot plot = house.getBean(Plot.class);
        Witness witness = house.getBean(Witness.class);
        witness.watch(watch);
        plot.begin();
        How how = How.COMPLETE;
        String why = "";
        try {
            int[] last = {0};
            stage.run(
                    plot.beginsAt(),
                    plot.endsAt(),
                    house.getBean(Crowd.class),
                    new FittingAnswers(house.getBean(Assumptions.class)),
                    instant -> {
                        witness.check();
                        int percent = percent(plot, instant);
                        if (percent > last[0]) {
                            last[0] = percent;
                            tell(told, percent, LocalDate.ofInstant(instant, HalleClock.PARIS));
                        }
                    });
        } catch (OutOfTime late) {
            how = How.TIME;
        } catch (StackOverflowError deep) {
            if (house.getBean(Take.class) == Take.QUICK) {
                throw new Take.OnceMore();
            }
            throw deep;
        } catch (OutOfMemoryError full) {
            how = How.MEMORY;
        } catch (RuntimeException broken) {
            how = How.FAILED;
            why = house.getBean(Notebook.class).message(broken);
        }
        witness.watch(() -> {});
        return house.getBean(Findings.class)
                .report(how, how == How.COMPLETE ? null : witness.running(), why, stage.programme());
    }

    /** By where the work is: until the jury has spoken most of it is done. */
    private static int percent(Plot plot, Instant now) {
        Plan plan = plot.plan();
        double part;
        if (now.isBefore(plan.callClosesAt())) {
            part = 0.45 * between(plot.beginsAt(), plan.callClosesAt(), now);
        } else if (now.isBefore(plan.announceAt())) {
            part = 0.45 + 0.35 * between(plan.callClosesAt(), plan.announceAt(), now);
        } else if (now.isBefore(plan.hallClosesAt())) {
            part = 0.8 + (MOST_OF_THE_WORK - 0.8) * between(plan.announceAt(), plan.hallClosesAt(), now);
        } else {
            part = MOST_OF_THE_WORK;
        }
        return (int) Math.round(100 * part);
    }

    private static double between(Instant from, Instant to, Instant now) {
        return Math.max(
                0,
                (double) Duration.between(from, now).toSeconds()
                        / Duration.between(from, to).toSeconds());
    }

    private static void tell(PrintStream told, int percent, LocalDate on) {
        told.println(PROGRESS + percent + " " + on);
        told.flush();
    }
}
