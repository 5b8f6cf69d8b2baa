package io.serialhub.packaging;

import io.serialhub.audit.Audit;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Saved;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.base.Store;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** The rules by which SSCCs of our own are made; every change is audited. */
@Stateless
@Door
public class SsccRules {
    @Inject
    Database database;

    @Inject
    SsccMaker maker;

    @Inject
    Audit audit;

    @Needs(Permission.NUMBERS_READ)
    public List<SsccRule> list() {
        return maker.rules();
    }

    /** @throws Problem {@code sscc-rule-unknown} */
    @Needs(Permission.NUMBERS_READ)
    public SsccRule get(String code) {
        return maker.rule(code);
    }

    /**
     * Makes a rule or changes its name; digits that were used stay what they are.
     *
     * @param expected the version that the caller saw, or null
     * @throws Problem {@code changed-meanwhile}, {@code code-taken}; {@code sscc-rule-fixed} when extension digit or prefix would change after the first number
     */
    @Needs(Permission.RULES_WRITE)
    public Saved<SsccRule> save(SsccRule rule, Long expected) {
        SsccRule before = maker.rules().stream()
                .filter(r -> r.code().equals(rule.code()))
                .findFirst()
                .orElse(null);
        if (before == null) {
            Store.expectNew(rule.code(), expected);
            insert(rule);
        } else {
            Store.expect(rule.code(), expected, before.version());
            if (same(before, rule)) {
                return new Saved<>(before, Outcome.UNCHANGED);
            }
            change(before, rule);
        }
        SsccRule after = maker.rule(rule.code());
        audit.changed(before == null ? "create" : "change", "sscc-rule", rule.code(), before, after);
        return new Saved<>(after, before == null ? Outcome.CREATED : Outcome.CHANGED);
    }

    private static boolean same(SsccRule a, SsccRule b) {
        return a.nameZh().equals(b.nameZh())
                && a.nameEn().equals(b.nameEn())
                && a.extension() == b.extension()
                && a.companyPrefix().equals(b.companyPrefix());
    }

    private void insert(SsccRule rule) {
        database.use(h -> h.createUpdate(
                        "INSERT INTO sscc_rule (code, name_zh, name_en, extension, company_prefix, last_value, version)"
                                + " VALUES (:code, :zh, :en, :extension, :prefix, :last, 1)")
                .bind("code", rule.code())
                .bind("zh", rule.nameZh())
                .bind("en", rule.nameEn())
                .bind("extension", rule.extension())
                .bind("prefix", rule.companyPrefix())
                .bind("last", rule.last())
                .execute());
    }

    private void change(SsccRule before, SsccRule rule) {
        boolean digits = before.extension() != rule.extension()
                || !before.companyPrefix().equals(rule.companyPrefix());
        if (digits && before.last() > 0) {
            throw Problem.conflict("sscc-rule-fixed", "rule", rule.code(), "last", before.last());
        }
        int updated = database.with(h -> h.createUpdate("UPDATE sscc_rule SET name_zh = :zh, name_en = :en,"
                        + " extension = :extension, company_prefix = :prefix, version = version + 1"
                        + " WHERE code = :code AND version = :version")
                .bind("zh", rule.nameZh())
                .bind("en", rule.nameEn())
                .bind("extension", rule.extension())
                .bind("prefix", rule.companyPrefix())
                .bind("code", rule.code())
                .bind("version", before.version())
                .execute());
        if (updated == 0) {
            throw Store.changedMeanwhile(rule.code());
        }
    }
}
