package org.halle.impact;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.engine.Operations;
import org.halle.engine.Operations.Diagram;
import org.halle.engine.Stays;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.NotFound;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where projects wait and where they drop out, over all programmes of a territory that the reader manages. Nothing is said
 * of fewer than five projects.
 */
@Service
@Transactional(readOnly = true)
public class Learning {

    private static final String APPLICATION = "application";
    private static final String MILESTONE = "milestone";
    private static final Set<Application.Status> DROPPED =
            Set.of(Application.Status.LAPSED, Application.Status.WITHDRAWN, Application.Status.RELEASED);

    /** The diagrams that projects pass through. */
    public static final List<String> PROCESSES = List.of(APPLICATION, "review", "venture", MILESTONE);

    /** Half of the waits were shorter than the median, a quarter shorter than the first, longer than the third. */
    public record Quartiles(Duration first, Duration median, Duration third) {}

    /**
     * A step that people do.
     *
     * @param cases how many projects came to its end; null when fewer than five did
     * @param waited null when fewer than five came to its end
     * @param left how many dropped out while it waited for somebody; null where nothing may be said
     */
    public record Step(
            String activity,
            String name,
            @Nullable Integer cases,
            @Nullable Quartiles waited,
            @Nullable Integer left) {}

    /** Some of the projects, and how many dropped out; without a name for those put together. */
    public record Share(@Nullable String name, int cases, int left) {}

    /**
     * What there is to learn from a diagram.
     *
     * @param programmes how many were looked at
     * @param steps in the order of the diagram
     */
    public record Learned(
            Diagram diagram,
            int programmes,
            List<Step> steps,
            List<Share> byStatus,
            List<Share> byTown,
            List<Share> byChallenge) {}

    private final Stays stays;
    private final Operations operations;
    private final VentureRegister ventures;
    private final ApplicationRegister applications;
    private final Organisations organisations;
    private final Programmes programmes;
    private final Rights rights;

    Learning(
            Stays stays,
            Operations operations,
            VentureRegister ventures,
            ApplicationRegister applications,
            Organisations organisations,
            Programmes programmes,
            Rights rights) {
        this.stays = stays;
        this.operations = operations;
        this.ventures = ventures;
        this.applications = applications;
        this.organisations = organisations;
        this.programmes = programmes;
        this.rights = rights;
    }

    /** A project that came into one of the programmes, and whether it dropped out. */
    private record Case(UUID id, Application application, boolean left) {}

    /** @throws NotFound when projects pass through no such diagram */
    public Learned learn(PersonId by, ProgrammeId id, String process) {
        Programme programme = programmes.get(id);
        rights.require(by, id, Role.MANAGER);
        if (!PROCESSES.contains(process)) {
            throw new NotFound();
        }
        List<ProgrammeId> managed = managed(by, programme);
        boolean early = process.equals(APPLICATION) || process.equals("review");
        Map<UUID, Case> cases = new LinkedHashMap<>();
        Map<UUID, UUID> caseOf = new HashMap<>();
        for (ProgrammeId one : managed) {
            List<Case> theirs = early ? begun(one) : entered(one);
            theirs.forEach(found -> {
                cases.put(found.id(), found);
                caseOf.put(found.id(), found.id());
            });
            if (process.equals(MILESTONE)) {
                ventures.milestoneOwners(one)
                        .forEach((milestone, venture) -> caseOf.put(milestone.value(), venture.value()));
            }
        }
        Diagram diagram = operations.diagram(process);
        Map<OrganisationId, Organisation> known = organisations.all(cases.values().stream()
                .map(one -> one.application().organisation())
                .collect(Collectors.toSet()));
        return new Learned(
                diagram,
                managed.size(),
                steps(diagram, process, cases, caseOf),
                shares(cases.values(), one -> {
                    Organisation organisation = known.get(one.application().organisation());
                    return organisation == null ? "" : organisation.status().code();
                }),
                shares(cases.values(), one -> one.application().content().town().strip()),
                shares(cases.values(), one -> one.application().content().challenge()));
    }

    private List<ProgrammeId> managed(PersonId by, Programme programme) {
        return Stream.concat(
                        Stream.of(programme),
                        programmes.of(by).entrySet().stream()
                                .filter(entry -> entry.getValue().contains(Role.MANAGER))
                                .map(Map.Entry::getKey)
                                .filter(other -> other.territory().equals(programme.territory())))
                .map(Programme::id)
                .distinct()
                .toList();
    }

    /** Applications; a draft may still be handed in, so nothing can be said of it. */
    private List<Case> begun(ProgrammeId programme) {
        return applications.of(programme).stream()
                .filter(application -> application.status() != Application.Status.DRAFT)
                .map(application ->
                        new Case(application.id().value(), application, DROPPED.contains(application.status())))
                .toList();
    }

    private List<Case> entered(ProgrammeId programme) {
        Map<ApplicationId, Application> from =
                applications.of(programme).stream().collect(Collectors.toMap(Application::id, Function.identity()));
        List<Case> entered = new ArrayList<>();
        for (Venture venture : ventures.of(programme)) {
            Application application = from.get(venture.application());
            if (application != null) {
                entered.add(new Case(venture.id().value(), application, venture.state() == Venture.State.WITHDRAWN));
            }
        }
        return entered;
    }

    private List<Step> steps(Diagram diagram, String process, Map<UUID, Case> cases, Map<UUID, UUID> caseOf) {
        Map<String, List<Duration>> waits = new HashMap<>();
        Map<String, Set<UUID>> came = new HashMap<>();
        Map<String, Set<UUID>> left = new HashMap<>();
        for (Stays.Stay stay : stays.of(process, caseOf.keySet())) {
            Case one = cases.get(caseOf.get(stay.about()));
            if (one == null) {
                continue;
            }
            if (!stay.cancelled()) {
                waits.computeIfAbsent(stay.activity(), step -> new ArrayList<>())
                        .add(stay.waited());
                came.computeIfAbsent(stay.activity(), step -> new HashSet<>()).add(one.id());
            } else if (one.left()) {
                left.computeIfAbsent(stay.activity(), step -> new HashSet<>()).add(one.id());
            }
        }
        List<Step> steps = new ArrayList<>();
        diagram.elements().forEach(element -> {
            int cameThere = came.getOrDefault(element.id(), Set.of()).size();
            int leftThere = left.getOrDefault(element.id(), Set.of()).size();
            if (cameThere + leftThere > 0) {
                boolean enough = cameThere >= Groups.LEAST;
                steps.add(new Step(
                        element.id(),
                        element.name().isEmpty() ? element.id() : element.name(),
                        enough ? cameThere : null,
                        enough ? quartiles(waits.getOrDefault(element.id(), List.of())) : null,
                        enough ? leftThere : null));
            }
        });
        return steps;
    }

    static Quartiles quartiles(List<Duration> waits) {
        List<Duration> sorted = waits.stream().sorted().toList();
        return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    /** Between two waits, as much of each as the place asks. */
    private static Duration at(List<Duration> sorted, double share) {
        double place = share * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        Duration lower = sorted.get(below);
        Duration upper = sorted.get(Math.min(below + 1, sorted.size() - 1));
        return lower.plusMillis(Math.round(upper.minus(lower).toMillis() * (place - below)));
    }

    private static List<Share> shares(Collection<Case> cases, Function<Case, String> by) {
        List<Groups.Group> groups = cases.stream()
                .collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new Groups.Group(entry.getKey(), entry.getValue().size(), (int)
                        entry.getValue().stream().filter(Case::left).count()))
                .toList();
        return Groups.shown(groups).stream()
                .map(group -> new Share(group.name(), group.cases(), group.left()))
                .toList();
    }
}
