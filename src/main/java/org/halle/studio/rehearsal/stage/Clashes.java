package org.halle.studio.rehearsal.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.halle.cohort.Session;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.kernel.ProgrammeId;
import org.halle.programme.WorkingDays;
import org.halle.studio.rehearsal.Report.Clash;
import org.jspecify.annotations.Nullable;

/** Sessions at which somebody would have to be at once, and those on days off. */
final class Clashes {

    private final VentureRegister ventures;
    private final Ensemble ensemble;

    Clashes(VentureRegister ventures, Ensemble ensemble) {
        this.ventures = ventures;
        this.ensemble = ensemble;
    }

    private record Sitting(Session session, @Nullable Venture venture) {
        String name() {
            return session.theme().isBlank() ? session.kind().name().toLowerCase(Locale.ROOT) : session.theme();
        }
    }

    List<Clash> of(ProgrammeId programme) {
        List<Clash> clashes = new ArrayList<>();
        List<Sitting> collective = ventures.collectiveSessions(programme).stream()
                .map(session -> new Sitting(session, null))
                .toList();
        List<Sitting> individual = new ArrayList<>();
        for (Venture venture : ventures.of(programme)) {
            List<Sitting> own = ventures.individualSessions(venture.id()).stream()
                    .map(session -> new Sitting(session, venture))
                    .toList();
            between(own, own, venture.name(), clashes);
            between(own, collective, venture.name(), clashes);
            individual.addAll(own);
        }
        between(collective, collective, "", clashes);
        ofCoaches(individual, clashes);
        daysOff(collective, clashes);
        daysOff(individual, clashes);
        clashes.sort(Comparator.comparing(Clash::on)
                .thenComparing(Clash::kind)
                .thenComparing(Clash::who)
                .thenComparing(Clash::one));
        return clashes;
    }

    private static void between(List<Sitting> some, List<Sitting> others, String venture, List<Clash> clashes) {
        for (int first = 0; first < some.size(); first++) {
            for (int second = some == others ? first + 1 : 0; second < others.size(); second++) {
                if (overlap(some.get(first).session(), others.get(second).session())) {
                    clashes.add(new Clash(
                            "venture",
                            some.get(first).session().day(),
                            venture,
                            some.get(first).name(),
                            others.get(second).name()));
                }
            }
        }
    }

    private void ofCoaches(List<Sitting> individual, List<Clash> clashes) {
        for (int first = 0; first < individual.size(); first++) {
            for (int second = first + 1; second < individual.size(); second++) {
                Session one = individual.get(first).session();
                Session other = individual.get(second).session();
                if (one.coach() != null && Objects.equals(one.coach(), other.coach()) && overlap(one, other)) {
                    clashes.add(new Clash(
                            "coach",
                            one.day(),
                            ensemble.get(one.coach()).name(),
                            of(individual.get(first)),
                            of(individual.get(second))));
                }
            }
        }
    }

    private static void daysOff(List<Sitting> sittings, List<Clash> clashes) {
        for (Sitting sitting : sittings) {
            WorkingDays.holiday(sitting.session().day(), Locale.FRENCH)
                    .ifPresent(holiday -> clashes.add(
                            new Clash("holiday", sitting.session().day(), venture(sitting), sitting.name(), holiday)));
            if (WorkingDays.weekend(sitting.session().day())) {
                clashes.add(new Clash("weekend", sitting.session().day(), venture(sitting), sitting.name(), null));
            }
        }
    }

    private static String of(Sitting sitting) {
        return sitting.name() + " (" + venture(sitting) + ")";
    }

    private static String venture(Sitting sitting) {
        return sitting.venture() == null ? "" : sitting.venture().name();
    }

    private static boolean overlap(Session one, Session other) {
        return !one.id().equals(other.id())
                && one.startsAt().isBefore(other.endsAt())
                && other.startsAt().isBefore(one.endsAt());
    }
}
