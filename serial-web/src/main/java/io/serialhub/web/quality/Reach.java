package io.serialhub.web.quality;

import io.serialhub.base.Ref;
import io.serialhub.genealogy.LotTrace;
import io.serialhub.genealogy.LotTrace.Affected;
import io.serialhub.ledger.UnitRow;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How far a lot has got: units that stand by themselves, by where they are and by who owns them. Parts inside of them are
 * not counted again.
 *
 * @param out        of the certain ones, from which it was taken out again
 * @param elsewhere  places beyond those that are shown
 */
public record Reach(int out, List<Row> places, List<Row> owners, int elsewhere) {
    private static final int SHOWN = 8;

    /** @param where null for what nobody knows; width and more are the two bars, in per cent of the longest row */
    public record Row(Ref where, int certain, int possible, String width, String more) {}

    private record Count(Ref where, int certain, int possible) {
        private Count plus(Count other) {
            return new Count(where, certain + other.certain, possible + other.possible);
        }

        private int all() {
            return certain + possible;
        }
    }

    static Reach of(LotTrace trace) {
        List<Affected> certain = standing(trace.units());
        List<Affected> possible = standing(trace.possible());
        List<Count> places = counts(certain, possible, UnitRow::place);
        List<Count> owners = counts(certain, possible, UnitRow::owner).stream()
                .filter(count -> count.where() != null)
                .toList();
        return new Reach(
                (int) certain.stream().filter(unit -> unit.until() != null).count(),
                rows(places),
                rows(owners),
                Math.max(0, places.size() - SHOWN));
    }

    /** A part is where its parent is. */
    private static List<Affected> standing(List<Affected> all) {
        return all.stream().filter(affected -> !affected.inside()).toList();
    }

    private static List<Count> counts(List<Affected> certain, List<Affected> possible, Function<UnitRow, Ref> by) {
        Map<String, Count> counts = new LinkedHashMap<>();
        Stream.concat(
                        certain.stream().map(x -> count(x.unit(), by, 1, 0)),
                        possible.stream().map(x -> count(x.unit(), by, 0, 1)))
                .forEach(count ->
                        counts.merge(count.where() == null ? "" : count.where().code(), count, Count::plus));
        return counts.values().stream()
                .sorted(Comparator.comparingInt(Count::all).reversed())
                .toList();
    }

    private static Count count(UnitRow unit, Function<UnitRow, Ref> by, int certain, int possible) {
        return new Count(by.apply(unit), certain, possible);
    }

    private static List<Row> rows(List<Count> counts) {
        int longest = counts.stream().mapToInt(Count::all).max().orElse(1);
        return counts.stream()
                .limit(SHOWN)
                .map(c -> new Row(
                        c.where(),
                        c.certain(),
                        c.possible(),
                        percent(c.certain(), longest),
                        percent(c.possible(), longest)))
                .toList();
    }

    private static String percent(int part, int whole) {
        return String.format(Locale.ROOT, "%.2f", 100.0 * part / whole);
    }
}
