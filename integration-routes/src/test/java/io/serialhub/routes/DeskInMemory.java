package io.serialhub.routes;

import io.serialhub.base.Reason;
import io.serialhub.connection.Brought;
import io.serialhub.connection.Connection;
import io.serialhub.connection.ConnectionFiles;
import io.serialhub.connection.ConnectionSecret;
import io.serialhub.connection.Departure;
import io.serialhub.connection.Departures;
import io.serialhub.connection.FileRecord;
import io.serialhub.connection.FileStatus;
import io.serialhub.connection.Ready;
import io.serialhub.connection.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Connections, turns and the record of files as the database keeps them, in memory. */
final class DeskInMemory extends ConnectionDesk {
    final Map<String, Ready> connections = new ConcurrentSkipListMap<>();
    final Map<String, Reason> troubles = new ConcurrentHashMap<>();
    final List<FileRecord> records = new CopyOnWriteArrayList<>();
    final Map<String, Boolean> busy = new ConcurrentHashMap<>();
    private final ConnectionFiles files = new Files();

    void put(Connection connection) {
        connections.put(connection.code(), new Ready(connection, new ConnectionSecret("open sesame", null, null)));
    }

    @Override
    public List<Ready> active() {
        return List.copyOf(connections.values());
    }

    @Override
    public Ready ready(String code) {
        return connections.get(code);
    }

    @Override
    public boolean begin(String code) {
        troubles.remove(code);
        return busy.putIfAbsent(code, true) == null;
    }

    @Override
    public boolean isBusy(String code) {
        return busy.containsKey(code);
    }

    @Override
    public Turn turn(String code) {
        return new Turn(code, 1);
    }

    @Override
    public void trouble(String code, Reason reason) {
        troubles.putIfAbsent(code, reason);
    }

    @Override
    public void end(String code) {
        busy.remove(code);
    }

    final List<Brought> brought = new CopyOnWriteArrayList<>();
    final List<Departure> leaving = new CopyOnWriteArrayList<>();

    @Override
    public Optional<Departure> leaving(Departures departures, String code) {
        return leaving.stream().findFirst();
    }

    @Override
    public void brought(Departures departures, String code, Brought done) {
        brought.add(done);
        leaving.removeIf(departure -> departure.file().id() == done.file().id());
    }

    @Override
    public <T> T note(Function<ConnectionFiles, T> note) {
        return note.apply(files);
    }

    private final class Files extends ConnectionFiles {
        @Override
        public synchronized FileRecord found(Turn turn, String name, long size, Instant modifiedAt) {
            for (FileRecord r : records) {
                if (r.name().equals(name) && r.size() == size && r.modifiedAt().equals(modifiedAt)) {
                    return r.status() == FileStatus.OPEN
                            ? replace(r, FileStatus.OPEN, null, 0, r.attempts() + 1, null)
                            : r;
                }
            }
            var record = new FileRecord(
                    records.size() + 1,
                    name,
                    size,
                    modifiedAt,
                    FileStatus.OPEN,
                    null,
                    0,
                    0,
                    1,
                    Instant.now(),
                    null,
                    null);
            records.add(record);
            return record;
        }

        @Override
        public synchronized void done(Turn turn, long file, String run, int rows, int rejected) {
            FileRecord r = byId(file);
            replace(r, FileStatus.DONE, run, rejected, r.attempts(), null);
        }

        @Override
        public synchronized void refused(Turn turn, long file, Reason problem) {
            FileRecord r = byId(file);
            replace(r, FileStatus.REFUSED, null, 0, r.attempts(), problem);
        }

        private FileRecord byId(long id) {
            return new ArrayList<>(records)
                    .stream().filter(r -> r.id() == id).findFirst().orElseThrow();
        }

        private FileRecord replace(
                FileRecord r, FileStatus status, String run, int rejected, int attempts, Reason problem) {
            var after = new FileRecord(
                    r.id(),
                    r.name(),
                    r.size(),
                    r.modifiedAt(),
                    status,
                    run,
                    0,
                    rejected,
                    attempts,
                    r.startedAt(),
                    null,
                    problem);
            records.set(records.indexOf(r), after);
            return after;
        }
    }
}
