package io.serialhub.party;

import io.serialhub.base.Coded;
import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Parties by code or id for other rooms: one statement a call; what is not there is missing from the answer. */
@ApplicationScoped
public class PartyIndex {
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

    private <K> Map<K, PartyKey> read(String column, Collection<K> wanted, Function<PartyKey, K> keyOf) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        String sql = "SELECT id, code, kind, name_zh, name_en FROM party WHERE " + column + " <wanted>";
        var found = new HashMap<K, PartyKey>();
        database.use(h -> database.in(h.createQuery(sql), "wanted", wanted)
                .map((rs, ctx) -> new PartyKey(
                        rs.getLong("id"),
                        rs.getString("code"),
                        Coded.ofCode(PartyKind.class, rs.getString("kind")),
                        rs.getString("name_zh"),
                        rs.getString("name_en")))
                .forEach(key -> found.put(keyOf.apply(key), key)));
        return found;
    }
}
