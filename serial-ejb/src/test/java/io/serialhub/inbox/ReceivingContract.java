package io.serialhub.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.serialhub.access.AccountKind;
import io.serialhub.access.UserDraft;
import io.serialhub.access.Users;
import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Touched;
import io.serialhub.ledger.Units;
import io.serialhub.ledger.World;
import io.serialhub.message.MessageDetail;
import io.serialhub.message.MessageFilter;
import io.serialhub.message.MessageStatus;
import io.serialhub.message.MessageView;
import io.serialhub.message.Messages;
import io.serialhub.order.Orders;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.TestClock;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks in, signed by an independent library. */
abstract class ReceivingContract {
    static {
        System.setProperty("serial.key", Base64.getEncoder().encodeToString(new byte[32]));
    }

    private static final Path GOLDEN = Path.of("src/test/resources/io/serialhub/inbox/golden");
    private static int run;

    @Inject
    Hub hub;

    @Inject
    World world;

    @Inject
    Endpoints endpoints;

    @Inject
    Receiving receiving;

    @Inject
    Messages messages;

    @Inject
    Orders orders;

    @Inject
    Units units;

    @Inject
    Users users;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private String p;
    private Webhook webhook;

    @BeforeEach
    void anEndpoint() throws Exception {
        world.build();
        p = "E" + ++run;
        if (users.list(null, null, 200).items().stream()
                .noneMatch(u -> u.login().equals("erp-link"))) {
            users.save(
                    new UserDraft("erp-link", "ERP", AccountKind.SERVICE, List.of("integrator"), null, Hub.SITE, true),
                    null);
        }
        webhook = webhook("erp", profile("erp-sales-order"));
    }

    @Test
    void makesTheOrderAndTiesTheMessageToIt() throws Exception {
        Received received = send("erp", "msg-1", order("O1"));
        assertThat(received).isEqualTo(new Received("done", "order.save", p + "O1", 2));
        assertThat(orders.get(p + "O1").order().lines()).hasSize(2);
        MessageView line = messages.ofOrder(p + "O1").get(0);
        assertThat(List.of(line.partner(), line.type(), line.message(), line.actor(), line.status()))
                .containsExactly("erp", "order.save", "msg-1", "erp-link", MessageStatus.DONE);
        MessageDetail detail = messages.get(line.id());
        assertThat(detail.things()).contains(new Touched.Thing("order", p + "O1"));
        assertThat(detail.said().content()).contains("\"电话\":\"***\"");
    }

    @Test
    void tiesAScanToTheUnitsOfItsEvent() throws Exception {
        List<String> codes = world.allocate(hub, "BIKE", p, 2);
        world.order(p + "-WO", 'W', "BIKE", 2);
        webhook = webhook("mes", profile("mes-production"));
        send("mes", "msg-s", "{\"workOrder\":\"" + p + "-WO\",\"serials\":[\"" + codes.get(0) + "\",\"nobody\"]}");
        MessageView line = messages.ofUnit(codes.get(0)).get(0);
        assertThat(line.quantity()).isEqualTo(1);
        assertThat(messages.ofOrder(p + "-WO")).contains(line);
        assertThat(messages.ofUnit(codes.get(1))).isEmpty();
    }

    @Test
    void takesAMessageOnceHoweverOftenItComes() throws Exception {
        send("erp", "msg-2", order("O2"));
        long version = orders.get(p + "O2").order().version();
        assertThat(send("erp", "msg-2", order("O2")).outcome()).isEqualTo("repeated");
        assertThat(orders.get(p + "O2").order().version()).isEqualTo(version);
        assertThat(lines("msg-2"))
                .extracting(MessageView::status)
                .containsExactly(MessageStatus.REPEATED, MessageStatus.DONE);
        refused("event-id-reused", () -> send("erp", "msg-2", order("O3")));
    }

    @Test
    void believesNeitherAWrongSignatureNorAnOldOneNorAnUnknownAddress() throws Exception {
        String body = order("O4");
        Signed good = signed("msg-3", body);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] other = body.replace("40", "41").getBytes(StandardCharsets.UTF_8);
        refused("webhook-not-accepted", () -> receiving.receive("erp", good, other));
        refused("webhook-not-accepted", () -> receiving.receive("nobody", good, bytes));
        refused(
                "webhook-not-accepted",
                () -> receiving.receive("erp", new Signed("msg-4", good.timestamp(), good.signature()), bytes));
        refused("webhook-not-accepted", () -> receiving.receive("erp", new Signed("msg-3", null, null), bytes));
        clock.advance(Duration.ofMinutes(6));
        refused("webhook-not-accepted", () -> receiving.receive("erp", good, bytes));
        clock.advance(Duration.ofMinutes(-12));
        refused("webhook-not-accepted", () -> receiving.receive("erp", good, bytes));
        clock.advance(Duration.ofMinutes(6));
        assertThat(lines("msg-3")).isEmpty();
        assertThat(receiving.receive("erp", good, bytes).outcome()).isEqualTo("done");
    }

    @Test
    void believesTheOldSecretForADayAfterTheNewOne() throws Exception {
        Webhook old = webhook;
        webhook = new Webhook(endpoints.renewSecret("erp").secret());
        send("erp", "msg-5", order("O5"));
        Webhook renewed = webhook;
        webhook = old;
        send("erp", "msg-6", order("O6"));
        clock.advance(Duration.ofHours(25));
        refused("webhook-not-accepted", () -> send("erp", "msg-7", order("O7")));
        webhook = renewed;
        send("erp", "msg-7", order("O7"));
        clock.advance(Duration.ofHours(-25));
    }

    @Test
    void keepsARefusedMessageUntilItIsReplayedAfterThingsWerePutRight() throws Exception {
        String body = order("O8").replace("BIKE-2", p + "NEW");
        refused("unknown-material", () -> send("erp", "msg-8", body));
        refused("unknown-material", () -> send("erp", "msg-8", body));
        MessageView line = lines("msg-8").get(0);
        assertThat(lines("msg-8")).hasSize(1);
        assertThat(line.status()).isEqualTo(MessageStatus.REFUSED);
        assertThat(line.attempts()).isEqualTo(2);
        assertThat(world.count("SELECT COUNT(*) FROM outbox WHERE type = 'alert.message-refused'"
                        + " AND subject = 'partner/erp'"))
                .isPositive();
        assertThat(line.reason().args()).containsEntry("material", p + "NEW");
        assertThat(world.text("SELECT CAST(content AS VARCHAR(60)) FROM message_text WHERE side = 'O' AND message_id = "
                        + line.id()))
                .startsWith("v1:");

        webhook("plm", profile("plm-material"));
        send("plm", "m-1", "{\"item\":{\"number\":\"" + p + "NEW\",\"names\":[{\"text\":\"新\"}],\"uom\":\"PCS\"}}");
        assertThat(receiving.replay(line.id()).outcome()).isEqualTo("done");
        assertThat(orders.get(p + "O8").order().lines()).hasSize(2);
        assertThat(lines("msg-8")).extracting(MessageView::status).containsExactly(MessageStatus.DONE);
        refused("message-not-replayable", () -> receiving.replay(line.id()));
    }

    @Test
    void takesWhatTheProfileIsNotInterestedInWithoutDoingAnything() throws Exception {
        webhook = webhook("crm", profile("crm-ignored"));
        assertThat(send("crm", "c-1", "{\"event\":\"case.opened\"}").outcome()).isEqualTo("ignored");
    }

    @Test
    void refusesWhatIsNoDocument() {
        refused("webhook-no-json", () -> send("erp", "x-1", "{broken"));
        refused("webhook-no-json", () -> send("erp", "x-2", "7"));
    }

    @Test
    void showsWhatAProfileMakesOfASampleAndKeepsNothing() throws Exception {
        Endpoint endpoint = endpoints.get("erp");
        Sample.Tried tried = endpoints.tryOut(endpoint, order("T1"));
        assertThat(tried.taken()).isTrue();
        assertThat(tried.type()).isEqualTo("order.save");
        assertThat(Json.write(tried.command())).contains("\"kind\":\"sales\"");
        refused("unknown-order", () -> orders.get(p + "T1"));
        Sample.Tried not = endpoints.tryOut(endpoint, order("T2").replace("BIKE-2", "NO-SUCH"));
        assertThat(not.taken()).isFalse();
        assertThat(not.reason().code()).isEqualTo("unknown-material");
    }

    @Test
    void letsNobodyLendAnEndpointMoreRightsThanTheyHave() {
        Endpoint endpoint = endpoints.get("erp");
        var caller = new Actor(
                "c",
                "C",
                Set.of(Permission.CONNECTIONS_READ, Permission.CONNECTIONS_WRITE),
                "rest",
                "",
                Locale.ENGLISH);
        refused("endpoint-account-stronger", () -> caller.call(() -> endpoints.save(endpoint, null)));
        refused(
                "account-closed",
                () -> endpoints.save(new Endpoint("e2", null, "nobody", endpoint.profile(), true, 0, null), null));
    }

    @Test
    void removesOnlyWhatIsSwitchedOffAndKeepsWhatCameIn() throws Exception {
        webhook = webhook("gone", profile("erp-sales-order"));
        send("gone", "msg-r", order("R1"));
        Endpoint endpoint = endpoints.get("gone");
        refused("switched-on", () -> remove("gone", null));
        endpoints.save(new Endpoint("gone", null, "erp-link", endpoint.profile(), false, 0, null), null);
        refused("changed-meanwhile", () -> remove("gone", endpoint.version()));
        remove("gone", endpoint.version() + 1);
        refused("unknown-endpoint", () -> endpoints.get("gone"));
        refused("unknown-endpoint", () -> remove("gone", null));
        refused("webhook-not-accepted", () -> send("gone", "msg-s", order("R2")));
        assertThat(messages.ofOrder(p + "R1")).extracting(MessageView::partner).containsExactly("gone");

        Webhook old = webhook;
        webhook = webhook("gone", endpoint.profile());
        assertThat(send("gone", "msg-r", order("R1")).outcome())
                .as("under the same code")
                .isEqualTo("repeated");
        webhook = old;
        refused("webhook-not-accepted", () -> send("gone", "msg-t", order("R3")));
    }

    private Object remove(String code, Long version) {
        endpoints.remove(code, version);
        return code;
    }

    private Webhook webhook(String code, Profile profile) throws Exception {
        endpoints.save(new Endpoint(code, null, "erp-link", profile, true, 0, null), null);
        webhook = new Webhook(endpoints.renewSecret(code).secret());
        return webhook;
    }

    private Received send(String code, String id, String body) throws Exception {
        return receiving.receive(code, signed(id, body), body.getBytes(StandardCharsets.UTF_8));
    }

    private Signed signed(String id, String body) throws Exception {
        long now = Instant.now(clock).getEpochSecond();
        return new Signed(id, Long.toString(now), "v1,bm90IG91cnM= v2,x " + webhook.sign(id, now, body));
    }

    private String order(String code) throws IOException {
        return Files.readString(GOLDEN.resolve("erp-sales-order/document.json")).replace("XSDD24-3381", p + code);
    }

    private static Profile profile(String partner) throws IOException {
        return Json.read(Files.readString(GOLDEN.resolve(partner).resolve("profile.json")), Profile.class);
    }

    private List<MessageView> lines(String message) {
        return messages.list(MessageFilter.of(null, null, message), null, null).items();
    }

    private interface Call {
        Object run() throws Exception;
    }

    private static void refused(String code, Call call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }
}
