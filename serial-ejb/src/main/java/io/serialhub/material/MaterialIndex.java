package io.serialhub.material;

import io.serialhub.base.Coded;
import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Materials by code, id or GTIN for other rooms: one statement a call; what is not there is missing from the answer. */
@ApplicationScoped
public class MaterialIndex {
    private static final String SELECT =
            "SELECT id, code, tracking, warranty_months, bom_kind, warranty_start, gtin FROM material ";

    /** A list of codes is looked up along this. */
    static final String BY_CODE = "--DERBY-PROPERTIES index=MATERIAL_BY_CODE\n";

    private Database database;

    protected MaterialIndex() {}

    @Inject
    public MaterialIndex(Database database) {
        this.database = database;
    }

    public Map<String, MaterialKey> byCodes(Collection<String> codes) {
        return read("code", codes, Row::code);
    }

    public Map<Long, MaterialKey> byIds(Collection<Long> ids) {
        return read("id", ids, row -> row.key().id());
    }

    /** @param gtins in their 14-digit form */
    public Map<String, MaterialKey> byGtins(Collection<String> gtins) {
        return read("gtin", gtins, Row::gtin);
    }

    /** The codes that there are, at most {@code limit}, to guess what a mistyped one meant. */
    public List<String> codes(int limit) {
        return database.with(h -> h.createQuery("SELECT code FROM material ORDER BY code FETCH FIRST :limit ROWS ONLY")
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }

    private <K> Map<K, MaterialKey> read(String column, Collection<K> wanted, Function<Row, K> keyOf) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<K, MaterialKey>();
        database.use(h -> database.in(
                        h.createQuery(
                                SELECT + (column.equals("code") ? BY_CODE : "") + "WHERE " + column + " <wanted>"),
                        "wanted",
                        wanted)
                .map((rs, ctx) -> new Row(
                        new MaterialKey(
                                rs.getLong("id"),
                                rs.getString("code"),
                                Coded.ofCode(Tracking.class, rs.getString("tracking")),
                                rs.getInt("warranty_months"),
                                Coded.ofCode(BomKind.class, rs.getString("bom_kind")),
                                Coded.ofCode(WarrantyStart.class, rs.getString("warranty_start"))),
                        rs.getString("gtin")))
                .forEach(row -> found.put(keyOf.apply(row), row.key())));
        return found;
    }

    private record Row(MaterialKey key, String gtin) {
        String code() {
            return key.code();
        }
    }
}
