package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a program hears when it may not, when it errs and when somebody else was faster. */
class RestRefusalsIT {
    static Program rest;
    static Factory factory;
    static List<String> pumps;
    static String order;

    @BeforeAll
    static void setUp() {
        rest = new Program(Administrator.token());
        factory = new Factory(rest);
        pumps = new ArrayList<>(factory.stock("STOCK", 12));
        order = factory.order("sales", "SO", factory.pump, 6);
    }

    static synchronized String pump() {
        return pumps.remove(0);
    }

    @Test
    void refusesAnOrderForSomethingElse() {
        String motors = factory.order("sales", "SO-MOTORS", factory.motor, 1);
        factory.ship(pump(), motors).refuses(409, "not-on-order");
    }

    @Test
    void refusesMoreThanWasOrdered() {
        String one = factory.order("sales", "SO-ONE", factory.pump, 1);
        factory.ship(pump(), one).is(200);
        var refused = factory.ship(pump(), one).refuses(409, "order-line-full");
        assertThat(refused.json().get("items")).hasSize(1);
    }

    @Test
    void refusesAUnitOnHoldUntilItIsReleased() {
        String held = pump();
        String hold = rest.post(
                        "/holds", "{\"codes\":[\"%s\"],\"reason\":\"跌落\"}".formatted(held), "Idempotency-Key", key())
                .is(201)
                .key();
        factory.ship(held, order).refuses(409, "unit-on-hold");
        assertThat(rest.get("/units/" + held).json().get("badges").toString()).contains("on-hold");
        rest.post("/holds/" + hold + "/release", "{\"reason\":\"复检合格\"}").is(200);
        factory.ship(held, order).is(200);
    }

    @Test
    void refusesAUnitThatNobodyKnows() {
        var refused = factory.ship("NO-SUCH-UNIT", order).refuses(409, "unit-unknown");
        assertThat(refused.text("/items/0/code")).isEqualTo("NO-SUCH-UNIT");
        rest.get("/units/NO-SUCH-UNIT").refuses(404, "unit-unknown");
    }

    @Test
    void acceptsTheGoodOnesWhenAsked() {
        String good = pump();
        var partly = rest.post("/scans", """
                {"step":"ship","mode":"accept-good","codes":["%s","NO-SUCH-UNIT"],"order":"%s"}
                """.formatted(good, order)).is(200);
        assertThat(partly.text("outcome")).isEqualTo("partly");
        assertThat(partly.text("/items/1/reason/code")).isEqualTo("unit-unknown");
        assertThat(rest.get("/units/" + good).text("state")).isEqualTo("sold");
    }

    @Test
    void letsExactlyOneOfTwoClientsShipTheSameUnit() throws Exception {
        String wanted = pump();
        var barrier = new CyclicBarrier(2);
        Callable<Program.Answer> client = () -> {
            barrier.await();
            return factory.ship(wanted, order);
        };
        var pool = Executors.newFixedThreadPool(2);
        try {
            var answers = new ArrayList<Integer>();
            for (var answer : pool.invokeAll(List.of(client, client))) {
                answers.add(answer.get().response().statusCode());
            }
            assertThat(answers).containsExactlyInAnyOrder(200, 409);
        } finally {
            pool.shutdownNow();
        }
        assertThat(rest.get("/units/" + wanted + "/timeline").json().findValuesAsText("step"))
                .containsOnlyOnce("ship");
    }

    @Test
    void answersTheSameScanTheSameAndCountsItOnce() {
        String code = pump();
        String key = key();
        JsonNode first = rest.post("/scans", factory.shipment(code, order), "Idempotency-Key", key)
                .is(200)
                .json();
        JsonNode again = rest.post("/scans", factory.shipment(code, order), "Idempotency-Key", key)
                .is(200)
                .json();
        assertThat(again).isEqualTo(first);
        rest.post("/scans", factory.shipment("OTHER", order), "Idempotency-Key", key)
                .refuses(422, "event-id-reused");
        rest.post("/scans", factory.shipment(code, order)).is(409);
    }

    @Test
    void createsAnOrderOnceHoweverOftenItIsAskedFor() {
        String body = """
                {"code":"%s-ONCE","kind":"work","location":"%s","lines":[{"lineNo":1,"material":"%s","quantity":%s}]}
                """;
        String key = key();
        String five = body.formatted(factory.id, factory.line, factory.pump, 5);
        var first = rest.post("/orders", five, "Idempotency-Key", key).is(201);
        var again = rest.post("/orders", five, "Idempotency-Key", key).is(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        String six = body.formatted(factory.id, factory.line, factory.pump, 6);
        rest.post("/orders", six, "Idempotency-Key", key).refuses(422, "event-id-reused");
        rest.post("/orders", five).refuses(409, "already-there");
    }

    @Test
    void tellsWhoeverSavesWhatSomebodyElseHasChanged() {
        String path = "/partners/" + factory.id + "-P";
        String tag = rest.put(path, "{\"kind\":\"customer\",\"nameZh\":\"甲\"}")
                .is(201)
                .header("ETag");
        rest.put(path, "{\"kind\":\"customer\",\"nameZh\":\"乙\"}", "If-Match", tag)
                .is(200);
        rest.put(path, "{\"kind\":\"customer\",\"nameZh\":\"丙\"}", "If-Match", tag)
                .refuses(412, "changed-meanwhile");
        rest.put(path, "{\"code\":\"X\",\"kind\":\"customer\",\"nameZh\":\"丁\"}")
                .refuses(422, "field-unreadable");
    }

    @Test
    void pointsAtTheFieldThatDoesNotFit() {
        var refused = rest.post(
                        "/scans", "{\"step\":\"ship\",\"code\":\"A\",\"oder\":\"B\"}", "Accept-Language", "zh-CN")
                .refuses(422, "field-unknown");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/oder");
        assertThat(refused.text("detail")).contains("没有 oder 这个字段");
        rest.post("/scans", "{\"step\":").refuses(400, "body-unreadable");
        rest.post("/scans", "{\"step\":\"ship\"}").refuses(422, "scan-of-what");
        rest.post("/scans", "step=ship", "Content-Type", "application/x-www-form-urlencoded")
                .refuses(415, "media-type-unsupported");
        rest.get("/units?size=many").refuses(422, "field-unreadable");
        rest.get("/orders?kind=gift").refuses(422, "field-unreadable");
        rest.get("/jobs/seven").refuses(404, "no-such-job");
        rest.get("/nowhere").refuses(404, "no-such-address");
        rest.put("/scans", "{}").refuses(405, "method-not-allowed");
    }

    @Test
    void asksEverybodyForAToken() {
        new Program(null).get("/units").refuses(401, "sign-in-needed");
        new Program("shk_abcdefgh_" + "a".repeat(43)).get("/units").refuses(401, "bad-token");
    }

    @Test
    void lendsATokenNoMoreRightsThanItsScopes() {
        String login = factory.id.toLowerCase() + "-service";
        rest.post("/users", "{\"login\":\"%s\",\"kind\":\"service\",\"roles\":[\"administrator\"]}".formatted(login))
                .is(201);
        var made = rest.post(
                        "/tokens",
                        "{\"login\":\"%s\",\"name\":\"reader\",\"scopes\":[\"units-read\"]}".formatted(login))
                .is(201);
        Program reader = new Program(made.text("secret"));
        reader.get("/units?size=1").is(200);
        assertThat(reader.get("/me").is(200).text("/permissions/0")).isEqualTo("units-read");
        reader.post("/scans", factory.shipment("A", order)).refuses(403, "no-right");
        reader.get("/audit").refuses(403, "no-right");
        rest.post("/tokens/" + made.text("/token/prefix") + "/revoke", null).is(200);
        reader.get("/units").refuses(401, "token-revoked");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
