package io.serialhub.stock;

import io.serialhub.base.Ref;
import io.serialhub.ledger.Badge;
import io.serialhub.ledger.Quality;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One unit in stock.
 *
 * @param place     where it is, or the party that has it
 * @param expiresOn of its lot, or null
 * @param stockedAt since when it has been in our stock, UTC, or null
 * @param order     code of the order that it is reserved or picked for, or null
 * @param picked    taken from the shelf for that order
 */
public record StockRow(
        String code,
        Ref material,
        Ref place,
        String lot,
        LocalDate expiresOn,
        Quality quality,
        List<Badge> badges,
        Instant stockedAt,
        String order,
        boolean picked) {
    public StockRow {
        badges = List.copyOf(badges);
    }
}
