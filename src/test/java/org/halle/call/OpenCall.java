package org.halle.call;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.halle.engine.VirtualTime;
import org.halle.kernel.HalleClock;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.programme.NewProgramme;
import org.halle.programme.Plan;
import org.halle.programme.Planning;
import org.halle.programme.Rules;
import org.springframework.context.ApplicationContext;

/** A programme of its own for a full-stack test, launched, its call open for thirty days. */
public final class OpenCall {

    private final People people;
    private final VirtualTime time;
    private final Person manager;
    private final Call call;

    public OpenCall(ApplicationContext halle) {
        this(halle, Duration.ofDays(30), 100);
    }

    public OpenCall(ApplicationContext halle, Duration stillOpen, int signaturePercent) {
        this(halle, stillOpen, signaturePercent, false);
    }

    /** One without a deadline; its first batch ends in thirty days. */
    public static OpenCall rolling(ApplicationContext halle) {
        return new OpenCall(halle, Duration.ofDays(30), 100, true);
    }

    private OpenCall(ApplicationContext halle, Duration stillOpen, int signaturePercent, boolean rolling) {
        people = halle.getBean(People.class);
        time = halle.getBean(VirtualTime.class);
        Planning planning = halle.getBean(Planning.class);
        manager = people.makeOperator(person("manager").id());
        Rules usual = Rules.usual();
        ProgrammeId programme = planning.draft(
                manager.id(),
                new NewProgramme(
                        "Coopérer " + UUID.randomUUID(),
                        "Un programme d’essai.",
                        "44",
                        plan(halle.getBean(HalleClock.class).instant(), stillOpen),
                        new Rules(
                                        usual.seats(),
                                        usual.reviewsPerApplication(),
                                        signaturePercent,
                                        usual.collectiveSessions(),
                                        usual.individualSessions(),
                                        false)
                                .rolling(rolling)));
        planning.launch(manager.id(), programme);
        settle();
        call = halle.getBean(CallRegister.class).of(programme);
    }

    private static Plan plan(Instant now, Duration stillOpen) {
        Instant closes = now.plus(stillOpen).truncatedTo(ChronoUnit.MILLIS);
        LocalDate starts = LocalDate.ofInstant(closes, HalleClock.PARIS).plusDays(60);
        return new Plan(
                now.minus(Duration.ofDays(20)),
                closes,
                closes.plus(Duration.ofDays(1)),
                closes.plus(Duration.ofDays(30)),
                starts,
                starts.plusMonths(9).minusDays(1),
                closes.plus(Duration.ofDays(500)));
    }

    public Call call() {
        return call;
    }

    public Person manager() {
        return manager;
    }

    /** Somebody nobody knew before. */
    public Person person(String name) {
        return people.register(name + "-" + UUID.randomUUID() + "@example.org", name, "Essai", Language.FR);
    }

    /** Runs every step that is due. */
    public void settle() {
        time.settle();
    }
}
