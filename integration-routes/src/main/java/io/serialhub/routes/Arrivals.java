package io.serialhub.routes;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Touched;
import io.serialhub.connection.Connection;
import io.serialhub.connection.FileRecord;
import io.serialhub.connection.Turn;
import io.serialhub.imports.ImportRun;
import io.serialhub.message.MessageResult;
import io.serialhub.message.Messages;
import io.serialhub.message.NewMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;

/** A file that a connection found: its import as the connection's account, and the refused rows to be put beside it. */
@ApplicationScoped
public class Arrivals {
    /** Exchange property: the code of the connection. */
    static final String CONNECTION = "connection";

    /** Exchange property: where the refused rows lie on this node's disk, when there are any. */
    static final String REJECTS = "rejects-file";

    private static final int MOST_ATTEMPTS = 5;

    /** The message of a larger one is tied to the import alone, not to everything that its rows changed. */
    private static final long TIED_BYTES = 512L << 10;

    private ConnectionDesk desk;
    private ServiceAccounts accounts;
    private TableImport tables;
    private Messages messages;

    protected Arrivals() {}

    @Inject
    public Arrivals(ConnectionDesk desk, ServiceAccounts accounts, TableImport tables, Messages messages) {
        this.desk = desk;
        this.accounts = accounts;
        this.tables = tables;
        this.messages = messages;
    }

    /** Leaves the refused rows, when there are any, as the body and as {@link #REJECTS}. */
    public void take(Exchange exchange) throws IOException {
        String code = exchange.getProperty(CONNECTION, String.class);
        Turn turn = desk.turn(code);
        FileRecord file = found(exchange, turn);
        try {
            Connection connection = desk.ready(code).connection();
            ImportRun run =
                    accounts.call(connection.account(), "file", () -> run(file, Archive.file(exchange), connection));
            desk.note(files -> {
                files.done(turn, file.id(), run.code(), run.totalRows(), run.rejected());
                return null;
            });
            put(exchange, run, connection);
        } catch (Problem problem) {
            desk.trouble(code, Reason.of("file-refused", "file", file.name()));
            desk.note(files -> {
                files.refused(turn, file.id(), problem.reason());
                return null;
            });
            throw problem;
        } catch (RuntimeException e) {
            desk.trouble(code, Reason.of("file-failed", "file", file.name(), "incident", exchange.getExchangeId()));
            throw e;
        }
    }

    /** What lay on this node's disk on its way to the archive. */
    public void sweep(Exchange exchange) throws IOException {
        Path rejects = exchange.getProperty(REJECTS, Path.class);
        if (rejects != null) {
            Files.deleteIfExists(rejects);
        }
    }

    private FileRecord found(Exchange exchange, Turn turn) {
        String name = exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, String.class);
        long size = exchange.getMessage().getHeader(Exchange.FILE_LENGTH, Long.class);
        long modified = exchange.getMessage().getHeader(Exchange.FILE_LAST_MODIFIED, Long.class);
        return desk.note(files -> files.found(turn, name, size, Instant.ofEpochMilli(modified)));
    }

    /** What was settled before, but not put away, is not done again. */
    private ImportRun run(FileRecord file, Path content, Connection connection) throws IOException {
        switch (file.status()) {
            case DONE:
                return tables.get(file.run(), sender(connection));
            case REFUSED:
                throw Problem.of(Problem.Kind.INVALID, file.problem());
            default:
                if (file.attempts() > MOST_ATTEMPTS) {
                    throw Problem.invalid("file-failed-often", "attempts", MOST_ATTEMPTS);
                }
        }
        var message = NewMessage.in(connection.kind().sftp() ? "sftp" : "file", connection.code(), "rows.file")
                .id(file.name());
        if (Files.size(content) <= TIED_BYTES) {
            return messages.handle(message, () -> imported(file, content, connection), Arrivals::result);
        }
        long id = messages.add(message);
        try {
            ImportRun run = imported(file, content, connection);
            messages.settle(id, result(run), List.of(new Touched.Thing("import", run.code())));
            return run;
        } catch (Problem e) {
            messages.settle(id, MessageResult.refused(e.reason()), List.of());
            throw e;
        }
    }

    private ImportRun imported(FileRecord file, Path content, Connection connection) throws IOException {
        return tables.take(content, file.name(), sender(connection));
    }

    private static MessageResult result(ImportRun run) {
        int stand = run.accepted() + run.already();
        if (run.rejected() > 0) {
            return MessageResult.partly(
                    stand, Reason.of("file-rows-refused", "count", run.rejected(), "import", run.code()));
        }
        return run.accepted() == 0 ? MessageResult.repeated() : MessageResult.done(stand, run.code());
    }

    private void put(Exchange exchange, ImportRun run, Connection connection) throws IOException {
        if (run.rejected() == 0) {
            return;
        }
        Path folder = Files.createDirectories(Path.of(ConnectionCircuit.work()));
        Path file = Files.createTempFile(folder, "rejects", ".tmp");
        exchange.setProperty(REJECTS, file);
        String ending = tables.rejects(run, sender(connection), file);
        Archive.beside(exchange, ".rejects" + ending, file);
    }

    private static TableImport.Sender sender(Connection connection) {
        return new TableImport.Sender(connection.account(), connection.code(), connection.profile());
    }
}
