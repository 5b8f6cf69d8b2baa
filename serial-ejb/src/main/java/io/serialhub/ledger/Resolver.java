package io.serialhub.ledger;

import io.serialhub.base.Database;
import io.serialhub.identifier.SerialNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From what was scanned to units: by our number and by any further identifier, after folding. */
@ApplicationScoped
class Resolver {
    private static final String SQL = """
            SELECT u.id, u.code, u.material_id, u.code AS written, u.code_key
            FROM unit u --DERBY-PROPERTIES index=UNIT_CODE_KEY
            WHERE u.code_key <keys>
            UNION ALL
            SELECT u.id, u.code, u.material_id, i.code AS written, i.code_key
            FROM identifier i --DERBY-PROPERTIES index=IDENTIFIER_KEY
            JOIN unit u ON u.id = i.unit_id
            WHERE i.code_key <keys>
            """;

    @Inject
    Database database;

    /** Every code that means anything, with its units: those written exactly so, or else those that fold to the same. */
    Map<String, List<Hit>> resolve(Collection<String> codes) {
        var byKey = new HashMap<String, Set<String>>();
        for (String code : codes) {
            String key = SerialNumber.fold(code);
            if (!key.isEmpty()) {
                byKey.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(code);
            }
        }
        if (byKey.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<String, List<Hit>>();
        database.use(h -> database.in(h.createQuery(SQL), "keys", byKey.keySet())
                .map((rs, ctx) -> {
                    for (String code : byKey.get(rs.getString("code_key"))) {
                        var hit = new Hit(
                                rs.getLong("id"),
                                rs.getString("code"),
                                rs.getLong("material_id"),
                                rs.getString("written").equals(code.strip()));
                        found.computeIfAbsent(code, c -> new ArrayList<>()).add(hit);
                    }
                    return null;
                })
                .list());
        found.replaceAll((code, hits) -> closest(hits));
        return found;
    }

    private static List<Hit> closest(List<Hit> hits) {
        List<Hit> exact = hits.stream().filter(Hit::exact).toList();
        var units = new LinkedHashSet<Long>();
        return (exact.isEmpty() ? hits : exact)
                .stream().filter(hit -> units.add(hit.id())).toList();
    }
}
