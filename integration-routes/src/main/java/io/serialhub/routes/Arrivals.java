package io.serialhub.routes;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Touched;
import io.serialhub.connection.Connection;
import io.serialhub.connection.FileRecord;
import io.serialhub.connection.Turn;
import io.serialhub.imports.FileContent;
import io.serialhub.imports.ImportRun;
import io.serialhub.imports.ImportStatus;
import io.serialhub.imports.Imports;
import io.serialhub.imports.LargeImports;
import io.serialhub.imports.LargeUpload;
import io.serialhub.imports.Upload;
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
import java.util.Locale;
import org.apache.camel.Exchange;

/** A file that a connection found: its import as the connection's account, and the refused rows to be put beside it. */
@ApplicationScoped
public class Arrivals {
    /** Exchange property: the code of the connection. */
    static final String CONNECTION = "connection";

    private static final String REJECTS = "rejects-file";

    private static final int MOST_ATTEMPTS = 5;

    /** The message of a larger one is tied to the import alone, not to everything that its rows changed. */
    private static final long TIED_BYTES = 512L << 10;

    /** A larger one is read from disk. */
    private static final long IN_MEMORY_BYTES = 8L << 20;

    /** More refused rows than these are written to disk first. */
    private static final int MANY_REJECTS = 50_000;

    private ConnectionDesk desk;
    private ServiceAccounts accounts;
    private Imports imports;
    private LargeImports largeImports;
    private Messages messages;

    protected Arrivals() {}

    @Inject
    public Arrivals(
            ConnectionDesk desk,
            ServiceAccounts accounts,
            Imports imports,
            LargeImports largeImports,
            Messages messages) {
        this.desk = desk;
        this.accounts = accounts;
        this.imports = imports;
        this.largeImports = largeImports;
        this.messages = messages;
    }

    /** Leaves the refused rows as the body, or null when there are none. */
    public void take(Exchange exchange) throws IOException {
        String code = exchange.getProperty(CONNECTION, String.class);
        Turn turn = desk.turn(code);
        FileRecord file = found(exchange, turn);
        try {
            Connection connection = desk.ready(code).connection();
            ImportRun run = run(file, Archive.file(exchange), connection);
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
                return as(connection, () -> imports.get(file.run()));
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
        ImportRun run = Files.size(content) > IN_MEMORY_BYTES && !isWorkbook(file.name())
                ? large(file, content, connection)
                : small(file, content, connection);
        if (run.status() == ImportStatus.FAILED) {
            throw Problem.of(Problem.Kind.INVALID, run.failure());
        }
        return run;
    }

    private static MessageResult result(ImportRun run) {
        int stand = run.accepted() + run.already();
        if (run.rejected() > 0) {
            return MessageResult.partly(
                    stand, Reason.of("file-rows-refused", "count", run.rejected(), "import", run.code()));
        }
        return run.accepted() == 0 ? MessageResult.repeated() : MessageResult.done(stand, run.code());
    }

    private static boolean isWorkbook(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*[.](xlsx?|zip)");
    }

    private ImportRun small(FileRecord file, Path content, Connection connection) throws IOException {
        if (Files.size(content) > Imports.MOST_BYTES) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "file-too-large", "limit", Imports.MOST_BYTES >> 20);
        }
        var upload = new Upload(file.name(), null, Files.readAllBytes(content), connection.code());
        Upload wanted = connection.profile() == null ? upload : upload.by(connection.profile());
        return as(connection, () -> imports.runNow(wanted));
    }

    private ImportRun large(FileRecord file, Path content, Connection connection) {
        List<String> profiles = connection.profile() == null ? List.of() : List.of(connection.profile());
        var upload = new LargeUpload(content, file.name(), connection.code(), profiles);
        return as(connection, () -> largeImports.runNow(upload));
    }

    private void put(Exchange exchange, ImportRun run, Connection connection) throws IOException {
        if (run.rejected() == 0) {
            exchange.getMessage().setBody(null);
            return;
        }
        if (run.rejected() > MANY_REJECTS) {
            Path folder = Files.createDirectories(Path.of(ConnectionCircuit.work()));
            Path file = Files.createTempFile(folder, "rejects", ".csv");
            exchange.setProperty(REJECTS, file);
            as(connection, () -> largeImports.writeRejects(run.code(), file));
            Archive.beside(exchange, ".rejects.csv", file);
            return;
        }
        FileContent rejects = as(connection, () -> imports.rejectsFile(run.code()));
        String ending = ".rejects" + rejects.name().substring(rejects.name().lastIndexOf('.'));
        Archive.beside(exchange, ending, rejects.content());
    }

    private <T> T as(Connection connection, java.util.concurrent.Callable<T> work) {
        return accounts.call(connection.account(), "file", work);
    }
}
