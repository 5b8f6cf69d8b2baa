package io.serialhub.packaging;

import io.serialhub.base.Database;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Draws SSCCs: references are taken in a short transaction of their own, so that nobody waits; numbers that stand are passed over. */
@ApplicationScoped
class SsccMaker {
    @Inject
    Database database;

    @Inject
    Transactions transactions;

    List<SsccRule> rules() {
        String sql = "SELECT code, name_zh, name_en, extension, company_prefix, last_value, version"
                + " FROM sscc_rule ORDER BY code";
        return database.with(h -> h.createQuery(sql)
                .map((rs, ctx) -> new SsccRule(
                        rs.getString("code"),
                        rs.getString("name_zh"),
                        rs.getString("name_en"),
                        rs.getInt("extension"),
                        rs.getString("company_prefix"),
                        rs.getLong("last_value"),
                        rs.getLong("version")))
                .list());
    }

    SsccRule rule(String code) {
        return rules().stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("sscc-rule-unknown", "rule", code));
    }

    /** @param code null: the only rule there is; several ask for a name */
    List<String> draw(String code, int n) {
        List<SsccRule> rules = rules();
        if (rules.isEmpty()) {
            throw Problem.conflict("sscc-rule-missing");
        }
        if (code == null && rules.size() > 1) {
            throw Problem.invalid("sscc-rule-needed");
        }
        SsccRule rule = code == null ? rules.get(0) : rule(code);
        var drawn = new ArrayList<String>();
        while (drawn.size() < n) {
            int missing = n - drawn.size();
            long first = advance(rule, missing);
            var fresh = new ArrayList<String>();
            for (long reference = first; reference < first + missing; reference++) {
                fresh.add(rule.sscc(reference).digits());
            }
            fresh.removeAll(taken(fresh));
            drawn.addAll(fresh);
        }
        return drawn;
    }

    /** The first of n references. @throws Problem {@code sscc-used-up} when they do not all fit: then none is taken */
    private long advance(SsccRule rule, int n) {
        return transactions.inNew(() -> database.with(h -> {
            h.createUpdate("UPDATE sscc_rule SET last_value = last_value + :n WHERE code = :code")
                    .bind("n", n)
                    .bind("code", rule.code())
                    .execute();
            long last = h.createQuery("SELECT last_value FROM sscc_rule WHERE code = :code")
                    .bind("code", rule.code())
                    .mapTo(Long.class)
                    .one();
            rule.sscc(last); // refuses, and takes none, once the digits are used up
            return last - n + 1;
        }));
    }

    private Set<String> taken(List<String> codes) {
        return new HashSet<>(database.with(
                h -> database.in(h.createQuery("SELECT code FROM handling_unit WHERE code <codes>"), "codes", codes)
                        .mapTo(String.class)
                        .list()));
    }
}
