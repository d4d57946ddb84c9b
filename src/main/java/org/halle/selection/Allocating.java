package org.halle.selection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.OrganisationId;
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
     * Asks others in place of those who stepped back or did not answer.
     *
     * @return whom; empty when nobody is left who may read it, which the managers are told
     */
    public List<PersonId> substitute(ApplicationId id) {
        Application application = applications.get(id);
        if (application.status() != Application.Status.ELIGIBLE) {
            return List.of();
        }
        Programme programme = programmes.get(application.programme());
        List<PersonId> found = ask(programme, List.of(application), true).getOrDefault(id, List.of());
        if (found.isEmpty()) {
            long received = assessments.findByApplicationOrderByAskedAtAscIdAsc(id).stream()
                    .filter(Assessment::counts)
                    .count();
            letters.reviewsMissing(
                    programme, application, received, programme.rules().reviewsPerApplication());
        }
        Instant dueAt = ReviewWindow.opening(
                        clock.instant(),
                        ReviewWindow.DAYS_OF_SUBSTITUTES,
                        programme.plan().announceAt())
                .dueAt();
        found.forEach(juror -> letters.substituteAsked(programme, application, juror, dueAt));
        return found;
    }

    private Map<ApplicationId, List<PersonId>> ask(
            Programme programme, List<Application> wanting, boolean substitutes) {
        List<Juror> jury = sitting(programme.id());
        Map<ApplicationId, Candidacy> candidacies = new LinkedHashMap<>();
        wanting.stream().map(links::candidacy).forEach(candidacy -> candidacies.put(candidacy.id(), candidacy));
        Map<PersonId, Set<OrganisationId>> memberships = links.memberships(jury, candidacies.values());
        List<Assessment> before = assessments.findByProgrammeOrderByAskedAtAscIdAsc(programme.id());
        Map<ApplicationId, List<PersonId>> allocation = Allocation.solve(
                demands(programme, candidacies.values().stream().toList(), jury, memberships, before),
                candidates(jury, before));

        Map<PersonId, Juror> byPerson = new HashMap<>();
        jury.forEach(juror -> byPerson.put(juror.person(), juror));
        Instant now = clock.instant();
        List<Assessment> asked = new ArrayList<>();
        allocation.forEach((application, chosen) -> chosen.forEach(person -> {
            Juror juror = byPerson.get(person);
            Candidacy candidacy = candidacies.get(application);
            if (juror != null && candidacy != null) {
                asked.add(Assessment.asked(
                        juror, candidacy, memberships.getOrDefault(person, Set.of()), substitutes, now));
            }
        }));
        assessments.saveAll(asked);
        return allocation;
    }

    private static List<Allocation.Demand> demands(
            Programme programme,
            List<Candidacy> candidacies,
            List<Juror> jury,
            Map<PersonId, Set<OrganisationId>> memberships,
            List<Assessment> before) {
        List<Allocation.Demand> demands = new ArrayList<>();
        for (Candidacy candidacy : candidacies) {
            Set<PersonId> barred = new HashSet<>();
            int counting = 0;
            for (Assessment assessment : before) {
                if (assessment.application().equals(candidacy.id())) {
                    barred.add(assessment.juror());
                    counting += assessment.counts() ? 1 : 0;
                }
            }
            for (Juror juror : jury) {
                if (juror.conflictWith(candidacy, memberships.getOrDefault(juror.person(), Set.of()))
                        .isPresent()) {
                    barred.add(juror.person());
                }
            }
            int missing = Math.max(0, programme.rules().reviewsPerApplication() - counting);
            demands.add(new Allocation.Demand(candidacy.id(), candidacy.challenge(), missing, barred));
        }
        return demands;
    }

    private static List<Allocation.Candidate> candidates(List<Juror> jury, List<Assessment> before) {
        Map<PersonId, Integer> loads = new HashMap<>();
        before.stream().filter(Assessment::counts).forEach(one -> loads.merge(one.juror(), 1, Integer::sum));
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
