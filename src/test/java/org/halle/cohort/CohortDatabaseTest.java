package org.halle.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.halle.DatabaseTest;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.DocumentId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;

@DatabaseTest
class CohortDatabaseTest {

    private static final Instant NOW = Instant.parse("2026-05-11T07:30:00Z");

    @Autowired
    private Ventures ventures;

    @Autowired
    private CharterSignatures signatures;

    @Autowired
    private CatchUps catchUps;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Milestones milestones;

    private final ProgrammeId programme = ProgrammeId.random();
    private final PersonId lead = PersonId.random();
    private final PersonId coach = PersonId.random();

    @Test
    void keepsAVentureThroughItsGates() {
        Venture entered = venture("Abeilles");
        Venture known = ventures.save(entered.charterSigned(NOW, "ab".repeat(32), true)
                .followedBy(coach, PersonId.random())
                .baselineRecorded(NOW));

        Venture read = ventures.findById(known.id()).orElseThrow();
        assertThat(read).isEqualTo(known);
        assertThat(read.state()).isEqualTo(Venture.State.ACTIVE);
        assertThat(ventures.findByApplication(read.application())).contains(read);
        assertThat(ventures.findByLeadOrderByName(lead)).containsExactly(read);
        assertThat(ventures.findByReferentOrSubstituteOrderByName(coach, coach)).containsExactly(read);
    }

    @Test
    void tellsTheJuryWhoAccompaniedWhat() {
        Venture followed = ventures.save(venture("Abeilles").followedBy(coach, PersonId.random()));
        Venture met = venture("Boulangerie");
        PersonId visitor = PersonId.random();
        sessions.save(Session.held(programme, met.id(), visitor, "Modèle économique", NOW, 90, "", "", NOW));

        assertThat(new CoachedBefore(ventures, sessions).coachedBy(List.of(coach, visitor, PersonId.random())))
                .containsOnly(entry(coach, Set.of(followed.application())), entry(visitor, Set.of(met.application())));
    }

    @Test
    void listsVenturesByNameAndState() {
        Venture bread = venture("Boulangerie");
        Venture bees = venture("Abeilles");
        Venture gone = ventures.save(venture("Cidre").withdrawn("Plus de temps", NOW));

        assertThat(ventures.findByProgrammeOrderByName(programme))
                .extracting(Venture::id)
                .containsExactly(bees.id(), bread.id(), gone.id());
        assertThat(ventures.findByProgrammeAndStateOrderByName(programme, Venture.State.WITHDRAWN))
                .containsExactly(gone);
    }

    @Test
    void takesAnApplicationInOnce() {
        Venture first = venture("Abeilles");
        Venture again = Venture.entering(programme, first.application(), lead, OrganisationId.random(), "Abeilles");
        assertThatThrownBy(() -> ventures.save(again)).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void letsOnlyOneOfTwoChangesPass() {
        Venture read = venture("Abeilles");
        ventures.save(read.baselineRecorded(NOW));
        Venture stale = read.withdrawn("Plus de temps", NOW);
        assertThatThrownBy(() -> ventures.save(stale)).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void keepsEverySignature() {
        Venture venture = venture("Abeilles");
        signatures.save(new CharterSignature(null, venture.id(), lead, "Camille Dupré", NOW, "ab".repeat(32)));
        assertThat(signatures.findByVentureOrderById(venture.id()))
                .singleElement()
                .satisfies(signature -> {
                    assertThat(signature.signatory()).isEqualTo("Camille Dupré");
                    assertThat(signature.signedAt()).isEqualTo(NOW);
                });
    }

    @Test
    void keepsASessionWithItsAttendance() {
        Venture bees = venture("Abeilles");
        Venture bread = venture("Boulangerie");
        Session planned = sessions.save(Session.collective(programme, "Gouvernance", NOW, 420, "Nantes"));
        Session marked = sessions.save(planned.marked(
                List.of(bees.id(), bread.id()), List.of(bees.id()), "Bonne séance", coach, NOW.plusSeconds(60)));

        Session read = sessions.findById(planned.id()).orElseThrow();
        assertThat(read).isEqualTo(marked);
        assertThat(read.attendance())
                .extracting(Attendance::venture, Attendance::present)
                .containsExactlyInAnyOrder(tuple(bees.id(), true), tuple(bread.id(), false));
        assertThat(sessions.findByProgrammeAndKindOrderByStartsAt(programme, Session.Kind.COLLECTIVE))
                .containsExactly(read);
    }

    @Test
    void countsWhatEachVentureAttendedOrMadeUpFor() {
        Venture bees = venture("Abeilles");
        Venture bread = venture("Boulangerie");
        for (int number = 0; number < 6; number++) {
            Session session = sessions.save(Session.collective(programme, "Séance " + number, NOW, 420, "Nantes"));
            sessions.save(session.marked(
                    List.of(bees.id(), bread.id()),
                    number < 2 ? List.of(bees.id(), bread.id()) : List.of(bees.id()),
                    "",
                    coach,
                    NOW));
        }
        sessions.save(held(bees, NOW));
        sessions.save(held(bees, NOW.minusSeconds(7200)));
        catchUps.save(new CatchUp(null, bees.id(), 1, 2, "En petit groupe", coach, NOW));

        assertThat(sessions.tally(bees.id())).isEqualTo(new Sessions.Tally(bees.id(), 7, 4));
        assertThat(sessions.tally(bread.id())).isEqualTo(new Sessions.Tally(bread.id(), 2, 0));
        assertThat(sessions.tallies(programme))
                .containsExactlyInAnyOrder(new Sessions.Tally(bees.id(), 7, 4), new Sessions.Tally(bread.id(), 2, 0));
        assertThat(sessions.findByVentureOrderByStartsAt(bees.id())).hasSize(2);
    }

    @Test
    void keepsEveryDeliveryOfAMilestone() {
        Venture bees = venture("Abeilles");
        DocumentId file = DocumentId.random();
        Milestone planned = milestones.save(Milestone.planned(bees.id(), 1, "Feuille de route", "", NOW));
        Milestone reworked = milestones.save(milestones
                .save(planned.opened().delivered("Un essai", List.of(file), lead, NOW))
                .reviewed(false, "Trop court", coach, NOW.plusSeconds(1)));
        Milestone accepted = milestones.save(milestones
                .save(reworked.delivered("Le bon", List.of(), lead, NOW.plusSeconds(2)))
                .reviewed(true, "Bravo", coach, NOW.plusSeconds(3)));

        Milestone read = milestones.findById(planned.id()).orElseThrow();
        assertThat(read).isEqualTo(accepted);
        assertThat(read.deliveries()).extracting(Delivery::summary).containsExactly("Un essai", "Le bon");
        assertThat(read.deliveries().get(0).documents()).containsExactly(file);
        assertThat(milestones.cells(programme)).singleElement().satisfies(cell -> {
            assertThat(cell.id()).isEqualTo(planned.id());
            assertThat(cell.state()).isEqualTo(Milestone.State.ACCEPTED);
            assertThat(cell.dueAt()).isEqualTo(NOW);
        });
    }

    private Session held(Venture venture, Instant at) {
        return Session.held(programme, venture.id(), coach, "Point", at, 60, "Nantes", "", at.plusSeconds(3600));
    }

    private Venture venture(String name) {
        return ventures.save(Venture.entering(programme, ApplicationId.random(), lead, OrganisationId.random(), name));
    }
}
