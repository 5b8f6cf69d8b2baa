package io.serialhub.routes;

import static java.lang.System.Logger.Level.WARNING;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.connection.Connection;
import io.serialhub.connection.FileRecord;
import io.serialhub.connection.FileStatus;
import io.serialhub.connection.Turn;
import io.serialhub.imports.ImportRun;
import io.serialhub.imports.ImportStatus;
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
import org.apache.camel.support.SynchronizationAdapter;

/** A file that a connection found: its import as the connection's account, and the refused rows to be put beside it. */
@ApplicationScoped
public class Arrivals {
    /** Exchange property: the code of the connection. */
    static final String CONNECTION = "connection";

    /** Exchange property: where the refused rows lie on this node's disk, when there are any. */
    static final String REJECTS = "rejects-file";

    private static final System.Logger LOG = System.getLogger(Arrivals.class.getName());
    private static final int MOST_ATTEMPTS = 5;

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

    private FileRecord found(Exchange exchange, Turn turn) {
        String name = exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, String.class);
        long size = exchange.getMessage().getHeader(Exchange.FILE_LENGTH, Long.class);
        long modified = exchange.getMessage().getHeader(Exchange.FILE_LAST_MODIFIED, Long.class);
        return desk.note(files -> files.found(turn, name, size, Instant.ofEpochMilli(modified)));
    }

    /** What was settled before, but not put away, is not done again. */
    private ImportRun run(FileRecord file, Path content, Connection connection) throws IOException {
        if (file.status() == FileStatus.DONE) {
            return tables.get(file.run(), sender(connection));
        }
        if (file.status() == FileStatus.REFUSED) {
            throw Problem.of(Problem.Kind.INVALID, file.problem());
        }
        ImportRun run = brought(file, content, connection);
        if (run.status() == ImportStatus.FAILED) {
            throw Problem.of(Problem.Kind.INVALID, run.failure());
        }
        return run;
    }

    /** The run is a line in the log of messages by itself; what is refused before there is one gets a line here. */
    private ImportRun brought(FileRecord file, Path content, Connection connection) throws IOException {
        TableImport.Sender sender = sender(connection);
        try {
            if (file.attempts() > MOST_ATTEMPTS) {
                throw Problem.invalid("file-failed-often", "attempts", MOST_ATTEMPTS);
            }
            return tables.bring(content, file.name(), sender);
        } catch (Problem e) {
            long line = messages.add(NewMessage.in(sender.channel(), sender.source(), "rows.file")
                    .id(file.name()));
            messages.settle(line, MessageResult.refused(e.reason()), List.of());
            throw e;
        }
    }

    private void put(Exchange exchange, ImportRun run, Connection connection) throws IOException {
        if (run.rejected() == 0) {
            return;
        }
        Path folder = Files.createDirectories(Path.of(ConnectionCircuit.work()));
        Path file = Files.createTempFile(folder, "rejects", ".tmp");
        exchange.getExchangeExtension().addOnCompletion(new Sweep(file));
        exchange.setProperty(REJECTS, file);
        String ending = tables.rejects(run, sender(connection), file);
        Archive.beside(exchange, ".rejects" + ending, file);
    }

    /** What lies on this node's disk on its way to the archive goes, whether or not it came there. */
    private static final class Sweep extends SynchronizationAdapter {
        private final Path file;

        Sweep(Path file) {
            this.file = file;
        }

        @Override
        public void onDone(Exchange exchange) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.log(WARNING, "left on the disk: {0}", file);
            }
        }
    }

    private static TableImport.Sender sender(Connection connection) {
        return new TableImport.Sender(
                connection.account(),
                connection.kind().sftp() ? "sftp" : "file",
                connection.code(),
                connection.profile());
    }
}
