package io.serialhub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.serialhub.connection.Brought;
import io.serialhub.connection.ConnectionKind;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files to a real SFTP server and to a folder: under their names once they are whole. */
class FilesToPartnersTest extends ConnectionRig {
    @Test
    void bringsAFileUnderItsOwnNameOnceItIsWhole() throws Exception {
        desk.leaving.add(departure("ship-1.csv"));
        desk.put(connection("wms", ConnectionKind.SFTP_OUT, "out", null, 1));
        RouteTests.until(() -> !desk.brought.isEmpty());
        assertThat(desk.brought)
                .extracting(b -> b.file().name(), Brought::size, Brought::rows, Brought::beginning)
                .containsExactly(tuple("ship-1.csv", 8L, 1, "number 7"));
        assertThat(names("out")).containsExactly("ship-1.csv");
        assertThat(Files.readString(folder.resolve("out/ship-1.csv"))).isEqualTo("number 7");
        RouteTests.until(() -> count(work.resolve("connections/wms")) == 0);
    }

    @Test
    void bringsAFileWholeWhenTheServerGoesInTheMiddleOfIt() throws Exception {
        List<String> cuts = partner.goesWhileWriting();
        desk.leaving.add(departure("ship-3.csv"));
        desk.put(connection("wms", ConnectionKind.SFTP_OUT, "out", null, 1));
        RouteTests.until(() -> desk.leaving.isEmpty());
        assertThat(cuts).as("not under its own name").containsExactly(".ship-3.csv");
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
        RouteTests.until(() -> !desk.brought.isEmpty());
        assertThat(list(work.resolve("exchange/wms"))).containsExactly("stock-1.csv");
        assertThat(Files.readString(work.resolve("exchange/wms/stock-1.csv"))).isEqualTo("number 7");
        System.clearProperty("serial.exchange");
    }
}
