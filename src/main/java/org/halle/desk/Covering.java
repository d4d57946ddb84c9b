package org.halle.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.notification.Letter;
import org.halle.notification.Mailing;
import org.halle.people.Grant;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A colleague stands in for some days: the tasks that one is asked personally lie on both desks. Only who runs or coaches
 * a programme hands tasks over, and only to somebody who holds there what they hold, so that no right is lent. Which
 * tasks may change hands the diagram says ({@code cover=yes}): a juror's or a funder's never do.
 */
@Service
@Transactional
public class Covering {

    private static final Set<Role> LENT = EnumSet.of(Role.MANAGER, Role.COACH);

    private final Covers covers;
    private final People people;
    private final Mailing mailing;
    private final HalleClock clock;

    Covering(Covers covers, People people, Mailing mailing, HalleClock clock) {
        this.covers = covers;
        this.people = people;
        this.mailing = mailing;
        this.clock = clock;
    }

    /**
     * A hand-over as one of its two people sees it.
     *
     * @param given whether it is one's own tasks that the other does
     * @param other the name of the other
     * @param now whether today is one of its days
     */
    public record Seen(Cover cover, boolean given, String other, boolean now) {}

    /**
     * Hands one's tasks over.
     *
     * @throws RefusedFields naming each field that makes no sense
     */
    public Cover hand(PersonId by, HandOver wanted) {
        if (colleagues(by).getOrDefault(wanted.programme(), List.of()).stream()
                .noneMatch(person -> person.id().equals(wanted.colleague()))) {
            throw new RefusedFields("desk.cover.refused", Map.of("colleague", new Refused("desk.cover.colleague")));
        }
        Cover handed = Cover.handed(by, wanted, clock.today(), clock.instant());
        // alone, because a request sent twice at once would see the cover of neither and keep two
        people.alone(by);
        for (Cover other : covers.findByPersonOrderByFromDay(by)) {
            if (other.programme().equals(wanted.programme()) && other.overlaps(wanted.from(), wanted.to())) {
                throw new RefusedFields(
                        "desk.cover.refused", Map.of("from", new Refused("desk.cover.twice", name(other.colleague()))));
            }
        }
        Cover saved = covers.save(handed);
        tell("desk-cover", saved.colleague(), by, saved);
        return saved;
    }

    /** Ends one before its last day: who handed over, or who stands in. */
    public void end(PersonId by, long id) {
        Cover cover = covers.findAloneById(id).orElseThrow(NotFound::new);
        if (!by.equals(cover.person()) && !by.equals(cover.colleague())) {
            throw new Forbidden();
        }
        Cover ended = covers.save(cover.ended(clock.today(), clock.instant()));
        tell("desk-cover-ended", by.equals(cover.person()) ? cover.colleague() : cover.person(), by, ended);
    }

    /** What one has handed over or been handed, that is not over. */
    @Transactional(readOnly = true)
    public List<Seen> of(PersonId person) {
        LocalDate today = clock.today();
        return Stream.concat(
                        covers.findByPersonOrderByFromDay(person).stream(),
                        covers.findByColleagueOrderByFromDay(person).stream())
                .filter(cover -> !cover.over(today))
                .sorted(Comparator.comparing(Cover::fromDay))
                .map(cover -> {
                    boolean given = cover.person().equals(person);
                    return new Seen(cover, given, name(given ? cover.colleague() : cover.person()), cover.on(today));
                })
                .toList();
    }

    /** Whom one may hand one's tasks to, by programme: those who hold there all that one holds of what is lent. */
    @Transactional(readOnly = true)
    public Map<ProgrammeId, List<Person>> colleagues(PersonId person) {
        Map<ProgrammeId, List<Person>> found = new LinkedHashMap<>();
        Map<ProgrammeId, Set<Role>> held = people.grantsOf(person).stream()
                .filter(grant -> LENT.contains(grant.role()))
                .collect(Collectors.groupingBy(
                        Grant::programme, LinkedHashMap::new, Collectors.mapping(Grant::role, Collectors.toSet())));
        held.forEach((programme, roles) -> {
            Set<Person> able = null;
            for (Role role : roles) {
                Set<Person> holders = new LinkedHashSet<>(people.holding(role, programme));
                if (able == null) {
                    able = holders;
                } else {
                    able.retainAll(holders);
                }
            }
            List<Person> others = new ArrayList<>(Objects.requireNonNull(able));
            others.removeIf(other -> other.id().equals(person));
            if (!others.isEmpty()) {
                found.put(programme, others);
            }
        });
        return found;
    }

    /** Whether somebody does today what another is asked in a programme. */
    @Transactional(readOnly = true)
    public boolean standsIn(PersonId colleague, @Nullable PersonId person, ProgrammeId programme) {
        return person != null
                && today(colleague).stream()
                        .anyMatch(cover -> cover.person().equals(person)
                                && cover.programme().equals(programme));
    }

    /** For whom one stands in today; who no longer holds a lent role there does for nobody. */
    List<Cover> today(PersonId colleague) {
        Set<ProgrammeId> lent = people.grantsOf(colleague).stream()
                .filter(grant -> LENT.contains(grant.role()))
                .map(Grant::programme)
                .collect(Collectors.toSet());
        if (lent.isEmpty()) {
            return List.of();
        }
        LocalDate today = clock.today();
        return covers.findByColleagueOrderByFromDay(colleague).stream()
                .filter(cover -> cover.on(today) && lent.contains(cover.programme()))
                .toList();
    }

    /** Who does today what somebody is asked in a programme. */
    List<PersonId> standingInFor(PersonId person, ProgrammeId programme) {
        LocalDate today = clock.today();
        return covers.findByPersonOrderByFromDay(person).stream()
                .filter(cover -> cover.on(today) && cover.programme().equals(programme))
                .map(Cover::colleague)
                .toList();
    }

    private void tell(String template, PersonId reader, PersonId by, Cover cover) {
        mailing.post(Letter.action(template, reader)
                .about("cover/" + cover.id())
                .with("by", name(by))
                .with("from", cover.fromDay())
                .with("to", cover.toDay())
                .with("note", cover.note().isEmpty() ? "—" : cover.note())
                .link("/desk"));
    }

    private String name(PersonId person) {
        return people.get(person).displayName();
    }
}
