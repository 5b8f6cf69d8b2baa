package io.serialhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.connection.Connection;
import io.serialhub.connection.ConnectionKind;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Partners that are added, changed and taken away while the routes run, and servers that go and come back. */
class PartnersComeAndGoTest extends ConnectionRig {
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
    void takesAFileWholeOrNotAtAllWhenTheServerGoesInTheMiddle() throws Exception {
        String content = "0123456789abcdef\n".repeat(200_000);
        List<String> cuts = partner.goesWhileReading(1_000_000);
        put("big.csv", content);
        desk.put(sftp("erp", 1));
        RouteTests.until(() -> names("out/.done").size() == 1);
        assertThat(cuts).containsExactly("big.csv");
        assertThat(tables.contents).singleElement().isEqualTo(content);
    }
}
