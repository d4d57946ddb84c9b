package org.halle.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Forbidden;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.selection.Assessment.State;
import org.junit.jupiter.api.Test;

class AssessmentTest {

    private static final Instant NOW = Instant.parse("2026-04-02T08:00:00Z");
    private static final Map<String, Integer> FOURS =
            Map.of("purpose", 4, "impact", 4, "need", 4, "innovation", 4, "quality", 4);

    private final Juror juror = Samples.juror("reemploi");
    private final Candidacy candidacy = Samples.candidacy("reemploi");

    @Test
    void isAskedOfSomebodyWithoutLink() {
        Assessment asked = Assessment.asked(juror, candidacy, Ties.NONE, false, NOW);

        assertThat(asked.state()).isEqualTo(State.ASKED);
        assertThat(asked.juror()).isEqualTo(juror.person());
        assertThat(asked.marks()).isNull();
        assertThat(asked.counts()).isTrue();
    }

    @Test
    void isNeverAskedOfSomebodyWhoDeclaredALink() {
        Juror declared = juror.declaring(candidacy.id(), NOW);

        assertRefused(declared, candidacy, Ties.NONE);
    }

    @Test
    void isNeverAskedOfTheLeadOrAPartner() {
        for (PersonId person : candidacy.people()) {
            assertRefused(Juror.seated(Samples.PROGRAMME, person, null, Set.of()), candidacy, Ties.NONE);
        }
    }

    @Test
    void isNeverAskedOfSomebodyWhoWorksAtTheLeadOrAPartner() {
        for (OrganisationId organisation : candidacy.organisations()) {
            assertRefused(
                    Juror.seated(Samples.PROGRAMME, PersonId.random(), organisation, Set.of()), candidacy, Ties.NONE);
            assertRefused(juror, candidacy, new Ties(Set.of(organisation), Set.of(), Set.of()));
        }
    }

    @Test
    void isNeverAskedOfSomebodyWhoAccompaniedThemBefore() {
        for (PersonId person : candidacy.people()) {
            assertRefused(juror, candidacy, new Ties(Set.of(), Set.of(person), Set.of()));
        }
        for (OrganisationId organisation : candidacy.organisations()) {
            assertRefused(juror, candidacy, new Ties(Set.of(), Set.of(), Set.of(organisation)));
        }
    }

    @Test
    void isNeverAskedOfSomebodyWhoLeft() {
        assertRefused(juror.left(), candidacy, Ties.NONE);
    }

    private static void assertRefused(Juror linked, Candidacy candidacy, Ties ties) {
        assertThatThrownBy(() -> Assessment.asked(linked, candidacy, ties, false, NOW))
                .isInstanceOf(Refused.class);
    }

    @Test
    void keepsACompleteGrid() {
        Assessment scored = asked().scored(juror.person(), Samples.ATIS, FOURS, "  Solide. ", NOW);

        assertThat(scored.state()).isEqualTo(State.SCORED);
        assertThat(scored.comment()).isEqualTo("Solide.");
        assertThat(scored.answeredAt()).isEqualTo(NOW);
        assertThat(scored.marks().byCriterion()).isEqualTo(FOURS);
        assertThat(Samples.ATIS.score(scored.marks())).isEqualTo(4.0);
    }

    @Test
    void refusesAGridWithAHole() {
        for (Grid.Criterion criterion : Samples.ATIS.criteria()) {
            Map<String, Integer> incomplete = new HashMap<>(FOURS);
            incomplete.remove(criterion.code());

            assertThatThrownBy(() -> asked().scored(juror.person(), Samples.ATIS, incomplete, "", NOW))
                    .isInstanceOf(Refused.class)
                    .hasMessage("selection.score.incomplete");
        }
    }

    @Test
    void refusesAMarkOffTheScale() {
        for (int mark : new int[] {-1, 6}) {
            Map<String, Integer> wrong = new HashMap<>(FOURS);
            wrong.put("impact", mark);

            assertThatThrownBy(() -> asked().scored(juror.person(), Samples.ATIS, wrong, "", NOW))
                    .isInstanceOf(Refused.class)
                    .hasMessage("selection.score.off-scale");
        }
    }

    @Test
    void refusesAMarkForNoCriterion() {
        Map<String, Integer> more = new HashMap<>(FOURS);
        more.put("charm", 5);

        assertThatThrownBy(() -> asked().scored(juror.person(), Samples.ATIS, more, "", NOW))
                .isInstanceOf(Refused.class)
                .hasMessage("selection.score.unknown");
    }

    @Test
    void isScoredByItsOwnJurorOnly() {
        assertThatThrownBy(() -> asked().scored(PersonId.random(), Samples.ATIS, FOURS, "", NOW))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> asked().recused(PersonId.random(), "Un ami.", NOW))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void isAnsweredOnce() {
        Assessment scored = asked().scored(juror.person(), Samples.ATIS, FOURS, "", NOW);

        assertThatThrownBy(() -> scored.scored(juror.person(), Samples.ATIS, FOURS, "", NOW))
                .isInstanceOf(AlreadyDone.class);
        assertThatThrownBy(() -> scored.recused(juror.person(), "Trop tard.", NOW))
                .isInstanceOf(AlreadyDone.class);
    }

    @Test
    void isNotScoredAfterItsTime() {
        Assessment expired = asked().expired(NOW);

        assertThat(expired.state()).isEqualTo(State.EXPIRED);
        assertThat(expired.counts()).isFalse();
        assertThatThrownBy(() -> expired.scored(juror.person(), Samples.ATIS, FOURS, "", NOW))
                .isInstanceOf(AlreadyDone.class);
    }

    @Test
    void keepsWhatWasAnsweredWhenTimeIsOver() {
        Assessment scored = asked().scored(juror.person(), Samples.ATIS, FOURS, "", NOW);

        assertThat(scored.expired(NOW)).isSameAs(scored);
    }

    @Test
    void wantsAReasonFromWhoeverStepsBack() {
        assertThatThrownBy(() -> asked().recused(juror.person(), "  ", NOW)).isInstanceOf(Refused.class);

        Assessment recused = asked().recused(juror.person(), "J’ai conseillé ce projet.", NOW);

        assertThat(recused.state()).isEqualTo(State.RECUSED);
        assertThat(recused.counts()).isFalse();
        assertThat(recused.marks()).isNull();
    }

    @Test
    void wantsACommentUnderTheMarkThatTheManagerSets() {
        Map<String, Integer> low = new HashMap<>(FOURS);
        low.put("need", 1);

        assertThatThrownBy(() -> asked().scored(juror.person(), Samples.ATIS, low, " ", NOW))
                .isInstanceOfSatisfying(RefusedFields.class, refused -> assertThat(refused.fields())
                        .containsOnlyKeys("comment"));
        assertThat(asked().scored(juror.person(), Samples.ATIS, low, "Le besoin n’est pas décrit.", NOW)
                        .state())
                .isEqualTo(State.SCORED);
        low.put("need", 2);
        assertThat(asked().scored(juror.person(), Samples.ATIS, low, "", NOW).state())
                .isEqualTo(State.SCORED);
        Grid silent = new Grid(Samples.ATIS.criteria(), 0);
        low.put("need", 0);
        assertThat(asked().scored(juror.person(), silent, low, "", NOW).state()).isEqualTo(State.SCORED);
    }

    @Test
    void countsWhatAnOlderFormAskedByItself() {
        Marks older = Marks.of(Map.of("purpose", 4, "impact", 2));

        assertThat(Samples.ATIS.score(older)).isEqualTo(3.0);
    }

    @Test
    void weighsCriteriaAsTheGridSays() {
        Grid grid = new Grid(
                java.util.List.of(new Grid.Criterion("impact", "Impact", 3), new Grid.Criterion("need", "Besoin", 1)),
                0);

        assertThat(grid.score(grid.complete(Map.of("impact", 5, "need", 1), "")))
                .isEqualTo(4.0);
    }

    private Assessment asked() {
        return Assessment.asked(juror, candidacy, Ties.NONE, false, NOW);
    }
}
