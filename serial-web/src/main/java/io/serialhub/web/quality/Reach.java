package io.serialhub.web.quality;

import io.serialhub.base.Ref;
import io.serialhub.genealogy.LotReach;
import java.util.List;
import java.util.Locale;

/**
 * How far a lot has got, as bars.
 *
 * @param elsewhere places beyond those that are shown
 */
public record Reach(List<Row> places, List<Row> owners, int elsewhere) {
    private static final int SHOWN = 8;

    /** @param where null for what nobody knows; width and more are the two bars, in per cent of the longest row */
    public record Row(Ref where, int certain, int possible, String width, String more) {}

    static Reach of(LotReach reach) {
        return new Reach(
                rows(reach.places()),
                rows(reach.owners()),
                Math.max(0, reach.places().size() - SHOWN) + reach.elsewhere());
    }

    private static List<Row> rows(List<LotReach.Where> counts) {
        int longest = counts.stream().mapToInt(LotReach.Where::all).max().orElse(1);
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
