package io.serialhub.imports;

import io.serialhub.base.Draft;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.RowAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Brings rows of one kind in through the doors of the room they belong to, in the caller's transaction. */
interface Loader {
    ImportKind kind();

    static Loader of(Iterable<Loader> loaders, ImportKind kind) {
        for (Loader loader : loaders) {
            if (loader.kind() == kind) {
                return loader;
            }
        }
        throw new IllegalStateException("nothing loads " + kind);
    }

    /** What the actor must be allowed, so that a run is refused before it begins rather than row by row. */
    Set<Permission> permissions();

    /** Rows in one transaction. Doors that save one thing at a time look through all that the transaction holds each time. */
    default int together() {
        return 50;
    }

    /**
     * A verdict for every row, in their order. What can be known beforehand is a verdict; a {@link Problem} out of a door
     * undoes the transaction, and the run finds the row that it came from by trying fewer at a time.
     *
     * @param rows of one sheet and level
     */
    List<Verdict> load(List<Row> rows, Surroundings at);

    /** Row by row; what a row says wrongly is its verdict. */
    default List<Verdict> each(List<Row> rows, Function<Row, Verdict> load) {
        var verdicts = new ArrayList<Verdict>(rows.size());
        for (Row row : rows) {
            verdicts.add(judged(row, load));
        }
        return verdicts;
    }

    /** One document a row, all saved together by their door; what it refuses of one is that row's verdict. */
    static <T> List<Verdict> saved(
            List<Row> rows, Function<Row, T> document, Function<List<Draft<T>>, List<RowAnswer>> saveAll) {
        var verdicts = new Verdict[rows.size()];
        var asked = new ArrayList<Integer>();
        var drafts = new ArrayList<Draft<T>>();
        for (int i = 0; i < verdicts.length; i++) {
            int place = i;
            verdicts[i] = judged(rows.get(i), row -> {
                drafts.add(new Draft<>(document.apply(row), null));
                asked.add(place);
                return null;
            });
        }
        List<RowAnswer> answers = saveAll.apply(drafts);
        for (int i = 0; i < answers.size(); i++) {
            verdicts[asked.get(i)] = Verdict.of(rows.get(asked.get(i)), answers.get(i));
        }
        return List.of(verdicts);
    }

    static Verdict judged(Row row, Function<Row, Verdict> load) {
        try {
            if (row.twin() > 0) {
                throw Refused.of("twice-in-file", "line", row.twin());
            }
            return load.apply(row);
        } catch (Refused e) {
            return Verdict.refused(row, e);
        }
    }

    /** For constructors of commands, which refuse before any door is reached. */
    static <T> T checked(Row row, java.util.function.Supplier<T> command) {
        try {
            return command.get();
        } catch (Problem e) {
            Verdict verdict = Verdict.refused(row, e);
            Refused refused = Refused.of(verdict.reason());
            throw verdict.column() == null ? refused : refused.in(verdict.column());
        }
    }

    static <T> T first(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
