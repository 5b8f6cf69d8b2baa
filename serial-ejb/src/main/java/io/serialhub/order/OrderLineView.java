package io.serialhub.order;

import io.serialhub.base.Ref;
import io.serialhub.material.Tracking;
import java.time.Instant;

/**
 * A line with what the people who fulfil it want to know.
 *
 * @param quantity        asked for, in pieces
 * @param done            counted by the ledger
 * @param inStock         units of the material in stock at the order's site: ours to take, good, no hold, no recall
 * @param oldestInStockAt when the unit among them that was numbered first came to its first place, or null
 */
public record OrderLineView(
        int lineNo, Ref material, Tracking tracking, int quantity, int done, int inStock, Instant oldestInStockAt) {
    public int open() {
        return quantity - done;
    }
}
