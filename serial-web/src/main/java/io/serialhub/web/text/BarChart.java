package io.serialhub.web.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    /** @param values one per series */
    public record Slot(String label, List<Long> values) {}

    public record Bar(int series, String x, String y, String width, String height) {}

    public record Line(String y, String textY, long value) {}

    public BarChart(List<String> series) {
        this.series = List.copyOf(series);
    }

    public void add(String label, Long... values) {
        slots.add(new Slot(label, List.of(values)));
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
        return slots.stream().allMatch(s -> s.values().stream().allMatch(v -> v == 0));
    }

    public List<Bar> getBars() {
        double slot = (RIGHT - LEFT) / Math.max(1, slots.size());
        double width = Math.min(16, slot * 0.8 / series.size());
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < slots.size(); i++) {
            double start = LEFT + slot * i + (slot - width * series.size()) / 2;
            for (int s = 0; s < series.size(); s++) {
                double height = (BASE - TOP) * slots.get(i).values().get(s) / top();
                if (height > 0) {
                    bars.add(new Bar(s + 1, one(start + s * width), one(BASE - height), one(width - 1), one(height)));
                }
            }
        }
        return bars;
    }

    public List<Line> getLines() {
        var lines = new ArrayList<Line>();
        for (int i = 0; i <= 3; i++) {
            double y = BASE - (BASE - TOP) * i / 3;
            lines.add(new Line(one(y), one(y + 4), top() * i / 3));
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

    public String getNowLabel() {
        return nowLabel;
    }

    /** A round figure above the highest bar, divisible by three. */
    private long top() {
        long highest = slots.stream()
                .flatMap(s -> s.values().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
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
