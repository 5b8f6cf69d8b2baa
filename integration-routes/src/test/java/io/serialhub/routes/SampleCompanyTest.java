package io.serialhub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Page;
import io.serialhub.imports.ImportRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCompanyTest {
    private static final class Tables extends TableImport {
        final List<String> taken = new ArrayList<>();
        boolean broken;

        @Override
        public ImportRun take(Path file, String name, Sender sender) {
            if (broken && !taken.isEmpty()) {
                throw new IllegalStateException("stopped in the middle");
            }
            taken.add(name);
            return null;
        }
    }

    /** Answers the one question that is asked of the domain: which materials there are. */
    private static final class Domain extends ServiceAccounts {
        boolean inUse;

        @Override
        @SuppressWarnings("unchecked")
        public <T> T call(String login, String channel, Callable<T> work) {
            return (T) new Page<>(inUse ? List.of("M-1") : List.of(), null);
        }
    }

    @TempDir
    Path home;

    private final Tables tables = new Tables();
    private final Domain domain = new Domain();

    @BeforeEach
    void folders() throws Exception {
        Path sample = Files.createDirectories(home.resolve("sample"));
        for (String name : List.of("2-materials.xlsx", "1-partners.csv", "README.md")) {
            Files.writeString(sample.resolve(name), name);
        }
        System.setProperty("serial.sample", sample.toString());
        System.setProperty("serial.data", home.resolve("data").toString());
    }

    @AfterEach
    void asBefore() {
        System.clearProperty("serial.sample");
        System.clearProperty("serial.data");
    }

    private SampleCompany start() {
        return new SampleCompany(tables, domain, null);
    }

    @Test
    void loadsTheTablesInTheOrderOfTheirNamesIntoAnEmptyInstallation() throws Exception {
        SampleCompany sample = start();
        assertThat(sample.isDone()).isFalse();
        sample.load();
        assertThat(sample.isDone()).isTrue();
        assertThat(tables.taken).containsExactly("1-partners.csv", "2-materials.xlsx");
    }

    @Test
    void leavesAnInstallationAloneThatIsInUse() throws Exception {
        domain.inUse = true;
        SampleCompany sample = start();
        sample.load();
        assertThat(sample.isDone()).isTrue();
        assertThat(tables.taken).isEmpty();
    }

    @Test
    void goesOnAfterAStartThatWasBrokenOff() throws Exception {
        tables.broken = true;
        SampleCompany first = start();
        assertThatThrownBy(first::load).isInstanceOf(IllegalStateException.class);
        assertThat(first.isDone()).isFalse();

        tables.broken = false;
        domain.inUse = true;
        tables.taken.clear();
        start().load();
        assertThat(tables.taken).hasSize(2);

        tables.taken.clear();
        start().load();
        assertThat(tables.taken).isEmpty();
    }

    @Test
    void isDoneAtOnceWhereNoSampleIsNamed() throws Exception {
        System.clearProperty("serial.sample");
        SampleCompany sample = start();
        sample.load();
        assertThat(sample.isDone()).isTrue();
    }

    @Test
    void startsWithoutASampleWhereItsFolderIsMissing() throws Exception {
        System.setProperty("serial.sample", home.resolve("nowhere").toString());
        SampleCompany sample = start();
        sample.load();
        assertThat(sample.isDone()).isTrue();
        assertThat(tables.taken).isEmpty();
    }
}
