package io.serialhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Outgoing;
import io.serialhub.base.Problem;
import io.serialhub.base.Touched;
import io.serialhub.connection.Connection;
import io.serialhub.connection.ConnectionKind;
import io.serialhub.connection.Departure;
import io.serialhub.connection.FileRecord;
import io.serialhub.connection.FileStatus;
import io.serialhub.connection.Readiness;
import io.serialhub.connection.ServerAddress;
import io.serialhub.exports.ExportColumn;
import io.serialhub.exports.ExportProfile;
import io.serialhub.exports.ExportRows;
import io.serialhub.exports.Exports;
import io.serialhub.imports.FileContent;
import io.serialhub.imports.ImportFiles;
import io.serialhub.imports.ImportRun;
import io.serialhub.imports.ImportStatus;
import io.serialhub.imports.Imports;
import io.serialhub.imports.LargeImports;
import io.serialhub.imports.LargeUpload;
import io.serialhub.imports.Upload;
import io.serialhub.message.MessageResult;
import io.serialhub.message.Messages;
import io.serialhub.message.NewMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections as data, with routes that come and go, against a real SFTP server. */
class ConnectionRoutesTest {
    /** Imports in memory: a name says what becomes of the file. */
    private static final class Tables extends Imports {
        final List<String> taken = new CopyOnWriteArrayList<>();
        final List<String> contents = new CopyOnWriteArrayList<>();
        volatile boolean slow;

        private static void sleep() {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException("stopped in the middle", e);
            }
        }

        @Override
        public ImportRun runNow(Upload upload) {
            taken.add(upload.source() + ":" + upload.fileName());
            contents.add(new String(upload.content(), StandardCharsets.UTF_8));
            if (slow) {
                sleep();
            }
            if (upload.fileName().contains("damaged")) {
                throw Problem.invalid("csv-damaged");
            }
            if (upload.fileName().contains("hiccup") && taken.size() == 1) {
                throw new IllegalStateException("the database is away");
            }
            return get(upload.fileName().contains("partly") ? "partly" : "whole");
        }

        @Override
        public ImportRun get(String code) {
            int rejected = code.equals("partly") ? 2 : 0;
            return new ImportRun(
                    code,
                    "x",
                    "",
                    List.of(),
                    "",
                    ImportStatus.DONE,
                    5,
                    5,
                    3,
                    0,
                    0,
                    0,
                    rejected,
                    "",
                    null,
                    null,
                    false,
                    List.of(),
                    null,
                    null);
        }
    }

    private static final class Rejects extends ImportFiles {
        @Override
        public FileContent rejects(String code) {
            return new FileContent("partly-rejected.csv", "text/csv", "line,code".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final class LargeTables extends LargeImports {
        final List<Long> sizes = new CopyOnWriteArrayList<>();

        @Override
        public ImportRun runNow(LargeUpload upload) {
            try {
                sizes.add(Files.size(upload.file()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return new Tables().get("whole");
        }
    }

    /** The log of messages, in memory. */
    private static final class Log extends Messages {
        final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public <T> T handle(NewMessage message, Callable<T> work, Function<T, MessageResult> result) {
            try {
                T answer = work.call();
                lines.add(message + " " + result.apply(answer).status());
                return answer;
            } catch (RuntimeException e) {
                lines.add(message + " REFUSED");
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public long add(NewMessage message) {
            lines.add(message.toString());
            return lines.size();
        }

        @Override
        public void settle(long id, MessageResult result, List<Touched.Thing> things) {
            lines.set((int) id - 1, lines.get((int) id - 1) + " " + result.status());
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
                throw new java.io.UncheckedIOException(e);
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

    private final Tables tables = new Tables();
    private final Log log = new Log();
    private final LargeTables large = new LargeTables();
    private final DeskInMemory desk = new DeskInMemory();
    private Partner partner;
    private DefaultCamelContext camel;

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
        var departing = new Departing(desk, new NoAccounts(), null, new Letters(), log);
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

    @Test
    void takesAFileAndPutsItsRefusedRowsBesideItInTheArchive() throws Exception {
        put("partly.csv", "a,b");
        desk.put(sftp("erp", 1));
        RouteTests.until(() -> names("out/.done").size() == 2);
        assertThat(tables.taken).containsExactly("erp:partly.csv");
        assertThat(names("out/.done"))
                .anyMatch(n -> n.matches("\\d{17}-partly.csv"))
                .anyMatch(n -> n.matches("\\d{17}-partly.rejects.csv"));
        assertThat(names("out")).isEmpty();
        assertThat(desk.troubles).isEmpty();
        assertThat(log.lines).containsExactly("IN sftp erp rows.file PARTLY");
    }

    @Test
    void takesFilesOfAPartnerThatIsAddedWhileItRunsAndOfNoneThatIsTakenAway() throws Exception {
        desk.put(sftp("erp", 1));
        RouteTests.until(() -> camel.getRoute("connection-erp") != null);
        Files.createDirectories(folder.resolve("third"));
        desk.put(connection("third", ConnectionKind.SFTP_IN, "third", null, 1));
        put("../third/orders.csv", "x");
        RouteTests.until(() -> names("third/.done").size() == 1);
        assertThat(tables.taken).containsExactly("third:orders.csv");

        Files.createDirectories(folder.resolve("moved"));
        desk.put(connection("third", ConnectionKind.SFTP_IN, "moved", null, 2));
        put("../moved/more.csv", "y");
        RouteTests.until(() -> names("moved/.done").size() == 1);

        desk.connections.remove("third");
        RouteTests.until(() -> camel.getRoute("connection-third") == null);
        assertThat(camel.getRoute("connection-erp")).isNotNull();
    }

    @Test
    void takesFilesOfAFolderInTheSameWay() throws Exception {
        Path here = Files.createDirectories(work.resolve("exchange/erp"));
        Files.writeString(here.resolve("partly.csv"), "a");
        Files.writeString(here.resolve("damaged.csv"), "a");
        desk.put(connection("drop", ConnectionKind.FOLDER_IN, "erp", null, 1));
        RouteTests.until(() -> count(here.resolve(".done")) == 2 && count(here.resolve(".failed")) == 2);
        assertThat(tables.taken).containsExactlyInAnyOrder("drop:damaged.csv", "drop:partly.csv");
    }

    @Test
    void takesWorkbooksAndTextsThatPeoplePutIntoTheInbox() throws Exception {
        Path here = Files.createDirectories(work.resolve("inbox"));
        Files.writeString(here.resolve("订单.XLSX"), "a");
        Files.writeString(here.resolve("a.csv"), "a");
        Files.writeString(here.resolve("a.csv.camelLock"), "left by a node that died");
        List<String> odd = List.of("~$open.xlsx", "a..csv", "half.csv.tmp", ".hidden.csv", "x.ods", "note.txt");
        for (String name : odd) {
            Files.writeString(here.resolve(name), "a");
        }
        var files = new io.serialhub.connection.FileRules("*.xlsx;*.xls;*.csv;*.zip", null, null, null);
        desk.put(connection("inbox", ConnectionKind.FOLDER_IN, "inbox", files, 1));
        RouteTests.until(() -> count(here.resolve(".done")) == 2);
        assertThat(tables.taken).containsExactlyInAnyOrder("inbox:a.csv", "inbox:订单.XLSX");
        assertThat(list(here)).containsExactlyInAnyOrderElementsOf(odd);
    }

    @Test
    void takesAFileAgainThatWasBrokenOffByAStop() throws Exception {
        Path here = Files.createDirectories(work.resolve("inbox"));
        tables.slow = true;
        Files.writeString(here.resolve("big.csv"), "a");
        desk.put(connection("inbox", ConnectionKind.FOLDER_IN, "inbox", null, 1));
        RouteTests.until(() -> !tables.taken.isEmpty());
        stop();
        assertThat(list(here)).containsExactly("big.csv");
        assertThat(here.resolve(".failed")).doesNotExist();

        tables.slow = false;
        desk.busy.clear();
        start();
        RouteTests.until(() -> count(here.resolve(".done")) == 1);
        assertThat(tables.taken).containsExactly("inbox:big.csv", "inbox:big.csv");
    }

    @Test
    void putsAFileThatCannotBeReadAsideWithTheReason() throws Exception {
        put("damaged.csv", "?");
        desk.put(sftp("erp", 1));
        RouteTests.until(() -> names("out/.failed").size() == 2);
        String reason = names("out/.failed").stream()
                .filter(n -> n.endsWith("-damaged.reason.txt"))
                .findFirst()
                .orElseThrow();
        assertThat(Files.readAllLines(folder.resolve("out/.failed").resolve(reason)))
                .hasSize(2);
        assertThat(desk.records).extracting(FileRecord::status).containsExactly(FileStatus.REFUSED);
    }

    @Test
    void triesAgainAfterATechnicalFailureInTheNextTurn() throws Exception {
        put("hiccup.csv", "?");
        desk.put(sftp("erp", 1));
        RouteTests.until(() -> names("out/.done").size() == 1);
        assertThat(tables.taken).hasSize(2);
        assertThat(desk.records)
                .singleElement()
                .extracting(FileRecord::attempts)
                .isEqualTo(2);
    }

    @Test
    void takesACorrectedFileOfTheSameNameAndNothingTwice() throws Exception {
        put("orders.csv", "one");
        desk.put(sftp("erp", 1));
        RouteTests.until(() -> names("out/.done").size() == 1);
        put("orders.csv", "other");
        RouteTests.until(() -> names("out/.done").size() == 2);
        assertThat(tables.contents).containsExactly("one", "other");
    }

    @Test
    void leavesNamesAloneThatCouldLeadElsewhere() throws Exception {
        List<String> odd = List.of("a\\b.csv", "..x.csv", ".hidden.csv", "~lock.csv", "half.csv.tmp", "note.txt");
        for (String name : odd) {
            put(name, "x");
        }
        put("z-good.csv", "x");
        desk.put(sftp("erp", 1));
        RouteTests.until(() -> names("out/.done").size() == 1);
        assertThat(tables.taken).containsExactly("erp:z-good.csv");
        assertThat(names("out")).containsExactlyInAnyOrderElementsOf(odd);
        var wanted = new WantedNames(sftp("erp", 1).files());
        assertThat(List.of("../x.csv", "a/b.csv", "x\u0000.csv", "/etc/x.csv")).noneMatch(wanted::takes);
    }

    @Test
    void waitsForTheDoneFile() throws Exception {
        put("orders.csv", "x");
        desk.put(connection(
                "erp",
                ConnectionKind.SFTP_IN,
                "out",
                new io.serialhub.connection.FileRules(null, Readiness.DONE_FILE, null, null),
                1));
        put("early.csv", "x");
        put("early.csv.done", "");
        RouteTests.until(() -> names("out/.done").size() == 1 && names("out").equals(List.of("orders.csv")));
        put("orders.csv.done", "");
        RouteTests.until(() -> names("out/.done").size() == 2 && names("out").isEmpty());
    }

    @Test
    void takesNothingFromAServerThatIsNotKnown() throws Exception {
        put("orders.csv", "x");
        partner.stop();
        Connection before = sftp("erp", 1);
        partner.newKey();
        partner.start();
        desk.put(before);
        RouteTests.until(() -> desk.troubles.containsKey("erp"));
        assertThat(desk.troubles.get("erp").code()).isEqualTo("sftp-host-key-changed");
        assertThat(partner.signIns).hasValue(0);
        assertThat(tables.taken).isEmpty();
    }

    @Test
    void tellsThatTheServerIsGoneAndGoesOnWhenItIsBack() throws Exception {
        desk.put(sftp("erp", 1));
        RouteTests.until(() -> camel.getRoute("connection-erp") != null);
        partner.stop();
        RouteTests.until(() -> desk.troubles.containsKey("erp"));
        assertThat(desk.troubles.get("erp").code()).isEqualTo("sftp-refused");
        put("orders.csv", "x");
        partner.start();
        RouteTests.until(() -> names("out/.done").size() == 1);
    }

    @Test
    void readsALargeFileFromDisk() throws Exception {
        put("large.csv", "0123456789abcdef".repeat(600_000));
        desk.put(sftp("erp", 1));
        RouteTests.until(() -> names("out/.done").size() == 1);
        assertThat(large.sizes).containsExactly(9_600_000L);
        assertThat(tables.taken).isEmpty();
        RouteTests.until(() -> count(work.resolve("erp")) == 0); // what lay on this node's disk meanwhile
    }

    @Test
    void takesAFileWholeOrNotAtAllWhenTheServerGoesInTheMiddle() throws Exception {
        String content = "0123456789abcdef\n".repeat(200_000);
        var cuts = new CopyOnWriteArrayList<Long>();
        partner.sftp.addSftpEventListener(new SftpEventListener() {
            @Override
            public void reading(
                    ServerSession session,
                    String remoteHandle,
                    FileHandle handle,
                    long offset,
                    byte[] data,
                    int dataOffset,
                    int dataLength)
                    throws IOException {
                if (offset > 1_000_000 && cuts.isEmpty()) {
                    cuts.add(offset);
                    session.close(true);
                    throw new IOException("gone");
                }
            }
        });
        put("big.csv", content);
        desk.put(sftp("erp", 1));
        RouteTests.until(() -> names("out/.done").size() == 1);
        assertThat(cuts).hasSize(1);
        assertThat(tables.contents).singleElement().isEqualTo(content);
    }

    @Test
    void bringsAFileUnderItsOwnNameOnceItIsWhole() throws Exception {
        desk.leaving.add(departure("ship-1.csv"));
        desk.put(connection("wms", ConnectionKind.SFTP_OUT, "out", null, 1));
        RouteTests.until(() -> log.lines.contains("OUT sftp wms rows.file DONE"));
        assertThat(names("out")).containsExactly("ship-1.csv");
        assertThat(Files.readString(folder.resolve("out/ship-1.csv"))).isEqualTo("number 7");
        RouteTests.until(() -> count(work.resolve("connections/wms")) == 0);
    }

    @Test
    void bringsAFileWholeWhenTheServerGoesInTheMiddleOfIt() throws Exception {
        var cuts = new CopyOnWriteArrayList<Long>();
        partner.sftp.addSftpEventListener(new SftpEventListener() {
            @Override
            public void writing(
                    ServerSession session,
                    String remoteHandle,
                    FileHandle handle,
                    long offset,
                    byte[] data,
                    int dataOffset,
                    int dataLength)
                    throws IOException {
                if (cuts.isEmpty()) {
                    cuts.add(offset);
                    session.close(true);
                    throw new IOException("gone");
                }
            }
        });
        desk.leaving.add(departure("ship-3.csv"));
        desk.put(connection("wms", ConnectionKind.SFTP_OUT, "out", null, 1));
        RouteTests.until(() -> !cuts.isEmpty());
        assertThat(names("out")).as("under its own name").doesNotContain("ship-3.csv");
        RouteTests.until(() -> desk.leaving.isEmpty());
        assertThat(names("out")).containsExactly("ship-3.csv");
        assertThat(Files.readString(folder.resolve("out/ship-3.csv"))).isEqualTo("number 7");
    }

    @Test
    void bringsAFileOncePartnersAreThereAgain() throws Exception {
        desk.put(connection("wms", ConnectionKind.SFTP_OUT, "out", null, 1));
        RouteTests.until(() -> camel.getRoute("connection-wms") != null);
        partner.stop();
        desk.leaving.add(departure("ship-2.csv"));
        RouteTests.until(() -> desk.troubles.containsKey("wms"));
        assertThat(desk.troubles.get("wms").code()).isEqualTo("sftp-refused");
        assertThat(desk.isBusy("wms")).isFalse();
        partner.start();
        RouteTests.until(() -> names("out").size() == 1);
    }

    @Test
    void bringsAFileToAFolderInTheSameWay() throws Exception {
        System.setProperty("serial.exchange", work.resolve("exchange").toString());
        desk.put(connection("wms", ConnectionKind.FOLDER_OUT, "wms", null, 1));
        desk.leaving.add(departure("stock-1.csv"));
        RouteTests.until(() -> log.lines.contains("OUT file wms rows.file DONE"));
        assertThat(list(work.resolve("exchange/wms"))).containsExactly("stock-1.csv");
        assertThat(Files.readString(work.resolve("exchange/wms/stock-1.csv"))).isEqualTo("number 7");
        System.clearProperty("serial.exchange");
    }

    private Departure departure(String name) {
        var profile = new ExportProfile(
                "p", "P", ExportRows.STOCK, List.of(new ExportColumn(null, "number", null)), null, false, 1);
        var file = new FileRecord(7, name, 0, null, FileStatus.OPEN, null, 0, 0, 1, Instant.now(), null, null);
        return new Departure(connection("wms", ConnectionKind.SFTP_OUT, "out", null, 1), profile, file);
    }

    private Connection sftp(String code, long version) {
        return connection(code, ConnectionKind.SFTP_IN, "out", null, version);
    }

    private Connection connection(
            String code, ConnectionKind kind, String path, io.serialhub.connection.FileRules files, long version) {
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

    private void put(String name, String content) throws IOException {
        Path file = folder.resolve("out").resolve(name);
        Path unfinished = Files.writeString(work.resolve("unfinished"), content);
        Files.move(unfinished, file);
    }

    private List<String> names(String path) {
        return list(folder.resolve(path));
    }

    private static int count(Path path) {
        return list(path).size();
    }

    private static List<String> list(Path path) {
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
