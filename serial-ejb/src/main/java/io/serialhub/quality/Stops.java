package io.serialhub.quality;

import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** What holds keep from being done. */
@Stateless
@Door
public class Stops {
    private static final String STOPPED = """
            SELECT r.unit, MIN(r.because) AS because, MIN(h.code) AS hold, MIN(h.reason) AS reason,
                   MIN(h.opened_by) AS opened_by
            FROM doc_order o
            JOIN refusal r ON r.order_id = o.id AND r.unit IS NOT NULL AND r.reason LIKE '%-on-hold%'
            JOIN hold h ON h.released_at IS NULL AND h.opened_at <= r.refused_at
            LEFT JOIN unit u ON u.id = h.unit_id
            LEFT JOIN lot t ON t.id = h.lot_id
            WHERE o.code = :order AND (r.because = t.code OR r.because = u.code)
            GROUP BY r.unit ORDER BY r.unit FETCH FIRST 50 ROWS ONLY
            """;

    @Inject
    Database database;

    /** Units that holds of now have kept out of an order, at most fifty. */
    @Needs(Permission.ORDERS_READ)
    public List<Stopped> stopped(String order) {
        return database.with(h -> h.createQuery(STOPPED)
                .bind("order", order)
                .map((rs, ctx) -> new Stopped(
                        rs.getString("unit"),
                        rs.getString("because"),
                        rs.getString("hold"),
                        rs.getString("reason"),
                        rs.getString("opened_by")))
                .list());
    }
}
