package io.serialhub.ledger;

import io.serialhub.base.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From what was scanned to units: by our number and by any further identifier, after folding; bare, or inside an element
 * string, a Digital Link or an EPC, which also say which trade item the unit is.
 */
@ApplicationScoped
class Resolver {
    private static final String SQL = """
            SELECT u.id, u.code, u.material_id, u.uniq, u.code AS written, u.code_key
            FROM unit u --DERBY-PROPERTIES index=UNIT_CODE_KEY
            WHERE u.code_key <keys>
            UNION ALL
            SELECT u.id, u.code, u.material_id, u.uniq, i.code AS written, i.code_key
            FROM identifier i --DERBY-PROPERTIES index=IDENTIFIER_KEY
            JOIN unit u ON u.id = i.unit_id
            WHERE i.code_key <keys>
            """;

    @Inject
    Database database;

    @Inject
    TradeItems tradeItems;

    /**
     * Every code that means anything, with its units: those written exactly so, or else those that fold to the same. One
     * statement, and at most three more where codes name a trade item.
     */
    Map<String, List<Hit>> resolve(Collection<String> codes) {
        var byKey = new HashMap<String, Set<Sought>>();
        for (String code : codes) {
            for (Sought sought : Sought.in(code)) {
                String key = sought.key();
                if (!key.isEmpty()) {
                    byKey.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(sought);
                }
            }
        }
        if (byKey.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<String, List<Hit>>();
        tradeItems
                .fitting(matches(byKey))
                .forEach(match -> found.computeIfAbsent(match.sought().code(), c -> new ArrayList<>())
                        .add(match.hit()));
        found.replaceAll((code, hits) -> closest(hits));
        return found;
    }

    private List<TradeItems.Match> matches(Map<String, Set<Sought>> byKey) {
        var matches = new ArrayList<TradeItems.Match>();
        database.use(h -> database.in(h.createQuery(SQL), "keys", byKey.keySet())
                .map((rs, ctx) -> {
                    for (Sought sought : byKey.get(rs.getString("code_key"))) {
                        var hit = new Hit(
                                rs.getLong("id"),
                                rs.getString("code"),
                                rs.getLong("material_id"),
                                rs.getString("written").equals(sought.written()),
                                rs.getString("uniq"));
                        matches.add(new TradeItems.Match(sought, hit));
                    }
                    return null;
                })
                .list());
        return matches;
    }

    private static List<Hit> closest(List<Hit> hits) {
        if (hits.size() == 1) {
            return hits;
        }
        List<Hit> exact = hits.stream().filter(Hit::exact).toList();
        var units = new LinkedHashSet<Long>();
        return (exact.isEmpty() ? hits : exact)
                .stream().filter(hit -> units.add(hit.id())).toList();
    }
}
