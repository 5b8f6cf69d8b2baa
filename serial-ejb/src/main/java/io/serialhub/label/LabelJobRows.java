package io.serialhub.label;

import io.serialhub.base.Actor;
import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.base.Page;
import io.serialhub.base.Reason;
import io.serialhub.base.Rows;
import io.serialhub.base.Where;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of label jobs, their picks and what they made. */
@ApplicationScoped
class LabelJobRows {
    private static final int FAILURE_LENGTH = 500;

    private static final String SELECT = """
            SELECT id, code, template, made_as, source, source_key, reason, start_at, issued, done, status, created_by,
                   created_at, finished_at, failure
            FROM label_job
            """;

    @Inject
    Database database;

    @Inject
    Rows rows;

    @Inject
    Clock clock;

    /** What a chunk needs to go on. @param seq the last pick that was made */
    record Open(
            long id,
            String code,
            LabelTemplate template,
            LabelOutput output,
            String reason,
            int startAt,
            int done,
            int seq,
            int parts,
            LabelJobStatus status) {}

    void insert(long id, LabelTemplate template, LabelOrder order, LabelPicks.Picked picked) {
        database.use(h -> h.createUpdate("""
                        INSERT INTO label_job (id, code, template, made_as, source, source_key, batch_id, order_id, reason,
                          start_at, issued, done, seq, parts, status, created_by, created_at)
                        VALUES (:id, :code, :template, :output, :source, :key, :batch, :order, :reason,
                          :start, :issued, 0, 0, 0, 'Q', :by, :now)
                        """)
                .bind("id", id)
                .bind("code", code(id))
                .bind("template", Json.write(template))
                .bind("output", String.valueOf(order.output().code()))
                .bind("source", String.valueOf(order.source().code()))
                .bind("key", order.sourceKey())
                .bind("batch", picked.batchId())
                .bind("order", picked.orderId())
                .bind("reason", order.reason())
                .bind("start", order.startAt())
                .bind("issued", picked.units().size())
                .bind("by", Actor.current().login())
                .bind("now", clock.instant())
                .execute());
        var picks = new ArrayList<Object[]>(picked.units().size());
        for (long unit : picked.units()) {
            picks.add(new Object[] {id, picks.size() + 1, unit});
        }
        database.use(h -> rows.insert(h, "label_pick", List.of("job_id", "seq", "unit_id"), picks));
    }

    static String code(long id) {
        return "LJ-%06d".formatted(id);
    }

    Optional<LabelJob> find(String code) {
        return database.with(h -> h.createQuery(SELECT + "WHERE code = :code")
                .bind("code", code)
                .map((rs, ctx) -> job(rs))
                .findOne());
    }

    Page<LabelJob> list(Where where, int size) {
        record Row(long id, LabelJob job) {}
        List<Row> found =
                database.with(h -> where.on(h.createQuery(SELECT + "<where> ORDER BY id DESC FETCH FIRST :n ROWS ONLY"))
                        .bind("n", size + 1)
                        .map((rs, ctx) -> new Row(rs.getLong("id"), job(rs)))
                        .list());
        Page<Row> page = Page.cut(found, size, row -> Cursor.of(row.id()));
        return page.map(Row::job);
    }

    Open open(String code) {
        return database.with(h -> h.createQuery("""
                        SELECT id, code, template, made_as, reason, start_at, done, seq, parts, status
                        FROM label_job WHERE code = :code
                        """)
                .bind("code", code)
                .map((rs, ctx) -> new Open(
                        rs.getLong("id"),
                        rs.getString("code"),
                        Json.read(rs.getString("template"), LabelTemplate.class),
                        Coded.ofCode(LabelOutput.class, rs.getString("made_as")),
                        rs.getString("reason"),
                        rs.getInt("start_at"),
                        rs.getInt("done"),
                        rs.getInt("seq"),
                        rs.getInt("parts"),
                        Coded.ofCode(LabelJobStatus.class, rs.getString("status"))))
                .one());
    }

    /** A chunk was made. @param seq of its last pick */
    void made(Open job, int labels, int seq, byte[] content) {
        database.use(h -> {
            h.createUpdate("INSERT INTO label_part (job_id, part, content) VALUES (:job, :part, :content)")
                    .bind("job", job.id())
                    .bind("part", job.parts() + 1)
                    .bind("content", content)
                    .execute();
            h.createUpdate("""
                            UPDATE label_job SET status = 'R', done = done + :n, seq = :seq, parts = parts + 1 WHERE id = :id
                            """)
                    .bind("n", labels)
                    .bind("seq", seq)
                    .bind("id", job.id())
                    .execute();
        });
    }

    /** What was not made by now was not issued. */
    void end(String code, LabelJobStatus how, Reason why) {
        String json = why == null ? null : Json.write(why);
        String failure = json == null || json.length() <= FAILURE_LENGTH ? json : Json.write(Reason.of(why.code()));
        database.use(h -> {
            h.createUpdate("""
                            UPDATE label_job SET status = :status, issued = done, finished_at = :now, failure = :failure
                            WHERE code = :code
                            """)
                    .bind("status", String.valueOf(how.code()))
                    .bind("now", clock.instant())
                    .bind("failure", failure)
                    .bind("code", code)
                    .execute();
            h.createUpdate("DELETE FROM label_pick WHERE job_id = (SELECT id FROM label_job WHERE code = :code)")
                    .bind("code", code)
                    .execute();
        });
    }

    /** The numbers of the pieces that there are, in order. */
    List<Integer> parts(String code) {
        return database.with(
                h -> h.createQuery("""
                        SELECT p.part FROM label_part p JOIN label_job j ON j.id = p.job_id WHERE j.code = :code ORDER BY p.part
                        """).bind("code", code).mapTo(Integer.class).list());
    }

    byte[] part(String code, int part) {
        return database.with(h -> h.createQuery("""
                        SELECT p.content FROM label_part p JOIN label_job j ON j.id = p.job_id
                        WHERE j.code = :code AND p.part = :part
                        """)
                .bind("code", code)
                .bind("part", part)
                .mapTo(byte[].class)
                .one());
    }

    /** One piece in place of all. */
    void replaceParts(Open job, byte[] whole) {
        database.use(h -> {
            h.execute("DELETE FROM label_part WHERE job_id = ?", job.id());
            h.createUpdate("INSERT INTO label_part (job_id, part, content) VALUES (:job, 1, :content)")
                    .bind("job", job.id())
                    .bind("content", whole)
                    .execute();
        });
    }

    private static LabelJob job(ResultSet rs) throws SQLException {
        String failure = rs.getString("failure");
        return new LabelJob(
                rs.getString("code"),
                Json.read(rs.getString("template"), LabelTemplate.class).code(),
                Coded.ofCode(LabelOutput.class, rs.getString("made_as")),
                Coded.ofCode(LabelSource.class, rs.getString("source")),
                rs.getString("source_key"),
                rs.getString("reason"),
                rs.getInt("start_at"),
                rs.getInt("issued"),
                rs.getInt("done"),
                Coded.ofCode(LabelJobStatus.class, rs.getString("status")),
                rs.getString("created_by"),
                Columns.instant(rs, "created_at"),
                Columns.instant(rs, "finished_at"),
                null,
                failure == null ? null : Json.read(failure, Reason.class));
    }
}
