package org.halle.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.halle.impact.Groups.Group;

class GroupsTest {

    @Property(tries = 300)
    void neverShowsFewerThanFiveAndLeavesNothingToSubtract(
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 9) Integer> sizes) {
        List<Group> all = IntStream.range(0, sizes.size())
                .mapToObj(place -> new Group("groupe " + place, sizes.get(place), sizes.get(place) / 2))
                .toList();
        List<Group> shown = Groups.shown(all);
        int total = sizes.stream().mapToInt(Integer::intValue).sum();
        assertThat(shown).allMatch(group -> group.cases() >= Groups.LEAST);
        int told = shown.stream().mapToInt(Group::cases).sum();
        assertThat(told).isEqualTo(total < Groups.LEAST ? 0 : total);
    }

    @Property(tries = 1)
    void putsSmallGroupsTogetherWithTheSmallestOfTheLarge() {
        assertThat(Groups.shown(List.of(new Group("A", 12, 2), new Group("B", 6, 1), new Group("C", 2, 2))))
                .containsExactly(new Group("A", 12, 2), new Group(null, 8, 3));
        assertThat(Groups.shown(List.of(new Group("A", 4, 1)))).isEmpty();
    }

    @Property(tries = 1)
    void countsQuartilesBetweenWaits() {
        assertThat(Learning.quartiles(
                        List.of(Duration.ofDays(8), Duration.ofDays(2), Duration.ofDays(4), Duration.ofDays(6))))
                .isEqualTo(new Learning.Quartiles(Duration.ofHours(84), Duration.ofDays(5), Duration.ofHours(156)));
    }
}
