package org.halle.selection;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.Decision;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.LegalStatus;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.selection.Shortlist.ShortlistLine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What stands in the selection, for those who may know: scores are the managers', and each juror's own. */
@Service
@Transactional(readOnly = true)
public class SelectionRegister {

    private final Assessments assessments;
    private final Shortlists shortlists;
    private final Rankings rankings;
    private final ApplicationRegister applications;
    private final Organisations organisations;
    private final Rights rights;

    SelectionRegister(
            Assessments assessments,
            Shortlists shortlists,
            Rankings rankings,
            ApplicationRegister applications,
            Organisations organisations,
            Rights rights) {
        this.assessments = assessments;
        this.shortlists = shortlists;
        this.rankings = rankings;
        this.applications = applications;
        this.organisations = organisations;
        this.rights = rights;
    }

    /** Everything jurors were asked in a programme. */
    public List<Assessment> assessments(PersonId by, ProgrammeId programme) {
        rights.require(by, programme, Role.MANAGER);
        return assessments.findByProgrammeOrderByAskedAtAscIdAsc(programme);
    }

    /** The applications that a jury reads or has read, by reference. */
    public List<Application> candidates(PersonId by, ProgrammeId programme) {
        rights.require(by, programme, Role.MANAGER);
        return running(programme);
    }

    public Ranking ranking(PersonId by, ProgrammeId programme) {
        rights.require(by, programme, Role.MANAGER);
        return rankings.of(programme, running(programme));
    }

    /** How jurors score beside each other. */
    public Calibration calibration(PersonId by, ProgrammeId programme) {
        rights.require(by, programme, Role.MANAGER);
        return rankings.calibration(programme);
    }

    /**
     * A line of the ranked table.
     *
     * @param organisation the lead's name
     * @param status the lead's legal status
     * @param rank by the jury's scores, 0 without any
     * @param scores the jurors' own, out of 5
     * @param corrected the score had every juror been as severe as the others; null without any
     * @param decision null while nobody has decided
     */
    public record RankedLine(
            Application application,
            String organisation,
            LegalStatus status,
            int rank,
            int asked,
            Statistics statistics,
            List<Double> scores,
            @Nullable Double corrected,
            int correctedRank,
            @Nullable Decision decision,
            String reason,
            boolean locked,
            @Nullable Instant offeredAt) {}

    /** The ranking with its decisions: in the shortlist's order, or by rank while there is none. */
    public List<RankedLine> table(PersonId by, ProgrammeId programme) {
        rights.require(by, programme, Role.MANAGER);
        List<Application> running = running(programme);
        Shortlist list = shortlists.findById(programme).orElse(null);
        Map<ApplicationId, Integer> places = new HashMap<>();
        if (list != null) {
            list.lines().forEach(line -> places.put(line.application(), places.size()));
        }
        Map<ApplicationId, Application> byId =
                running.stream().collect(Collectors.toMap(Application::id, Function.identity()));
        Map<OrganisationId, Organisation> names = organisations.all(
                running.stream().map(Application::organisation).distinct().toList());
        return rankings.of(programme, running).lines().stream()
                .sorted(Comparator.comparing(ranked -> places.getOrDefault(ranked.application(), places.size())))
                .map(ranked -> line(ranked, Objects.requireNonNull(byId.get(ranked.application())), names, list))
                .toList();
    }

    private static RankedLine line(
            Ranking.Ranked ranked,
            Application application,
            Map<OrganisationId, Organisation> names,
            @Nullable Shortlist list) {
        ShortlistLine line = list == null ? null : list.line(application.id()).orElse(null);
        Organisation organisation = names.get(application.organisation());
        return new RankedLine(
                application,
                organisation == null ? "" : organisation.name(),
                organisation == null ? LegalStatus.AUTRE : organisation.status(),
                ranked.rank(),
                ranked.asked(),
                ranked.statistics(),
                ranked.scores(),
                ranked.corrected(),
                ranked.correctedRank(),
                line == null ? null : line.decision(),
                line == null ? "" : line.reason(),
                line != null && line.locked(),
                line == null ? null : line.offeredAt());
    }

    public Optional<Shortlist> shortlist(PersonId by, ProgrammeId programme) {
        rights.require(by, programme, Role.MANAGER);
        return shortlists.findById(programme);
    }

    /** How many applications are in the running, and how many reviews are in. */
    public record Progress(int applications, int received) {}

    /** No score and no name: for boards. */
    public Progress progress(ProgrammeId programme) {
        Map<ApplicationId, Application> running =
                running(programme).stream().collect(Collectors.toMap(Application::id, Function.identity()));
        long received = assessments.findByProgrammeOrderByAskedAtAscIdAsc(programme).stream()
                .filter(one -> one.state() == Assessment.State.SCORED && running.containsKey(one.application()))
                .count();
        return new Progress(running.size(), (int) received);
    }

    /** What a juror was asked, in every programme. */
    public List<Assessment> mine(PersonId by) {
        return assessments.findByJurorOrderByAskedAtAscIdAsc(by);
    }

    /** Whether a juror has, or had, this application to read: not once they stepped back or ran out of time. */
    public boolean reads(PersonId juror, ApplicationId application) {
        return assessments
                .findByApplicationAndJuror(application, juror)
                .filter(Assessment::counts)
                .isPresent();
    }

    /** Ids of the applications whose review starts with the jury. */
    public List<ApplicationId> toReview(ProgrammeId programme) {
        return applications.of(programme, Application.Status.ELIGIBLE).stream()
                .map(Application::id)
                .toList();
    }

    /** Eligible once, and not withdrawn: before the announcement and after it. */
    private List<Application> running(ProgrammeId programme) {
        return applications.of(programme).stream()
                .filter(application -> switch (application.status()) {
                    case ELIGIBLE, ACCEPTED, WAITING, REFUSED, CONFIRMED, RELEASED -> true;
                    case DRAFT, SUBMITTED, TO_CORRECT, INELIGIBLE, LAPSED, WITHDRAWN -> false;
                })
                .toList();
    }
}
