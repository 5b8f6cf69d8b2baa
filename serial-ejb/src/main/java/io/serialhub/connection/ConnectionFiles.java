package io.serialhub.connection;

import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every file that came or went, and what became of it. */
@Stateless
@Door
public class ConnectionFiles {
    @Inject
    Database database;

    @Inject
    ConnectionFileTable table;

    @Inject
    ConnectionTable connections;

    @Inject
    TurnLease lease;

    /** The newest first. */
    @Needs(Permission.CONNECTIONS_READ)
    public Page<FileRecord> list(String connection, String after, Integer asked) {
        int size = Page.size(asked);
        Long before = Cursor.number(after);
        List<FileRecord> found =
                database.with(h -> table.list(h, connection, before == null ? Long.MAX_VALUE : before, size + 1));
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
            long connection =
                    connections.find(h, turn.connection()).orElseThrow().id();
            Optional<FileRecord> before = table.last(h, connection, name, size);
            if (before.isEmpty() || !modifiedAt.equals(before.get().modifiedAt())) {
                return table.insert(h, turn, new ConnectionFileTable.Found(connection, name, size, modifiedAt));
            }
            return before.get().status() == FileStatus.OPEN
                    ? table.again(h, turn, before.get().id())
                    : before.get();
        });
    }

    /** It was read to its end. @throws Problem turn-lost */
    @Needs(Permission.CONNECTIONS_WRITE)
    public void done(Turn turn, long file, String run, int rows, int rejected) {
        database.use(h -> {
            lease.check(h, turn);
            table.settle(h, turn, file, ConnectionFileTable.Outcome.read(run, rows, rejected));
        });
    }

    /** It could not be read as a whole. @throws Problem turn-lost */
    @Needs(Permission.CONNECTIONS_WRITE)
    public void refused(Turn turn, long file, Reason problem) {
        database.use(h -> {
            lease.check(h, turn);
            table.settle(h, turn, file, ConnectionFileTable.Outcome.refused(problem));
        });
    }
}
