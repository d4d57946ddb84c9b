package org.halle.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.halle.cohort.VentureRegister;
import org.halle.desk.OpenTask;
import org.halle.desk.TaskAsked;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.VentureId;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.halle.selection.Shortlisting;
import org.springframework.stereotype.Component;

/** The people of the sample data at work: one of those who are asked answers, after a delay; some leave it to the visitor. */
@Component
class Company implements Actors {

    private final Repertoire repertoire;
    private final Lines lines;
    private final People people;
    private final VentureRegister ventures;
    private final Shortlisting shortlisting;
    private final HalleClock clock;

    private final Map<ApplicationId, Instant> handIns = new HashMap<>();
    private Instant end = Instant.MAX;
    private boolean referentLeft;

    Company(
            Repertoire repertoire,
            Lines lines,
            People people,
            VentureRegister ventures,
            Shortlisting shortlisting,
            HalleClock clock) {
        this.repertoire = repertoire;
        this.lines = lines;
        this.people = people;
        this.ventures = ventures;
        this.shortlisting = shortlisting;
        this.clock = clock;
    }

    /** When an application is to be handed in; one without a date stays a draft. */
    void handsIn(ApplicationId application, Instant at) {
        handIns.put(application, at);
    }

    /** When the play will end: what is asked shortly before may be left to the visitor. */
    void endsAt(Instant instant) {
        end = instant;
    }

    @Override
    public Optional<Turn> whoAndWhen(TaskAsked task, Instant now) {
        Optional<PersonId> who = who(task);
        OpenTask open = task.task();
        if (who.isEmpty() || leftToTheVisitor(open, repertoire.email(who.get()))) {
            return Optional.empty();
        }
        Instant when = "Task_CompleteApplication".equals(open.activity())
                ? handIns.get(new ApplicationId(open.subject()))
                : now.plus(delay(open, who.get()));
        return when == null ? Optional.empty() : Optional.of(new Turn(who.get(), when));
    }

    @Override
    public Map<String, Object> answer(OpenTask task, PersonId who) {
        return lines.answer(task, who);
    }

    /** What the demonstration's visitor finds to do in each role. */
    private boolean leftToTheVisitor(OpenTask open, String who) {
        return switch (open.activity()) {
            case "Task_ScoreApplication" -> Cast.JUROR.equals(who) && recent(open, 8);
            case "Task_ReviewDossier", "Task_Pledge" -> Cast.FUNDER.equals(who) && recent(open, 40);
            case "Task_SignAsFunder" -> Cast.FUNDER.equals(who) && recent(open, 40);
            case "Task_SignAsPartner" -> Cast.PARTNER.equals(who);
            case "Task_ReviewDeliverable" -> Cast.COACH.equals(who) && recent(open, 30);
            case "Task_MarkAttendance" -> recent(open, 40);
            case "Task_NameReferent" -> recent(open, 130) && leaveReferent(open);
            default -> false;
        };
    }

    private boolean recent(OpenTask open, int daysBeforeTheEnd) {
        return open.created().isAfter(end.minus(Duration.ofDays(daysBeforeTheEnd)));
    }

    /** One project of the cohort still waits for its referent; not the visitor's own, which is to go on. */
    private boolean leaveReferent(OpenTask open) {
        boolean left = !referentLeft
                && !Cast.APPLICANT.equals(repertoire.email(
                        ventures.get(new VentureId(open.subject())).lead()));
        referentLeft |= left;
        return left;
    }

    private Optional<PersonId> who(TaskAsked task) {
        if (!task.people().isEmpty()) {
            return task.people().stream().min(Comparator.comparing(repertoire::email));
        }
        List<Person> holders = new ArrayList<>();
        for (Role role : task.roles()) {
            holders.addAll(people.holding(role, task.task().programme()));
        }
        if ("Task_ConfirmFreeze".equals(task.task().activity())) {
            holders.removeIf(
                    holder -> !shortlisting.mayFreeze(holder.id(), task.task().programme()));
        }
        if (holders.isEmpty()) {
            return Optional.empty();
        }
        holders.sort(Comparator.comparing(Person::email));
        int one = repertoire.draw(task.task().subject(), task.task().activity()).nextInt(holders.size());
        return Optional.of(holders.get(one).id());
    }

    private Duration delay(OpenTask open, PersonId who) {
        Random draw = repertoire.draw(open.subject(), open.activity() + repertoire.email(who));
        int hours =
                switch (open.activity()) {
                    case "Task_SignAsPartner" -> 4 + draw.nextInt(48);
                    case "Task_ScoreApplication" -> 24 + draw.nextInt(24 * 11);
                    case "Task_Deliberate" -> 48;
                    case "Task_ConfirmFreeze" -> 6;
                    case "Task_ConfirmSeat" -> 5 + draw.nextInt(72);
                    case "Task_Deliver" -> beforeDue(open, draw);
                    case "Task_MarkAttendance" -> 2 + draw.nextInt(20);
                    case "Task_PublishDossier" -> 48 + draw.nextInt(72);
                    case "Task_ReviewDossier" -> 24 + draw.nextInt(24 * 12);
                    case "Task_Pledge" -> 24 + draw.nextInt(24 * 6);
                    default -> 24 + draw.nextInt(96);
                };
        return Duration.ofHours(hours);
    }

    private int beforeDue(OpenTask open, Random draw) {
        Instant due = open.due();
        if (due == null) {
            return 48;
        }
        long left = Duration.between(clock.instant(), due).toHours();
        if (due.isAfter(end) && draw.nextInt(3) == 0) {
            // ahead of time, so that coaches find something to read
            return (int) Duration.between(clock.instant(), end).toHours() - 24 * (1 + draw.nextInt(5));
        }
        return (int) Math.max(12, left - 24L * draw.nextInt(6) + (draw.nextInt(5) == 0 ? 24 * 9 : 0));
    }
}
