package io.serialhub.web.orders;

import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.ledger.OrderDeed;
import io.serialhub.ledger.OrderRefusal;
import io.serialhub.ledger.OrderStory;
import io.serialhub.ledger.OrderUnit;
import io.serialhub.ledger.Steps;
import io.serialhub.numbering.BatchFilter;
import io.serialhub.numbering.NumberBatch;
import io.serialhub.numbering.NumberBatches;
import io.serialhub.order.OrderKind;
import io.serialhub.order.OrderLineView;
import io.serialhub.order.OrderStatus;
import io.serialhub.order.OrderView;
import io.serialhub.order.Orders;
import io.serialhub.quality.Stopped;
import io.serialhub.quality.Stops;
import io.serialhub.web.shell.Param;
import io.serialhub.web.shell.Viewer;
import io.serialhub.web.text.Look;
import io.serialhub.web.text.Say;
import io.serialhub.web.text.Who;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One order: what is due, what is done, what is missing, and the one thing to do next. */
@Named
@RequestScoped
public class OrderPage {
    private static final int BATCHES = 20;
    private static final int COUNTED = 48;
    private static final int DEEDS = 12;
    private static final int FEW = 3;

    @Inject
    private Orders orders;

    @Inject
    private NumberBatches batches;

    @Inject
    private Viewer viewer;

    @Inject
    private Steps steps;

    @Inject
    private OrderStory story;

    @Inject
    private Stops stops;

    @Inject
    private Say say;

    @Inject
    private Who who;

    private OrderView order;
    private Page<OrderUnit> counted;
    private List<Happening> happenings;
    private List<Stopped> stopped;
    private List<OrderJob> jobs;

    /** @param tone no, or empty; @param at the last of it, UTC */
    public record Happening(String icon, String tone, String title, String by, Instant at) {}

    public OrderView getOrder() {
        if (order == null) {
            order = orders.get(Param.needed("code"));
        }
        return order;
    }

    public boolean isOpen() {
        return getOrder().status() == OrderStatus.OPEN || getOrder().status() == OrderStatus.STARTED;
    }

    public int getMissing() {
        return Math.max(0, getOrder().quantity() - getOrder().done());
    }

    /** What this person may do for it at a station, the usual thing first; it follows from what the steps count on. */
    public List<OrderJob> getJobs() {
        if (jobs == null) {
            jobs = isOpen() ? OrderJob.of(getOrder().kind(), steps.list(), viewer.getActor()) : List.of();
        }
        return jobs;
    }

    public OrderJob getJob() {
        return getJobs().isEmpty() ? null : getJobs().get(0);
    }

    /** Where a phone goes on with it. */
    public String getPhonePage() {
        return "/phone/?job=" + getJob().word() + "&document="
                + Look.url(getOrder().code());
    }

    public List<OrderJob> getMoreJobs() {
        return getJobs().isEmpty() ? List.of() : getJobs().subList(1, getJobs().size());
    }

    /** Units are taken from stock for it. */
    public boolean isPicked() {
        return isOpen() && (getOrder().kind() == OrderKind.SALES || getOrder().kind() == OrderKind.TRANSFER);
    }

    /** The line whose units are looked at, or null: all of them. */
    public Integer getLine() {
        String line = Param.text("line");
        return line != null && line.matches("[0-9]{1,6}") ? Integer.valueOf(line) : null;
    }

    public boolean isMissingOnly() {
        return Param.text("missing") != null;
    }

    public List<OrderLineView> getLines() {
        return getOrder().lines().stream()
                .filter(line -> !isMissingOnly() || line.done() < line.quantity())
                .toList();
    }

    public long getMissingLines() {
        return getOrder().lines().stream()
                .filter(line -> line.done() < line.quantity())
                .count();
    }

    public Page<OrderUnit> getCounted() {
        if (counted == null) {
            counted = story.units(getOrder().code(), getLine(), null, COUNTED);
        }
        return counted;
    }

    /** Their numbers, one a line, to be taken along. */
    public String getCountedCodes() {
        return getCounted().items().stream().map(OrderUnit::code).collect(Collectors.joining("\n"));
    }

    /** What was done and what was refused, the latest first. */
    public List<Happening> getHappenings() {
        if (happenings == null) {
            Stream<Happening> done =
                    story.deeds(getOrder().code(), DEEDS).stream().map(this::done);
            Stream<Happening> refused =
                    story.refusals(getOrder().code(), DEEDS).stream().map(this::refused);
            happenings = Stream.concat(done, refused)
                    .sorted(Comparator.comparing(Happening::at).reversed())
                    .limit(DEEDS)
                    .toList();
        }
        return happenings;
    }

    private Happening done(OrderDeed deed) {
        String title = say.of("order.deed", deed.units(), say.name(deed.titleZh(), deed.titleEn()));
        String postings = deed.postings() > 1 ? " · " + say.of("order.postings", deed.postings()) : "";
        return new Happening(deed.icon(), "", title, who.of(deed.actor()) + postings, deed.lastAt());
    }

    private Happening refused(OrderRefusal refusal) {
        String title = say.of("order.refused", refusal.units(), say.tag(refusal.reason()));
        return new Happening("times", "no", title, who.of(refusal.actor()), refusal.lastAt());
    }

    /** Units that a hold of now keeps out of the order. */
    public List<Stopped> getStopped() {
        if (stopped == null) {
            stopped = isOpen() ? stops.stopped(getOrder().code()) : List.of();
        }
        return stopped;
    }

    /** Which lots or units are held and why, each once: {@code LX-2405-02 (to be inspected)}. */
    public String getStoppedBecause() {
        return getStopped().stream()
                .map(s -> say.of("order.stopped-because", s.because(), s.reason()))
                .distinct()
                .limit(FEW)
                .collect(Collectors.joining(", "));
    }

    public String getStoppedBy() {
        return getStopped().stream()
                .map(s -> who.of(s.openedBy()))
                .distinct()
                .limit(FEW)
                .collect(Collectors.joining(", "));
    }

    public boolean isNumbered() {
        return getOrder().kind() == OrderKind.WORK || getOrder().kind() == OrderKind.PURCHASE;
    }

    public boolean isAskable() {
        return isOpen() && isNumbered() && viewer.getActor().may(Permission.NUMBERS_WRITE);
    }

    public List<NumberBatch> getBatches() {
        return isNumbered() && viewer.getActor().may(Permission.NUMBERS_READ)
                ? batches.list(BatchFilter.ofOrder(getOrder().code()), null, BATCHES)
                        .items()
                : List.of();
    }

    public boolean isEditable() {
        return isOpen() && viewer.getActor().may(Permission.ORDERS_WRITE);
    }
}
