package io.serialhub.imports;

import io.serialhub.base.Actor;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Json;
import io.serialhub.base.Page;
import io.serialhub.base.Reason;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table {@code import_run}. Counts only ever move together, from the number of rows that the writer saw. */
@ApplicationScoped
class Runs {
    private static final String SELECT = """
            SELECT id, code, file_id, file_name, sha256, kinds, source, status, total_rows, read_rows, accepted, changed,
                   already, warned, rejected, job_id, created_by, created_at, finished_at, dry_run, asked, read_by,
                   rehearsal, failure, message_id
            FROM import_run
            """;

    @Inject
    Database database;

    @Inject
    Ids ids;

    @Inject
    RunMessages messages;

    @Inject
    Clock clock;

    /** @param rehearsal the dry run that it makes come true, or null */
    String insert(Upload upload, long fileId, String sha256, String rehearsal) {
        long id = ids.next("import_run");
        String code = "IMP-%06d".formatted(id);
        database.use(h -> h.createUpdate("""
                        INSERT INTO import_run (id, code, file_id, file_name, sha256, kinds, source, status, total_rows,
                            read_rows, accepted, changed, already, warned, rejected, dry_run, asked, rehearsal, created_by,
                            created_at, message_id)
                        VALUES (:id, :code, :file, :name, :sha, '', :source, 'Q', 0, 0, 0, 0, 0, 0, 0, :dry, :asked,
                            :rehearsal, :by, :now, :message)
                        """)
                .bind("id", id)
                .bind("code", code)
                .bind("file", fileId)
                .bind("name", upload.fileName())
                .bind("sha", sha256)
                .bind("source", upload.source())
                .bind("dry", upload.dryRun())
                .bind("asked", upload.profiles().isEmpty() ? null : String.join(",", upload.profiles()))
                .bind("rehearsal", rehearsal)
                .bind("by", Actor.current().login())
                .bind("now", clock.instant())
                .bindByType("message", messages.begin(upload), Long.class)
                .execute());
        return code;
    }

    /** So that two who accept one dry run at once start one run. */
    void lock(String code) {
        update("UPDATE import_run SET status = status WHERE code = :code", s -> s.bind("code", code));
    }

    void worksOn(String code, long jobId) {
        update(
                "UPDATE import_run SET job_id = :job WHERE code = :code",
                s -> s.bind("job", jobId).bind("code", code));
    }

    /** The file has been looked through. */
    void planned(long id, Plan plan) {
        update(
                """
                UPDATE import_run SET status = 'R', kinds = :kinds, total_rows = :total, read_by = :profiles
                WHERE id = :id AND status = 'Q'
                """,
                s -> s.bind("kinds", words(plan.kinds()))
                        .bind("total", plan.total())
                        .bind(
                                "profiles",
                                plan.profiles().entrySet().stream()
                                        .map(e -> e.getKey() + "@" + e.getValue())
                                        .collect(Collectors.joining(",")))
                        .bind("id", id));
    }

    /** A dry run that was cut off begins anew: what it had learnt of the file's earlier rows is gone. */
    void restart(long id) {
        update("""
                UPDATE import_run SET read_rows = 0, accepted = 0, changed = 0, already = 0, warned = 0, rejected = 0
                WHERE id = :id AND status = 'R' AND dry_run = TRUE
                """, s -> s.bind("id", id));
    }

    /** Everything in the file stood there already. */
    void nothingNew(String code, ImportRun before) {
        update(
                """
                UPDATE import_run SET status = 'D', kinds = :kinds, total_rows = :total, read_rows = :total,
                    already = :total, finished_at = :now
                WHERE code = :code
                """,
                s -> s.bind("kinds", words(before.kinds()))
                        .bind("total", before.totalRows())
                        .bind("now", clock.instant())
                        .bind("code", code));
        messages.ended(find(code).orElseThrow());
    }

    /**
     * Moves the run on in the transaction that holds what the rows changed.
     *
     * @param from rows read before, as the caller saw it
     * @throws Transactions.Overtaken when another node has moved it on
     */
    void advance(long id, int from, Counts more) {
        int moved = update(
                """
                UPDATE import_run SET read_rows = read_rows + :read, accepted = accepted + :accepted,
                    changed = changed + :changed, already = already + :already, warned = warned + :warned, rejected = rejected + :rejected
                WHERE id = :id AND read_rows = :from AND status = 'R'
                """,
                s -> s.bind("read", more.read())
                        .bind("accepted", more.accepted())
                        .bind("changed", more.changed())
                        .bind("already", more.already())
                        .bind("warned", more.warned())
                        .bind("rejected", more.rejected())
                        .bind("id", id)
                        .bind("from", from));
        if (moved == 0) {
            throw new Transactions.Overtaken(new IllegalStateException("run " + id + " is not at row " + from));
        }
    }

    void finish(long id) {
        update(
                "UPDATE import_run SET status = 'D', finished_at = :now WHERE id = :id AND status = 'R'",
                s -> s.bind("now", clock.instant()).bind("id", id));
    }

    void fail(String code, Reason reason) {
        String failure = Json.write(reason);
        update(
                """
                UPDATE import_run SET status = 'F', finished_at = :now, failure = :failure
                WHERE code = :code AND status IN ('Q', 'R')
                """,
                s -> s.bind("now", clock.instant())
                        .bind("failure", failure.length() > 500 ? Json.write(Reason.of(reason.code())) : failure)
                        .bind("code", code));
    }

    Optional<StoredRun> find(String code) {
        return database.with(h -> h.createQuery(SELECT + "WHERE code = :code")
                .bind("code", code)
                .map((rs, ctx) -> StoredRun.of(rs))
                .findOne());
    }

    /** The newest run of this content, read as it would be now, that left nothing to correct. */
    Optional<StoredRun> findComplete(String sha256, Upload upload) {
        return database.with(h -> h.createQuery(SELECT + """
                        WHERE sha256 = :sha AND status = 'D' AND rejected = 0 AND total_rows > 0 AND dry_run = FALSE
                          AND COALESCE(asked, '') = :asked
                          AND NOT EXISTS (SELECT 1 FROM import_profile p WHERE p.changed_at > import_run.created_at)
                        ORDER BY id DESC FETCH FIRST ROW ONLY
                        """)
                .bind("sha", sha256)
                .bind("asked", String.join(",", upload.profiles()))
                .map((rs, ctx) -> StoredRun.of(rs))
                .findOne());
    }

    /** The run of this content that has not ended. */
    Optional<StoredRun> findOpen(String sha256, Upload upload) {
        return database.with(h -> h.createQuery(SELECT + """
                        WHERE sha256 = :sha AND source = :source AND status IN ('Q', 'R') AND dry_run = :dry
                          AND COALESCE(asked, '') = :asked
                        ORDER BY id DESC FETCH FIRST ROW ONLY
                        """)
                .bind("sha", sha256)
                .bind("source", upload.source())
                .bind("dry", upload.dryRun())
                .bind("asked", String.join(",", upload.profiles()))
                .map((rs, ctx) -> StoredRun.of(rs))
                .findOne());
    }

    /** The run that somebody started from this dry run. */
    Optional<StoredRun> findAccepted(String rehearsal) {
        return database.with(h -> h.createQuery(SELECT + "WHERE rehearsal = :dry ORDER BY id FETCH FIRST ROW ONLY")
                .bind("dry", rehearsal)
                .map((rs, ctx) -> StoredRun.of(rs))
                .findOne());
    }

    /** The newest first. */
    Page<ImportRun> list(String after, Integer asked) {
        int size = Page.size(asked);
        Long before = Cursor.number(after);
        List<StoredRun> runs = database.with(
                h -> h.createQuery(SELECT + "WHERE id < :before ORDER BY id DESC FETCH FIRST :n ROWS ONLY")
                        .bind("before", before == null ? Long.MAX_VALUE : before)
                        .bind("n", size + 1)
                        .map((rs, ctx) -> StoredRun.of(rs))
                        .list());
        Page<StoredRun> page = Page.cut(runs, size, run -> Cursor.of(run.id()));
        return page.map(StoredRun::view);
    }

    /** Codes of runs that break {@code rows = accepted + already + rejected}. */
    List<String> unbalanced() {
        return database.with(h -> h.createQuery("""
                        SELECT r.code FROM import_run r
                        WHERE r.read_rows <> r.accepted + r.already + r.rejected
                           OR r.warned > r.accepted OR r.changed > r.accepted
                           OR r.status = 'D' AND r.read_rows <> r.total_rows
                           OR r.rejected <> (SELECT COUNT(*) FROM import_row w WHERE w.run_id = r.id AND w.verdict = 'R')
                        ORDER BY r.id
                        """).mapTo(String.class).list());
    }

    private int update(String sql, java.util.function.Consumer<SqlStatement<?>> values) {
        return database.with(h -> {
            var update = h.createUpdate(sql);
            values.accept(update);
            return update.execute();
        });
    }

    private static String words(List<ImportKind> kinds) {
        return kinds.stream().map(ImportKind::name).collect(Collectors.joining(","));
    }
}
