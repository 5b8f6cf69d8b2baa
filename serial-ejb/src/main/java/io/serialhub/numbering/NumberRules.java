package io.serialhub.numbering;

import io.serialhub.audit.Audit;
import io.serialhub.base.Actor;
import io.serialhub.base.Clocks;
import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Fields;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Ref;
import io.serialhub.base.Saved;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.base.Store;
import io.serialhub.base.Where;
import io.serialhub.identifier.SerialNumber;
import io.serialhub.ledger.Births;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How numbers are made, version by version. */
@Stateless
@Door
public class NumberRules {
    private static final int SHOWN = 5;
    private static final int MOST_SHOWN = 100;

    @Inject
    Database database;

    @Inject
    RuleBook rules;

    @Inject
    Counters counters;

    @Inject
    Occasions occasions;

    @Inject
    Births births;

    @Inject
    Forecasts forecasts;

    @Inject
    Store store;

    @Inject
    Ids ids;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** The newest version, which may count only later. @throws Problem {@code unknown-rule} */
    @Needs(Permission.NUMBERS_READ)
    public NumberRule get(String code) {
        return rules.newest(code)
                .orElseThrow(() -> Problem.notFound("unknown-rule", "rule", code))
                .view();
    }

    /** All versions with their time, the newest first. @throws Problem {@code unknown-rule} */
    @Needs(Permission.NUMBERS_READ)
    public List<RuleVersion> versions(String code) {
        List<NumberRule> all = rules.versions(code);
        if (all.isEmpty()) {
            throw Problem.notFound("unknown-rule", "rule", code);
        }
        return RuleVersion.of(all, clock.instant());
    }

    /** The newest version of each, by code. @param after cursor of the page before, null for the first */
    @Needs(Permission.NUMBERS_READ)
    public Page<NumberRule> list(String after, Integer size) {
        String sql = """
                SELECT r.code, r.version, r.name_zh, r.name_en, r.time_zone, r.segments, r.active, r.valid_from
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
     * @param rule its version is the one that the caller saw, or 0 to go by whatever stands; its date may lie ahead, but
     *             not before that of the version it follows
     * @throws Problem {@code changed-meanwhile}, and for pieces that cannot make a number {@code segment-unfit},
     *                 {@code number-too-long}
     */
    @Needs(Permission.RULES_WRITE)
    public Saved<NumberRule> save(NumberRule rule) {
        prove(rule);
        Optional<NumberRule> before = rules.newest(rule.code()).map(StoredRule::view);
        int standing = before.map(NumberRule::version).orElse(0);
        Store.expect(rule.code(), rule.version() == 0 ? null : (long) rule.version(), standing);
        if (before.isPresent() && rule.saysTheSameAs(before.get())) {
            return new Saved<>(before.get(), Outcome.UNCHANGED);
        }
        Instant now = Clocks.micros(clock.instant());
        boolean ahead = rule.validFrom() != null && rule.validFrom().isAfter(now);
        NumberRule next = rule.at(standing + 1, ahead ? Clocks.micros(rule.validFrom()) : now);
        rules.add(new StoredRule(ids.next("number_rule"), next, clock.instant()));
        store.flush(rule.code());
        audit.changed(before.isEmpty() ? "create" : "change", "number-rule", rule.code(), before.orElse(null), next);
        return new Saved<>(next, before.isEmpty() ? Outcome.CREATED : Outcome.CHANGED);
    }

    /** Makes a rule that is not there yet. @throws Problem as {@link #save}, and {@code code-taken} */
    @Needs(Permission.RULES_WRITE)
    public Saved<NumberRule> create(NumberRule rule) {
        Store.expect(
                rule.code(),
                0L,
                rules.newest(rule.code())
                        .map(StoredRule::view)
                        .map(NumberRule::version)
                        .orElse(0));
        return save(rule);
    }

    /** Finds out by making a number whether the rule can make one. */
    private void prove(NumberRule rule) {
        if (rule.secret() != null) {
            Secrets.check(rule.secret());
        }
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
     * @param count    how many of the next numbers to show, 1 to 100; null: 5
     * @throws Problem {@code unknown-material}, {@code segment-unfit}, {@code number-part-missing}
     */
    @Needs(Permission.NUMBERS_READ)
    public Preview preview(NumberRule draft, String material, String line, String site, Integer count) {
        int shown = Fields.between("count", count == null ? SHOWN : count, 1, MOST_SHOWN);
        Map<String, String> attributes = material == null || material.isBlank()
                ? Occasions.placeholders()
                : occasions.material(material.strip()).attributes();
        var maker = new NumberMaker(draft, occasion(attributes, line, site));
        long next = counters.next(draft.code(), maker);
        long used = maker.used(next - maker.step());
        var random = new SecureRandom();
        long room = Math.max(0, (maker.last() - next) / maker.step() + 1);
        List<String> pieces = new ArrayList<>(maker.inPieces(Math.min(next, maker.last()), random));
        String first = String.join("", pieces);
        String secret = draft.secret() == null ? null : Secrets.example(draft.secret(), random);
        if (secret != null) {
            pieces.add(secret);
        }
        List<String> examples = LongStream.range(0, Math.min(shown, room))
                .mapToObj(i -> i == 0 ? first : maker.make(next + i * maker.step(), random))
                .toList();
        String last = maker.make(maker.last(), random);
        List<String> all = Stream.concat(examples.stream(), Stream.of(last)).toList();
        var warnings = new ArrayList<>(Design.warnings(draft, maker, all, used));
        long taken = maker.isRandom() ? 0 : births.taken(examples).size();
        if (taken > 0) {
            warnings.add(0, Reason.of("rule-next-taken", "count", taken));
        }
        return new Preview(
                examples,
                pieces,
                last,
                secret,
                maker.capacity(),
                used,
                all.stream().mapToInt(String::length).max().orElse(0),
                CarrierFit.of(all),
                forecasts.of(draft, maker),
                warnings);
    }

    /** Materials that numbers were made for by this rule, by code, at most 50. */
    @Needs(Permission.NUMBERS_READ)
    public List<Ref> usedFor(String rule) {
        return database.with(h -> h.createQuery("""
                        SELECT m.code, m.name_zh, m.name_en FROM material m
                        WHERE m.id IN (SELECT b.material_id FROM number_batch b
                                         JOIN number_rule r ON r.id = b.rule_id WHERE r.code = :rule)
                        ORDER BY m.code FETCH FIRST 50 ROWS ONLY
                        """)
                .bind("rule", rule)
                .map((rs, context) -> new Ref(rs.getString(1), rs.getString(2), rs.getString(3)))
                .list());
    }

    /** Rules that will run out within half a year at the present pace, the most urgent first. */
    @Needs(Permission.NUMBERS_READ)
    public List<RunningOut> runningOut() {
        return forecasts.urgent(rules.allInUse(clock.instant()));
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
                SELECT k.id, k.rule, k.scope, k.first_value, k.size, k.step, k.used, b.code AS batch, k.taken_by, k.taken_at
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
        return page.map(Taken::block);
    }

    private static NumberBlock block(ResultSet rs) throws SQLException {
        return new NumberBlock(
                rs.getString("rule"),
                rs.getString("scope"),
                rs.getLong("first_value"),
                rs.getLong("size"),
                rs.getLong("step"),
                rs.getLong("used"),
                rs.getString("batch"),
                rs.getString("taken_by"),
                Columns.instant(rs, "taken_at"));
    }

    private static NumberRule read(ResultSet rs) throws SQLException {
        return new NumberRule(
                rs.getString("code"),
                rs.getInt("version"),
                rs.getString("name_zh"),
                rs.getString("name_en"),
                rs.getString("time_zone"),
                StoredRule.read(rs.getString("segments")),
                rs.getBoolean("active"),
                Columns.instant(rs, "valid_from"));
    }

    private record Taken(long id, NumberBlock block) {}
}
