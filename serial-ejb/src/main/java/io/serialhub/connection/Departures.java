package io.serialhub.connection;

import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Touched;
import io.serialhub.exports.ExportProfile;
import io.serialhub.exports.ExportProfiles;
import io.serialhub.exports.ExportRows;
import io.serialhub.exports.Exports;
import io.serialhub.message.MessageLog;
import io.serialhub.message.MessageResult;
import io.serialhub.message.NewMessage;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which file a connection is to bring next. It is written down before it is made, so that nothing is told twice or never. */
@Stateless
@Door
public class Departures {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    /** Longer than any transaction lasts: an event that was recorded before this has been committed, or never will be. */
    private static final Duration SETTLED = Duration.ofHours(1);

    @Inject
    Database database;

    @Inject
    ConnectionTable table;

    @Inject
    ConnectionFileTable files;

    @Inject
    ExportProfiles profiles;

    @Inject
    Exports exports;

    @Inject
    MessageLog log;

    @Inject
    TurnLease lease;

    @Inject
    Clock clock;

    /**
     * The file that was begun and is not there yet, else a new one; empty when there is nothing to tell.
     *
     * @throws Problem turn-lost
     */
    @Needs(Permission.CONNECTIONS_WRITE)
    public Optional<Departure> next(Turn turn) {
        return database.with(h -> {
            lease.check(h, turn);
            ConnectionTable.Row row = table.find(h, turn.connection()).orElseThrow();
            ExportProfile profile = profiles.get(row.view().profile());
            return files.unfinished(h, row.id())
                    .map(begun -> files.again(h, turn, begun.id()))
                    .or(() -> begin(h, turn, row, profile.rows()))
                    .map(named -> new Departure(row.view(), profile, named));
        });
    }

    private Optional<FileRecord> begin(Handle h, Turn turn, ConnectionTable.Row row, ExportRows rows) {
        Instant now = clock.instant();
        Instant since = files.lastBegun(h, row.id())
                .map(last -> last.minus(SETTLED))
                .filter(settled -> settled.isAfter(row.createdAt()))
                .orElse(row.createdAt());
        FileRecord file =
                files.insert(h, turn, new ConnectionFileTable.Found(row.id(), name(row.view(), now), 0, null));
        if (rows == ExportRows.SHIPMENTS && exports.assign(row.id(), file.id(), since) == 0) {
            files.remove(h, file.id());
            return Optional.empty();
        }
        return Optional.of(file);
    }

    private static String name(Connection connection, Instant now) {
        return connection
                .files()
                .fileName()
                .replace("{code}", connection.code())
                .replace(
                        "{time}",
                        TIME.format(now.atZone(ZoneId.of(connection.timing().zone()))));
    }

    /**
     * It lies there under its name. The log of messages gets its line in the same transaction, tied to the shipments that the
     * file tells of: there it stays known who was told when the connection is taken away.
     *
     * @throws Problem turn-lost
     */
    @Needs(Permission.CONNECTIONS_WRITE)
    public void brought(Turn turn, Brought brought) {
        FileRecord file = brought.file();
        database.use(h -> {
            lease.check(h, turn);
            files.brought(h, turn, brought);
            ConnectionKind kind =
                    table.find(h, turn.connection()).orElseThrow().view().kind();
            long line = log.add(NewMessage.out(kind.sftp() ? "sftp" : "file", turn.connection(), "rows.file")
                    .id(file.name())
                    .saying("text/csv", brought.beginning()));
            log.settle(line, MessageResult.done(brought.rows(), null));
            log.tie(
                    line,
                    exports.told(file.id()).stream()
                            .map(event -> new Touched.Thing(Touched.EVENT, event.toString()))
                            .toList());
        });
    }
}
