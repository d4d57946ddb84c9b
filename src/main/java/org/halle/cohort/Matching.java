package org.halle.cohort;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.halle.call.ApplicationRegister;
import org.halle.kernel.Alphabet;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.VentureId;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which coach suits which venture: those of its sector first, then those who follow fewest. */
@Service
@Transactional
public class Matching {

    /**
     * A coach and what speaks for them.
     *
     * @param sectors codes of what they know about
     * @param follows how many live ventures they follow as a referent
     */
    public record Coach(PersonId person, String name, Set<String> sectors, int follows) {

        public boolean knows(String sector) {
            return sectors.contains(sector);
        }
    }

    private static final int LONGEST_SECTOR = 120;

    private final CoachSectors sectors;
    private final Ventures ventures;
    private final ApplicationRegister applications;
    private final People people;
    private final Rights rights;

    Matching(CoachSectors sectors, Ventures ventures, ApplicationRegister applications, People people, Rights rights) {
        this.sectors = sectors;
        this.ventures = ventures;
        this.applications = applications;
        this.people = people;
        this.rights = rights;
    }

    /** Says what a coach knows about: the coach, or a manager. */
    public void describe(PersonId by, ProgrammeId programme, PersonId coach, Collection<String> knows) {
        rights.require(by, programme, by.equals(coach) ? Role.COACH : Role.MANAGER);
        if (coaches(programme).stream().noneMatch(one -> one.person().equals(coach))) {
            throw new Refused("cohort.refused.no-coach");
        }
        sectors.replace(
                programme,
                coach,
                knows.stream()
                        .map(String::strip)
                        .filter(code -> !code.isEmpty() && code.length() <= LONGEST_SECTOR)
                        .toList());
    }

    /** All coaches of a programme, by name, for those who coach or run it. */
    @Transactional(readOnly = true)
    public List<Coach> coaches(PersonId by, ProgrammeId programme) {
        rights.require(by, programme, Role.COACH, Role.MANAGER);
        return coaches(programme);
    }

    /** The coaches who may follow a venture, the one who suits best first. */
    @Transactional(readOnly = true)
    public List<Coach> suited(VentureId id) {
        Venture venture = ventures.findById(id).orElseThrow(NotFound::new);
        String sector = sectorOf(venture);
        return coaches(venture.programme()).stream()
                .filter(coach -> !coach.person().equals(venture.lead()))
                .sorted(Comparator.comparing((Coach coach) -> !coach.knows(sector))
                        .thenComparing(Coach::follows)
                        .thenComparing(Coach::name))
                .toList();
    }

    /** The code of the challenge a venture answers; empty when its application did not say. */
    @Transactional(readOnly = true)
    public String sectorOf(Venture venture) {
        return applications.get(venture.application()).content().challenge();
    }

    /** The challenges that a programme's ventures answer, and that its coaches know about. */
    @Transactional(readOnly = true)
    public Set<String> sectorsIn(ProgrammeId programme) {
        Set<String> inUse = new TreeSet<>();
        ventures.findByProgrammeOrderByName(programme).forEach(venture -> inUse.add(sectorOf(venture)));
        sectors.of(programme).values().forEach(inUse::addAll);
        inUse.remove("");
        return inUse;
    }

    private List<Coach> coaches(ProgrammeId programme) {
        Map<PersonId, Set<String>> known = sectors.of(programme);
        Map<PersonId, Integer> follows = new HashMap<>();
        ventures.findByProgrammeOrderByName(programme).stream()
                .filter(venture -> venture.state().live() && venture.referent() != null)
                .forEach(venture -> follows.merge(venture.referent(), 1, Integer::sum));
        return people.holding(Role.COACH, programme).stream()
                .map((Person person) -> new Coach(
                        person.id(),
                        person.displayName(),
                        known.getOrDefault(person.id(), Set.of()),
                        follows.getOrDefault(person.id(), 0)))
                .sorted(Comparator.comparing(Coach::name, Alphabet.order()))
                .toList();
    }
}
