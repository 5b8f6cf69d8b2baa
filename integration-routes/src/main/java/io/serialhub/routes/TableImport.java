package io.serialhub.routes;

import io.serialhub.base.Problem;
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
import java.util.Optional;

/** Tables in files on this machine, handed to the door of imports as the account of the inbox. */
@ApplicationScoped
public class TableImport {
    private static final String ACCOUNT = "hub-inbox";
    private static final String CHANNEL = "file";

    private ServiceAccounts accounts;
    private Imports imports;

    protected TableImport() {}

    @Inject
    public TableImport(ServiceAccounts accounts, Imports imports) {
        this.accounts = accounts;
        this.imports = imports;
    }

    /**
     * Takes a file in and waits until it is done. The same content again changes nothing; one that was broken off goes on.
     *
     * @param source what the run is to say about where the file came from
     * @throws Problem when the file as a whole could not be read
     */
    public ImportRun take(Path file, String source) throws IOException {
        if (Files.size(file) > Imports.MOST_BYTES) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "file-too-large", "limit", Imports.MOST_BYTES >> 20);
        }
        var upload = new Upload(file.getFileName().toString(), null, Files.readAllBytes(file), source);
        ImportRun run = accounts.call(ACCOUNT, CHANNEL, () -> imports.runNow(upload));
        if (run.status() == ImportStatus.FAILED) {
            throw Problem.of(Problem.Kind.INVALID, run.failure());
        }
        return run;
    }

    /** The refused rows, to be corrected and handed in again; empty when none was. */
    public Optional<FileContent> rejects(ImportRun run) {
        return run.rejected() == 0
                ? Optional.empty()
                : Optional.of(accounts.call(ACCOUNT, CHANNEL, () -> imports.rejectsFile(run.code())));
    }
}
