package org.tandem.test;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class BatchesTest {

    private static final Map<String, List<Integer>> LOG =
            Map.of("odd", List.of(1, 3, 5, 7, 9, 11), "even", List.of(2, 4, 6), "none", List.of());

    @Test
    void everyRecordComesOnceInTheOrderOfItsPartition() {
        for (int seed = 0; seed < 50; seed++) {
            List<List<Integer>> batches = Batches.of(LOG, new Random(seed), 2);

            List<Integer> all = batches.stream().flatMap(List::stream).toList();
            assertThat(all.stream().filter(n -> n % 2 == 1)).isEqualTo(LOG.get("odd"));
            assertThat(all.stream().filter(n -> n % 2 == 0)).isEqualTo(LOG.get("even"));
            assertThat(batches).hasSizeGreaterThan(1).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(4));
        }
    }

    @Test
    void allIsOneBatch() {
        assertThat(Batches.of(LOG, new Random(1), Batches.ALL)).singleElement().satisfies(batch ->
                assertThat(batch).containsExactlyInAnyOrderElementsOf(IntStream.of(1, 2, 3, 4, 5, 6, 7, 9, 11).boxed().toList()));
    }
}
