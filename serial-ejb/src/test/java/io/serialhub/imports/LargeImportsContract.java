package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Database;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database must do with files that are read from disk. */
abstract class LargeImportsContract {
    private static final int ROWS = 1_200;

    @Inject
    io.serialhub.testkit.Hub hub;

    @Inject
    LargeImports imports;

    @Inject
    Imports small;

    @Inject
    ImportFiles files;

    @Inject
    Readings readings;

    @Inject
    Runs runs;

    @Inject
    Database database;

    @TempDir
    Path folder;

    @BeforeEach
    void dataFolder() {
        System.setProperty("serial.data", folder.toString());
    }

    @Test
    void takesAFileFromDiskAndKeepsItInPieces() throws IOException {
        Path file = file("A", ROWS, "");
        ImportRun run = imports.runNow(upload(file));
        assertThat(run.status()).isEqualTo(ImportStatus.DONE);
        assertThat(List.of(run.totalRows(), run.accepted(), run.rejected())).containsExactly(ROWS + 2, ROWS, 2);
        assertThat(Files.exists(folder.resolve("large-files"))).isTrue();
        try (var left = Files.list(folder.resolve("large-files"))) {
            assertThat(left).isEmpty();
        }
        List<String> lines = new String(files.rejects(run.code()).content(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("编码,名称,类型").contains("Source line");
        assertThat(lines.get(1)).startsWith(",无编码,客户," + (ROWS + 2) + ",");
        Path original = folder.resolve("original.csv");
        try (var out = Files.newOutputStream(original)) {
            files.original(run.code()).writeTo(out);
        }
        assertThat(original).as("in pieces, as it came").hasSameBinaryContentAs(file);
    }

    @Test
    void doesNothingTwiceUnderAnyName() throws IOException {
        Path file = file("B", 300, null);
        ImportRun first = imports.runNow(upload(file));
        assertThat(first.accepted()).isEqualTo(300);
        ImportRun again = imports.runNow(new LargeUpload(file, "other.csv", "erp", List.of()));
        assertThat(again.already()).isEqualTo(300);
        assertThat(again.accepted()).isZero();
    }

    @Test
    void onlyTheRefusedRowsOfACorrectedFileRunAgain() throws IOException {
        imports.runNow(upload(file("C", 200, "")));
        ImportRun corrected = imports.runNow(upload(file("C", 200, "C-X")));
        assertThat(List.of(corrected.already(), corrected.accepted(), corrected.rejected()))
                .containsExactly(200, 2, 0);
    }

    @Test
    void goesOnFromThePiecesOnANodeThatNeverSawTheFile() throws IOException {
        Path file = file("D", 700, null);
        ImportRun run = imports.runNow(upload(file));
        StoredRun stored = runs.find(run.code()).orElseThrow();
        Files.delete(file);
        try (Reading reading = readings.of(stored)) {
            assertThat(reading.next(600, 500)).hasSize(100);
        }
        readings.close(stored);
    }

    @Test
    void twoRunsOfOneFileDoNotWaitForEachOtherNorTakeAnothersCopy() throws IOException {
        Path file = file("F", 700, null);
        StoredRun first = runs.find(imports.runNow(upload(file)).code()).orElseThrow();
        StoredRun second = runs.find(imports.runNow(upload(file)).code()).orElseThrow();
        assertThat(readings.of(first).next(0, 500)).hasSize(500);
        Reading going = readings.of(second);
        assertThat(going.next(500, 500)).hasSize(200);
        readings.close(first);
        assertThat(going.next(0, 500)).hasSize(500);
        readings.close(second);
    }

    @Test
    void whatALostServerLeftBehindIsClearedAway() throws IOException {
        Path left = Files.createFile(ScratchFolder.make().resolve("strings1.tmp"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(4))));
        imports.runNow(upload(file("G", 300, null)));
        assertThat(left).doesNotExist();
    }

    @Test
    void aPersonSaysOfALargeFileTooWhichColumnIsWhich() throws IOException {
        ImportRun run = imports.runNow(upload(file("E", 300, "")));
        assertThat(small.sheets(run.code())).singleElement().satisfies(sheet -> {
            assertThat(sheet.kind()).isEqualTo(ImportKind.PARTNERS);
            assertThat(sheet.columns().get(0).samples()).startsWith("LE0", "LE1");
        });
        ImportRun dry = finished(small.rehearse(run.code(), List.of()));
        assertThat(List.of(dry.totalRows(), dry.already(), dry.rejected())).containsExactly(302, 300, 2);
        assertThat(finished(small.accept(dry.code())).already()).isEqualTo(300);
    }

    private ImportRun finished(ImportRun run) {
        hub.get(io.serialhub.job.JobRunner.class).drain();
        return small.get(run.code());
    }

    private LargeUpload upload(Path file) {
        return new LargeUpload(file, "partners.csv", "erp", List.of());
    }

    /** @param key of two more rows; empty makes them wrong, null leaves them out */
    private Path file(String prefix, int rows, String key) throws IOException {
        var text = new StringBuilder("编码,名称,类型\n");
        for (int i = 0; i < rows; i++) {
            text.append("L").append(prefix).append(i).append(",客户").append(i).append(",客户\n");
        }
        if (key != null) {
            text.append(key.isEmpty() ? "" : key + "1").append(",无编码,客户\n");
            text.append(key.isEmpty() ? "" : key + "2").append(",无编码,客户\n");
        }
        return Files.writeString(folder.resolve(prefix + key + ".csv"), text);
    }
}
