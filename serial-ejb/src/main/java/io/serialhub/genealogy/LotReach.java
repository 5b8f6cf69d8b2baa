package io.serialhub.genealogy;

import io.serialhub.base.Ref;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a lot has got: units that stand by themselves, by where they are and by who owns them. A part is where what it
 * is in is, and is not counted again.
 *
 * @param out       of the certain ones, from which it was taken out again
 * @param places    those with most units first, at most {@link #MOST}
 * @param owners    likewise; units that nobody is known to own are left out
 * @param elsewhere how many further places there are
 */
public record LotReach(int out, List<Where> places, List<Where> owners, int elsewhere) {
    /** Places, and owners, that are told apart. */
    static final int MOST = 100;

    /** @param where null for what nobody knows */
    public record Where(Ref where, int certain, int possible) {
        private Where plus(Where other) {
            return new Where(where, certain + other.certain, possible + other.possible);
        }

        public int all() {
            return certain + possible;
        }
    }

    public LotReach {
        places = List.copyOf(places);
        owners = List.copyOf(owners);
    }

    /** Counts unit after unit, so that none of them is kept. */
    static final class Counts {
        private final Map<String, Where> places = new HashMap<>();
        private final Map<String, Where> owners = new HashMap<>();
        private int out;

        void add(LotTrace.Affected unit, boolean certain) {
            out += certain && unit.until() != null ? 1 : 0;
            add(places, unit.unit().place(), certain);
            if (unit.unit().owner() != null) {
                add(owners, unit.unit().owner(), certain);
            }
        }

        private static void add(Map<String, Where> to, Ref where, boolean certain) {
            to.merge(
                    where == null ? "" : where.code(), new Where(where, certain ? 1 : 0, certain ? 0 : 1), Where::plus);
        }

        LotReach reach() {
            return new LotReach(out, most(places), most(owners), Math.max(0, places.size() - MOST));
        }

        private static List<Where> most(Map<String, Where> counts) {
            var sorted = new ArrayList<>(counts.entrySet());
            sorted.sort(Comparator.comparingInt(
                            (Map.Entry<String, Where> one) -> -one.getValue().all())
                    .thenComparing(Map.Entry::getKey));
            return sorted.stream().limit(MOST).map(Map.Entry::getValue).toList();
        }
    }
}
