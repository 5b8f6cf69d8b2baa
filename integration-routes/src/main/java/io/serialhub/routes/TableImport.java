package io.serialhub.routes;

import io.serialhub.base.Problem;
import io.serialhub.imports.FileContent;
import io.serialhub.imports.ImportFiles;
import io.serialhub.imports.ImportRun;
import io.serialhub.imports.ImportStatus;
import io.serialhub.imports.Imports;
import io.serialhub.imports.LargeImports;
import io.serialhub.imports.LargeUpload;
import io.serialhub.imports.Upload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Tables in files on this machine, handed to the doors of imports as somebody's account. */
@ApplicationScoped
public class TableImport {
    /** A larger text file is read from disk. */
    private static final long IN_MEMORY_BYTES = 8L << 20;

    private ServiceAccounts accounts;
    private Imports imports;
    private ImportFiles files;
    private LargeImports largeImports;

    protected TableImport() {}

    @Inject
    public TableImport(ServiceAccounts accounts, Imports imports, ImportFiles files, LargeImports largeImports) {
        this.accounts = accounts;
        this.imports = imports;
        this.files = files;
        this.largeImports = largeImports;
    }

    /**
     * @param account that the rows are brought in as
     * @param channel that the log of messages names
     * @param source  what the run is to say about where the file came from
     * @param profile that it is read by, or null to recognise it by its headings
     */
    record Sender(String account, String channel, String source, String profile) {
        private List<String> profiles() {
            return profile == null ? List.of() : List.of(profile);
        }
    }

    /**
     * Takes a file in and waits until it is done. The same content again changes nothing; one that was broken off goes on.
     *
     * @throws Problem when the file as a whole could not be read
     */
    public ImportRun take(Path file, String name, Sender sender) throws IOException {
        ImportRun run = bring(file, name, sender);
        if (run.status() == ImportStatus.FAILED) {
            throw Problem.of(Problem.Kind.INVALID, run.failure());
        }
        return run;
    }

    /** As {@link #take}, but for a file that could not be read as a whole, whose run has failed. */
    public ImportRun bring(Path file, String name, Sender sender) throws IOException {
        return Files.size(file) > IN_MEMORY_BYTES && !isWorkbook(name)
                ? large(file, name, sender)
                : small(file, name, sender);
    }

    private static boolean isWorkbook(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*[.](xlsx?|zip)");
    }

    private ImportRun small(Path file, String name, Sender sender) throws IOException {
        if (Files.size(file) > Imports.MOST_BYTES) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "file-too-large", "limit", Imports.MOST_BYTES >> 20);
        }
        var upload = new Upload(name, null, Files.readAllBytes(file), sender.source());
        Upload wanted = sender.profile() == null ? upload : upload.by(sender.profile());
        return as(sender, () -> imports.runNow(wanted));
    }

    private ImportRun large(Path file, String name, Sender sender) {
        var upload = new LargeUpload(file, name, sender.source(), sender.profiles());
        return as(sender, () -> largeImports.runNow(upload));
    }

    public ImportRun get(String code, Sender sender) {
        return as(sender, () -> imports.get(code));
    }

    /**
     * Writes the refused rows, to be corrected and handed in again.
     *
     * @return the ending that such a file has
     */
    public String rejects(ImportRun run, Sender sender, Path target) throws IOException {
        FileContent rejects = as(sender, () -> files.rejects(run.code()));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
            rejects.writeTo(out);
        }
        return rejects.name().substring(rejects.name().lastIndexOf('.'));
    }

    private <T> T as(Sender sender, Callable<T> work) {
        return accounts.call(sender.account(), sender.channel(), work);
    }
}
