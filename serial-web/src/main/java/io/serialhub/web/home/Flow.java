package io.serialhub.web.home;

import io.serialhub.ledger.Activity;
import io.serialhub.web.shell.Viewer;
import io.serialhub.web.text.BarChart;
import io.serialhub.web.text.Say;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/** Today, hour by hour: what was made, received and shipped. */
@Named
@RequestScoped
public class Flow {
    private static final Set<String> MADE = Set.of("commission");
    private static final Set<String> RECEIVED = Set.of("receive", "transfer-in", "return");
    private static final Set<String> SHIPPED = Set.of("ship", "direct-ship");
    private static final Set<String> REPAIR = Set.of("service-in");

    @Inject
    private Activity activity;

    @Inject
    private Viewer viewer;

    @Inject
    private Say say;

    @Inject
    private Clock clock;

    private List<Activity.Hour> hours;
    private BarChart chart;

    public long getMade() {
        return sum(MADE);
    }

    public long getReceived() {
        return sum(RECEIVED);
    }

    public long getShipped() {
        return sum(SHIPPED);
    }

    public long getRepair() {
        return sum(REPAIR);
    }

    public BarChart getChart() {
        if (chart == null) {
            ZonedDateTime now = clock.instant().atZone(viewer.getZone());
            var built = new BarChart(List.of(say.of("home.made"), say.of("home.received"), say.of("home.shipped")));
            int first = Math.min(6, firstHour());
            for (int hour = first; hour < Math.max(first + 12, now.getHour() + 1) && hour < 24; hour++) {
                built.add(
                        String.format(java.util.Locale.ROOT, "%02d", hour),
                        at(MADE, hour),
                        at(RECEIVED, hour),
                        at(SHIPPED, hour));
            }
            built.now(now.getHour() - first + now.getMinute() / 60.0, viewer.getZone(), clock.instant());
            chart = built;
        }
        return chart;
    }

    private int firstHour() {
        return hours().stream().mapToInt(h -> local(h.hour())).min().orElse(6);
    }

    private long sum(Set<String> steps) {
        return hours().stream()
                .filter(h -> steps.contains(h.step()))
                .mapToLong(Activity.Hour::units)
                .sum();
    }

    private long at(Set<String> steps, int hour) {
        return hours().stream()
                .filter(h -> steps.contains(h.step()) && local(h.hour()) == hour)
                .mapToLong(Activity.Hour::units)
                .sum();
    }

    /** The hour on the viewer's clock; zones that differ by half hours are shown by their full one. */
    private int local(int utcHour) {
        int shift = viewer.getZone().getRules().getOffset(clock.instant()).getTotalSeconds() / 3600;
        return Math.floorMod(utcHour + shift, 24);
    }

    private List<Activity.Hour> hours() {
        if (hours == null) {
            hours = activity.perHour(clock.instant()
                    .atZone(viewer.getZone())
                    .toLocalDate()
                    .atStartOfDay(viewer.getZone())
                    .toInstant());
        }
        return hours;
    }
}
