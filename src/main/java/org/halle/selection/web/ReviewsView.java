package org.halle.selection.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halle.call.Application;
import org.halle.kernel.Alphabet;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.people.Person;
import org.halle.selection.Assessment;
import org.halle.selection.Assessment.State;
import org.halle.selection.Juror;

/** How far the jury has come: by application and by juror. No score stands here. */
record ReviewsView(List<ApplicationLine> applications, List<JurorLine> jurors, int received, int wanted, int complete) {

    /** One juror's state on an application. */
    record Reader(String name, State state, boolean substitute) {}

    /** One application: "2/3 received". */
    record ApplicationLine(
            ApplicationId id, String reference, String title, int received, int wanted, List<Reader> readers) {

        public boolean complete() {
            return received >= wanted;
        }
    }

    /**
     * One juror's load.
     *
     * @param scoredPart per cent of the largest load, for the drawn bar
     * @param waitingPart likewise
     */
    record JurorLine(String name, int scored, int waiting, int recused, int expired, int scoredPart, int waitingPart) {

        public int load() {
            return scored + waiting;
        }
    }

    static ReviewsView of(
            List<Application> candidates,
            List<Assessment> assessments,
            List<Juror> jury,
            Map<PersonId, Person> people,
            int wanted) {
        Map<ApplicationId, List<Assessment>> byApplication = new LinkedHashMap<>();
        candidates.forEach(candidate -> byApplication.put(candidate.id(), new ArrayList<>()));
        Map<PersonId, List<Assessment>> byJuror = new LinkedHashMap<>();
        jury.stream().filter(Juror::sitting).forEach(juror -> byJuror.put(juror.person(), new ArrayList<>()));
        for (Assessment assessment : assessments) {
            byApplication
                    .computeIfAbsent(assessment.application(), gone -> new ArrayList<>())
                    .add(assessment);
            byJuror.computeIfAbsent(assessment.juror(), left -> new ArrayList<>())
                    .add(assessment);
        }
        List<ApplicationLine> lines = candidates.stream()
                .map(candidate ->
                        line(candidate, byApplication.getOrDefault(candidate.id(), List.of()), people, wanted))
                .toList();
        int most = byJuror.values().stream()
                .mapToInt(own -> (int) own.stream().filter(Assessment::counts).count())
                .max()
                .orElse(0);
        List<JurorLine> jurors = byJuror.entrySet().stream()
                .map(own -> line(name(own.getKey(), people), own.getValue(), Math.max(1, most)))
                .sorted(Comparator.comparing(JurorLine::load)
                        .reversed()
                        .thenComparing(JurorLine::name, Alphabet.order()))
                .toList();
        return new ReviewsView(
                lines,
                jurors,
                lines.stream()
                        .mapToInt(line -> Math.min(line.received(), wanted))
                        .sum(),
                lines.size() * wanted,
                (int) lines.stream().filter(ApplicationLine::complete).count());
    }

    private static ApplicationLine line(
            Application application, List<Assessment> asked, Map<PersonId, Person> people, int wanted) {
        return new ApplicationLine(
                application.id(),
                application.reference(),
                application.content().title(),
                count(asked, State.SCORED),
                wanted,
                asked.stream()
                        .map(one -> new Reader(name(one.juror(), people), one.state(), one.substitute()))
                        .sorted(Comparator.comparing(Reader::state).thenComparing(Reader::name, Alphabet.order()))
                        .toList());
    }

    private static JurorLine line(String name, List<Assessment> own, int most) {
        int scored = count(own, State.SCORED);
        int waiting = count(own, State.ASKED);
        return new JurorLine(
                name,
                scored,
                waiting,
                count(own, State.RECUSED),
                count(own, State.EXPIRED),
                scored * 100 / most,
                waiting * 100 / most);
    }

    private static int count(List<Assessment> assessments, State state) {
        return (int) assessments.stream().filter(one -> one.state() == state).count();
    }

    private static String name(PersonId id, Map<PersonId, Person> people) {
        Person person = people.get(id);
        return person == null ? "" : person.displayName();
    }
}
