package io.serialhub.ledger;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Page;
import io.serialhub.base.Ref;
import io.serialhub.base.Where;
import io.serialhub.identifier.SerialNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists and counts of units; newest number first, by keyset. */
@ApplicationScoped
class UnitPages {
    private static final String ROW = """
            SELECT u.*, m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en,
                   COALESCE(l.code, h.code) AS p_code, COALESCE(l.name_zh, h.name_zh) AS p_zh,
                   COALESCE(l.name_en, h.name_en) AS p_en,
                   o.code AS o_code, o.name_zh AS o_zh, o.name_en AS o_en
            FROM <units>
            JOIN material m ON m.id = u.material_id
            LEFT JOIN location l ON l.id = u.place_id
            LEFT JOIN party h ON h.id = u.holder_id
            LEFT JOIN party o ON o.id = u.owner_id
            """;

    /** The page itself is one walk along an index; words are added to what is on it. */
    private static final String NEWEST = """
            (SELECT * FROM unit u --DERBY-PROPERTIES index=<walk>
             <where> ORDER BY u.id DESC FETCH FIRST :n ROWS ONLY) u""";

    private static final String BY_ID = "unit u --DERBY-PROPERTIES constraint=UNIT_PK\n";

    private static final String INSIDE_PLACE = """
            u.place_id IN (
                SELECT a.id FROM location a
                LEFT JOIN location b ON b.id = a.parent_id
                LEFT JOIN location c ON c.id = b.parent_id
                WHERE a.code = :location OR b.code = :location OR c.code = :location)
            """;

    private static final String AT_SITE = """
            (u.place_id IN (SELECT id FROM location WHERE site = :site) OR u.place_id IS NULL AND u.site = :site)""";

    @Inject
    Database database;

    Page<UnitRow> list(UnitFilter filter, String after, Integer size) {
        int limit = Page.size(size);
        Where where = where(filter).and("u.id < :after", "after", Cursor.number(after));
        var ids = new IdentityHashMap<UnitRow, Long>();
        String sql = ROW.replace("<units>", NEWEST.replace("<walk>", walk(filter))) + " ORDER BY u.id DESC";
        List<UnitRow> rows = database.with(h -> where.on(h.createQuery(sql))
                .bind("n", limit + 1)
                .map((rs, ctx) -> {
                    UnitRow row = row(rs);
                    ids.put(row, rs.getLong("id"));
                    return row;
                })
                .list());
        Page<UnitRow> page = Page.cut(rows, limit, row -> Cursor.of(ids.get(row)));
        return new Page<>(withOutermostWords(page.items(), ids), page.next());
    }

    /** The index that Derby goes along: the newest first without sorting, or what leaves few to be sorted. */
    private static String walk(UnitFilter f) {
        if (!SerialNumber.fold(f.text()).isEmpty()) {
            return "UNIT_CODE_KEY";
        }
        if (f.workOrder() != null) {
            return "UNIT_WORK_ORDER";
        }
        return f.lot() == null ? "UNIT_NEWEST" : "UNIT_LOT";
    }

    /** Without the words that rows show. @param most how many at most */
    List<Long> ids(UnitFilter filter, int most) {
        String sql = "SELECT u.id FROM unit u <where> ORDER BY u.id DESC FETCH FIRST :n ROWS ONLY";
        return database.with(h -> where(filter)
                .on(h.createQuery(sql))
                .bind("n", most)
                .mapTo(Long.class)
                .list());
    }

    /** How many units there are, counted no further than the limit. */
    int count(UnitFilter filter, int limit) {
        Where where = where(filter);
        String sql = "SELECT COUNT(*) FROM (SELECT u.id FROM unit u <where> FETCH FIRST " + limit + " ROWS ONLY) few";
        return database.with(
                h -> where.on(h.createQuery(sql)).mapTo(Integer.class).one());
    }

    private static Where where(UnitFilter f) {
        String key = SerialNumber.fold(f.text());
        Where where = new Where()
                .and("u.code_key LIKE :key", "key", key.isEmpty() ? null : key.replace("%", "") + "%")
                .is("u.state", f.state())
                .and("u.material_id = (SELECT id FROM material WHERE code = :material)", "material", f.material())
                .and(INSIDE_PLACE, "location", f.location())
                .and(AT_SITE, "site", f.site())
                .and("u.owner_id = (SELECT id FROM party WHERE code = :owner)", "owner", f.owner())
                .and("u.work_order_id = (SELECT id FROM doc_order WHERE code = :wo)", "wo", f.workOrder())
                .and("u.lot_id IN (SELECT id FROM lot WHERE code = :lot)", "lot", f.lot());
        return f.badge() == null ? where : where.and(f.badge().condition());
    }

    List<UnitRow> byIds(Collection<Long> unitIds) {
        return List.copyOf(rows(unitIds).values());
    }

    /** By id, newest first. */
    Map<Long, UnitRow> rows(Collection<Long> unitIds) {
        if (unitIds.isEmpty()) {
            return Map.of();
        }
        var ids = new IdentityHashMap<UnitRow, Long>();
        List<UnitRow> bare = database.with(h -> database.in(
                        h.createQuery(ROW.replace("<units>", BY_ID) + " WHERE u.id <ids> ORDER BY u.id DESC"),
                        "ids",
                        unitIds)
                .map((rs, ctx) -> {
                    UnitRow row = row(rs);
                    ids.put(row, rs.getLong("id"));
                    return row;
                })
                .list());
        List<UnitRow> full = withOutermostWords(bare, ids);
        var found = new LinkedHashMap<Long, UnitRow>();
        for (int i = 0; i < bare.size(); i++) {
            found.put(ids.get(bare.get(i)), full.get(i));
        }
        return found;
    }

    /** Parts show the word of what they are in: one statement for each level there is. */
    private List<UnitRow> withOutermostWords(List<UnitRow> rows, Map<UnitRow, Long> ids) {
        List<Long> inside = rows.stream()
                .filter(row -> row.state() == StateWord.INSIDE)
                .map(ids::get)
                .toList();
        Map<Long, Outermost> outermost = outermost(inside);
        return rows.stream()
                .map(row -> row.state() == StateWord.INSIDE
                        ? new UnitRow(
                                row.code(),
                                row.material(),
                                outermost.get(ids.get(row)).state(),
                                row.badges(),
                                outermost.get(ids.get(row)).ref(),
                                row.owner())
                        : row)
                .toList();
    }

    /** What a part is in, through all levels. */
    record Outermost(long id, String code, StateWord state, Ref ref) {}

    Map<Long, Outermost> outermost(Collection<Long> parts) {
        var top = new HashMap<Long, Long>();
        parts.forEach(id -> top.put(id, id));
        var found = new HashMap<Long, Outermost>();
        Collection<Long> level = top.values();
        while (!level.isEmpty()) {
            var parents = new HashMap<Long, Long>();
            String sql = "SELECT u.id, u.code, u.state, u.parent_id, m.name_zh, m.name_en FROM " + BY_ID
                    + "JOIN material m ON m.id = u.material_id WHERE u.id <ids>";
            Collection<Long> asked = List.copyOf(new java.util.HashSet<>(level));
            database.use(h -> database.in(h.createQuery(sql), "ids", asked)
                    .map((rs, ctx) -> {
                        Long parent = Columns.number(rs, "parent_id");
                        if (parent != null) {
                            parents.put(rs.getLong("id"), parent);
                        }
                        return found.put(
                                rs.getLong("id"),
                                new Outermost(
                                        rs.getLong("id"),
                                        rs.getString("code"),
                                        Coded.ofCode(StateWord.class, rs.getString("state")),
                                        new Ref(
                                                rs.getString("code"),
                                                rs.getString("name_zh"),
                                                rs.getString("name_en"))));
                    })
                    .list());
            top.replaceAll((part, id) -> parents.getOrDefault(id, id));
            level = parents.values();
        }
        return top.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> found.get(e.getValue())));
    }

    /**
     * All words; parts inside others are counted with their outermost parent, not again. Along an index, and only so far;
     * those of a site, which may be few among many, by one pass over all units.
     */
    Map<StateWord, Tally> countsByState(String site) {
        List<StateWord> words = Arrays.stream(StateWord.values())
                .filter(word -> word != StateWord.INSIDE)
                .toList();
        return site == null
                ? counts(
                        words,
                        database.isPostgres() ? "" : "FROM SYSIBM.SYSDUMMY1",
                        word -> few("u.state >= '" + word.code() + "' AND u.state <= '" + word.code()
                                + "' ORDER BY u.state, u.id"),
                        null)
                : counts(
                        words,
                        "FROM unit u WHERE 1 = 1" + and(site),
                        word -> sum("u.state = '" + word.code() + "'"),
                        site);
    }

    /** Few units have a mark, and PostgreSQL keeps an index of them; Derby goes through all units, once. */
    Map<Badge, Tally> countsByBadge(String site) {
        List<Badge> badges = List.of(Badge.values());
        return database.isPostgres()
                ? counts(badges, "", badge -> few(badge.condition() + and(site)), site)
                : counts(badges, "FROM unit u WHERE 1 = 1" + and(site), badge -> sum(badge.condition()), site);
    }

    private static String sum(String condition) {
        return "COALESCE(SUM(CASE WHEN " + condition + " THEN 1 ELSE 0 END), 0)";
    }

    private static String and(String site) {
        return site == null ? "" : " AND " + AT_SITE;
    }

    private static String few(String condition) {
        return "(SELECT COUNT(*) FROM (SELECT u.id FROM unit u WHERE " + condition + " FETCH FIRST " + (Tally.MOST + 1)
                + " ROWS ONLY) few)";
    }

    /** One statement, a column for each kind. */
    private <E extends Enum<E>> Map<E, Tally> counts(
            List<E> kinds, String from, Function<E, String> count, String site) {
        String columns = kinds.stream()
                .map(kind -> count.apply(kind) + " AS n_" + kind.name())
                .collect(Collectors.joining(", "));
        return database.with(h -> (site == null
                        ? h.createQuery("SELECT " + columns + " " + from)
                        : h.createQuery("SELECT " + columns + " " + from).bind("site", site))
                .map((rs, ctx) -> {
                    var counts = new LinkedHashMap<E, Tally>();
                    for (E kind : kinds) {
                        counts.put(kind, Tally.of(rs.getInt("n_" + kind.name())));
                    }
                    return counts;
                })
                .one());
    }

    private static UnitRow row(ResultSet rs) throws SQLException {
        return new UnitRow(
                rs.getString("code"),
                Columns.ref(rs, "m"),
                Coded.ofCode(StateWord.class, rs.getString("state")),
                Badge.of(StateRow.read(rs).state()),
                Columns.ref(rs, "p"),
                Columns.ref(rs, "o"));
    }
}
