package io.serialhub.base;

import io.serialhub.base.Saved.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Many documents of one kind in one transaction: first every row is decided, without a statement of its own, then what is
 * to be done is done together. So a call costs the same number of statements however many rows it has.
 */
public final class Bulk<T> {
    /** Small enough for the row locks that Derby keeps apart. */
    public static final int MOST = 1_000;

    /**
     * What saving a row will do.
     *
     * @param before  the view as it was, or null for something new
     * @param write   leaves it to JPA to write it; not called for what is the same already
     * @param after   the view as it stands once that is written
     * @param version likewise
     */
    public record Plan(Outcome outcome, Object before, Runnable write, Supplier<?> after, LongSupplier version) {
        public static Plan same(Object view, long version) {
            return new Plan(Outcome.UNCHANGED, view, () -> {}, () -> view, () -> version);
        }
    }

    /** One change for the audit trail. @param before null for something new */
    public record Change(String key, Object before, Object after) {}

    private final List<Row<T>> rows = new ArrayList<>();
    private boolean written;

    private static final class Row<T> {
        private final Draft<T> draft;
        private final String key;
        private Plan plan;
        private Problem refusal;

        Row(Draft<T> draft, String key) {
            this.draft = draft;
            this.key = key;
        }

        RowAnswer answer(boolean saved) {
            if (refusal != null) {
                return RowAnswer.refused(key, refusal);
            }
            return saved ? RowAnswer.saved(key, plan.outcome(), plan.version().getAsLong()) : RowAnswer.spoiled(key);
        }
    }

    /** @throws Problem {@code too-many-rows}; a key that was there before is that row's refusal, {@code row-twice} */
    public Bulk(List<Draft<T>> drafts, Function<T, String> key) {
        refuseTooMany(drafts.size());
        Set<String> seen = new LinkedHashSet<>();
        for (Draft<T> draft : drafts) {
            var row = new Row<>(draft, key.apply(draft.document()));
            if (!seen.add(row.key)) {
                row.refusal = Problem.invalid("row-twice", "key", row.key);
            }
            rows.add(row);
        }
    }

    /** @throws Problem {@code too-many-rows} */
    public static void refuseTooMany(int rows) {
        if (rows > MOST) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "too-many-rows", "rows", rows, "max", MOST);
        }
    }

    /** One decision a row, in their order; what it throws is the refusal of that row alone. */
    public void decide(Function<Draft<T>, Plan> decision) {
        for (Row<T> row : rows) {
            if (row.refusal == null) {
                try {
                    row.plan = decision.apply(row.draft);
                } catch (Problem refusal) {
                    row.refusal = refusal;
                }
            }
        }
    }

    /**
     * Hands everything that is good to JPA, unless one bad row spoils them all.
     *
     * @return whether anything is to be written
     */
    public boolean write(boolean allOrNothing) {
        written = !allOrNothing || rows.stream().allMatch(row -> row.refusal == null);
        if (written) {
            rows.stream()
                    .filter(row -> row.plan != null)
                    .forEach(row -> row.plan.write().run());
        }
        return written && rows.stream().anyMatch(Bulk::changes);
    }

    /** What was written, once it is. */
    public List<Change> changes() {
        return rows.stream()
                .filter(row -> written && changes(row))
                .map(row ->
                        new Change(row.key, row.plan.before(), row.plan.after().get()))
                .toList();
    }

    public List<RowAnswer> answers() {
        return rows.stream().map(row -> row.answer(written)).toList();
    }

    private static boolean changes(Row<?> row) {
        return row.plan != null && row.plan.outcome() != Outcome.UNCHANGED;
    }
}
