package io.serialhub.order;

import io.serialhub.base.Ref;
import io.serialhub.material.Tracking;
import java.time.Instant;
import java.util.List;

/**
 * A line with what the people who fulfil it want to know.
 *
 * @param quantity        asked for, in pieces
 * @param done            counted by the ledger
 * @param inStock         units of the material in stock at the order's site: ours to take, good, no hold, no recall
 * @param parts           of a kit: what is shipped instead of the material itself; empty for any other
 * @param oldestInStockAt since when the oldest among them has been in stock, or null
 */
public record OrderLineView(
        int lineNo,
        Ref material,
        Tracking tracking,
        int quantity,
        int done,
        int inStock,
        Instant oldestInStockAt,
        List<KitPartView> parts) {
    public OrderLineView {
        parts = List.copyOf(parts);
    }

    OrderLineView with(int units, Instant oldest) {
        return new OrderLineView(lineNo, material, tracking, quantity, done, units, oldest, parts);
    }

    public int open() {
        return quantity - done;
    }
}
