package io.serialhub.party;

import io.serialhub.base.Coded;
import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Parties by code or id for other rooms: one statement a call; what is not there is missing from the answer. */
@ApplicationScoped
public class PartyIndex {
    /** A list of codes is looked up along this. */
    static final String BY_CODE = "--DERBY-PROPERTIES index=PARTY_BY_CODE\n";

    private Database database;

    protected PartyIndex() {}

    @Inject
    public PartyIndex(Database database) {
        this.database = database;
    }

    public Map<String, PartyKey> byCodes(Collection<String> codes) {
        return read("code", codes, PartyKey::code);
    }

    public Map<Long, PartyKey> byIds(Collection<Long> ids) {
        return read("id", ids, PartyKey::id);
    }

    /** By either name as written; several parties may be called the same. */
    public Map<String, List<PartyKey>> byNames(Collection<String> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        String sql =
                "SELECT id, code, kind, name_zh, name_en FROM party WHERE name_zh <names> OR name_en <names> ORDER BY code";
        var found = new HashMap<String, List<PartyKey>>();
        database.use(h -> database.in(h.createQuery(sql), "names", names)
                .map((rs, ctx) -> key(rs))
                .forEach(key -> Stream.of(key.nameZh(), key.nameEn())
                        .distinct()
                        .forEach(name -> found.computeIfAbsent(name, n -> new ArrayList<>())
                                .add(key))));
        return found;
    }

    private <K> Map<K, PartyKey> read(String column, Collection<K> wanted, Function<PartyKey, K> keyOf) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        String sql = "SELECT id, code, kind, name_zh, name_en FROM party " + (column.equals("code") ? BY_CODE : "")
                + "WHERE " + column + " <wanted>";
        var found = new HashMap<K, PartyKey>();
        database.use(h -> database.in(h.createQuery(sql), "wanted", wanted)
                .map((rs, ctx) -> key(rs))
                .forEach(key -> found.put(keyOf.apply(key), key)));
        return found;
    }

    private static PartyKey key(ResultSet rs) throws SQLException {
        return new PartyKey(
                rs.getLong("id"),
                rs.getString("code"),
                Coded.ofCode(PartyKind.class, rs.getString("kind")),
                rs.getString("name_zh"),
                rs.getString("name_en"));
    }
}
