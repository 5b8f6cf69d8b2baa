package io.serialhub.outbox;

import io.serialhub.audit.Audit;
import io.serialhub.base.Database;
import io.serialhub.base.Rows;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What people do with deliveries that are settled: send them again, or let them go. A thousand in each transaction. */
@ApplicationScoped
class Replays {
    private static final int PIECE = 1_000;

    /** In one call; a longer period is replayed by calling again. */
    static final int MOST = 100_000;

    private Database database;
    private Transactions transactions;
    private DispatchLease lease;
    private Turns turns;
    private Bell bell;
    private Rows rows;
    private DeliveryLog log;
    private Audit audit;
    private Clock clock;

    protected Replays() {}

    @Inject
    Replays(
            Database database,
            Transactions transactions,
            DispatchLease lease,
            Turns turns,
            Bell bell,
            Rows rows,
            DeliveryLog log,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.lease = lease;
        this.turns = turns;
        this.bell = bell;
        this.rows = rows;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return how many are sent again; what still waits is left as it is */
    int again(List<Long> ids) {
        int done = 0;
        for (int i = 0; i < ids.size(); i += PIECE) {
            List<Long> piece = ids.subList(i, Math.min(i + PIECE, ids.size()));
            done += transactions.required(() -> database.with(h -> restart(h, piece, DeliveryFilter.ALL)));
        }
        return done;
    }

    /** All that match and are settled. */
    int again(DeliveryFilter filter) {
        int done = 0;
        long after = 0;
        while (done < MOST) {
            long from = after;
            List<Long> piece = transactions.required(() -> database.with(h -> log.ids(h, filter, from, PIECE)));
            if (piece.isEmpty()) {
                return done;
            }
            done += transactions.required(() -> database.with(h -> restart(h, piece, filter)));
            after = piece.get(piece.size() - 1);
        }
        return done;
    }

    /** Dead ones that nobody needs any more. @return how many there were */
    int discard(List<Long> ids, String reason) {
        return transactions.required(() -> database.with(h -> {
            lease.lock(h);
            int done = database.in(h.createUpdate("""
                            UPDATE delivery SET status = 'C', settled_at = :now WHERE id <ids> AND status = 'X'
                            """), "ids", ids)
                    .bind("now", clock.instant())
                    .execute();
            audit.changed("discard", "delivery", key(ids), null, Map.of("messages", done), reason);
            return done;
        }));
    }

    private int restart(Handle h, List<Long> ids, DeliveryFilter filter) {
        lease.lock(h);
        List<Settled> settled = settled(h, ids);
        List<Long> again = settled.stream().map(Settled::id).toList();
        if (!settled.isEmpty()) {
            keepSuccess(h, again);
            restarted(h, settled);
            turns.give(h, again);
            transactions.afterCommit(Bell.class, bell::ring);
        }
        var said = new LinkedHashMap<String, Object>();
        said.put("messages", settled.size());
        said.put("type", filter.type());
        said.put("from", filter.from());
        said.put("until", filter.until());
        audit.changed(
                "replay", "delivery", filter.subscription() == null ? key(ids) : filter.subscription(), null, said);
        return settled.size();
    }

    private void restarted(Handle h, List<Settled> settled) {
        Instant now = clock.instant();
        rows.update(
                h,
                "delivery",
                List.of("id", "status", "part", "attempts", "next_attempt_at", "fence", "settled_at", "gap"),
                settled.stream()
                        .map(d -> new Object[] {d.id(), "P", 1, 0, now, d.fence() + 1, null, null})
                        .toList());
    }

    /** A success that is followed by a replay becomes one attempt among others. */
    private void keepSuccess(Handle h, List<Long> ids) {
        database.in(h.createUpdate("""
                        INSERT INTO delivery_try (delivery_id, fence, part, tried_at, status, latency_ms, answer)
                        SELECT d.id, d.fence, d.part, d.settled_at, d.last_status, d.latency_ms, d.last_answer
                        FROM delivery d --DERBY-PROPERTIES constraint=DELIVERY_PK
                        WHERE d.id <ids> AND d.status = 'D' AND d.settled_at IS NOT NULL
                          AND NOT EXISTS (SELECT 1 FROM delivery_try t WHERE t.delivery_id = d.id AND t.fence = d.fence)
                        """), "ids", ids).execute();
    }

    private record Settled(long id, long fence) {}

    private List<Settled> settled(Handle h, List<Long> ids) {
        String sql = """
                SELECT id, fence FROM delivery --DERBY-PROPERTIES constraint=DELIVERY_PK
                WHERE id <ids> AND status NOT IN ('P', 'H')
                ORDER BY id
                """;
        return database.in(h.createQuery(sql), "ids", ids)
                .map((r, c) -> new Settled(r.getLong(1), r.getLong(2)))
                .list();
    }

    private static String key(List<Long> ids) {
        return ids.size() == 1 ? ids.get(0).toString() : ids.get(0) + "…" + ids.get(ids.size() - 1);
    }
}
