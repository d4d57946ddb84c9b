package org.halle.selection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Choosing who reads what. Whoever has a conflict is never asked. */
@Service
@Transactional
public class Allocating {

    private final Jurors jurors;
    private final Assessments assessments;
    private final ApplicationRegister applications;
    private final Programmes programmes;
    private final People people;
    private final Links links;
    private final JuryLetters letters;
    private final HalleClock clock;

    Allocating(
            Jurors jurors,
            Assessments assessments,
            ApplicationRegister applications,
            Programmes programmes,
            People people,
            Links links,
            JuryLetters letters,
            HalleClock clock) {
        this.jurors = jurors;
        this.assessments = assessments;
        this.applications = applications;
        this.programmes = programmes;
        this.people = people;
        this.links = links;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Gives every eligible application its jurors and tells each juror once.
     *
     * @throws Refused when nobody sits in the jury
     */
    public void allocate(ProgrammeId id) {
        Programme programme = programmes.get(id);
        List<Application> eligible = applications.of(id, Application.Status.ELIGIBLE);
        if (sitting(id).isEmpty() && !eligible.isEmpty()) {
            throw new Refused("selection.jury.empty");
        }
        Map<PersonId, Integer> newLoads = new LinkedHashMap<>();
        ask(programme, eligible, false)
                .values()
                .forEach(asked -> asked.forEach(juror -> newLoads.merge(juror, 1, Integer::sum)));
        Instant dueAt = ReviewWindow.opening(
                        clock.instant(), ReviewWindow.DAYS, programme.plan().announceAt())
                .dueAt();
        newLoads.forEach((juror, load) -> letters.reviewsAsked(programme, juror, load, dueAt));
    }

    /**
     * Asks somebody else in place of a juror who stepped back, was taken off, or did not answer in time.
     *
     * @return whom; empty when the application is out, or when nobody is left who may read it, which the managers are told
     */
    public Optional<PersonId> replace(ApplicationId id, PersonId gone) {
        Instant now = clock.instant();
        assessments
                .findByApplicationAndJuror(id, gone)
                .filter(assessment -> assessment.state() == Assessment.State.ASKED)
                .ifPresent(late -> assessments.save(late.expired(now)));
        Application application = applications.get(id);
        if (application.status() != Application.Status.ELIGIBLE) {
            return Optional.empty();
        }
        Programme programme = programmes.get(application.programme());
        Optional<PersonId> found = ask(programme, List.of(application), true).getOrDefault(id, List.of()).stream()
                .findFirst();
        if (found.isEmpty()) {
            long received = assessments.findByApplicationOrderByAskedAtAscIdAsc(id).stream()
                    .filter(one -> one.state() == Assessment.State.SCORED)
                    .count();
            letters.reviewsMissing(
                    programme, application, received, programme.rules().reviewsPerApplication());
        }
        Instant dueAt = ReviewWindow.opening(
                        now, ReviewWindow.DAYS_OF_SUBSTITUTES, programme.plan().announceAt())
                .dueAt();
        found.ifPresent(juror -> letters.substituteAsked(programme, application, juror, dueAt));
        return found;
    }

    /** @param substitutes one for each application, in place of somebody */
    private Map<ApplicationId, List<PersonId>> ask(
            Programme programme, List<Application> wanting, boolean substitutes) {
        List<Juror> jury = sitting(programme.id());
        Map<ApplicationId, Candidacy> candidacies = new LinkedHashMap<>();
        wanting.stream().map(links::candidacy).forEach(candidacy -> candidacies.put(candidacy.id(), candidacy));
        Map<PersonId, Ties> ties = links.ties(jury, candidacies.values());
        List<Assessment> before = wanting.size() == 1
                ? assessments.findByApplicationOrderByAskedAtAscIdAsc(
                        wanting.get(0).id())
                : assessments.findByProgrammeOrderByAskedAtAscIdAsc(programme.id());
        int wanted = programme.rules().reviewsPerApplication();
        List<Allocation.Demand> demands = new ArrayList<>();
        for (Candidacy candidacy : candidacies.values()) {
            List<Assessment> own = before.stream()
                    .filter(one -> one.application().equals(candidacy.id()))
                    .toList();
            int missing = Math.max(
                    0, wanted - (int) own.stream().filter(Assessment::counts).count());
            demands.add(new Allocation.Demand(
                    candidacy.id(),
                    candidacy.challenge(),
                    substitutes ? Math.min(1, missing) : missing,
                    barred(candidacy, jury, ties, own)));
        }
        Map<ApplicationId, List<PersonId>> allocation =
                Allocation.solve(demands, candidates(jury, assessments.loads(programme.id())));

        Map<PersonId, Juror> byPerson = new HashMap<>();
        jury.forEach(juror -> byPerson.put(juror.person(), juror));
        Instant now = clock.instant();
        List<Assessment> asked = new ArrayList<>();
        allocation.forEach((application, chosen) -> chosen.forEach(person -> {
            Juror juror = byPerson.get(person);
            Candidacy candidacy = candidacies.get(application);
            if (juror != null && candidacy != null) {
                asked.add(Assessment.asked(juror, candidacy, ties.getOrDefault(person, Ties.NONE), substitutes, now));
            }
        }));
        assessments.saveAll(asked);
        return allocation;
    }

    /** Those with a conflict, and those who were asked before. */
    private static Set<PersonId> barred(
            Candidacy candidacy, List<Juror> jury, Map<PersonId, Ties> ties, List<Assessment> own) {
        Set<PersonId> barred = new HashSet<>();
        own.forEach(assessment -> barred.add(assessment.juror()));
        jury.stream()
                .filter(juror -> juror.conflictWith(candidacy, ties.getOrDefault(juror.person(), Ties.NONE))
                        .isPresent())
                .forEach(juror -> barred.add(juror.person()));
        return barred;
    }

    private static List<Allocation.Candidate> candidates(List<Juror> jury, List<Assessments.Load> readings) {
        Map<PersonId, Integer> loads = new HashMap<>();
        readings.forEach(one -> loads.put(one.juror(), one.readings()));
        return jury.stream()
                .map(juror -> new Allocation.Candidate(
                        juror.person(), juror.challenges(), loads.getOrDefault(juror.person(), 0)))
                .toList();
    }

    /** Those who sit, in the order of their addresses, so that the same jury gets the same allocation. */
    private List<Juror> sitting(ProgrammeId programme) {
        List<Juror> jury = jurors.findByProgramme(programme).stream()
                .filter(Juror::sitting)
                .toList();
        Map<PersonId, Person> persons =
                people.all(jury.stream().map(Juror::person).toList());
        return jury.stream()
                .sorted(Comparator.comparing((Juror juror) -> {
                    Person person = persons.get(juror.person());
                    return person == null ? "" : person.email();
                }))
                .toList();
    }
}
