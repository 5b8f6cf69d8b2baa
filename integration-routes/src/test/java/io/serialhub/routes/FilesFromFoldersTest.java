package io.serialhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.connection.ConnectionKind;
import io.serialhub.connection.FileRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files from a folder of this machine. */
class FilesFromFoldersTest extends ConnectionRig {
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
        var files = new FileRules("*.xlsx;*.xls;*.csv;*.zip", null, null, null);
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
}
