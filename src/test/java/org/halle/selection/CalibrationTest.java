package org.halle.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.selection.Calibration.Kindness;
import org.halle.selection.Calibration.Score;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private final PersonId severe = PersonId.random();
    private final PersonId kind = PersonId.random();
    private final PersonId usual = PersonId.random();

    @Test
    void findsWhoIsSevereAndGivesBackWhatTheyTook() {
        ApplicationId one = ApplicationId.random();
        ApplicationId two = ApplicationId.random();
        ApplicationId three = ApplicationId.random();
        // worth 4, 3 and 2; the severe juror takes one point, the kind one adds one
        Calibration calibration = Calibration.of(List.of(
                new Score(one, severe, 3),
                new Score(one, usual, 4),
                new Score(two, usual, 3),
                new Score(two, kind, 4),
                new Score(three, kind, 3),
                new Score(three, severe, 1)));

        assertThat(calibration.corrected(one)).contains(4.0);
        assertThat(calibration.corrected(two)).contains(3.0);
        assertThat(calibration.corrected(three)).contains(2.0);
        assertThat(calibration.jurors()).extracting(Kindness::juror).containsExactly(severe, usual, kind);
        assertThat(calibration.jurors()).extracting(Kindness::shift).containsExactly(-1.0, 0.0, 1.0);
        assertThat(calibration.groups()).isEqualTo(1);
    }

    @Test
    void changesNothingWhereJurorsAgree() {
        ApplicationId one = ApplicationId.random();
        ApplicationId two = ApplicationId.random();
        Calibration calibration = Calibration.of(List.of(
                new Score(one, severe, 3),
                new Score(one, kind, 3),
                new Score(two, severe, 4),
                new Score(two, kind, 4)));

        assertThat(calibration.corrected(one)).contains(3.0);
        assertThat(calibration.corrected(two)).contains(4.0);
    }

    /** Two juries that share nothing: which of them is severe, nobody can tell, so neither is corrected by the other. */
    @Test
    void saysWhichScoresCannotBeCompared() {
        ApplicationId here = ApplicationId.random();
        ApplicationId alsoHere = ApplicationId.random();
        ApplicationId there = ApplicationId.random();
        Calibration calibration = Calibration.of(List.of(
                new Score(here, severe, 1),
                new Score(here, usual, 2),
                new Score(alsoHere, usual, 3),
                new Score(there, kind, 5)));

        assertThat(calibration.groups()).isEqualTo(2);
        assertThat(calibration.groupOf(here))
                .isEqualTo(calibration.groupOf(alsoHere))
                .contains(0);
        assertThat(calibration.groupOf(there)).contains(1);
        assertThat(calibration.corrected(there)).contains(5.0);
        assertThat(calibration.juror(kind)).map(Kindness::shift).contains(0.0);
    }

    @Test
    void hasNothingToSayWithoutScores() {
        Calibration calibration = Calibration.of(List.of());

        assertThat(calibration.groups()).isZero();
        assertThat(calibration.corrected(ApplicationId.random())).isEmpty();
        assertThat(calibration.jurors()).isEmpty();
    }

    /** At the least of squares, no juror and no application has anything left over; and in each group the mean stays. */
    @Test
    void leavesTheLeastSquaresWhateverTheScores() {
        for (long seed = 0; seed < 200; seed++) {
            List<Score> scores = drawn(new Random(seed));

            Calibration calibration = Calibration.of(scores);

            Map<Object, Double> left = new HashMap<>();
            Map<Integer, Double> moved = new HashMap<>();
            for (Score score : scores) {
                double worth = calibration.corrected(score.application()).orElseThrow();
                Kindness juror = calibration.juror(score.juror()).orElseThrow();
                double chance = score.value() - worth - juror.shift();
                left.merge(score.application(), chance, Double::sum);
                left.merge(score.juror(), chance, Double::sum);
                moved.merge(juror.group(), juror.shift(), Double::sum);
                assertThat(calibration.groupOf(score.application())).contains(juror.group());
            }
            // each figure is rounded to four decimals
            assertThat(left.values()).as("seed %d", seed).allSatisfy(sum -> assertThat(sum)
                    .isCloseTo(0, within(0.005)));
            assertThat(moved.values()).as("seed %d", seed).allSatisfy(sum -> assertThat(sum)
                    .isCloseTo(0, within(0.01)));
        }
    }

    /** The expected figures were computed apart, by a numeric library's least squares on the same file. */
    @Test
    void agreesWithTheSampleScores() throws Exception {
        Map<String, ApplicationId> applications = new HashMap<>();
        Map<String, PersonId> jurors = new HashMap<>();
        Calibration calibration = Calibration.of(sample(applications, jurors));

        assertThat(calibration.groups()).isEqualTo(1);
        Map<String, Double> expected = Map.of(
                "AC26-053", 4.4124, "AC26-058", 4.2848, "AC26-030", 4.2052, "AC26-046", 4.1717, "AC26-008", 4.1588);
        expected.forEach((reference, score) -> assertThat(
                        calibration.corrected(applications.get(reference)).orElseThrow())
                .as(reference)
                .isEqualTo(score));
        assertThat(order(applications, calibration).subList(0, 12))
                .containsExactly(
                        "AC26-053",
                        "AC26-058",
                        "AC26-030",
                        "AC26-046",
                        "AC26-008",
                        "AC26-006",
                        "AC26-007",
                        "AC26-023",
                        "AC26-029",
                        "AC26-026",
                        "AC26-059",
                        "AC26-003");
        List<PersonId> bySeverity =
                calibration.jurors().stream().map(Kindness::juror).toList();
        assertThat(bySeverity.subList(0, 4))
                .containsExactly(
                        jurors.get("theodule.marjolaine@example.org"),
                        jurors.get("barnabe.lachandelle@example.com"),
                        jurors.get("philemon.grandvoile@example.com"),
                        jurors.get("cornelius.rivebasse@example.org"));
        assertThat(calibration.jurors().get(0).shift()).isEqualTo(-1.2624);
        assertThat(calibration.jurors().get(14).shift()).isEqualTo(0.8311);
    }

    private static List<String> order(Map<String, ApplicationId> applications, Calibration calibration) {
        return applications.entrySet().stream()
                .sorted(Comparator.comparing(
                        entry -> -calibration.corrected(entry.getValue()).orElseThrow()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Score> sample(Map<String, ApplicationId> applications, Map<String, PersonId> jurors)
            throws Exception {
        List<Score> scores = new ArrayList<>();
        try (Reader file = new InputStreamReader(
                CalibrationTest.class.getResourceAsStream("/sample/scores.csv"), StandardCharsets.UTF_8)) {
            for (CSVRecord row : CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(file)) {
                double sum = IntStream.range(2, 7)
                        .map(place -> Integer.parseInt(row.get(place)))
                        .sum();
                scores.add(new Score(
                        applications.computeIfAbsent(row.get("reference"), first -> ApplicationId.random()),
                        jurors.computeIfAbsent(row.get("juror_email"), first -> PersonId.random()),
                        sum / 5));
            }
        }
        return scores;
    }

    private static List<Score> drawn(Random random) {
        List<PersonId> jury = IntStream.range(0, 2 + random.nextInt(10))
                .mapToObj(number -> PersonId.random())
                .toList();
        List<Score> scores = new ArrayList<>();
        for (int application = 0; application < 1 + random.nextInt(25); application++) {
            ApplicationId id = ApplicationId.random();
            for (PersonId juror : jury) {
                if (random.nextInt(4) == 0) {
                    scores.add(new Score(id, juror, random.nextInt(26) / 5.0));
                }
            }
        }
        return scores;
    }
}
