package io.serialhub.web.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Bars beside each other per slot, drawn as SVG by {@code s:chart}; the same figures stand in a table. Up to three series. */
public final class BarChart {
    private static final double LEFT = 34;
    private static final double RIGHT = 620;
    private static final double BASE = 140;
    private static final double TOP = 18;

    private final List<String> series;
    private final List<Slot> slots = new ArrayList<>();
    private double now = -1;
    private String nowLabel = "";

    /**
     * @param values one per series
     * @param plan   what they are held against, one per series; empty where there is none
     */
    public record Slot(String label, List<Long> values, List<Long> plan) {}

    public record Bar(int series, boolean planned, String x, String y, String width, String height) {}

    public record Line(String y, String textY, long value) {}

    public BarChart(List<String> series) {
        this.series = List.copyOf(series);
    }

    public void add(String label, List<Long> values, List<Long> plan) {
        slots.add(new Slot(label, List.copyOf(values), List.copyOf(plan)));
    }

    public boolean isPlanned() {
        return slots.stream().anyMatch(s -> s.plan().stream().anyMatch(v -> v > 0));
    }

    /** Where the day has got to, in slots from the left. */
    public void now(double slot, ZoneId zone, Instant at) {
        now = slot;
        nowLabel = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at.atZone(zone));
    }

    public List<String> getSeries() {
        return series;
    }

    public List<Slot> getSlots() {
        return slots;
    }

    public boolean isEmpty() {
        return figures().allMatch(v -> v == 0);
    }

    public List<Bar> getBars() {
        double slot = (RIGHT - LEFT) / Math.max(1, slots.size());
        double width = Math.min(16, slot * 0.8 / series.size());
        long top = top();
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < slots.size(); i++) {
            double start = LEFT + slot * i + (slot - width * series.size()) / 2;
            for (int s = 0; s < series.size(); s++) {
                Slot told = slots.get(i);
                double left = start + s * width;
                add(bars, new Bar(s + 1, false, one(left), "", one(width - 1), ""), told.values(), top);
                add(bars, new Bar(s + 1, true, one(left), "", one(width - 1), ""), told.plan(), top);
            }
        }
        return bars;
    }

    private static void add(List<Bar> bars, Bar bar, List<Long> figures, long top) {
        double height = figures.isEmpty() ? 0 : (BASE - TOP) * figures.get(bar.series() - 1) / top;
        if (height > 0) {
            bars.add(new Bar(bar.series(), bar.planned(), bar.x(), one(BASE - height), bar.width(), one(height)));
        }
    }

    private Stream<Long> figures() {
        return slots.stream().flatMap(s -> Stream.concat(s.values().stream(), s.plan().stream()));
    }

    public List<Line> getLines() {
        long top = top();
        var lines = new ArrayList<Line>();
        for (int i = 0; i <= 3; i++) {
            double y = BASE - (BASE - TOP) * i / 3;
            lines.add(new Line(one(y), one(y + 4), top * i / 3));
        }
        return lines;
    }

    public String labelX(int index) {
        double slot = (RIGHT - LEFT) / Math.max(1, slots.size());
        return one(LEFT + slot * (index + 0.5));
    }

    public String getNowX() {
        double slot = (RIGHT - LEFT) / Math.max(1, slots.size());
        return now < 0 || now > slots.size() ? "" : one(LEFT + slot * now);
    }

    /** So far to the right that its label stands on the left. */
    public boolean isNowLate() {
        return now > slots.size() * 0.9;
    }

    public String getNowLabel() {
        return nowLabel;
    }

    /** A round figure above the highest bar, divisible by three. */
    private long top() {
        long highest = figures().mapToLong(Long::longValue).max().orElse(0);
        for (long unit = 1; ; unit *= 10) {
            for (long step : new long[] {1, 2, 5}) {
                if (3 * unit * step >= highest && 3 * unit * step >= 3) {
                    return 3 * unit * step;
                }
            }
        }
    }

    private static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
