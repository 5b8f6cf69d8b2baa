package io.serialhub.stock;

import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.ledger.Tally;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** What is in stock, unit by unit and in numbers. */
@Stateless
@Door
public class Stock {
    @Inject
    StockRows rows;

    /** Newest number first. */
    @Needs(Permission.UNITS_READ)
    public Page<StockRow> list(StockFilter filter, String after, Integer size) {
        return rows.list(filter, after, size);
    }

    /** Exact up to 10,000. */
    @Needs(Permission.UNITS_READ)
    public Tally count(StockFilter filter) {
        return rows.count(filter);
    }

    /** How much of which material is at which place, by their codes; what is not at a place of ours is left out. */
    @Needs(Permission.UNITS_READ)
    public Page<StockLevel> levels(StockFilter filter, String after, Integer size) {
        return rows.levels(filter, after, size);
    }
}
