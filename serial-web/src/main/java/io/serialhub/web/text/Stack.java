package io.serialhub.web.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Shares of a whole as one bar. A share that is there is always wide enough to be seen. */
public record Stack(List<Part> parts) {
    private static final double LEAST = 0.4;
    private static final double GAP = 0.25;

    /** @param kind class of its colour: ok, warn, no, acc, wait */
    public record Share(String kind, String label, long count) {}

    /** @param from and width in per cent of the bar */
    public record Part(String kind, String label, long count, String from, String width) {}

    public static Stack of(Share... shares) {
        List<Share> there = Arrays.stream(shares).filter(s -> s.count() > 0).toList();
        double total = there.stream().mapToLong(Share::count).sum();
        double room = 100 - GAP * Math.max(0, there.size() - 1);
        double sum = there.stream()
                .mapToDouble(s -> Math.max(LEAST, room * s.count() / total))
                .sum();
        var parts = new ArrayList<Part>();
        double from = 0;
        for (Share share : there) {
            double width = Math.max(LEAST, room * share.count() / total) * room / sum;
            parts.add(new Part(share.kind(), share.label(), share.count(), percent(from), percent(width)));
            from += width + GAP;
        }
        return new Stack(parts);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
