package io.serialhub.routes;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.connection.Connection;
import io.serialhub.connection.FileRecord;
import io.serialhub.connection.Turn;
import io.serialhub.imports.FileContent;
import io.serialhub.imports.ImportRun;
import io.serialhub.imports.ImportStatus;
import io.serialhub.imports.Imports;
import io.serialhub.imports.Upload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.camel.Exchange;

/** A file that a connection found: its import as the connection's account, and the refused rows to be put beside it. */
@ApplicationScoped
public class Arrivals {
    /** Exchange property: the code of the connection. */
    static final String CONNECTION = "connection";

    private static final int MOST_ATTEMPTS = 5;

    private ConnectionDesk desk;
    private ServiceAccounts accounts;
    private Imports imports;

    protected Arrivals() {}

    @Inject
    public Arrivals(ConnectionDesk desk, ServiceAccounts accounts, Imports imports) {
        this.desk = desk;
        this.accounts = accounts;
        this.imports = imports;
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
        if (Files.size(content) > Imports.MOST_BYTES) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "file-too-large", "limit", Imports.MOST_BYTES >> 20);
        }
        var upload = new Upload(file.name(), null, Files.readAllBytes(content), connection.code());
        Upload wanted = connection.profile() == null ? upload : upload.by(connection.profile());
        ImportRun run = as(connection, () -> imports.runNow(wanted));
        if (run.status() == ImportStatus.FAILED) {
            throw Problem.of(Problem.Kind.INVALID, run.failure());
        }
        return run;
    }

    private void put(Exchange exchange, ImportRun run, Connection connection) {
        if (run.rejected() == 0) {
            exchange.getMessage().setBody(null);
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
