package io.serialhub.connection;

import io.serialhub.base.Coded;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Every file that came or went, and what became of it. */
@Stateless
@Door
public class ConnectionFiles {
    private static final String SELECT = """
            SELECT f.id, f.name, f.size, f.modified_at, f.status, f.run_code, f.row_count, f.rejected, f.attempts,
                   f.started_at, f.finished_at, f.problem
            FROM connection_file f
            """;

    @Inject
    Database database;

    @Inject
    TurnLease lease;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** The newest first. */
    @Needs(Permission.CONNECTIONS_READ)
    public Page<FileRecord> list(String connection, String after, Integer asked) {
        int size = Page.size(asked);
        Long before = Cursor.number(after);
        List<FileRecord> found = database.with(h -> h.createQuery(SELECT + """
                        JOIN hub_connection c ON c.id = f.connection_id
                        WHERE c.code = :code AND f.id < :before ORDER BY f.id DESC FETCH FIRST :n ROWS ONLY
                        """)
                .bind("code", connection)
                .bind("before", before == null ? Long.MAX_VALUE : before)
                .bind("n", size + 1)
                .map((rs, c) -> view(rs))
                .list());
        return Page.cut(found, size, f -> Cursor.of(f.id()));
    }

    /**
     * A file was found. The same again, by name, size and time, is the record that stands: one that is already
     * {@code DONE} or {@code REFUSED} has only not been put away.
     *
     * @throws Problem turn-lost
     */
    @Needs(Permission.CONNECTIONS_WRITE)
    public FileRecord found(Turn turn, String name, long size, Instant modifiedAt) {
        return database.with(h -> {
            lease.check(h, turn);
            long connection = connection(h, turn);
            Optional<FileRecord> before = last(h, connection, name, size);
            if (before.isPresent() && modifiedAt.equals(before.get().modifiedAt())) {
                if (before.get().status() == FileStatus.OPEN) {
                    again(h, turn, before.get().id());
                }
                return before.get();
            }
            long id = ids.next("connection_file");
            insert(h, turn, connection, id, name, size, modifiedAt);
            return get(h, id);
        });
    }

    /**
     * An outgoing file is to be made; written down first, so that one that is broken off is made again under its name.
     *
     * @param name with the place {@code {number}} filled by the record's id
     */
    FileRecord intend(Handle h, Turn turn, String name) {
        long id = ids.next("connection_file");
        String own = name.replace("{number}", Long.toString(id));
        insert(h, turn, connection(h, turn), id, own, 0, null);
        return get(h, id);
    }

    /** The outgoing file that was begun and is not there yet. */
    Optional<FileRecord> unfinished(Handle h, Turn turn) {
        return h.createQuery(SELECT + """
                        WHERE f.connection_id = :connection AND f.status = 'O' ORDER BY f.id FETCH FIRST ROW ONLY
                        """)
                .bind("connection", connection(h, turn))
                .map((rs, c) -> view(rs))
                .findOne();
    }

    /** It was read to its end, or brought. @throws Problem turn-lost */
    @Needs(Permission.CONNECTIONS_WRITE)
    public void done(Turn turn, long file, String run, int rows, int rejected) {
        database.use(h -> {
            lease.check(h, turn);
            settle(h, turn, file, FileStatus.DONE, run, rows, rejected, null);
        });
    }

    /** It could not be read as a whole. @throws Problem turn-lost */
    @Needs(Permission.CONNECTIONS_WRITE)
    public void refused(Turn turn, long file, Reason problem) {
        database.use(h -> {
            lease.check(h, turn);
            settle(h, turn, file, FileStatus.REFUSED, null, 0, 0, problem);
        });
    }

    private void again(Handle h, Turn turn, long id) {
        h.createUpdate("UPDATE connection_file SET attempts = attempts + 1, fence = :fence WHERE id = :id")
                .bind("fence", turn.fence())
                .bind("id", id)
                .execute();
    }

    private void insert(Handle h, Turn turn, long connection, long id, String name, long size, Instant modifiedAt) {
        h.createUpdate("""
                        INSERT INTO connection_file (id, connection_id, name, size, modified_at, status, row_count,
                            rejected, attempts, started_at, fence)
                        VALUES (:id, :connection, :name, :size, :modified, 'O', 0, 0, 1, :now, :fence)
                        """)
                .bind("id", id)
                .bind("connection", connection)
                .bind("name", name)
                .bind("size", size)
                .bind("modified", modifiedAt)
                .bind("now", clock.instant())
                .bind("fence", turn.fence())
                .execute();
    }

    private void settle(
            Handle h, Turn turn, long id, FileStatus status, String run, int rows, int rejected, Reason problem) {
        h.createUpdate("""
                        UPDATE connection_file SET status = :status, run_code = :run, row_count = :rows,
                            rejected = :rejected, finished_at = :now, fence = :fence, problem = :problem
                        WHERE id = :id AND status = 'O'
                        """)
                .bind("status", String.valueOf(status.code()))
                .bind("run", run)
                .bind("rows", rows)
                .bind("rejected", rejected)
                .bind("now", clock.instant())
                .bind("fence", turn.fence())
                .bind("problem", ConnectionTable.json(problem))
                .bind("id", id)
                .execute();
    }

    private static Optional<FileRecord> last(Handle h, long connection, String name, long size) {
        return h.createQuery(SELECT + """
                        WHERE f.connection_id = :connection AND f.name = :name AND f.size = :size
                        ORDER BY f.id DESC FETCH FIRST ROW ONLY
                        """)
                .bind("connection", connection)
                .bind("name", name)
                .bind("size", size)
                .map((rs, c) -> view(rs))
                .findOne();
    }

    private static FileRecord get(Handle h, long id) {
        return h.createQuery(SELECT + "WHERE f.id = :id")
                .bind("id", id)
                .map((rs, c) -> view(rs))
                .one();
    }

    private static long connection(Handle h, Turn turn) {
        return h.createQuery("SELECT id FROM hub_connection WHERE code = :code")
                .bind("code", turn.connection())
                .mapTo(Long.class)
                .one();
    }

    private static FileRecord view(ResultSet rs) throws SQLException {
        return new FileRecord(
                rs.getLong("id"),
                rs.getString("name"),
                rs.getLong("size"),
                ConnectionTable.instant(rs, "modified_at"),
                Coded.ofCode(FileStatus.class, rs.getString("status")),
                rs.getString("run_code"),
                rs.getInt("row_count"),
                rs.getInt("rejected"),
                rs.getInt("attempts"),
                ConnectionTable.instant(rs, "started_at"),
                ConnectionTable.instant(rs, "finished_at"),
                ConnectionTable.reason(rs.getString("problem")));
    }
}
