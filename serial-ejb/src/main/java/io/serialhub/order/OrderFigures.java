package io.serialhub.order;

import io.serialhub.base.Coded;
import io.serialhub.base.Database;
import io.serialhub.base.Where;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** What is open and what is due, over all orders: one statement each. */
@Dependent
class OrderFigures {
    private final Database database;

    @Inject
    OrderFigures(Database database) {
        this.database = database;
    }

    /** Not done, due before the moment, the most urgent first. */
    List<OrderRow> due(Instant before, String site, int most) {
        Where where = open().and("o.due_at < :before", "before", before).and("o.site = :site", "site", site);
        String sql = OrderReader.ROW + "<where> ORDER BY o.due_at, o.id FETCH FIRST :n ROWS ONLY";
        return database.with(h -> where.on(h.createQuery(sql))
                .bind("n", most)
                .map((rs, ctx) -> OrderReader.row(rs))
                .list());
    }

    List<Outlook> outlook(Instant now, String site) {
        Where where = open().and("o.site = :site", "site", site);
        String sql = """
                SELECT o.kind, COUNT(DISTINCT o.id) AS orders, SUM(l.quantity) AS pieces, SUM(l.done) AS done,
                       COUNT(DISTINCT CASE WHEN o.due_at < :now THEN o.id END) AS late
                FROM doc_order o JOIN order_line l ON l.order_id = o.id
                <where> GROUP BY o.kind
                """;
        return database.with(h -> where.on(h.createQuery(sql))
                .bind("now", now)
                .map((rs, ctx) -> new Outlook(
                        Coded.ofCode(OrderKind.class, rs.getString("kind")),
                        rs.getInt("orders"),
                        rs.getInt("late"),
                        rs.getLong("pieces"),
                        rs.getLong("pieces") - rs.getLong("done")))
                .list());
    }

    /** Of what is late, what was done before is no part of the day. */
    List<Due> plan(Instant from, Instant until, String site) {
        Where where = new Where()
                .and("o.due_at < :until", "until", until)
                .and("(o.status IN ('O', 'S') OR o.status = 'D' AND o.due_at >= :from)")
                .and("o.site = :site", "site", site);
        String sql = """
                SELECT kind, at_hour, SUM(quantity) AS pieces, SUM(done) AS done
                FROM (SELECT o.kind,
                             CASE WHEN o.due_at < :from THEN -1 ELSE {fn HOUR(o.due_at)} END AS at_hour,
                             CASE WHEN o.due_at < :from THEN l.quantity - l.done ELSE l.quantity END AS quantity,
                             CASE WHEN o.due_at < :from THEN 0 ELSE l.done END AS done
                      FROM doc_order o JOIN order_line l ON l.order_id = o.id <where>) asked
                GROUP BY kind, at_hour
                """;
        return database.with(h -> where.on(h.createQuery(sql))
                .bind("from", from)
                .map((rs, ctx) -> new Due(
                        Coded.ofCode(OrderKind.class, rs.getString("kind")),
                        rs.getInt("at_hour"),
                        rs.getLong("pieces"),
                        rs.getLong("done")))
                .list());
    }

    private static Where open() {
        return new Where().and("o.status IN ('O', 'S')");
    }
}
