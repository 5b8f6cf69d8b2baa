package io.serialhub.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.genealogy.Trace;
import io.serialhub.imports.ImportRun;
import io.serialhub.imports.Imports;
import io.serialhub.imports.Upload;
import io.serialhub.ledger.Integrity;
import io.serialhub.ledger.StateWord;
import io.serialhub.ledger.Units;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample company goes in completely, and what stands in the repository is what the generator makes. */
abstract class SampleContract {
    private static final Path KEPT = Path.of("../config/sample");

    @Inject
    Imports imports;

    @Inject
    Units units;

    @Inject
    Trace trace;

    @Inject
    Integrity integrity;

    @OnDerby
    static class DerbySampleTest extends SampleContract {}

    @OnPostgres
    static class PostgresSampleTest extends SampleContract {}

    @Test
    void everyRowOfEveryFileIsAccepted() throws IOException {
        for (Path file : files(KEPT)) {
            ImportRun run = imports.runNow(new Upload(
                    file.getFileName().toString(), "application/octet-stream", Files.readAllBytes(file), "test"));
            assertThat(imports.rejects(run.code(), null, null, 5).items())
                    .as(file.toString())
                    .noneMatch(reject -> !reject.warning());
            assertThat(run.rejected()).as(file.toString()).isZero();
            assertThat(run.accepted()).as(file.toString()).isPositive();
        }
        assertThat(units.countsByState(null))
                .extractingByKeys(
                        StateWord.IN_PRODUCTION,
                        StateWord.IN_STOCK,
                        StateWord.IN_TRANSIT,
                        StateWord.SOLD,
                        StateWord.IN_REPAIR,
                        StateWord.ENDED)
                .allMatch(n -> n.units() > 0);
        assertThat(trace.fromLot("CELL-21700", Register.BAD_LOT).units()).hasSizeGreaterThan(100);
        assertThat(integrity.rebuildAndCompare().findings()).isEmpty();
        assertThat(integrity.verifyChains().findings()).isEmpty();
    }

    @Test
    void theGeneratorMakesTheFilesThatAreKept(@TempDir Path fresh) throws IOException {
        SampleCompany.write(fresh);
        for (Path file : files(KEPT)) {
            if (file.toString().endsWith(".csv")) {
                assertThat(fresh.resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
        assertThat(files(fresh)).hasSameSizeAs(files(KEPT));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().matches(".*\\.(xlsx|csv)"))
                    .sorted()
                    .toList();
        }
    }
}
