package io.serialhub.routes;

import io.serialhub.base.Outgoing;
import io.serialhub.connection.Connection;
import io.serialhub.connection.ConnectionKind;
import io.serialhub.connection.Departure;
import io.serialhub.connection.FileRecord;
import io.serialhub.connection.FileRules;
import io.serialhub.connection.FileStatus;
import io.serialhub.connection.ServerAddress;
import io.serialhub.exports.ExportColumn;
import io.serialhub.exports.ExportProfile;
import io.serialhub.exports.ExportRows;
import io.serialhub.exports.Exports;
import io.serialhub.imports.FileContent;
import io.serialhub.imports.ImportFiles;
import io.serialhub.imports.ImportRun;
import io.serialhub.imports.LargeImports;
import io.serialhub.imports.LargeUpload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The routes of connections with everything behind them in memory, and a partner whose SFTP server is real. */
abstract class ConnectionRig {
    private static final class Rejects extends ImportFiles {
        @Override
        public FileContent rejects(String code) {
            return new FileContent("partly-rejected.csv", "text/csv", "line,code".getBytes(StandardCharsets.UTF_8));
        }
    }

    static final class LargeTables extends LargeImports {
        final List<Long> sizes = new CopyOnWriteArrayList<>();

        @Override
        public ImportRun runNow(LargeUpload upload) {
            try {
                sizes.add(Files.size(upload.file()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new ImportsInMemory().get("whole");
        }
    }

    /** Files to partners, in memory. */
    private static final class Letters extends Exports {
        @Override
        public int write(ExportProfile profile, long file, ZoneId zone, Path target) {
            try {
                Files.writeString(target, "number " + file);
                return 1;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class NoAccounts extends ServiceAccounts {
        @Override
        public <T> T call(String login, String channel, Callable<T> work) {
            try {
                return work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @TempDir
    Path folder;

    @TempDir
    Path work;

    final ImportsInMemory tables = new ImportsInMemory();
    final LogInMemory log = new LogInMemory();
    final LargeTables large = new LargeTables();
    final DeskInMemory desk = new DeskInMemory();
    Partner partner;
    DefaultCamelContext camel;

    @BeforeEach
    void start() throws Exception {
        System.setProperty("serial.outgoing.allow", "127.0.0.1");
        System.setProperty("serial.data", work.toString());
        Files.createDirectories(folder.resolve("out"));
        partner = new Partner(folder);
        camel = new DefaultCamelContext();
        RouteTests.defaults(camel);
        var settings = camel.getPropertiesComponent();
        settings.addOverrideProperty("serial.connection.work", work.toString());
        settings.addOverrideProperty("serial.connection.reconcile", "timer:connections?delay=0&period=100");
        settings.addOverrideProperty(
                "serial.connection.stable",
                "readLock=changed&readLockMarkerFile=false&readLockCheckInterval=50&readLockTimeout=2000");
        camel.getShutdownStrategy().setTimeout(1);
        var imports = new TableImport(new NoAccounts(), tables, new Rejects(), large);
        var arrivals = new Arrivals(desk, new NoAccounts(), imports, log);
        camel.addRoutesConfigurations(new ErrorPolicy());
        camel.addRoutes(new SftpInTemplate());
        camel.addRoutes(new FolderInTemplate());
        camel.addRoutes(new ConnectionFilesIn(arrivals));
        var departing = new Departing(desk, new NoAccounts(), null, new Letters());
        camel.addRoutes(new SftpOutTemplate(departing));
        camel.addRoutes(new FolderOutTemplate(departing));
        camel.addRoutes(new ConnectionFilesOut(departing));
        camel.addRoutes(new ConnectionReconcile(new ConnectionCircuit(desk, new Outgoing())));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        partner.close();
        System.clearProperty("serial.outgoing.allow");
        System.clearProperty("serial.data");
    }

    Departure departure(String name) {
        var profile = new ExportProfile(
                "p", "P", ExportRows.STOCK, List.of(new ExportColumn(null, "number", null)), null, false, 1);
        var file = new FileRecord(7, name, 0, null, FileStatus.OPEN, null, 0, 0, 1, Instant.now(), null, null);
        return new Departure(connection("wms", ConnectionKind.SFTP_OUT, "out", null, 1), profile, file);
    }

    Connection sftp(String code, long version) {
        return connection(code, ConnectionKind.SFTP_IN, "out", null, version);
    }

    Connection connection(String code, ConnectionKind kind, String path, FileRules files, long version) {
        boolean remote = kind.sftp();
        return new Connection(
                code,
                kind,
                code,
                new ServerAddress(
                        remote ? "127.0.0.1" : null,
                        remote ? partner.port() : null,
                        remote ? "hub" : null,
                        path,
                        remote ? partner.hostKey() : null),
                files,
                null,
                kind.incoming() ? null : "p",
                "hub-inbox",
                true,
                null,
                null,
                null,
                version);
    }

    void put(String name, String content) throws IOException {
        Path file = folder.resolve("out").resolve(name);
        Path unfinished = Files.writeString(work.resolve("unfinished"), content);
        Files.move(unfinished, file);
    }

    List<String> names(String path) {
        return list(folder.resolve(path));
    }

    static int count(Path path) {
        return list(path).size();
    }

    static List<String> list(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
