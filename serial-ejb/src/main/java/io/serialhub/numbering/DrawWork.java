package io.serialhub.numbering;

import io.serialhub.base.Database;
import io.serialhub.base.Permission;
import io.serialhub.base.Reason;
import io.serialhub.job.JobQueue;
import io.serialhub.job.JobRun;
import io.serialhub.job.Work;
import io.serialhub.ledger.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/**
 * Draws of more numbers than one event takes. All of them are taken out of the pool at once, so that nobody else draws
 * them; their events follow, chunk by chunk.
 */
@ApplicationScoped
class DrawWork implements Work {
    static final String KIND = "pool-draw";

    private static final String DRAW = """
            SELECT d.id, d.pool_id, d.note, p.code AS pool, s.code AS supplier, o.code AS made_for
            FROM pool_draw d
            JOIN number_pool p ON p.id = d.pool_id
            LEFT JOIN party s ON s.id = d.supplier_id
            LEFT JOIN doc_order o ON o.id = d.order_id AND o.kind = 'W'
            WHERE d.code = :code
            """;

    private static final String NUMBERS = """
            SELECT n.unit_id FROM pool_number n
            WHERE n.pool_id = :pool AND n.draw_id = :draw
            ORDER BY n.code OFFSET :done ROWS FETCH NEXT :n ROWS ONLY
            """;

    @Inject
    Database database;

    @Inject
    PoolWork work;

    @Inject
    JobQueue queue;

    /** @param ordered whether the numbers are bound to the order of the context */
    private record Draw(long id, long pool, Context context, boolean ordered) {}

    /** The numbers are marked as drawn already. */
    void later(String draw, int quantity) {
        queue.add(KIND, draw, quantity);
    }

    /** Whether its events are still being written. */
    boolean isGoingOn(String draw) {
        return queue.progress(KIND, draw).isPresent();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Permission steering() {
        return Permission.NUMBERS_WRITE;
    }

    @Override
    public boolean chunk(JobRun run) {
        Draw draw = draw(run.subject());
        int most = database.isPostgres() ? 5_000 : 1_000;
        List<Long> next = numbers(draw, run.done(), most);
        if (!next.isEmpty()) {
            work.record(next, draw.context(), draw.ordered());
        }
        run.advance(next.size());
        return next.size() < most;
    }

    /** Numbers that nothing was recorded of are free again. */
    @Override
    public void cancelled(JobRun run) {
        work.free(numbers(draw(run.subject()), run.done(), Integer.MAX_VALUE));
    }

    @Override
    public void failed(JobRun run, Reason reason) {
        cancelled(run);
    }

    private Draw draw(String code) {
        return database.with(h -> h.createQuery(DRAW)
                .bind("code", code)
                .map((rs, ctx) -> new Draw(
                        rs.getLong("id"),
                        rs.getLong("pool_id"),
                        new Context(
                                rs.getString("made_for"),
                                rs.getString("supplier"),
                                null,
                                rs.getString("note"),
                                null,
                                null,
                                Map.of("pool", rs.getString("pool"))),
                        rs.getString("made_for") != null))
                .one());
    }

    private List<Long> numbers(Draw draw, long done, int most) {
        return database.with(h -> h.createQuery(NUMBERS)
                .bind("pool", draw.pool())
                .bind("draw", draw.id())
                .bind("done", done)
                .bind("n", most)
                .mapTo(Long.class)
                .list());
    }
}
