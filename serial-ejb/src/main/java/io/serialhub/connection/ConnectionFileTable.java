package io.serialhub.connection;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Ids;
import io.serialhub.base.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of connection_file. */
@ApplicationScoped
class ConnectionFileTable {
    private static final String SELECT = """
            SELECT f.id, f.name, f.size, f.modified_at, f.status, f.run_code, f.row_count, f.rejected, f.attempts,
                   f.started_at, f.finished_at, f.problem
            FROM connection_file f
            """;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    List<FileRecord> list(Handle h, String connection, long before, int limit) {
        return h.createQuery(SELECT + """
                        JOIN hub_connection c ON c.id = f.connection_id
                        WHERE c.code = :code AND f.id < :before ORDER BY f.id DESC FETCH FIRST :n ROWS ONLY
                        """)
                .bind("code", connection)
                .bind("before", before)
                .bind("n", limit)
                .map((rs, c) -> view(rs))
                .list();
    }

    /** The newest of this name and size. */
    Optional<FileRecord> last(Handle h, long connection, String name, long size) {
        return h.createQuery(SELECT + """
                        WHERE f.connection_id = :connection AND f.name = :name AND f.size = :size
                        ORDER BY f.started_at DESC, f.id DESC FETCH FIRST ROW ONLY
                        """)
                .bind("connection", connection)
                .bind("name", name)
                .bind("size", size)
                .map((rs, c) -> view(rs))
                .findOne();
    }

    /** The outgoing file that was begun and is not there yet. */
    Optional<FileRecord> unfinished(Handle h, long connection) {
        return h.createQuery(SELECT + """
                        WHERE f.connection_id = :connection AND f.status = 'O' ORDER BY f.id FETCH FIRST ROW ONLY
                        """)
                .bind("connection", connection)
                .map((rs, c) -> view(rs))
                .findOne();
    }

    Optional<Instant> lastBegun(Handle h, long connection) {
        return h.createQuery("SELECT MAX(started_at) FROM connection_file WHERE connection_id = :connection")
                .bind("connection", connection)
                .mapTo(Instant.class)
                .findOne();
    }

    /**
     * A file as it lies there, or is about to.
     *
     * @param name       of an outgoing one may have a place {@code {number}} for the record's id
     * @param modifiedAt null for an outgoing one
     */
    record Found(long connection, String name, long size, Instant modifiedAt) {}

    FileRecord insert(Handle h, Turn turn, Found file) {
        long id = ids.next("connection_file");
        String name = file.modifiedAt() == null ? file.name().replace("{number}", Long.toString(id)) : file.name();
        h.createUpdate("""
                        INSERT INTO connection_file (id, connection_id, name, size, modified_at, status, row_count,
                            rejected, attempts, started_at, fence)
                        VALUES (:id, :connection, :name, :size, :modified, 'O', 0, 0, 1, :now, :fence)
                        """)
                .bind("id", id)
                .bind("connection", file.connection())
                .bind("name", name)
                .bind("size", file.size())
                .bindByType("modified", file.modifiedAt(), Instant.class)
                .bind("now", clock.instant())
                .bind("fence", turn.fence())
                .execute();
        return get(h, id);
    }

    FileRecord again(Handle h, Turn turn, long id) {
        h.createUpdate("UPDATE connection_file SET attempts = attempts + 1, fence = :fence WHERE id = :id")
                .bind("fence", turn.fence())
                .bind("id", id)
                .execute();
        return get(h, id);
    }

    void remove(Handle h, long id) {
        h.createUpdate("DELETE FROM connection_file WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    /** @param run the import that read it, or null */
    record Outcome(FileStatus status, String run, int rows, int rejected, Reason problem) {
        static Outcome read(String run, int rows, int rejected) {
            return new Outcome(FileStatus.DONE, run, rows, rejected, null);
        }

        static Outcome refused(Reason problem) {
            return new Outcome(FileStatus.REFUSED, null, 0, 0, problem);
        }
    }

    void brought(Handle h, Turn turn, Brought file) {
        long id = file.file().id();
        settle(h, turn, id, new Outcome(FileStatus.DONE, null, file.rows(), 0, null));
        h.createUpdate("UPDATE connection_file SET size = :size WHERE id = :id")
                .bind("size", file.size())
                .bind("id", id)
                .execute();
    }

    /** Only of one that is still open. */
    void settle(Handle h, Turn turn, long id, Outcome outcome) {
        h.createUpdate("""
                        UPDATE connection_file SET status = :status, run_code = :run, row_count = :rows,
                            rejected = :rejected, finished_at = :now, fence = :fence, problem = :problem
                        WHERE id = :id AND status = 'O'
                        """)
                .bind("status", String.valueOf(outcome.status().code()))
                .bind("run", outcome.run())
                .bind("rows", outcome.rows())
                .bind("rejected", outcome.rejected())
                .bind("now", clock.instant())
                .bind("fence", turn.fence())
                .bind("problem", ConnectionTable.json(outcome.problem()))
                .bind("id", id)
                .execute();
    }

    private static FileRecord get(Handle h, long id) {
        return h.createQuery(SELECT + "WHERE f.id = :id")
                .bind("id", id)
                .map((rs, c) -> view(rs))
                .one();
    }

    private static FileRecord view(ResultSet rs) throws SQLException {
        return new FileRecord(
                rs.getLong("id"),
                rs.getString("name"),
                rs.getLong("size"),
                Columns.instant(rs, "modified_at"),
                Coded.ofCode(FileStatus.class, rs.getString("status")),
                rs.getString("run_code"),
                rs.getInt("row_count"),
                rs.getInt("rejected"),
                rs.getInt("attempts"),
                Columns.instant(rs, "started_at"),
                Columns.instant(rs, "finished_at"),
                ConnectionTable.reason(rs.getString("problem")));
    }
}
