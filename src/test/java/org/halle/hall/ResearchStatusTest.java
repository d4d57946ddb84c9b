package org.halle.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.halle.call.ApplicationRegister;
import org.halle.engine.Diagrams;
import org.halle.kernel.HalleClock;
import org.halle.people.Organisations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The dated rules about research, as they stand in {@code research-status.dmn}. */
class ResearchStatusTest {

    private static final Diagrams DIAGRAMS = Diagrams.of();

    private final ResearchStatus status = new ResearchStatus(
            mock(Dossiers.class),
            mock(Rounds.class),
            mock(HallRights.class),
            mock(ApplicationRegister.class),
            mock(Organisations.class),
            DIAGRAMS.decisions(),
            new HalleClock(() -> Diagrams.NOW));

    @AfterAll
    static void close() {
        DIAGRAMS.close();
    }

    @Test
    void theRuleOfTheDayIsTheOneThatIsShown() {
        assertThat(jei(LocalDate.of(2025, 2, 28)).advice()).contains("15 %");
        assertThat(jei(LocalDate.of(2025, 3, 1)).advice()).contains("20 %");
        assertThat(jei(LocalDate.of(2025, 3, 1)).expired()).isFalse();
    }

    @Test
    void aRuleThatExpiredIsShownAsSuchAndNeverAsIfItHeld() {
        ResearchStatus.Hint hint = jei(LocalDate.of(2026, 1, 1));
        assertThat(hint.expired()).isTrue();
        assertThat(hint.to()).isEqualTo("2025-12-31");
        assertThat(jei(LocalDate.of(2025, 12, 31)).expired()).isFalse();
        assertThat(status.at(facts(true, true, 3, 6), LocalDate.of(2027, 1, 1)))
                .hasSize(3)
                .allMatch(ResearchStatus.Hint::expired);
    }

    @Test
    void aRuleThatHasNotBegunIsNotShown() {
        assertThat(status.at(facts(true, true, 3, 6), LocalDate.of(2003, 12, 31)))
                .isEmpty();
    }

    @Test
    void everyHintNamesItsSource() {
        assertThat(status.at(facts(true, true, 3, 6), LocalDate.of(2025, 6, 1)))
                .allSatisfy(hint -> assertThat(hint.source()).isNotBlank());
    }

    @Test
    void saysNothingToAProjectWithoutResearch() {
        assertThat(schemes(facts(false, true, 3, 6))).isEmpty();
    }

    @Test
    void anAssociationOnlyHearsOfWhatIsOpenToIt() {
        assertThat(schemes(facts(true, false, 3, 6))).containsExactly("cifre");
    }

    @Test
    void aCompanyThatIsTooOldOrTooLargeIsNoYoungOne() {
        assertThat(schemes(facts(true, true, 7, 249))).containsExactlyInAnyOrder("jei", "cir", "cifre");
        assertThat(schemes(facts(true, true, 8, 249))).containsExactlyInAnyOrder("cir", "cifre");
        assertThat(schemes(facts(true, true, 7, 250))).containsExactlyInAnyOrder("cir", "cifre");
        assertThat(schemes(facts(true, true, Integer.MAX_VALUE, Integer.MAX_VALUE)))
                .as("what is not known")
                .containsExactlyInAnyOrder("cir", "cifre");
    }

    private ResearchStatus.Hint jei(LocalDate day) {
        return status.at(facts(true, true, 3, 6), day).stream()
                .filter(hint -> hint.scheme().equals("jei"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> schemes(Map<String, Object> facts) {
        return status.at(facts, LocalDate.of(2025, 6, 1)).stream()
                .map(ResearchStatus.Hint::scheme)
                .toList();
    }

    private static Map<String, Object> facts(boolean research, boolean company, int age, int headcount) {
        return Map.of("rdActivity", research, "company", company, "ageYears", age, "headcount", headcount);
    }
}
