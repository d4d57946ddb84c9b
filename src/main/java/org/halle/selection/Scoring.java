package org.halle.selection;

import java.time.Instant;
import java.util.List;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.call.ApplicationWithdrawn;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reading applications and marking them. */
@Service
@Transactional
public class Scoring {

    private final Assessments assessments;
    private final ApplicationRegister applications;
    private final Programmes programmes;
    private final Grids grids;
    private final SelectionProcess process;
    private final JuryLetters letters;
    private final HalleClock clock;

    Scoring(
            Assessments assessments,
            ApplicationRegister applications,
            Programmes programmes,
            Grids grids,
            SelectionProcess process,
            JuryLetters letters,
            HalleClock clock) {
        this.assessments = assessments;
        this.applications = applications;
        this.programmes = programmes;
        this.grids = grids;
        this.process = process;
        this.letters = letters;
        this.clock = clock;
    }

    /** The time that the first jurors of an application get from now on. */
    @Transactional(readOnly = true)
    public ReviewWindow open(ApplicationId application) {
        return window(application, ReviewWindow.DAYS);
    }

    /** The time that substitutes get from now on. */
    @Transactional(readOnly = true)
    public ReviewWindow openAgain(ApplicationId application) {
        return window(application, ReviewWindow.DAYS_OF_SUBSTITUTES);
    }

    /** Who is asked about an application and has not answered. */
    @Transactional(readOnly = true)
    public List<PersonId> asked(ApplicationId application) {
        return assessments.findByApplicationOrderByAskedAtAscIdAsc(application).stream()
                .filter(assessment -> assessment.state() == Assessment.State.ASKED)
                .map(Assessment::juror)
                .toList();
    }

    /** @throws Forbidden when the application was not given to that juror */
    public void submit(SubmitScore score) {
        Assessment own = own(score.by(), score.application());
        Grid grid = grids.of(own.programme(), score.asked());
        assessments.save(own.scored(score.by(), grid, score.points(), score.comment(), clock.instant()));
    }

    /** The juror steps back; the diagram looks for somebody else at once. */
    public void recuse(PersonId by, ApplicationId application, String reason) {
        assessments.save(own(by, application).recused(by, reason, clock.instant()));
    }

    /** Reminds a juror who has not answered, of everything that waits for them in this programme. */
    public void remind(ApplicationId id, PersonId juror) {
        Programme programme = programmes.get(applications.get(id).programme());
        if (asked(id).contains(juror)) {
            long waiting = assessments.countByProgrammeAndJurorAndState(programme.id(), juror, Assessment.State.ASKED);
            letters.reviewsAwaited(programme, juror, Math.toIntExact(waiting));
        }
    }

    /**
     * Counts what is in, and tells the managers when it is too little.
     *
     * @return whether there are as many scores as the programme wants; also when nobody needs them any more
     */
    public boolean count(ApplicationId id) {
        List<Assessment> all = assessments.findByApplicationOrderByAskedAtAscIdAsc(id);
        expire(all);
        Application application = applications.get(id);
        Programme programme = programmes.get(application.programme());
        long scored = all.stream()
                .filter(assessment -> assessment.state() == Assessment.State.SCORED)
                .count();
        boolean enough = application.status() != Application.Status.ELIGIBLE
                || scored >= programme.rules().reviewsPerApplication();
        if (!enough) {
            letters.reviewsMissing(
                    programme, application, scored, programme.rules().reviewsPerApplication());
        }
        return enough;
    }

    /** Whoever was still to read it needs not any more. */
    @EventListener
    void on(ApplicationWithdrawn event) {
        expire(assessments.findByApplicationOrderByAskedAtAscIdAsc(event.application()));
        process.reviewPointless(event.application());
    }

    private void expire(List<Assessment> all) {
        Instant now = clock.instant();
        assessments.saveAll(all.stream()
                .filter(assessment -> assessment.state() == Assessment.State.ASKED)
                .map(assessment -> assessment.expired(now))
                .toList());
    }

    private Assessment own(PersonId by, ApplicationId application) {
        return assessments.findByApplicationAndJuror(application, by).orElseThrow(Forbidden::new);
    }

    private ReviewWindow window(ApplicationId application, int days) {
        Programme programme = programmes.get(applications.get(application).programme());
        return ReviewWindow.opening(clock.instant(), days, programme.plan().announceAt());
    }
}
