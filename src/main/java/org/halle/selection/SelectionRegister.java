package org.halle.selection;

import java.util.List;
import java.util.Optional;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Rights;
import org.halle.people.Role;
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
    private final Rights rights;

    SelectionRegister(
            Assessments assessments,
            Shortlists shortlists,
            Rankings rankings,
            ApplicationRegister applications,
            Rights rights) {
        this.assessments = assessments;
        this.shortlists = shortlists;
        this.rankings = rankings;
        this.applications = applications;
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
        return rankings.of(programme, running(programme), Grid.ATIS);
    }

    public Optional<Shortlist> shortlist(PersonId by, ProgrammeId programme) {
        rights.require(by, programme, Role.MANAGER);
        return shortlists.findById(programme);
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
