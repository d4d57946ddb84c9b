package org.halle.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.halle.DatabaseTest;
import org.halle.call.Decision;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;

@DatabaseTest
class SelectionDatabaseTest {

    @Autowired
    private Jurors jurors;

    @Autowired
    private Assessments assessments;

    @Autowired
    private Shortlists shortlists;

    private final ProgrammeId programme = ProgrammeId.random();
    private final ApplicationId application = ApplicationId.random();

    @Test
    void keepsASeatWithWhatItKnowsAndMustNotRead() {
        PersonId person = PersonId.random();
        OrganisationId house = OrganisationId.random();
        Juror seated = jurors.save(Juror.seated(programme, person, house, Set.of("reemploi", "mobilites")));
        jurors.save(seated.declaring(application, Samples.NOW));

        Juror read = jurors.findByProgrammeAndPerson(programme, person).orElseThrow();

        assertThat(read.challenges()).containsExactly("mobilites", "reemploi");
        assertThat(read.organisation()).isEqualTo(house);
        assertThat(read.conflicts()).containsExactly(new Juror.JurorConflict(application, Samples.NOW));
        assertThat(jurors.findByPerson(person)).containsExactly(read);
        assertThat(jurors.findByProgramme(programme)).containsExactly(read);
    }

    @Test
    void seatsAPersonOnceInAProgramme() {
        PersonId person = PersonId.random();
        jurors.save(Juror.seated(programme, person, null, Set.of()));

        assertThatThrownBy(() -> jurors.save(Juror.seated(programme, person, null, Set.of())))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void keepsMarksWithTheirCriteria() {
        Assessment asked = assessments.save(asked());
        assertThat(assessments.findById(asked.id()).orElseThrow()).isEqualTo(asked);
        Map<String, Integer> points = Map.of("purpose", 1, "impact", 2, "need", 3, "innovation", 4, "quality", 5);

        assessments.save(asked.scored(asked.juror(), Samples.ATIS, points, "À suivre.", Samples.NOW));

        Assessment read = assessments
                .findByApplicationAndJuror(application, asked.juror())
                .orElseThrow();
        assertThat(read.marks().byCriterion()).isEqualTo(points);
        assertThat(read.comment()).isEqualTo("À suivre.");
        assertThat(read.answeredAt()).isEqualTo(Samples.NOW);
        assertThat(assessments.findByApplicationOrderByAskedAtAscIdAsc(application))
                .containsExactly(read);
        assertThat(assessments.findByProgrammeOrderByAskedAtAscIdAsc(programme)).containsExactly(read);
        assertThat(assessments.findByJurorOrderByAskedAtAscIdAsc(asked.juror())).containsExactly(read);
        assertThat(assessments.existsByApplicationAndJuror(application, asked.juror()))
                .isTrue();
        assertThat(assessments.existsByApplicationAndJuror(application, PersonId.random()))
                .isFalse();
    }

    @Test
    void asksNobodyTwiceAboutOneApplication() {
        Juror juror = Juror.seated(programme, PersonId.random(), null, Set.of());
        assessments.save(asked(juror));

        assertThatThrownBy(() -> assessments.save(asked(juror))).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void letsOneOfTwoAnswersWin() {
        Assessment asked = assessments.save(asked());
        assessments.save(asked.recused(asked.juror(), "Un lien.", Samples.NOW));

        assertThatThrownBy(() -> assessments.save(asked.expired(Samples.NOW)))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void keepsTheListInItsOrder() {
        Ranking ranking = Samples.ranking(4);
        Shortlist proposed = shortlists.save(Shortlist.proposed(programme, ranking, 1, 2, application -> "Non."));
        ApplicationId last = proposed.lines().get(3).application();
        Shortlist changed = shortlists.save(proposed.moved(last, -3)
                .decided(last, Decision.WAITING, "À revoir.")
                .locked(last));

        assertThat(shortlists.findById(programme).orElseThrow()).isEqualTo(changed);
        assertThat(changed.lines().get(0).application()).isEqualTo(last);
    }

    @Test
    void keepsWhoFrozeItAndWhatWasOffered() {
        PersonId manager = PersonId.random();
        PersonId second = PersonId.random();
        Shortlist list = shortlists.save(Shortlist.proposed(programme, Samples.ranking(3), 1, 2, application -> "Non.")
                .settled(manager, "Relu.", 1, Samples.NOW)
                .frozen(second, Samples.NOW)
                .announced(any -> true, Samples.NOW));
        ApplicationId next = list.nextWaiting(any -> true).orElseThrow();
        shortlists.save(list.offered(next, Samples.NOW));

        Shortlist read = shortlists.findById(programme).orElseThrow();

        assertThat(read.settledBy()).isEqualTo(manager);
        assertThat(read.frozenBy()).isEqualTo(second);
        assertThat(read.frozenAt()).isEqualTo(Samples.NOW);
        assertThat(read.announcedAt()).isEqualTo(Samples.NOW);
        assertThat(read.line(next).orElseThrow().offeredAt()).isEqualTo(Samples.NOW);
    }

    private Assessment asked() {
        return asked(Juror.seated(programme, PersonId.random(), null, Set.of()));
    }

    private Assessment asked(Juror juror) {
        return Assessment.asked(
                juror, new Candidacy(application, "AC26-001", "", Set.of(), Set.of()), Ties.NONE, false, Samples.NOW);
    }
}
