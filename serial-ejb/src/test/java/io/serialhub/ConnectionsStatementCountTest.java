package io.serialhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.base.Ids;
import io.serialhub.base.Json;
import io.serialhub.base.Reason;
import io.serialhub.connection.Connection;
import io.serialhub.connection.ConnectionFiles;
import io.serialhub.connection.ConnectionKind;
import io.serialhub.connection.ConnectionSecret;
import io.serialhub.connection.Connections;
import io.serialhub.connection.ServerAddress;
import io.serialhub.inbox.Endpoint;
import io.serialhub.inbox.Endpoints;
import io.serialhub.inbox.Profile;
import io.serialhub.ledger.World;
import io.serialhub.message.MessageFilter;
import io.serialhub.message.MessageResult;
import io.serialhub.message.MessageStatus;
import io.serialhub.message.Messages;
import io.serialhub.message.NewMessage;
import io.serialhub.outbox.Deliveries;
import io.serialhub.outbox.DeliveryFilter;
import io.serialhub.outbox.Handed;
import io.serialhub.outbox.Outbox;
import io.serialhub.outbox.Subscription;
import io.serialhub.outbox.Subscriptions;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import io.serialhub.party.PartyKind;
import io.serialhub.testkit.CountedSource;
import io.serialhub.testkit.Databases;
import io.serialhub.testkit.Hub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the pages of connections and messages ask for costs the same number of statements for a few lines and for many. */
class ConnectionsStatementCountTest {
    static {
        System.setProperty("serial.key", Base64.getEncoder().encodeToString(new byte[32]));
    }

    private static final int FEW = 3;
    private static final int MANY = 40;
    private static final String FILES = "FILES";

    @Test
    void onDerby() {
        statementsDoNotGrow(Databases.freshDerby());
    }

    @Test
    void onPostgres() {
        statementsDoNotGrow(Databases.freshPostgres());
    }

    private static void statementsDoNotGrow(DataSource database) {
        var source = new CountedSource(database);
        try (Hub hub = Hub.start(source)) {
            Actor.system("test", Hub.SITE).run(() -> {
                hub.get(World.class).build();
                var traffic = new Traffic(hub);
                hub.get(Connections.class).save(traffic.connection(FILES), null);
                traffic.fill("F", FEW);
                Map<String, Cost> few = costs(hub, source);
                traffic.fill("M", MANY);
                Map<String, Cost> many = costs(hub, source);
                many.forEach((what, cost) -> {
                    assertThat(cost.lines()).as("lines of %s", what).isGreaterThanOrEqualTo(MANY);
                    assertThat(cost.statements())
                            .as("statements of %s for %d lines", what, cost.lines())
                            .isEqualTo(few.get(what).statements());
                });
            });
        }
    }

    private record Cost(int lines, int statements) {}

    private static Map<String, Cost> costs(Hub hub, CountedSource source) {
        var costs = new LinkedHashMap<String, Cost>();
        asked(hub).forEach((what, ask) -> {
            ask.getAsInt();
            source.statements();
            int lines = ask.getAsInt();
            costs.put(what, new Cost(lines, source.statements()));
        });
        return costs;
    }

    /** What the pages ask for; each answers how many lines there were. */
    private static Map<String, IntSupplier> asked(Hub hub) {
        Connections connections = hub.get(Connections.class);
        Messages messages = hub.get(Messages.class);
        var asked = new LinkedHashMap<String, IntSupplier>();
        asked.put("everything that is joined", () -> connections.entries().size());
        asked.put("connections", () -> connections.list().size());
        asked.put(
                "files of a connection",
                () -> hub.get(ConnectionFiles.class)
                        .list(FILES, null, 200)
                        .items()
                        .size());
        asked.put("webhooks out", () -> hub.get(Subscriptions.class).list().size());
        asked.put("webhooks in", () -> hub.get(Endpoints.class).list().size());
        asked.put("messages", () -> messages.list(null, null, 200).items().size());
        asked.put("refused messages", () -> list(messages, MessageFilter.of(MessageStatus.REFUSED, null, null)));
        asked.put("messages about a partner", () -> list(messages, MessageFilter.of(null, null, "TOLD")));
        asked.put("what a message is about", () -> {
            long newest = messages.list(MessageFilter.of(null, "bulk", null), null, 1)
                    .items()
                    .get(0)
                    .id();
            return messages.get(newest).things().size();
        });
        asked.put("other sides", () -> messages.partners().size());
        asked.put("figures of other sides", () -> messages.figures().size());
        asked.put("how many wait", () -> (int) messages.counts().waiting());
        asked.put(
                "deliveries",
                () -> hub.get(Deliveries.class)
                        .list(DeliveryFilter.of(null, null), null, 200)
                        .items()
                        .size());
        return asked;
    }

    private static int list(Messages messages, MessageFilter filter) {
        return messages.list(filter, null, 200).items().size();
    }

    /** Others that the hub is joined to, and what went between them. */
    private record Traffic(Hub hub) {
        void fill(String prefix, int n) {
            for (int i = 0; i < n; i++) {
                String code = prefix + i;
                hub.get(Connections.class).save(connection(code), null);
                hub.get(Endpoints.class).save(new Endpoint(code, null, "hub-inbox", profile(), true, 0, null), null);
                hub.get(Subscriptions.class)
                        .save(Subscription.to(code, "https://203.0.113.9/" + code, List.of("partner.*")), null);
                file(code);
                received(NewMessage.in("soap", code, "partner.save"), List.of(code));
                refused(code);
            }
            List<String> many =
                    IntStream.range(0, n).mapToObj(i -> prefix + "-" + i).toList();
            received(NewMessage.in("file", "bulk", "partner.save"), many);
            told(n);
        }

        private void received(NewMessage message, List<String> partners) {
            hub.get(Messages.class).handle(message, () -> {
                for (String code : partners) {
                    hub.get(Parties.class)
                            .save(
                                    new Party(code, PartyKind.CUSTOMER, code, code, null, null, null, null, true, 0),
                                    null);
                }
                return null;
            });
        }

        private void refused(String code) {
            Messages messages = hub.get(Messages.class);
            long line = messages.add(
                    NewMessage.in("soap", code, "partner.save").about("TOLD").id("REF-" + code));
            messages.settle(line, MessageResult.refused(Reason.of("no-right")), List.of());
        }

        /** One message to each of the subscriptions; nobody fetches them, so they wait. */
        private void told(int n) {
            for (int i = 0; i < n; i++) {
                hub.inTransaction(() -> hub.get(Outbox.class).add("partner.changed", "TOLD", null, Map.of()));
            }
            Handed.out(hub.get(Deliveries.class), 1);
        }

        private void file(String name) {
            World world = hub.get(World.class);
            world.sql(
                    "INSERT INTO connection_file (id, connection_id, name, size, status, row_count, rejected, attempts,"
                            + " started_at, fence) SELECT " + hub.get(Ids.class).next("connection_file") + ", id, '"
                            + name
                            + "', 1, 'D', 1, 0, 1, CURRENT_TIMESTAMP, 1 FROM hub_connection WHERE code = '" + FILES
                            + "'");
        }

        Connection connection(String code) {
            return new Connection(
                    code,
                    ConnectionKind.SFTP_IN,
                    "Partner " + code,
                    new ServerAddress("sftp.example.com", 22, "hub", "/out", null),
                    null,
                    null,
                    null,
                    "hub-inbox",
                    true,
                    new ConnectionSecret("secret", null, null),
                    null,
                    null,
                    0);
        }

        private static Profile profile() {
            try {
                return Json.read(
                        Files.readString(
                                Path.of("src/test/resources/io/serialhub/inbox/golden/erp-sales-order/profile.json")),
                        Profile.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
