package org.halle.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.selection.Ranking.Ranked;
import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void putsTheBestMeanFirstAndTheUnreadLast() {
        Ranking ranking = Ranking.of(
                List.of(scores("A", 3.0, 3.0), scores("B"), scores("C", 5.0, 4.0), scores("D", 1.0)),
                Samples.UNCALIBRATED);

        assertThat(ranking.lines()).extracting(Ranked::reference).containsExactly("C", "A", "D", "B");
        assertThat(ranking.lines()).extracting(Ranked::rank).containsExactly(1, 2, 3, 0);
    }

    @Test
    void looksAtTheMedianWhenMeansAreLevel() {
        Ranking ranking =
                Ranking.of(List.of(scores("A", 1.0, 4.0, 4.0), scores("B", 3.0, 3.0, 3.0)), Samples.UNCALIBRATED);

        assertThat(ranking.lines()).extracting(Ranked::reference).containsExactly("A", "B");
    }

    @Test
    void sharesARankAmongEquals() {
        Ranking ranking = Ranking.of(
                List.of(scores("B", 3.4, 3.4, 4.8), scores("C", 2.0), scores("A", 4.8, 3.4, 3.4)),
                Samples.UNCALIBRATED);

        assertThat(ranking.lines()).extracting(Ranked::reference).containsExactly("A", "B", "C");
        assertThat(ranking.lines()).extracting(Ranked::rank).containsExactly(1, 1, 3);
    }

    @Test
    void ranksByTheCorrectedScoreBeside() {
        Ranking.Scores first = scores("A", 4.0, 4.4);
        Ranking.Scores second = scores("B", 4.0);
        PersonId kind = PersonId.random();
        PersonId severe = PersonId.random();
        Calibration calibration = Calibration.of(List.of(
                new Calibration.Score(first.application(), severe, 4.0),
                new Calibration.Score(first.application(), kind, 4.4),
                new Calibration.Score(second.application(), severe, 4.0)));

        Ranking ranking = Ranking.of(List.of(first, second, scores("C")), calibration);

        assertThat(ranking.lines()).extracting(Ranked::rank).containsExactly(1, 2, 0);
        assertThat(ranking.lines()).extracting(Ranked::correctedRank).containsExactly(1, 1, 0);
        assertThat(ranking.lines().get(2).corrected()).isNull();
    }

    private static Ranking.Scores scores(String reference, Double... scores) {
        return new Ranking.Scores(ApplicationId.random(), reference, scores.length, List.of(scores));
    }
}
