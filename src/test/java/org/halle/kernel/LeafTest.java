package org.halle.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 25, 26, 50, 51, 200})
    void showsEveryLineOnceWhoeverLeafsThrough(int lines) {
        List<Integer> all = IntStream.rangeClosed(1, lines).boxed().toList();
        List<Integer> seen = new ArrayList<>();
        Integer page = 1;
        while (page != null) {
            Leaf<Integer> leaf = Leaf.of(all, page);
            assertThat(leaf.lines())
                    .hasSizeLessThanOrEqualTo(Leaf.LINES)
                    .first()
                    .isEqualTo(leaf.first());
            assertThat(leaf.lines()).last().isEqualTo(leaf.last());
            seen.addAll(leaf.lines());
            page = leaf.older();
        }
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void showsTheNearestPageWhereTheOneAskedForIsNot() {
        List<Integer> all = IntStream.rangeClosed(1, 30).boxed().toList();

        assertThat(Leaf.of(all, 9).number()).isEqualTo(2);
        assertThat(Leaf.of(all, 9).newer()).isEqualTo(1);
        assertThat(Leaf.of(all, -3).number()).isEqualTo(1);
        assertThat(Leaf.of(all, 1).newer()).isNull();
        assertThat(Leaf.of(List.of(), 4).whole()).isTrue();
        assertThat(Leaf.of(List.of(), 4).lines()).isEmpty();
    }
}
