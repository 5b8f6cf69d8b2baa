package io.serialhub.web.home;

import io.serialhub.order.Due;
import io.serialhub.order.OrderKind;
import io.serialhub.order.Orders;
import io.serialhub.web.shell.Sites;
import io.serialhub.web.shell.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

/** What orders ask for today, and how much of it is done; nothing for those who may not see orders. */
@Named
@RequestScoped
public class DayPlan {
    private static final List<OrderKind> SHOWN = List.of(OrderKind.WORK, OrderKind.PURCHASE, OrderKind.SALES);

    @Inject
    private Orders orders;

    @Inject
    private Sites sites;

    @Inject
    private Viewer viewer;

    @Inject
    private Clock clock;

    private List<Due> due;

    /** @param late pieces of the plan that should have been done before today */
    public record Goal(OrderKind kind, long pieces, long done, long late) {
        public long missing() {
            return pieces - done;
        }
    }

    /** Kinds without anything due are left out. */
    public List<Goal> getGoals() {
        return SHOWN.stream().map(this::goal).filter(goal -> goal.pieces() > 0).toList();
    }

    Goal goal(OrderKind kind) {
        List<Due> own = due().stream().filter(d -> d.kind() == kind).toList();
        return new Goal(
                kind,
                own.stream().mapToLong(Due::pieces).sum(),
                own.stream().mapToLong(Due::done).sum(),
                own.stream().filter(Due::isLate).mapToLong(Due::pieces).sum());
    }

    /** @param utcHour 0 to 23 */
    long at(OrderKind kind, int utcHour) {
        return due().stream()
                .filter(d -> d.kind() == kind && d.hour() == utcHour)
                .mapToLong(Due::pieces)
                .sum();
    }

    /** Hours in UTC that something is due in. */
    List<Integer> hours() {
        return due().stream()
                .filter(d -> !d.isLate() && SHOWN.contains(d.kind()))
                .map(Due::hour)
                .toList();
    }

    private List<Due> due() {
        if (due == null) {
            ZonedDateTime day =
                    clock.instant().atZone(viewer.getZone()).toLocalDate().atStartOfDay(viewer.getZone());
            Instant until = day.plusDays(1).toInstant();
            due = viewer.may("orders-read") ? orders.plan(day.toInstant(), until, sites.getChosen()) : List.of();
        }
        return due;
    }
}
