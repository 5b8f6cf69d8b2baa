package io.serialhub.routes;

import static java.lang.System.Logger.Level.WARNING;

import io.serialhub.base.Settings;
import io.serialhub.material.MaterialFilter;
import io.serialhub.material.Materials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that an empty installation starts with ({@code serial.sample} names their folder), taken in by the way of every
 * other file. A mark in the data folder stands while it lasts, so that a start that was broken off is gone on with.
 */
@ApplicationScoped
public class SampleCompany {
    private static final System.Logger LOG = System.getLogger(SampleCompany.class.getName());
    private static final String ACCOUNT = "hub-inbox";
    private static final TableImport.Sender SENDER = new TableImport.Sender(ACCOUNT, "file", "sample", null);

    private TableImport tables;
    private ServiceAccounts accounts;
    private Materials materials;
    private volatile boolean done;

    protected SampleCompany() {}

    @Inject
    public SampleCompany(TableImport tables, ServiceAccounts accounts, Materials materials) {
        this.tables = tables;
        this.accounts = accounts;
        this.materials = materials;
    }

    /** Whether there is nothing more to load; before that people would see half a company. */
    public boolean isDone() {
        return done;
    }

    /** In the order of the files' names; nothing where there is no sample or the installation is in use. */
    public void load() throws IOException {
        Path folder = Settings.find("serial.sample").map(Path::of).orElse(null);
        if (folder != null && !Files.isDirectory(folder)) {
            LOG.log(
                    WARNING,
                    "serial.sample names {0}, which is no folder: the start goes on without a sample.",
                    folder);
        } else if (folder != null && (Files.exists(mark()) || isEmpty())) {
            Files.createDirectories(mark().getParent());
            Files.writeString(mark(), folder.toString());
            for (Path file : files(folder)) {
                tables.take(file, file.getFileName().toString(), SENDER);
            }
            Files.delete(mark());
        }
        done = true;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*[.](xlsx|csv)"))
                    .sorted()
                    .toList();
        }
    }

    private boolean isEmpty() {
        return accounts.call(ACCOUNT, "file", () -> materials.list(MaterialFilter.ALL, null, 1))
                .items()
                .isEmpty();
    }

    private static Path mark() {
        return Settings.data().resolve("sample-is-loading");
    }
}
