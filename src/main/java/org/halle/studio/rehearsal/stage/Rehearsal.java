package org.halle.studio.rehearsal.stage;

import java.io.IOException;
import java.io.PrintStream;
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
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * What a rehearsal's JVM does: plays the models of a folder, and writes the report beside them. It says on its standard
 * output how far it is, line by line, and ends when nobody listens any more.
 */
public final class Rehearsal {

    /** The report is written. */
    public static final int DONE = 0;
    /** The models were refused; lines that begin with {@link #REFUSED} say why. */
    public static final int REFUSED_MODELS = 2;
    /** Something broke that is no model's fault. */
    public static final int BROKEN = 3;

    public static final String PROGRESS = "progress ";
    public static final String REFUSED = "refused ";
    /** The report is written; what the JVM still does is of no consequence. */
    public static final String REPORTED = "reported";

    private static final int ORPHANED = 130;
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
        Instant deadline = Instant.now().plus(Duration.ofSeconds(Long.parseLong(args[1])));
        PrintStream told = System.out;
        // what is logged must not come between what is told
        System.setOut(System.err);
        int end;
        try {
            NoNetwork.begin();
            endWithParent();
            end = play(Path.of(args[0]), deadline, told);
        } catch (IOException broken) {
            broken.printStackTrace();
            end = BROKEN;
        }
        if (end == DONE) {
            told.println(REPORTED);
        }
        told.flush();
        Runtime.getRuntime().halt(end);
    }

    private static void endWithParent() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // whoever ordered the rehearsal says nothing, and is there
                        }
                    } catch (IOException gone) {
                        // as if it had ended
                    }
                    Runtime.getRuntime().halt(ORPHANED);
                },
                "parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static int play(Path folder, Instant deadline, PrintStream told) throws IOException {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Locale.setDefault(Locale.FRENCH);
        Assumptions assumptions = Assumptions.parse(Files.readString(folder.resolve("assumptions.properties")));
        try {
            return play(folder, assumptions, Take.QUICK, deadline, told);
        } catch (Take.OnceMore failed) {
            ClockUtil.reset();
            return play(folder, assumptions, Take.EXACT, deadline, told);
        }
    }

    private static int play(Path folder, Assumptions assumptions, Take take, Instant deadline, PrintStream told)
            throws IOException {
        NewIds.drawFrom(assumptions.seed());
        tell(told, 0, assumptions.from());
        try (ConfigurableApplicationContext house = open(folder, assumptions, take)) {
            if (!house.getBean(Witness.class).processes().containsKey(FIRST)) {
                told.println(REFUSED + "programme.bpmn");
                return REFUSED_MODELS;
            }
            Report report = play(house, assumptions, deadline, told);
            Files.writeString(folder.resolve("report.json"), report.json());
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

    private static ConfigurableApplicationContext open(Path folder, Assumptions assumptions, Take take) {
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
            beans.registerBean(Assumptions.class, () -> assumptions);
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

    private static Report play(
            ConfigurableApplicationContext house, Assumptions assumptions, Instant deadline, PrintStream told) {
        Stage stage = house.getBean(Stage.class);
        Plot plot = house.getBean(Plot.class);
        Witness witness = house.getBean(Witness.class);
        witness.until(deadline);
        plot.begin();
        How how = How.COMPLETE;
        String why = "";
        try {
            int[] last = {0};
            stage.run(
                    plot.beginsAt(),
                    plot.endsAt(),
                    house.getBean(Crowd.class),
                    new FittingAnswers(assumptions),
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
        witness.until(Instant.MAX);
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
