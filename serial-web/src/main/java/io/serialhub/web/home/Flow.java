package io.serialhub.web.home;

import io.serialhub.ledger.Activity;
import io.serialhub.ledger.Steps;
import io.serialhub.ledger.Traffic;
import io.serialhub.order.OrderKind;
import io.serialhub.web.shell.Param;
import io.serialhub.web.shell.Sites;
import io.serialhub.web.shell.Viewer;
import io.serialhub.web.text.BarChart;
import io.serialhub.web.text.Say;
import io.serialhub.web.text.Shown;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What was made, received and shipped: today hour by hour, or day by day. */
@Named
@RequestScoped
public class Flow {
    private static final int DAYS = 14;

    @Inject
    private Activity activity;

    @Inject
    private DayPlan plan;

    @Inject
    private Sites sites;

    @Inject
    private Shown shown;

    @Inject
    private Steps steps;

    @Inject
    private Viewer viewer;

    @Inject
    private Say say;

    @Inject
    private Clock clock;

    private Map<String, Traffic> kinds;
    private List<Activity.Hour> hours;
    private BarChart chart;
    private Long refused;

    public long getMade() {
        return sum(Traffic.MADE);
    }

    public long getReceived() {
        return sum(Traffic.RECEIVED);
    }

    public long getShipped() {
        return sum(Traffic.SHIPPED);
    }

    public long getRepair() {
        return sum(Traffic.REPAIR);
    }

    /** What is due today and what is late, done or not; empty for those who may not see orders, and on days without any. */
    public String getPlanned() {
        return planned(OrderKind.WORK, "home.planned");
    }

    public String getExpected() {
        return planned(OrderKind.PURCHASE, "home.planned");
    }

    public String getToShip() {
        return planned(OrderKind.SALES, "home.to-ship");
    }

    private String planned(OrderKind kind, String words) {
        long pieces = plan.goal(kind).pieces();
        return pieces == 0 ? "" : say.of(words, pieces);
    }

    public long getRefused() {
        if (refused == null) {
            refused = activity.refused(today0(), sites.getChosen());
        }
        return refused;
    }

    /** How much of today's flow was refused; empty on a day without any. */
    public String getRefusedShare() {
        long counted = getMade() + getReceived() + getShipped() + getRepair();
        return getRefused() == 0 ? "" : say.of("home.refused-share", shown.share(getRefused(), counted + getRefused()));
    }

    private Instant today0() {
        return clock.instant()
                .atZone(viewer.getZone())
                .toLocalDate()
                .atStartOfDay(viewer.getZone())
                .toInstant();
    }

    /** Whether the last two weeks are looked at instead of today. */
    public boolean isLong() {
        return "14".equals(Param.text("days"));
    }

    public BarChart getChart() {
        if (chart == null) {
            chart = isLong() ? days() : today();
        }
        return chart;
    }

    private BarChart today() {
        ZonedDateTime now = clock.instant().atZone(viewer.getZone());
        BarChart built = empty();
        int first = Math.min(6, firstHour());
        int last = Math.max(Math.max(first + 11, now.getHour()), lastDue());
        for (int hour = first; hour <= last && hour < 24; hour++) {
            built.add(
                    String.format(Locale.ROOT, "%02d", hour),
                    List.of(at(Traffic.MADE, hour), at(Traffic.RECEIVED, hour), at(Traffic.SHIPPED, hour)),
                    List.of(due(OrderKind.WORK, hour), due(OrderKind.PURCHASE, hour), due(OrderKind.SALES, hour)));
        }
        built.now(now.getHour() - first + now.getMinute() / 60.0, viewer.getZone(), clock.instant());
        return built;
    }

    private BarChart days() {
        LocalDate last = clock.instant().atZone(viewer.getZone()).toLocalDate();
        LocalDate first = last.minusDays(DAYS - 1);
        List<Activity.Day> told =
                activity.perDay(first.atStartOfDay(viewer.getZone()).toInstant(), viewer.getZone(), sites.getChosen());
        BarChart built = empty();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            built.add(
                    DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT).format(day),
                    List.of(
                            on(told, Traffic.MADE, day),
                            on(told, Traffic.RECEIVED, day),
                            on(told, Traffic.SHIPPED, day)),
                    List.of());
        }
        return built;
    }

    private BarChart empty() {
        return new BarChart(List.of(say.of("home.made"), say.of("home.received"), say.of("home.shipped")));
    }

    private long on(List<Activity.Day> told, Traffic kind, LocalDate day) {
        return told.stream()
                .filter(d -> d.day().equals(day) && kinds().get(d.step()) == kind)
                .mapToLong(Activity.Day::units)
                .sum();
    }

    /** What each step counts as follows from its definition; so does an administrator's own. */
    private Map<String, Traffic> kinds() {
        if (kinds == null) {
            kinds = new HashMap<>();
            steps.list().forEach(step -> kinds.put(step.code(), step.traffic()));
        }
        return kinds;
    }

    private int firstHour() {
        return IntStream.concat(
                        hours().stream().mapToInt(h -> local(h.hour())),
                        plan.hours().stream().mapToInt(this::local))
                .min()
                .orElse(6);
    }

    private int lastDue() {
        return plan.hours().stream().mapToInt(this::local).max().orElse(0);
    }

    private long due(OrderKind kind, int hour) {
        int shift = hour - local(0);
        return plan.at(kind, Math.floorMod(shift, 24));
    }

    private long sum(Traffic kind) {
        return hours().stream()
                .filter(h -> kinds().get(h.step()) == kind)
                .mapToLong(Activity.Hour::units)
                .sum();
    }

    private long at(Traffic kind, int hour) {
        return hours().stream()
                .filter(h -> kinds().get(h.step()) == kind && local(h.hour()) == hour)
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
            hours = activity.perHour(today0(), sites.getChosen());
        }
        return hours;
    }
}
