package io.serialhub.numbering;

import io.serialhub.base.Actor;
import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Json;
import io.serialhub.base.Page;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Rows;
import io.serialhub.base.Where;
import io.serialhub.identifier.LongCodeList;
import io.serialhub.job.Job;
import io.serialhub.job.JobQueue;
import io.serialhub.job.JobStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The tables {@code foreign_list} and {@code foreign_note}; how far a list is stands with its job. */
@ApplicationScoped
class ForeignListRows {
    private static final int REASON_LENGTH = 1000;
    private static final int NUMBER_LENGTH = 2000;

    private static final String SELECT = """
            SELECT l.id, l.code, m.code AS material, s.code AS maker, p.code AS pool, l.register, l.taken, l.looked, l.refused,
                   l.created_by, l.created_at, j.id AS job, j.status, j.total, j.done, j.finished_at, j.failure
            FROM foreign_list l
              JOIN job j ON j.id = l.job_id
              JOIN material m ON m.id = l.material_id
              LEFT JOIN party s ON s.id = l.maker_id
              LEFT JOIN number_pool p ON p.id = l.pool_id
            """;

    @Inject
    Database database;

    @Inject
    Rows rows;

    @Inject
    Ids ids;

    @Inject
    JobQueue queue;

    @Inject
    Clock clock;

    /** What a list is for, by ids; maker, pool and register may be null. */
    record Target(long material, Long maker, Long pool, String register) {}

    /** A list that is worked on. @param request without its numbers */
    record Open(long id, LongCodeList list, ForeignRequest request) {}

    private record Found(long id, ForeignList list) {}

    ForeignList add(LongCodeList list, long size, Target target) {
        long id = ids.next("foreign_list");
        String code = "FL-%06d".formatted(id);
        long job = queue.add(ForeignListWork.KIND, code, size);
        database.use(h -> h.createUpdate("""
                        INSERT INTO foreign_list (id, code, material_id, maker_id, pool_id, register, content, ranges, taken,
                          looked, refused, job_id, created_by, created_at)
                        VALUES (:id, :code, :material, :maker, :pool, :register, :content, :ranges, 0, 0, 0, :job, :by, :now)
                        """)
                .bind("id", id)
                .bind("code", code)
                .bind("material", target.material())
                .bind("maker", target.maker())
                .bind("pool", target.pool())
                .bind("register", target.register())
                .bind("content", list.text().getBytes(StandardCharsets.UTF_8))
                .bind("ranges", list.ranges())
                .bind("job", job)
                .bind("by", Actor.current().login())
                .bind("now", clock.instant())
                .execute());
        return get(code);
    }

    ForeignList get(String code) {
        return find(code).list();
    }

    private Found find(String code) {
        Long eta = queue.find(ForeignListWork.KIND, code).map(Job::etaSeconds).orElse(null);
        return database.with(h -> h.createQuery(SELECT + "WHERE l.code = :code")
                .bind("code", code)
                .map((rs, context) -> found(rs, eta))
                .findOne()
                .orElseThrow(() -> Problem.notFound("unknown-foreign-list", "list", code)));
    }

    Page<ForeignList> list(Long before, int size) {
        Where where = new Where().and("l.id < :after", "after", before);
        List<Found> found = database.with(
                h -> where.on(h.createQuery(SELECT + "<where> ORDER BY l.id DESC FETCH FIRST :n ROWS ONLY"))
                        .bind("n", size + 1)
                        .map((rs, context) -> found(rs, null))
                        .list());
        Page<Found> page = Page.cut(found, size, one -> Cursor.of(one.id()));
        return page.map(Found::list);
    }

    Open open(String code) {
        Found found = find(code);
        LongCodeList list = database.with(h -> h.createQuery("SELECT content, ranges FROM foreign_list WHERE id = :id")
                .bind("id", found.id())
                .map((rs, context) -> new LongCodeList(
                        new String(rs.getBytes("content"), StandardCharsets.UTF_8), rs.getBoolean("ranges")))
                .one());
        ForeignList view = found.list();
        return new Open(
                found.id(),
                list,
                new ForeignRequest(null, null, view.material(), view.maker(), view.pool(), view.register()));
    }

    /** Keeps what is to be said of some of the numbers. @param before how many come before the first of them */
    void said(long list, long before, List<ForeignAnswer> answers) {
        var notes = new ArrayList<Object[]>();
        long[] counts = new long[ForeignAnswer.Verdict.values().length];
        for (int i = 0; i < answers.size(); i++) {
            ForeignAnswer answer = answers.get(i);
            counts[answer.verdict().ordinal()]++;
            if (answer.verdict() != ForeignAnswer.Verdict.GOOD) {
                notes.add(new Object[] {
                    list,
                    before + i + 1,
                    answer.line(),
                    answer.number().substring(0, Math.min(answer.number().length(), NUMBER_LENGTH)),
                    answer.verdict() == ForeignAnswer.Verdict.LOOK,
                    json(answer.reason())
                });
            }
        }
        long looked = counts[ForeignAnswer.Verdict.LOOK.ordinal()];
        database.use(h -> {
            rows.insert(h, "foreign_note", List.of("list_id", "place", "line", "number", "taken", "reason"), notes);
            h.execute(
                    "UPDATE foreign_list SET taken = taken + ?, looked = looked + ?, refused = refused + ? WHERE id = ?",
                    counts[ForeignAnswer.Verdict.GOOD.ordinal()] + looked,
                    looked,
                    counts[ForeignAnswer.Verdict.REFUSED.ordinal()],
                    list);
        });
    }

    /** A reason whose values do not fit is kept by its code. */
    private static String json(Reason reason) {
        String json = Json.write(reason);
        return json.length() <= REASON_LENGTH ? json : Json.write(Reason.of(reason.code()));
    }

    Page<ForeignAnswer> notes(String code, Long after, int size) {
        long id = find(code).id();
        List<Note> found = database.with(h -> h.createQuery("""
                        SELECT place, line, number, taken, reason FROM foreign_note
                        WHERE list_id = :id AND place > :after ORDER BY place FETCH FIRST :n ROWS ONLY
                        """)
                .bind("id", id)
                .bind("after", after == null ? 0 : after)
                .bind("n", size + 1)
                .map((rs, context) -> new Note(
                        rs.getLong("place"),
                        new ForeignAnswer(
                                rs.getInt("line"),
                                rs.getString("number"),
                                rs.getBoolean("taken") ? ForeignAnswer.Verdict.LOOK : ForeignAnswer.Verdict.REFUSED,
                                Json.read(rs.getString("reason"), Reason.class))))
                .list());
        Page<Note> page = Page.cut(found, size, note -> Cursor.of(note.place()));
        return page.map(Note::answer);
    }

    private record Note(long place, ForeignAnswer answer) {}

    private static Found found(ResultSet rs, Long eta) throws SQLException {
        String failure = rs.getString("failure");
        return new Found(
                rs.getLong("id"),
                new ForeignList(
                        rs.getString("code"),
                        rs.getString("material"),
                        rs.getString("maker"),
                        rs.getString("pool"),
                        rs.getString("register"),
                        rs.getLong("total"),
                        rs.getLong("done"),
                        rs.getLong("taken"),
                        rs.getLong("looked"),
                        rs.getLong("refused"),
                        Coded.ofCode(JobStatus.class, rs.getString("status")),
                        rs.getLong("job"),
                        rs.getString("created_by"),
                        Columns.instant(rs, "created_at"),
                        Columns.instant(rs, "finished_at"),
                        eta,
                        failure == null ? null : Json.read(failure, Reason.class)));
    }
}
