package io.serialhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.connection.ConnectionKind;
import io.serialhub.connection.FileRecord;
import io.serialhub.connection.FileRules;
import io.serialhub.connection.FileStatus;
import io.serialhub.connection.Readiness;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files from a real SFTP server: taken whole and once, put away, refused with the reason. */
class FilesFromPartnersTest extends ConnectionRig {
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
        assertThat(log.lines).as("the run is a line by itself").isEmpty();
    }

    @Test
    void leavesNothingOnThisNodesDiskWhenThePartnerGoesWhileRefusedRowsArePutAway() throws Exception {
        put("partly.csv", "a,b");
        List<String> cuts = partner.goesWhileWriting();
        desk.put(sftp("erp", 1));
        RouteTests.until(() ->
                names("out/.done").stream().filter(n -> !n.startsWith(".")).count() == 2);
        assertThat(cuts).containsExactly(".partly.csv");
        assertThat(names("out/.done")).anyMatch(n -> n.matches("\\d{17}-partly.rejects.csv"));
        assertThat(tables.taken).as("what was settled is not done again").hasSize(1);
        RouteTests.until(() -> count(work.resolve("connections")) == 0);
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
        assertThat(log.lines).containsExactly("IN sftp erp rows.file REFUSED");
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
                "erp", ConnectionKind.SFTP_IN, "out", new FileRules(null, Readiness.DONE_FILE, null, null), 1));
        put("early.csv", "x");
        put("early.csv.done", "");
        RouteTests.until(() -> names("out/.done").size() == 1 && names("out").equals(List.of("orders.csv")));
        put("orders.csv.done", "");
        RouteTests.until(() -> names("out/.done").size() == 2 && names("out").isEmpty());
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
}
