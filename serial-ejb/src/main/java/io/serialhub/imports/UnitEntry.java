package io.serialhub.imports;

import io.serialhub.ledger.Item;
import io.serialhub.ledger.Registers;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A row of a register, understood: what step {@code adopt} is told of the unit, and what happened before.
 *
 * @param lotPart a part of it that is known by its lot only, or null
 * @param site    that the unit belongs to
 */
record UnitEntry(Row row, Item item, Item lotPart, String site, List<Past> past) {
    /** Key in the data of {@code adopt}: what all cells of the row together say, to know the row again. */
    static final String CONTENT = Registers.CONTENT;

    /** @param step one of the steps {@code past-…} */
    record Past(
            String step,
            Instant happenedAt,
            String party,
            String location,
            String reason,
            Map<String, String> fields) {}

    String content() {
        return (String) item.data().get(CONTENT);
    }
}
