package io.serialhub;

import static io.serialhub.testkit.Refusal.refused;

import io.serialhub.access.AccountKind;
import io.serialhub.access.UserDraft;
import io.serialhub.access.Users;
import io.serialhub.base.Json;
import io.serialhub.connection.Connection;
import io.serialhub.connection.ConnectionKind;
import io.serialhub.connection.ConnectionSecret;
import io.serialhub.connection.Connections;
import io.serialhub.connection.ServerAddress;
import io.serialhub.exports.ExportColumn;
import io.serialhub.exports.ExportProfile;
import io.serialhub.exports.ExportProfiles;
import io.serialhub.exports.ExportRows;
import io.serialhub.inbox.Endpoint;
import io.serialhub.inbox.Endpoints;
import io.serialhub.inbox.Profile;
import io.serialhub.numbering.NumberRule;
import io.serialhub.numbering.NumberRules;
import io.serialhub.numbering.Segment;
import io.serialhub.outbox.Subscription;
import io.serialhub.outbox.Subscriptions;
import io.serialhub.packaging.SsccRule;
import io.serialhub.packaging.SsccRules;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whoever makes something new under a code that is taken is told so, and what stands there stays as it is. */
abstract class TakenCodesContract {
    static {
        System.setProperty("serial.key", Base64.getEncoder().encodeToString(new byte[32]));
    }

    @Inject
    Connections connections;

    @Inject
    Endpoints endpoints;

    @Inject
    ExportProfiles exportProfiles;

    @Inject
    NumberRules numberRules;

    @Inject
    SsccRules ssccRules;

    @Inject
    Subscriptions subscriptions;

    @Inject
    Users users;

    @OnDerby
    static class DerbyTakenCodesTest extends TakenCodesContract {}

    @OnPostgres
    static class PostgresTakenCodesTest extends TakenCodesContract {}

    private static void taken(Function<String, Object> makes) {
        makes.apply("First");
        refused("code-taken", () -> makes.apply("Second"));
        refused("code-taken", () -> makes.apply("First"));
    }

    @Test
    void aConnection() {
        taken(name -> connections.save(
                new Connection(
                        "TAKEN",
                        ConnectionKind.SFTP_IN,
                        name,
                        new ServerAddress("sftp.example.com", 22, "hub", "/out", null),
                        null,
                        null,
                        null,
                        "hub-inbox",
                        true,
                        new ConnectionSecret("secret", null, null),
                        null,
                        null,
                        0),
                0L));
    }

    @Test
    void anEndpoint() throws IOException {
        Profile profile = Json.read(
                Files.readString(Path.of("src/test/resources/io/serialhub/inbox/golden/erp-sales-order/profile.json")),
                Profile.class);
        taken(name ->
                endpoints.save(new Endpoint("TAKEN", null, "hub-inbox", profile, name.equals("First"), 0, null), 0L));
    }

    @Test
    void aSubscription() {
        taken(name ->
                subscriptions.save(Subscription.to("taken", "https://203.0.113.9/" + name, List.of("unit.*")), 0L));
    }

    @Test
    void anExportProfile() {
        var columns = List.of(new ExportColumn(null, "number", null));
        taken(name -> exportProfiles.save(
                new ExportProfile("taken", name, ExportRows.SHIPMENTS, columns, null, false, 0), 0L));
    }

    @Test
    void aNumberRule() {
        var segments = List.of(Segment.of("literal", "text", "T-"), Segment.of("counter", "width", "6"));
        taken(name -> numberRules.create(new NumberRule("TAKEN", 0, name, name, "UTC", segments, true)));
    }

    @Test
    void anSsccRule() {
        taken(name -> ssccRules.save(new SsccRule("TAKEN", name, name, 0, "4012345", 0, null), 0L));
    }

    @Test
    void aPerson() {
        taken(name -> users.save(
                new UserDraft("taken", name, AccountKind.PERSON, List.of("viewer"), null, Hub.SITE, true), 0L));
    }
}
