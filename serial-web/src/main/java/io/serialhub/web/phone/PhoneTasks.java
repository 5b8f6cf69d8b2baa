package io.serialhub.web.phone;

import io.serialhub.base.Actor;
import io.serialhub.base.Coded;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Ref;
import io.serialhub.ledger.Steps;
import io.serialhub.location.Location;
import io.serialhub.location.Locations;
import io.serialhub.order.OrderFilter;
import io.serialhub.order.OrderKind;
import io.serialhub.order.OrderRow;
import io.serialhub.order.OrderStatus;
import io.serialhub.order.OrderView;
import io.serialhub.order.Orders;
import io.serialhub.stock.Stocktake;
import io.serialhub.stock.StocktakeStatus;
import io.serialhub.stock.Stocktakes;
import io.serialhub.stock.TakenAlong;
import io.serialhub.stock.TakingAlong;
import io.serialhub.web.shell.Viewer;
import io.serialhub.web.station.StationJob;
import io.serialhub.web.text.Say;
import io.serialhub.web.text.Shown;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a phone asks for: who is at it, what there is to do, and what to take along for it. */
@RequestScoped
public class PhoneTasks {
    private static final int OFFERED = 100;
    private static final int PLACES = 5_000;
    private static final int COUNTS_COME = 4;

    @Inject
    private Steps steps;

    @Inject
    private Orders orders;

    @Inject
    private Stocktakes stocktakes;

    @Inject
    private Locations locations;

    @Inject
    private TakingAlong along;

    @Inject
    private Viewer viewer;

    @Inject
    private Say say;

    @Inject
    private Shown shown;

    @Inject
    private Clock clock;

    /** @param now the server's clock, which the phone sets its own notes by */
    public record Me(String login, String name, String initials, Instant now, List<Job> jobs) {}

    /**
     * @param kind  of orders that it works on, or null
     * @param daily shown at once; the others when asked for
     */
    public record Job(
            String word,
            String name,
            String hint,
            String icon,
            boolean daily,
            String kind,
            boolean orderNeeded,
            boolean place,
            boolean party,
            boolean reason,
            boolean material) {}

    /** Something to work on. @param note whose it is, or which place */
    public record Document(String code, String note, String due, boolean late, int done, Integer total) {}

    public record Place(String code, String name) {}

    public record Line(int no, String material, String name, int quantity, int done) {}

    /**
     * All that a phone needs to go on without a network.
     *
     * @param place of the order or the count, or null
     * @param total pieces, or null where there is no number to reach
     */
    public record Task(
            String document,
            String note,
            String place,
            int done,
            Integer total,
            boolean open,
            List<Line> lines,
            List<TakenAlong.Unit> units,
            boolean more,
            Instant now) {}

    public Me me() {
        Actor actor = Actor.current();
        return new Me(actor.login(), actor.name(), viewer.getInitials(), clock.instant(), jobs(actor));
    }

    /** Jobs that need nothing but a scan; what is put into a parent or measured is done at a station. */
    private List<Job> jobs(Actor actor) {
        List<Job> jobs = steps.list().stream()
                .flatMap(StationJob::of)
                .filter(job -> job.openTo(actor) && !job.intoParent() && !job.chooses() && !job.measures())
                .filter(job -> job.fields().stream().noneMatch(StationJob.Field::required))
                .sorted(StationJob.IN_ORDER)
                .map(this::job)
                .collect(Collectors.toList());
        if (actor.may(Permission.RECORD_MOVE)) {
            jobs.add(Math.min(COUNTS_COME, jobs.size()), counting());
        }
        return jobs;
    }

    private Job counting() {
        String word = PhoneScan.COUNT;
        return new Job(
                word,
                say.of("job.count"),
                say.of("job-hint.count"),
                "list-check",
                true,
                null,
                true,
                false,
                false,
                false,
                false);
    }

    private Job job(StationJob job) {
        return new Job(
                job.word(),
                say.known("job." + job.word(), job.nameZh(), job.nameEn()),
                say.known("job-hint." + job.word(), job.hintZh(), job.hintEn()),
                job.icon(),
                job.daily(),
                job.orderKind() == null ? null : job.orderKind().word(),
                job.orderNeeded(),
                job.place(),
                job.party(),
                job.reason(),
                job.material());
    }

    /** Orders under way first, then those that wait. @param kind as {@link Job} says it, or {@code count} */
    public List<Document> documents(String kind) {
        if (kind.equals(PhoneScan.COUNT)) {
            return stocktakes.list(StocktakeStatus.OPEN, null, null, OFFERED).items().stream()
                    .map(c -> new Document(c.code(), name(c.place()), null, false, c.seen(), null))
                    .toList();
        }
        OrderKind asked = Coded.ofWord(OrderKind.class, kind);
        return Stream.of(OrderStatus.STARTED, OrderStatus.OPEN)
                .flatMap(status -> orders.list(OrderFilter.of(asked, status), null, OFFERED).items().stream())
                .map(this::document)
                .toList();
    }

    private Document document(OrderRow row) {
        return new Document(
                row.code(),
                name(row.party()),
                row.dueAt() == null ? null : shown.due(row.dueAt()),
                shown.isPast(row.dueAt()),
                row.done(),
                row.quantity());
    }

    /** By code; enough for a warehouse, so that the label of a bin is known when it is scanned. */
    public List<Place> places() {
        var found = new ArrayList<Place>();
        String after = null;
        do {
            Page<Location> page = locations.list(null, null, after, Page.MAX_SIZE);
            page.items().forEach(l -> found.add(new Place(l.code(), say.name(l.nameZh(), l.nameEn()))));
            after = page.next();
        } while (after != null && found.size() < PLACES);
        return found;
    }

    public Task order(String code) {
        OrderView order = orders.get(code);
        TakenAlong units = along.ofOrder(code);
        List<Line> lines = order.lines().stream()
                .map(l -> new Line(l.lineNo(), l.material().code(), name(l.material()), l.quantity(), l.done()))
                .toList();
        return new Task(
                order.code(),
                name(order.party()),
                order.location() == null ? null : order.location().code(),
                order.done(),
                order.quantity(),
                order.status() == OrderStatus.OPEN || order.status() == OrderStatus.STARTED,
                lines,
                units.units(),
                units.more(),
                clock.instant());
    }

    public Task count(String code) {
        Stocktake count = stocktakes.get(code);
        TakenAlong units = along.ofCount(code);
        return new Task(
                count.code(),
                name(count.place()),
                count.place().code(),
                count.seen(),
                count.expected(),
                count.status() == StocktakeStatus.OPEN,
                List.of(),
                units.units(),
                units.more(),
                clock.instant());
    }

    private String name(Ref ref) {
        return ref == null ? null : say.name(ref.nameZh(), ref.nameEn());
    }
}
