package io.serialhub.numbering;

import io.serialhub.base.Coded;
import io.serialhub.base.Database;
import io.serialhub.base.Problem;
import io.serialhub.material.Tracking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What numbers may say about what they are made for. */
@ApplicationScoped
class Occasions {
    private static final List<String> ATTRIBUTES = List.of("code", "colour", "specification", "gtin");

    private Database database;

    protected Occasions() {}

    @Inject
    Occasions(Database database) {
        this.database = database;
    }

    /** A material as number rules see it. @param attributes those that it has, by the names that segments use */
    record Made(long id, Tracking tracking, boolean active, Map<String, String> attributes) {}

    /** @throws Problem unknown-material */
    Made material(String code) {
        return database.with(h -> h.createQuery("""
                                SELECT id, code, tracking, active, colour, specification, gtin FROM material
                                WHERE code = :code
                                """)
                        .bind("code", code)
                        .map((rs, context) -> made(rs))
                        .findOne())
                .orElseThrow(() -> Problem.invalid("unknown-material", "material", code));
    }

    Made material(long id) {
        return database.with(h ->
                h.createQuery("""
                                SELECT id, code, tracking, active, colour, specification, gtin FROM material
                                WHERE id = :id
                                """).bind("id", id).map((rs, context) -> made(rs)).one());
    }

    private static Made made(ResultSet rs) throws SQLException {
        var attributes = new HashMap<String, String>();
        for (String name : ATTRIBUTES) {
            String value = rs.getString(name);
            if (value != null) {
                attributes.put(name, value);
            }
        }
        return new Made(
                rs.getLong("id"),
                Coded.ofCode(Tracking.class, rs.getString("tracking")),
                rs.getBoolean("active"),
                attributes);
    }

    /** An occasion without anything to number, for looking at a rule as such. */
    Occasion placeholder(Instant at) {
        return new Occasion(placeholders(), "LINE", "SITE", "ORDER", at);
    }

    /** Names standing for themselves, for a rule that is looked at without anything to number. */
    static Map<String, String> placeholders() {
        var names = new HashMap<String, String>();
        ATTRIBUTES.forEach(name -> names.put(name, name.toUpperCase(Locale.ROOT)));
        return names;
    }
}
