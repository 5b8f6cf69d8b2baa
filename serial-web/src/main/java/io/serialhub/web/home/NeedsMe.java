package io.serialhub.web.home;

import io.serialhub.approval.Approval;
import io.serialhub.approval.ApprovalStatus;
import io.serialhub.approval.Approvals;
import io.serialhub.connection.Connections;
import io.serialhub.imports.ImportRun;
import io.serialhub.imports.ImportStatus;
import io.serialhub.imports.Imports;
import io.serialhub.message.Messages;
import io.serialhub.order.OrderKind;
import io.serialhub.order.OrderRow;
import io.serialhub.order.Orders;
import io.serialhub.outbox.Backlog;
import io.serialhub.outbox.Deliveries;
import io.serialhub.quality.Hold;
import io.serialhub.quality.Holds;
import io.serialhub.web.shell.Sites;
import io.serialhub.web.shell.Viewer;
import io.serialhub.web.text.Look;
import io.serialhub.web.text.Say;
import io.serialhub.web.text.Shown;
import io.serialhub.web.text.Who;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What needs this person now, the most urgent first; only what their rights let them act on. */
@Named("needs")
@RequestScoped
public class NeedsMe {
    private static final Duration SOON = Duration.ofHours(8);
    private static final Duration RECENT = Duration.ofDays(14);
    private static final int MOST = 7;

    @Inject
    private Orders orders;

    @Inject
    private Imports imports;

    @Inject
    private Holds holds;

    @Inject
    private Approvals approvals;

    @Inject
    private Deliveries deliveries;

    @Inject
    private Connections connections;

    @Inject
    private Messages messages;

    @Inject
    private Viewer viewer;

    @Inject
    private Sites sites;

    @Inject
    private Say say;

    @Inject
    private Shown shown;

    @Inject
    private Who who;

    @Inject
    private Clock clock;

    private List<Task> tasks;

    public List<Task> getTasks() {
        if (tasks == null) {
            var found = new ArrayList<Task>();
            if (viewer.may("connections-read")) {
                messages(found);
                links(found);
            }
            if (viewer.may("orders-read")) {
                orders(found);
            }
            if (viewer.may("imports-read")) {
                files(found);
            }
            if (viewer.may("holds-write")) {
                holds(found);
            }
            if (viewer.may("approve")) {
                approvals(found);
            }
            tasks = found.stream()
                    .sorted(Comparator.comparing(Task::before))
                    .limit(MOST)
                    .toList();
        }
        return tasks;
    }

    private void messages(List<Task> found) {
        Backlog backlog = deliveries.backlog();
        receivers(found, backlog.stopped());
        if (backlog.dead() > 0) {
            found.add(new Task(
                    "inbox",
                    "no",
                    say.of("task.dead", backlog.dead()),
                    say.of("task.dead-cause"),
                    say.of("task.fix"),
                    "/connections/messages.xhtml?status=dead",
                    Instant.EPOCH));
        }
    }

    /** Connections that fail, and what came in and was refused. */
    private void links(List<Task> found) {
        waits(
                found,
                "link",
                "links",
                connections.list().stream()
                        .filter(c -> c.active() && c.health().failures() > 0)
                        .count(),
                "/connections/connections.xhtml");
        waits(found, "inbox", "refused", messages.counts().refused(), "/connections/messages.xhtml?status=refused");
    }

    private void waits(List<Task> found, String icon, String what, long count, String page) {
        if (count > 0) {
            found.add(new Task(
                    icon,
                    "no",
                    say.of("task." + what, count),
                    say.of("task." + what + "-cause"),
                    say.of("task.review"),
                    page,
                    Instant.EPOCH));
        }
    }

    private void receivers(List<Task> found, int stopped) {
        if (stopped > 0) {
            found.add(new Task(
                    "share-alt",
                    "no",
                    say.of("task.stopped", stopped),
                    say.of("task.stopped-cause"),
                    say.of("task.review"),
                    "/connections/subscriptions.xhtml",
                    Instant.EPOCH));
        }
    }

    private void orders(List<Task> found) {
        orders.due(clock.instant().plus(SOON), sites.getChosen(), MOST).forEach(order -> found.add(due(order)));
    }

    private Task due(OrderRow order) {
        boolean late = order.dueAt().isBefore(clock.instant());
        String party = order.party() == null
                ? say.word(order.kind())
                : say.name(order.party().nameZh(), order.party().nameEn());
        return new Task(
                order.kind() == OrderKind.SALES ? "truck" : "cog",
                late ? "no" : "warn",
                say.of("task.due", order.code(), order.quantity() - order.done()),
                party + " · " + shown.due(order.dueAt()) + " · " + shown.distance(order.dueAt()),
                say.of("do.open"),
                "/orders/order.xhtml?code=" + Look.url(order.code()),
                order.dueAt());
    }

    private void files(List<Task> found) {
        for (ImportRun run : imports.list(null, 20).items()) {
            boolean failed = run.status() == ImportStatus.FAILED;
            boolean recent = run.createdAt().isAfter(clock.instant().minus(RECENT));
            if (recent && (failed || run.status() == ImportStatus.DONE && run.rejected() > 0)) {
                found.add(new Task(
                        "file-import",
                        failed ? "no" : "warn",
                        failed
                                ? say.of("task.file-failed", run.fileName())
                                : say.of("task.file", run.fileName(), run.rejected()),
                        failed ? say.reason(run.failure()) : say.of("task.file-cause", run.accepted(), run.rejected()),
                        say.of("task.correct"),
                        "/imports/import.xhtml?code=" + Look.url(run.code()),
                        run.createdAt().plus(RECENT)));
            }
        }
    }

    private void approvals(List<Task> found) {
        List<Approval> open = approvals.list(ApprovalStatus.OPEN, null, 50).items().stream()
                .filter(approvals::mayDecide)
                .toList();
        if (!open.isEmpty()) {
            Approval first = open.get(0);
            found.add(new Task(
                    "user-edit",
                    "warn",
                    say.of("task.approvals", open.size()),
                    say.name(first.stepZh(), first.stepEn()) + " · " + who.of(first.requestedBy()) + " · "
                            + first.reason(),
                    say.of("task.decide"),
                    "/approvals/approvals.xhtml",
                    first.requestedAt().plus(SOON)));
        }
    }

    private void holds(List<Task> found) {
        List<Hold> open = holds.list(true, null, 50).items();
        if (!open.isEmpty()) {
            Hold first = open.get(0);
            found.add(new Task(
                    "lock",
                    "warn",
                    say.of("task.holds", open.size()),
                    (first.lot() == null ? first.unit() : first.lot()) + " · " + first.reason(),
                    say.of("task.review"),
                    "/quality/holds.xhtml",
                    clock.instant().plus(SOON)));
        }
    }
}
