package io.serialhub.ledger;

import io.serialhub.base.Database;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Walks a table by id in portions, each read in a short transaction of its own, so that any number of rows can be proven
 * beside those who work. A portion is read again when the database broke a deadlock or others held its rows for too long;
 * what does not agree is read once more while nobody can change it, before it is told.
 */
@ApplicationScoped
class Portions {
    static final int SIZE = 1_000;

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    /** @param after ids greater than that @param upTo and no greater than this */
    record Range(long after, long upTo) {
        static Range only(long id) {
            return new Range(id - 1, id);
        }

        /** Asked once more: whatever is compared has to be seen at one moment. */
        boolean isOne() {
            return upTo - after == 1;
        }
    }

    /** What does not agree among the rows of a range; reads only. */
    interface Check {
        Findings of(Range range);
    }

    /** @param table whose rows the check is about; its key is {@code id} */
    void prove(Findings total, String table, Check check) {
        long after = 0;
        for (Optional<Long> end = end(table, after); end.isPresent(); end = end(table, after)) {
            var range = new Range(after, end.get());
            Findings seen = read(() -> check.of(range));
            total.addLooked(seen);
            for (long suspect : seen.rows()) {
                total.addFound(read(() -> {
                    keep(table, suspect);
                    return check.of(Range.only(suspect));
                }));
            }
            after = range.upTo();
        }
    }

    /** In a transaction of its own. */
    <T> T read(Callable<T> work) {
        return transactions.required(work);
    }

    private Optional<Long> end(String table, long after) {
        return read(() -> database.with(h -> h.createQuery("SELECT MAX(p.id) FROM (SELECT id FROM " + table
                        + " WHERE id > :after ORDER BY id FETCH FIRST " + SIZE + " ROWS ONLY) p")
                .bind("after", after)
                .mapTo(Long.class)
                .findOne()));
    }

    /** Nobody changes the row until the transaction ends. */
    private void keep(String table, long id) {
        database.use(h -> h.createQuery("SELECT id FROM " + table + " WHERE id = :id " + database.keptAsRead())
                .bind("id", id)
                .mapTo(Long.class)
                .list());
    }

    /** No row of the range is inside itself, however deep. @param table with a parent_id */
    void cycles(Findings found, String table, Range range) {
        var parents = new HashMap<Long, Long>();
        List<Map.Entry<Long, Long>> level = database.with(h -> h.createQuery("SELECT id, parent_id FROM " + table
                        + " WHERE id > :after AND id <= :upTo AND parent_id IS NOT NULL")
                .bind("after", range.after())
                .bind("upTo", range.upTo())
                .map((rs, ctx) -> Map.entry(rs.getLong(1), rs.getLong(2)))
                .list());
        List<Long> ids = level.stream().map(Map.Entry::getKey).toList();
        while (!level.isEmpty()) {
            level.forEach(row -> parents.put(row.getKey(), row.getValue()));
            level = above(table, parents);
        }
        for (long id : ids) {
            if (isInsideItself(id, parents)) {
                found.find(id, "cycle", table + " " + id, "a tree", "a circle");
            }
        }
    }

    private List<Map.Entry<Long, Long>> above(String table, Map<Long, Long> known) {
        Collection<Long> unknown = Set.copyOf(known.values()).stream()
                .filter(parent -> !known.containsKey(parent))
                .toList();
        return unknown.isEmpty()
                ? List.of()
                : database.with(h -> database.in(
                                h.createQuery("SELECT id, parent_id FROM " + table
                                        + " WHERE id <ids> AND parent_id IS NOT NULL"),
                                "ids",
                                unknown)
                        .map((rs, ctx) -> Map.entry(rs.getLong(1), rs.getLong(2)))
                        .list());
    }

    /** Or inside of one that is. */
    private static boolean isInsideItself(Long start, Map<Long, Long> parents) {
        Long slow = start;
        Long fast = parents.get(start);
        while (fast != null && !fast.equals(slow)) {
            slow = parents.get(slow);
            fast = parents.get(fast) == null ? null : parents.get(parents.get(fast));
        }
        return fast != null;
    }
}
