package io.serialhub.numbering;

import io.serialhub.audit.Audit;
import io.serialhub.base.Actor;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Saved;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.base.Store;
import io.serialhub.base.Where;
import io.serialhub.identifier.SerialNumber;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** How numbers are made, version by version. */
@Stateless
@Door
public class NumberRules {
    @Inject
    Database database;

    @Inject
    RuleBook rules;

    @Inject
    Counters counters;

    @Inject
    Occasions occasions;

    @Inject
    Store store;

    @Inject
    Ids ids;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** The newest version. @throws Problem {@code unknown-rule} */
    @Needs(Permission.NUMBERS_READ)
    public NumberRule get(String code) {
        return rules.current(code)
                .orElseThrow(() -> Problem.notFound("unknown-rule", "rule", code))
                .view();
    }

    /** The newest version of each, by code. @param after cursor of the page before, null for the first */
    @Needs(Permission.NUMBERS_READ)
    public Page<NumberRule> list(String after, Integer size) {
        String sql = """
                SELECT r.code, r.version, r.name_zh, r.name_en, r.time_zone, r.segments, r.active
                FROM number_rule r
                  JOIN (SELECT code, MAX(version) AS version FROM number_rule GROUP BY code) newest
                    ON newest.code = r.code AND newest.version = r.version
                <where>
                ORDER BY r.code FETCH FIRST :n ROWS ONLY
                """;
        int limit = Page.size(size);
        Where where = new Where().and("r.code > :after", "after", Cursor.key(after));
        List<NumberRule> found = database.with(h -> where.on(h.createQuery(sql))
                .bind("n", limit + 1)
                .map((rs, context) -> read(rs))
                .list());
        return Page.cut(found, limit, rule -> Cursor.of(rule.code()));
    }

    /**
     * Makes the rule or its next version; batches that were asked for keep the version they were asked for with, and the
     * counters go on.
     *
     * @param rule its version is the one that the caller saw, or 0 to go by whatever stands
     * @throws Problem {@code changed-meanwhile}, and for pieces that cannot make a number {@code segment-unfit},
     *                 {@code number-too-long}
     */
    @Needs(Permission.RULES_WRITE)
    public Saved<NumberRule> save(NumberRule rule) {
        prove(rule);
        Optional<NumberRule> before = rules.current(rule.code()).map(StoredRule::view);
        int standing = before.map(NumberRule::version).orElse(0);
        Store.expect(rule.code(), rule.version() == 0 ? null : (long) rule.version(), standing);
        if (before.isPresent() && rule.saysTheSameAs(before.get())) {
            return new Saved<>(before.get(), Outcome.UNCHANGED);
        }
        NumberRule next = rule.at(standing + 1);
        rules.add(new StoredRule(ids.next("number_rule"), next, clock.instant()));
        store.flush(rule.code());
        audit.changed(before.isEmpty() ? "create" : "change", "number-rule", rule.code(), before.orElse(null), next);
        return new Saved<>(next, before.isEmpty() ? Outcome.CREATED : Outcome.CHANGED);
    }

    /** Finds out by making a number whether the rule can make one. */
    private void prove(NumberRule rule) {
        var maker = new NumberMaker(rule, occasion(Occasions.placeholders(), null, null));
        new SerialNumber(maker.make(maker.last(), new SecureRandom()));
    }

    /**
     * What the rule would do; nothing is saved and no number is taken.
     *
     * @param draft    need not be saved; when its code is known, examples go on where the counter stands
     * @param material whose attributes to show, or null
     * @param line     as it would be written, or null
     * @param site     as it would be written, or null
     * @throws Problem {@code unknown-material}, {@code segment-unfit}, {@code number-part-missing}
     */
    @Needs(Permission.NUMBERS_READ)
    public Preview preview(NumberRule draft, String material, String line, String site) {
        Map<String, String> attributes = material == null || material.isBlank()
                ? Occasions.placeholders()
                : occasions.material(material.strip()).attributes();
        var maker = new NumberMaker(draft, occasion(attributes, line, site));
        long used = counters.used(draft.code(), maker);
        long next = Math.min(maker.last(), maker.first() + used);
        var random = new SecureRandom();
        List<String> examples = LongStream.of(next, Math.min(maker.last(), next + 1), maker.last())
                .distinct()
                .mapToObj(value -> maker.make(value, random))
                .toList();
        int length = examples.stream().mapToInt(String::length).max().orElse(0);
        return new Preview(examples, maker.capacity(), used, length, Design.warnings(draft, maker, examples, used));
    }

    private Occasion occasion(Map<String, String> attributes, String line, String site) {
        String ownSite = Actor.current().site();
        return new Occasion(
                attributes,
                line == null || line.isBlank() ? "LINE" : line.strip(),
                site == null || site.isBlank() ? ownSite.isBlank() ? "SITE" : ownSite : site.strip(),
                "ORDER",
                clock.instant());
    }

    /** Who took which counter values, the newest first: explains every gap. */
    @Needs(Permission.NUMBERS_READ)
    public Page<NumberBlock> blocks(String rule, String after, Integer size) {
        String sql = """
                SELECT k.id, k.rule, k.scope, k.first_value, k.size, k.used, b.code AS batch, k.taken_by, k.taken_at
                FROM number_block k LEFT JOIN number_batch b ON b.id = k.batch_id
                <where>
                ORDER BY k.id DESC FETCH FIRST :n ROWS ONLY
                """;
        int limit = Page.size(size);
        Where where =
                new Where().and("k.rule = :rule", "rule", rule).and("k.id < :after", "after", Cursor.number(after));
        List<Taken> found = database.with(h -> where.on(h.createQuery(sql))
                .bind("n", limit + 1)
                .map((rs, context) -> new Taken(rs.getLong("id"), block(rs)))
                .list());
        Page<Taken> page = Page.cut(found, limit, taken -> Cursor.of(taken.id()));
        return new Page<>(page.items().stream().map(Taken::block).toList(), page.next());
    }

    private static NumberBlock block(ResultSet rs) throws SQLException {
        return new NumberBlock(
                rs.getString("rule"),
                rs.getString("scope"),
                rs.getLong("first_value"),
                rs.getLong("size"),
                rs.getLong("used"),
                rs.getString("batch"),
                rs.getString("taken_by"),
                rs.getTimestamp("taken_at").toInstant());
    }

    private static NumberRule read(ResultSet rs) throws SQLException {
        return new NumberRule(
                rs.getString("code"),
                rs.getInt("version"),
                rs.getString("name_zh"),
                rs.getString("name_en"),
                rs.getString("time_zone"),
                StoredRule.read(rs.getString("segments")),
                rs.getBoolean("active"));
    }

    private record Taken(long id, NumberBlock block) {}
}
