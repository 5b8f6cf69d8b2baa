package io.serialhub.material;

import io.serialhub.base.Coded;
import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Number profiles for other rooms: there are few, and one statement reads them all. */
@ApplicationScoped
public class ProfileIndex {
    static final String SELECT = "SELECT code, name_zh, name_en, scope, check_word, most, version FROM number_profile ";

    private Database database;

    protected ProfileIndex() {}

    @Inject
    public ProfileIndex(Database database) {
        this.database = database;
    }

    /** By code. */
    public Map<String, NumberProfile> all() {
        var all = new LinkedHashMap<String, NumberProfile>();
        database.use(h -> h.createQuery(SELECT + "ORDER BY code")
                .map((rs, context) -> read(rs))
                .forEach(profile -> all.put(profile.code(), profile)));
        return all;
    }

    /** The codes of the profiles that these materials name, by the material's id; others go by the usual one. */
    public Map<Long, String> ofMaterials(Collection<Long> materials) {
        if (materials.isEmpty()) {
            return Map.of();
        }
        var named = new HashMap<Long, String>();
        database.use(h -> database.in(
                        h.createQuery("SELECT material_id, profile FROM material_profile WHERE material_id <ids>"),
                        "ids",
                        materials)
                .map((rs, context) -> Map.entry(rs.getLong(1), rs.getString(2)))
                .forEach(e -> named.put(e.getKey(), e.getValue())));
        return named;
    }

    static NumberProfile read(ResultSet rs) throws SQLException {
        return new NumberProfile(
                rs.getString("code"),
                rs.getString("name_zh"),
                rs.getString("name_en"),
                Coded.ofCode(NumberScope.class, rs.getString("scope")),
                rs.getString("check_word"),
                rs.getInt("most"),
                rs.getLong("version"));
    }
}
