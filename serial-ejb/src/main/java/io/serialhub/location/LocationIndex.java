package io.serialhub.location;

import io.serialhub.base.Coded;
import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Locations by code or id for other rooms: one statement a call; what is not there is missing from the answer. */
@ApplicationScoped
public class LocationIndex {
    private Database database;

    protected LocationIndex() {}

    @Inject
    public LocationIndex(Database database) {
        this.database = database;
    }

    public Map<String, LocationKey> byCodes(Collection<String> codes) {
        return read("code", codes, LocationKey::code);
    }

    public Map<Long, LocationKey> byIds(Collection<Long> ids) {
        return read("id", ids, LocationKey::id);
    }

    /** By either name as written; several places may be called the same. */
    public Map<String, List<LocationKey>> byNames(Collection<String> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        String sql =
                "SELECT id, code, kind, site, name_zh, name_en FROM location WHERE name_zh <names> OR name_en <names>"
                        + " ORDER BY code";
        var found = new HashMap<String, List<LocationKey>>();
        database.use(h -> database.in(h.createQuery(sql), "names", names)
                .map((rs, ctx) ->
                        Map.entry(key(rs), Set.copyOf(List.of(rs.getString("name_zh"), rs.getString("name_en")))))
                .forEach(place -> place.getValue()
                        .forEach(name -> found.computeIfAbsent(name, n -> new ArrayList<>())
                                .add(place.getKey()))));
        return found;
    }

    /**
     * The place itself and all that is inside it, one statement a level.
     *
     * @return ids; empty when there is no such place
     */
    public Set<Long> within(String code) {
        var found = new LinkedHashSet<Long>();
        Collection<Long> level =
                byCodes(List.of(code)).values().stream().map(LocationKey::id).toList();
        while (!level.isEmpty()) {
            Collection<Long> parents = level.stream().filter(found::add).toList();
            level = parents.isEmpty()
                    ? List.of()
                    : database.with(h -> database.in(
                                    h.createQuery("SELECT id FROM location WHERE parent_id <ids>"), "ids", parents)
                            .mapTo(Long.class)
                            .list());
        }
        return found;
    }

    private <K> Map<K, LocationKey> read(String column, Collection<K> wanted, Function<LocationKey, K> keyOf) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        String sql = "SELECT id, code, kind, site FROM location WHERE " + column + " <wanted>";
        var found = new HashMap<K, LocationKey>();
        database.use(h -> database.in(h.createQuery(sql), "wanted", wanted)
                .map((rs, ctx) -> key(rs))
                .forEach(key -> found.put(keyOf.apply(key), key)));
        return found;
    }

    private static LocationKey key(ResultSet rs) throws SQLException {
        return new LocationKey(
                rs.getLong("id"),
                rs.getString("code"),
                Coded.ofCode(LocationKind.class, rs.getString("kind")),
                rs.getString("site"));
    }
}
