package io.serialhub.imports;

import static io.serialhub.imports.Loader.first;

import io.serialhub.base.Permission;
import io.serialhub.numbering.NumberRule;
import io.serialhub.numbering.NumberRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Number rules. A row says all of its rule: what it leaves out has the usual value. */
@ApplicationScoped
class RuleRows implements Loader {
    @Inject
    NumberRules rules;

    @Override
    public ImportKind kind() {
        return ImportKind.RULES;
    }

    @Override
    public Set<Permission> permissions() {
        return Set.of(Permission.RULES_WRITE);
    }

    @Override
    public List<Verdict> load(List<Row> rows, Surroundings at) {
        return each(rows, row -> {
            NumberRule rule = Loader.checked(row, () -> rule(row, at));
            return Verdict.of(row, rules.save(rule).outcome());
        });
    }

    private static NumberRule rule(Row row, Surroundings at) {
        String code = row.neededCode("code", 40);
        String pattern = row.needed("pattern", row.text("pattern", 1_000));
        String zh = row.text("nameZh", 200);
        String en = row.text("nameEn", 200);
        String zone = row.text("timeZone", 60);
        try {
            return new NumberRule(
                    code,
                    0,
                    first(first(zh, en), code),
                    first(first(en, zh), code),
                    zone == null ? at.zone().getId() : zone,
                    RulePattern.read(pattern),
                    row.yes("active", true));
        } catch (Refused e) {
            throw e.in(row.layout().heading("pattern"));
        }
    }
}
