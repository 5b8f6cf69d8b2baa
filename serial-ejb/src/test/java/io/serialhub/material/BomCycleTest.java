package io.serialhub.material;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BomCycleTest {
    private final Map<Long, List<Long>> bills = new HashMap<>();
    private int asked;

    @Test
    void whatIsNotAPartOfItselfIsFine() {
        bills.put(2L, List.of(3L, 4L));
        bills.put(3L, List.of(4L));
        assertThat(way(1, 2, 3)).isEmpty();
    }

    @Test
    void aMaterialIsNotItsOwnComponent() {
        assertThat(way(1, 1)).containsExactly(1L, 1L);
    }

    @Test
    void theShortestWayBackIsNamed() {
        bills.put(2L, List.of(5L));
        bills.put(5L, List.of(6L));
        bills.put(6L, List.of(1L));
        bills.put(3L, List.of(1L));
        assertThat(way(1, 2, 3)).containsExactly(1L, 3L, 1L);
    }

    @Test
    void aWayOverSeveralLevelsIsFound() {
        bills.put(2L, List.of(3L));
        bills.put(3L, List.of(4L, 7L));
        bills.put(4L, List.of(1L));
        assertThat(way(1, 2)).containsExactly(1L, 2L, 3L, 4L, 1L);
    }

    @Test
    void aCycleBelowThatDoesNotReachTheMaterialEnds() {
        bills.put(2L, List.of(3L));
        bills.put(3L, List.of(2L));
        assertThat(way(1, 2)).isEmpty();
    }

    @Test
    void eachLevelIsAskedOnce() {
        for (long level = 2; level < 6; level++) {
            bills.put(level, List.of(level + 1, 100 + level));
        }
        assertThat(way(1, 2)).isEmpty();
        assertThat(asked).isEqualTo(5);
    }

    private List<Long> way(long root, long... components) {
        return BomCycle.find(root, Arrays.stream(components).boxed().toList(), this::below);
    }

    private Map<Long, List<Long>> below(Set<Long> ids) {
        asked++;
        var found = new HashMap<>(bills);
        found.keySet().retainAll(ids);
        return found;
    }
}
