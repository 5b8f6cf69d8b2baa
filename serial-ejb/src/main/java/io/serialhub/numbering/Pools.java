package io.serialhub.numbering;

import io.serialhub.audit.Audit;
import io.serialhub.base.Actor;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Fields;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import io.serialhub.ledger.Context;
import io.serialhub.order.OrderIndex;
import io.serialhub.order.OrderKey;
import io.serialhub.order.OrderKind;
import io.serialhub.order.OrderStatus;
import io.serialhub.party.PartyKey;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Pools: numbers kept for an order, a line or a supplier before goods exist, drawn when they are needed and given back
 * when they are not. A number that was put on something is never handed out again.
 */
@Stateless
@Door
public class Pools {
    private static final int LINE_LENGTH = 60;

    @Inject
    Database database;

    @Inject
    NumberBatches batches;

    @Inject
    OrderIndex orders;

    @Inject
    PoolWork work;

    @Inject
    DrawWork later;

    @Inject
    PoolMaker maker;

    @Inject
    Secrets secrets;

    @Inject
    Transactions transactions;

    @Inject
    Ids ids;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * Makes a pool and, if it names a rule, asks for its first numbers; they come as those of any batch do.
     *
     * @throws Problem {@code pool-there}, {@code unknown-material}, {@code unknown-order}, {@code unknown-party} and those of
     *                 {@link NumberBatches#request}
     */
    @Needs(Permission.NUMBERS_WRITE)
    public NumberPool create(PoolDraft draft) {
        long id = maker.make(draft);
        NumberPool made = get(code(id));
        audit.changed("create", "number-pool", made.code(), null, made);
        if (draft.rule() != null) {
            fill(made.code(), draft.rule(), draft.quantity());
        }
        return get(made.code());
    }

    private String code(long id) {
        return database.with(h -> h.createQuery("SELECT code FROM number_pool WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    }

    /** Asks for more numbers by a rule. @throws Problem {@code unknown-pool} and those of {@link NumberBatches#request} */
    @Needs(Permission.NUMBERS_WRITE)
    public NumberBatch fill(String code, String rule, int quantity) {
        PoolRows.Kept pool = pool(code);
        NumberBatch batch = batches.request(new BatchRequest(
                rule,
                pool.view().material().code(),
                pool.view().order(),
                pool.view().line(),
                quantity));
        database.use(h -> h.execute(
                "UPDATE number_batch SET pool_id = ?, version = version + 1 WHERE code = ?", pool.id(), batch.code()));
        return batch;
    }

    /** @throws Problem {@code unknown-pool} */
    @Needs(Permission.NUMBERS_READ)
    public NumberPool get(String code) {
        return PoolRows.counted(database, List.of(pool(code))).get(0);
    }

    /** What became of its numbers. @throws Problem {@code unknown-pool} */
    @Needs(Permission.NUMBERS_READ)
    public PoolCounts counts(String code) {
        return PoolRows.counts(database, pool(code).id());
    }

    /** The newest first. @param order only those kept for it; @param material only those of it; null for all */
    @Needs(Permission.NUMBERS_READ)
    public Page<NumberPool> list(String order, String material, String after, Integer size) {
        return PoolRows.list(database, order, material, Cursor.number(after), Page.size(size));
    }

    /** The newest first. @throws Problem {@code unknown-pool} */
    @Needs(Permission.NUMBERS_READ)
    public Page<PoolDraw> draws(String code, String after, Integer size) {
        pool(code);
        return PoolRows.draws(database, code, Cursor.number(after), Page.size(size));
    }

    /** In the order of their characters, without secret parts. @param draw only those of this draw, or null */
    @Needs(Permission.NUMBERS_READ)
    public Page<PoolNumber> numbers(String code, String draw, String after, Integer size) {
        return PoolRows.numbers(database, pool(code).id(), draw, Cursor.key(after), Page.size(size));
    }

    /**
     * Takes the lowest free numbers for good. For a work order they are bound to it. What is too much for one event is out of
     * the pool at once, and a job writes what happened to each.
     *
     * @throws Problem {@code unknown-pool}, {@code pool-short} with how many are left,
     *                 {@code unknown-order}, {@code order-ended}, {@code order-kind-unfit}, {@code unknown-party}
     */
    @Needs(Permission.NUMBERS_WRITE)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public PoolDraw draw(String code, DrawRequest request) {
        return transactions.required(() -> drawn(code, request));
    }

    private PoolDraw drawn(String code, DrawRequest request) {
        PoolRows.Kept pool = pool(code);
        OrderKey order = request.order() == null ? null : order(request.order());
        PartyKey supplier = request.supplier() == null ? null : maker.party(request.supplier());
        work.lock(pool.id());
        List<Long> units = work.free(pool.id(), request.quantity());
        if (units.size() < request.quantity()) {
            throw Problem.conflict("pool-short", "pool", code, "left", units.size(), "quantity", request.quantity());
        }
        long id = ids.next("pool_draw");
        String draw = "PD-%06d".formatted(id);
        insert(id, draw, pool.id(), request, order, supplier);
        work.mark(units, id);
        if (units.size() > database.maxItems()) {
            later.later(draw, units.size());
        } else {
            record(units, code, request, order, supplier);
        }
        return PoolRows.draws(database, code, null, 1).items().get(0);
    }

    private void record(List<Long> units, String pool, DrawRequest request, OrderKey order, PartyKey supplier) {
        boolean made = order != null && order.kind() == OrderKind.WORK;
        Context context = new Context(
                made ? order.code() : null,
                supplier == null ? null : supplier.code(),
                null,
                request.note(),
                null,
                null,
                Map.of("pool", pool));
        work.record(units, context, made);
    }

    private OrderKey order(String code) {
        OrderKey order = orders.get(code);
        if (order.kind() != OrderKind.WORK && order.kind() != OrderKind.PURCHASE) {
            throw Problem.invalid(
                    "order-kind-unfit", "order", code, "kind", order.kind().word());
        }
        if (order.status() == OrderStatus.DONE || order.status() == OrderStatus.CANCELLED) {
            throw Problem.conflict(
                    "order-ended", "order", code, "status", order.status().word());
        }
        return order;
    }

    private void insert(long id, String code, long pool, DrawRequest request, OrderKey order, PartyKey supplier) {
        database.use(h -> h.createUpdate("""
                        INSERT INTO pool_draw
                          (id, code, pool_id, quantity, order_id, line, supplier_id, note, drawn_by, drawn_at)
                        VALUES (:id, :code, :pool, :n, :order, :line, :supplier, :note, :by, :now)
                        """)
                .bind("id", id)
                .bind("code", code)
                .bind("pool", pool)
                .bind("n", request.quantity())
                .bind("order", order == null ? null : order.id())
                .bind("line", Fields.optional("line", request.line(), LINE_LENGTH))
                .bind("supplier", supplier == null ? null : supplier.id())
                .bind("note", request.note())
                .bind("by", Actor.current().login())
                .bind("now", clock.instant())
                .execute());
    }

    /**
     * Gives back what of a draw bears no product: unencoded numbers are free again, encoded ones are voided. In several
     * transactions, each of which stands; again is no harm.
     *
     * @throws Problem {@code unknown-draw}, {@code draw-going-on}, {@code field-missing} without a reason
     */
    @Needs(Permission.NUMBERS_WRITE)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public GivenBack giveBack(String draw, String reason) {
        String why = Fields.needed("reason", reason, 500);
        long id = transactions.required(
                () -> database.with(h -> h.createQuery("SELECT id FROM pool_draw WHERE code = :code")
                                .bind("code", draw)
                                .mapTo(Long.class)
                                .findOne())
                        .orElseThrow(() -> Problem.notFound("unknown-draw", "draw", draw)));
        if (later.isGoingOn(draw)) {
            throw Problem.conflict("draw-going-on", "draw", draw);
        }
        GivenBack all = GivenBack.NOTHING;
        for (GivenBack more = null; more == null || more.returned() + more.voided() > 0; all = all.plus(more)) {
            more = transactions.required(
                    () -> work.giveBack(PoolWork.Of.DRAW, id, why, database.maxItems(), maker::returns));
        }
        long kept = transactions.required(() -> database.with(
                h -> h.createQuery("""
                                SELECT COUNT(*) FROM pool_number n JOIN unit u ON u.id = n.unit_id
                                WHERE n.draw_id = :id AND u.number_state NOT IN ('A', 'E', 'V')
                                """).bind("id", id).mapTo(Long.class).one()));
        return new GivenBack(all.returned(), all.voided(), kept);
    }

    /**
     * The pool's numbers, or those of a draw, with secret parts: the list that a supplier is handed.
     *
     * @throws Problem {@code unknown-pool}, {@code list-too-long}
     */
    @Needs(Permission.NUMBERS_WRITE)
    public void file(String code, String draw, ListFormat format, OutputStream out) {
        NumberPool pool = get(code);
        if (format == ListFormat.XLSX && pool.total() > ListFile.XLSX_ROWS) {
            throw Problem.invalid("list-too-long", "count", pool.total(), "max", ListFile.XLSX_ROWS);
        }
        ListFile.write(
                format,
                List.of("编号 Number", "防伪 Secret", "物料 Material", "领用 Draw", "状态 State"),
                after -> withSecrets(numbers(code, draw, after, Page.MAX_SIZE)),
                row -> Arrays.asList(
                        row.number(),
                        row.secret(),
                        pool.material().code(),
                        row.draw(),
                        row.state().word()),
                out);
    }

    private Page<PoolNumber> withSecrets(Page<PoolNumber> page) {
        Map<String, String> kept =
                secrets.of(page.items().stream().map(PoolNumber::number).toList());
        return page.map(n -> new PoolNumber(n.number(), kept.get(n.number()), n.state(), n.draw()));
    }

    private PoolRows.Kept pool(String code) {
        return PoolRows.find(database, code).orElseThrow(() -> Problem.notFound("unknown-pool", "pool", code));
    }
}
