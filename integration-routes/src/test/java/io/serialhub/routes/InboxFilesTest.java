package io.serialhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Problem;
import io.serialhub.imports.FileContent;
import io.serialhub.imports.ImportRun;
import io.serialhub.imports.ImportStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxFilesTest {
    /** Imports in memory: a name says what becomes of the file. */
    private static final class Tables extends TableImport {
        final List<String> taken = new CopyOnWriteArrayList<>();
        volatile boolean slow;

        @Override
        public ImportRun take(Path file, String source) throws IOException {
            String name = file.getFileName().toString();
            taken.add(name);
            if (slow) {
                sleep();
            }
            if (name.contains("damaged")) {
                throw Problem.invalid("file-empty");
            }
            if (name.contains("crash") || name.contains("hiccup") && taken.size() == 1) {
                throw new IllegalStateException("the database is away");
            }
            return run(name.contains("partly") ? 2 : 0);
        }

        private static void sleep() {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException("stopped in the middle", e);
            }
        }

        private static ImportRun run(int rejected) {
            return new ImportRun(
                    "I-1",
                    "x",
                    "",
                    List.of(),
                    "inbox",
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

        @Override
        public Optional<FileContent> rejects(ImportRun run) {
            return run.rejected() == 0
                    ? Optional.empty()
                    : Optional.of(new FileContent("partly-rejected.csv", "text/csv", "a,b".getBytes()));
        }
    }

    @TempDir
    Path inbox;

    private final Tables tables = new Tables();
    private DefaultCamelContext camel;

    private void start() throws Exception {
        camel = new DefaultCamelContext();
        RouteTests.defaults(camel);
        var settings = camel.getPropertiesComponent();
        settings.addOverrideProperty("serial.inbox", inbox.toString());
        settings.addOverrideProperty("serial.folder.retryDelay", "10");
        camel.getShutdownStrategy().setTimeout(1);
        camel.addRoutesConfigurations(new ErrorPolicy());
        camel.addRoutes(new InboxFiles(new Inbox(tables)));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void archivesWhatItTookWithTheRefusedRowsBesideIt() throws Exception {
        put("partly.csv");
        put("订单.XLSX");
        start();
        RouteTests.until(() -> names(".done").size() == 3);
        assertThat(tables.taken).containsExactly("partly.csv", "订单.XLSX");
        assertThat(names(".done"))
                .anyMatch(n -> n.matches("\\d{17}-partly.csv"))
                .anyMatch(n -> n.matches("\\d{17}-partly.rejects.csv"))
                .anyMatch(n -> n.matches("\\d{17}-订单.XLSX"));
        assertThat(names("")).isEmpty();
    }

    @Test
    void putsAFileThatCannotBeReadAsideWithTheReasonInBothLanguages() throws Exception {
        put("damaged.csv");
        start();
        RouteTests.until(() -> names(".failed").size() == 2);
        String reason = names(".failed").stream()
                .filter(n -> n.endsWith("-damaged.reason.txt"))
                .findFirst()
                .orElseThrow();
        assertThat(Files.readAllLines(inbox.resolve(".failed").resolve(reason))).hasSize(2);
        assertThat(tables.taken).hasSize(1);
        assertThat(names("")).isEmpty();
    }

    @Test
    void triesAgainAfterATechnicalFailureAndPutsTheFileAsideWhenItLasts() throws Exception {
        put("hiccup.csv");
        start();
        RouteTests.until(() -> names(".done").size() == 1);
        assertThat(tables.taken).hasSize(2);

        tables.taken.clear();
        put("crash.csv");
        RouteTests.until(() -> names(".failed").size() == 2);
        assertThat(tables.taken).hasSize(4);
    }

    @Test
    void takesAFileAgainThatWasBrokenOffByAStop() throws Exception {
        tables.slow = true;
        put("big.csv");
        Files.writeString(inbox.resolve("big.csv.camelLock"), "");
        start();
        RouteTests.until(() -> !tables.taken.isEmpty());
        camel.stop();
        assertThat(names("")).contains("big.csv");
        assertThat(inbox.resolve(".failed")).doesNotExist();

        tables.slow = false;
        start();
        RouteTests.until(() -> names(".done").size() == 1);
        assertThat(tables.taken).containsExactly("big.csv", "big.csv");
    }

    @Test
    void leavesOtherFilesAndOddNamesAlone() throws Exception {
        List<String> odd =
                List.of("~$open.xlsx", "a..csv", "a\\b.csv", "half.csv.tmp", ".hidden.csv", "x.ods", "note.txt");
        for (String name : odd) {
            put(name);
        }
        put("z-good.csv");
        start();
        RouteTests.until(() -> names(".done").size() == 1);
        assertThat(tables.taken).containsExactly("z-good.csv");
        assertThat(names("")).containsExactlyInAnyOrderElementsOf(odd);
    }

    private void put(String name) throws IOException {
        Files.writeString(inbox.resolve(name), "content of " + name, StandardCharsets.UTF_8);
    }

    private List<String> names(String folder) {
        Path path = inbox.resolve(folder);
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
