package io.serialhub.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serialhub.base.Coded;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.base.Page;
import io.serialhub.base.Reason;
import io.serialhub.base.Rows;
import io.serialhub.base.Where;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The table {@code import_row}: refused and warned rows, notes on lines and whole sheets, and of a dry run the first rows
 * that would be taken. The verdict is a {@link RowOutcome}.
 */
@ApplicationScoped
class RejectRows {
    private static final List<String> COLUMNS =
            List.of("run_id", "sheet", "line", "verdict", "column_name", "code", "args", "cells");
    private static final int ARGUMENT = 150;

    /** Of a row of which there is nothing to say. */
    private static final Reason NOTHING = new Reason("-", Map.of());

    @Inject
    Database database;

    @Inject
    Rows rows;

    /** @param taken of so many rows those are kept too that nothing is to be said of */
    void insert(long run, List<Verdict> verdicts, int taken) {
        List<Object[]> values = IntStream.range(0, verdicts.size())
                .filter(i -> i < taken
                        || verdicts.get(i).rejected()
                        || verdicts.get(i).warned())
                .mapToObj(verdicts::get)
                .map(v -> values(
                        run,
                        v.row().layout().sheet(),
                        v.row().line().number(),
                        outcome(v),
                        v.column(),
                        v.rejected() || v.warned() ? v.reason() : NOTHING,
                        v.row().cells()))
                .toList();
        database.use(h -> rows.insert(h, "import_row", COLUMNS, values));
    }

    private static RowOutcome outcome(Verdict verdict) {
        if (verdict.warned()) {
            return RowOutcome.WARNED;
        }
        return switch (verdict.outcome()) {
            case CREATED -> RowOutcome.CREATED;
            case CHANGED -> RowOutcome.CHANGED;
            case ALREADY -> RowOutcome.ALREADY;
            case REJECTED -> RowOutcome.REFUSED;
        };
    }

    void note(long run, List<Plan.Skipped> skipped) {
        List<Object[]> values = skipped.stream()
                .map(s -> values(run, s.sheet(), s.line(), RowOutcome.PASSED_OVER, null, s.reason(), Map.of()))
                .toList();
        database.use(h -> rows.insert(h, "import_row", COLUMNS, values));
    }

    /** For a dry run that begins anew; what was passed over stays so. */
    void clear(long run) {
        database.use(h -> h.createUpdate("DELETE FROM import_row WHERE run_id = :run AND verdict <> 'N'")
                .bind("run", run)
                .execute());
    }

    private static Object[] values(
            long run,
            String sheet,
            int line,
            RowOutcome outcome,
            String column,
            Reason reason,
            Map<String, String> cells) {
        var args = new HashMap<String, String>();
        reason.args().forEach((name, value) -> args.put(name, cut(value, ARGUMENT)));
        var pairs = new ArrayList<List<String>>();
        cells.forEach((heading, text) -> pairs.add(List.of(heading, text)));
        return new Object[] {
            run,
            cut(sheet, 120),
            line,
            String.valueOf(outcome.code()),
            column == null ? null : cut(column, 120),
            reason.code(),
            Json.write(args),
            Json.write(pairs)
        };
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - 1) + "…";
    }

    /** What there is something to say of, in the order of the file's sheets' names and lines. */
    Page<Reject> list(long run, String reasonCode, String after, Integer asked) {
        Where where = new Where().and("run_id = :run AND verdict IN ('R', 'W', 'N')", "run", run);
        return page(where, reasonCode, after, asked, RejectRows::reject, r -> Cursor.of(r.line() + " " + r.sheet()));
    }

    /** All that are kept. @param outcome null for all */
    Page<ImportRow> rows(long run, RowOutcome outcome, String reasonCode, String after, Integer asked) {
        Where where = new Where().and("run_id = :run", "run", run).is("verdict", outcome);
        return page(where, reasonCode, after, asked, RejectRows::row, r -> Cursor.of(r.line() + " " + r.sheet()));
    }

    private <T> Page<T> page(
            Where where,
            String reasonCode,
            String after,
            Integer asked,
            RowMapper<T> read,
            Function<T, String> cursor) {
        int size = Page.size(asked);
        Place place = Place.of(after);
        where.and("code = :reason", "reason", reasonCode == null || reasonCode.isBlank() ? null : reasonCode);
        if (place != null) {
            where.and("(sheet > :sheet OR sheet = :sheet AND line > :line)", "sheet", place.sheet())
                    .and("line > -1", "line", place.line());
        }
        List<T> found = database.with(
                h -> where.on(h.createQuery("""
                        SELECT sheet, line, verdict, column_name, code, args, cells FROM import_row <where>
                        ORDER BY sheet, line FETCH FIRST :n ROWS ONLY
                        """)).bind("n", size + 1).map(read).list());
        return Page.cut(found, size, cursor);
    }

    /** Why a row was refused, and which cell is to blame. */
    record Blame(String column, Reason reason) {}

    /** All refused rows, by sheet and line. */
    Map<String, Map<Integer, Blame>> refused(long run) {
        String sql =
                "SELECT sheet, line, column_name, code, args FROM import_row WHERE run_id = :run AND verdict = 'R'";
        var found = new HashMap<String, Map<Integer, Blame>>();
        database.use(h -> h.createQuery(sql)
                .bind("run", run)
                .map((rs, ctx) -> found.computeIfAbsent(rs.getString("sheet"), s -> new HashMap<>())
                        .put(rs.getInt("line"), new Blame(rs.getString("column_name"), reason(rs))))
                .list());
        return found;
    }

    /** The next refused rows in the order of the file. @param after the last one that was handed over, or null */
    List<Reject> refused(long run, Reject after, int most) {
        String rest = after == null ? "" : "AND (sheet > :sheet OR sheet = :sheet AND line > :line)";
        return database.with(h -> {
            var query = h.createQuery("""
                            SELECT sheet, line, verdict, column_name, code, args, cells FROM import_row
                            WHERE run_id = :run AND verdict = 'R' %s ORDER BY sheet, line FETCH FIRST :most ROWS ONLY
                            """.formatted(rest)).bind("run", run).bind("most", most);
            if (after != null) {
                query.bind("sheet", after.sheet()).bind("line", after.line());
            }
            return query.map(RejectRows::reject).list();
        });
    }

    /** How many rows for each reason, most first. */
    Map<String, Integer> counts(long run) {
        var counts = new LinkedHashMap<String, Integer>();
        database.use(h -> h.createQuery(
                        "SELECT code, COUNT(*) AS n FROM import_row WHERE run_id = :run AND verdict IN ('R', 'W', 'N')"
                                + " GROUP BY code ORDER BY n DESC, code")
                .bind("run", run)
                .map((rs, ctx) -> counts.put(rs.getString("code"), rs.getInt("n")))
                .list());
        return counts;
    }

    /** What refused rows have in common and could say instead; those that each know their own are one. */
    List<Remedy> remedies(long run) {
        var found = new LinkedHashMap<List<String>, Remedy>();
        database.use(h -> h.createQuery("""
                        SELECT column_name, code, args, COUNT(*) AS n FROM import_row
                        WHERE run_id = :run AND verdict = 'R' AND column_name IS NOT NULL AND args LIKE '%"guess":%'
                        GROUP BY column_name, code, args ORDER BY n DESC, column_name, code, args
                        FETCH FIRST 500 ROWS ONLY
                        """)
                .bind("run", run)
                .map((rs, ctx) -> remedy(rs))
                .forEach(remedy -> {
                    List<String> key = Remedy.isCertain(remedy.code())
                            ? List.of(remedy.column(), remedy.code())
                            : List.of(remedy.column(), remedy.code(), remedy.written());
                    found.merge(
                            key, remedy, (a, b) -> new Remedy(a.column(), a.code(), null, null, a.rows() + b.rows()));
                }));
        return List.copyOf(found.values());
    }

    private static Remedy remedy(ResultSet rs) throws SQLException {
        Reason reason = reason(rs);
        return new Remedy(
                rs.getString("column_name"),
                reason.code(),
                Remedy.said(reason.args()),
                reason.args().get(Remedy.GUESS),
                rs.getInt("n"));
    }

    private static Reject reject(ResultSet rs, StatementContext context) throws SQLException {
        return new Reject(
                rs.getString("sheet"),
                rs.getInt("line"),
                rs.getString("column_name"),
                rs.getString("code"),
                reason(rs),
                cells(rs),
                !rs.getString("verdict").equals("R"));
    }

    private static ImportRow row(ResultSet rs, StatementContext context) throws SQLException {
        return new ImportRow(
                rs.getString("sheet"),
                rs.getInt("line"),
                Coded.ofCode(RowOutcome.class, rs.getString("verdict")),
                rs.getString("column_name"),
                rs.getString("code").equals(NOTHING.code()) ? null : reason(rs),
                cells(rs));
    }

    private static Map<String, String> cells(ResultSet rs) throws SQLException {
        var cells = new LinkedHashMap<String, String>();
        Json.read(rs.getString("cells"), new TypeReference<List<List<String>>>() {})
                .forEach(pair -> cells.put(pair.get(0), pair.get(1)));
        return cells;
    }

    private static Reason reason(ResultSet rs) throws SQLException {
        return new Reason(
                rs.getString("code"), Json.read(rs.getString("args"), new TypeReference<Map<String, String>>() {}));
    }

    /** The last row of a page. */
    private record Place(int line, String sheet) {
        static Place of(String cursor) {
            String key = Cursor.key(cursor);
            if (key == null) {
                return null;
            }
            int blank = key.indexOf(' ');
            return new Place(Integer.parseInt(key.substring(0, blank)), key.substring(blank + 1));
        }
    }
}
