package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a company does all day, by programs alone: arrive, number, make, receive, ship, trace. */
class RestJourneyIT {
    static Program rest;
    static Factory factory;

    @BeforeAll
    static void setUp() {
        rest = new Program(Administrator.token());
        factory = new Factory(rest);
    }

    @Test
    void takesTheGoodRowsOfAFileAndExplainsTheBadOnes() {
        String csv = """
                物料编码 Item,中文名称 Chinese name,保修月数 Warranty months
                %1$s-GOOD,好料,12
                %1$s-BAD,坏料,twelve
                """.formatted(factory.id);
        String code = rest.upload("mixed.csv", csv).is(202).key();
        JsonNode run =
                rest.await("/imports/" + code, json -> json.has("finishedAt")).json();
        assertThat(run.get("accepted").asInt()).isEqualTo(1);
        assertThat(run.get("rejected").asInt()).isEqualTo(1);

        JsonNode reject = rest.get("/imports/" + code + "/rejects", "Accept-Language", "zh")
                .is(200)
                .json()
                .at("/items/0");
        assertThat(reject.get("line").asInt()).isEqualTo(3);
        assertThat(reject.at("/cells/物料编码 Item").asText()).isEqualTo(factory.id + "-BAD");
        assertThat(reject.at("/reason/detail").asText()).contains("twelve");
        assertThat(rest.get("/imports/" + code + "/rejects/file").is(200).body())
                .contains(factory.id + "-BAD")
                .doesNotContain(factory.id + "-GOOD");
        assertThat(rest.get("/imports/" + code + "/original").is(200).body()).isEqualTo(csv);
        rest.get("/materials/" + factory.id + "-GOOD").is(200);
    }

    @Test
    void makesAThousandNumbersAndTellsHowFarItIs() {
        String order = factory.order("work", "W1000", factory.pump, 1_000);
        String code = rest.post("/number-batches", """
                {"rule":"%s","material":"%s","order":"%s","quantity":1000}
                """.formatted(factory.pump, factory.pump, order))
                .is(202)
                .key();
        Set<Integer> seen = new HashSet<>();
        rest.await("/number-batches/" + code, json -> {
            seen.add(json.get("done").asInt());
            return json.get("status").asText().equals("done");
        });
        assertThat(seen).contains(1_000).allMatch(done -> done >= 0 && done <= 1_000);

        List<String> numbers = List.of(rest.get("/number-batches/" + code + "/numbers", "Accept", "text/plain")
                .is(200)
                .body()
                .split("\n"));
        assertThat(numbers).hasSize(1_000).doesNotHaveDuplicates();
        JsonNode page =
                rest.get("/number-batches/" + code + "/numbers?size=200").json();
        assertThat(page.get("items")).hasSize(200);
        JsonNode second = rest.get("/number-batches/" + code + "/numbers?size=200&after="
                        + page.get("next").asText())
                .json();
        assertThat(second.at("/items/0").asText()).isEqualTo(numbers.get(200));
        assertThat(rest.get("/units/" + numbers.get(999)).is(200).text("state")).isEqualTo("unassigned");
    }

    @Test
    void keepsNumbersForASupplierAndAnswersListsOfThem() {
        String pool = rest.post("/number-pools", """
                {"name":"%1$s pumps","material":"%1$s","supplier":"%2$s","rule":"%1$s","quantity":30}
                """.formatted(factory.pump, factory.supplier))
                .is(201)
                .key();
        rest.await("/number-pools/" + pool, json -> json.get("free").asInt() == 30);
        String draw = rest.post("/number-pools/" + pool + "/draws", "{\"quantity\":10,\"note\":\"first\"}")
                .is(201)
                .text("code");
        assertThat(rest.get("/number-pools/" + pool + "/counts").is(200).text("drawn"))
                .isEqualTo("10");
        rest.get("/number-pools/" + pool + "/draws").is(200);
        rest.get("/number-pools/" + pool + "/numbers?draw=" + draw).is(200);
        assertThat(rest.get("/number-pools/" + pool + "/list", "Accept", "text/csv")
                        .is(200)
                        .body()
                        .lines())
                .hasSize(31);
        assertThat(rest.post("/number-pools/draws/" + draw + "/give-back", "{\"reason\":\"not needed\"}")
                        .is(200)
                        .text("returned"))
                .isEqualTo("10");

        String range = factory.id + "-X001.." + factory.id + "-X020";
        String foreign = "{\"text\":\"%s, 5+\",\"material\":\"%s\"}".formatted(range, factory.motor);
        assertThat(rest.post("/foreign-numbers/check", foreign).is(200).text("good"))
                .isEqualTo("25");
        assertThat(rest.post("/foreign-numbers", foreign).is(200).text("taken")).isEqualTo("25");
        String list = rest.post("/foreign-numbers/lists", foreign.replace("-X0", "-Y0"))
                .is(202)
                .key();
        JsonNode taken = rest.await(
                        "/foreign-numbers/lists/" + list,
                        json -> json.get("status").asText().equals("done"))
                .json();
        assertThat(taken.get("taken").asInt()).isEqualTo(25);
        rest.get("/foreign-numbers/lists").is(200);
        rest.get("/foreign-numbers/lists/" + list + "/notes").is(200);
        JsonNode answered = rest.post("/units/check", "{\"text\":\"%s, NOBODY-1\"}".formatted(range))
                .is(200)
                .json();
        assertThat(answered.get("good").asInt()).isEqualTo(20);
        assertThat(answered.at("/codes/20/verdict").asText()).isEqualTo("unknown");
        assertThat(rest.post("/genuine", "{\"code\":\"%s-X001\"}".formatted(factory.id))
                        .is(200)
                        .text("verdict"))
                .isEqualTo("no-secret");
    }

    @Test
    void followsAUnitFromItsNumberToTheCustomer() {
        String purchase = factory.order("purchase", "PO", factory.motor, 2);
        String motor = factory.id + "/SN-4711";
        rest.post("/scans", """
                {"step":"receive","order":"%s","location":"%s",
                 "items":[{"code":"%s","role":"supplied","material":"%s"}]}
                """.formatted(purchase, factory.line, motor, factory.motor))
                .is(200);

        String work = factory.order("work", "WO", factory.pump, 1);
        String pump = factory.numbers(factory.pump, work, 1).get(0);
        factory.scan("commission", List.of(pump), "\"order\":\"%s\"".formatted(work))
                .is(200);
        rest.post("/scans", """
                {"step":"assemble","location":"%s","items":[
                  {"code":"%s","role":"parent"},
                  {"code":"%s","role":"child","parent":"%s","position":"10"},
                  {"role":"lot","parent":"%s","material":"%s","lot":"LX-1","quantity":2,"position":"20"}]}
                """.formatted(factory.line, pump, motor, pump, pump, factory.seal))
                .is(200);
        rest.post("/scans", """
                {"step":"inspect","location":"%s","items":[{"code":"%s","role":"pass","data":{"bar":2.5}}]}
                """.formatted(factory.line, pump)).is(200);
        factory.scan(
                        "receive",
                        List.of(pump),
                        "\"order\":\"%s\",\"location\":\"%s\"".formatted(work, factory.warehouse))
                .is(200);
        assertThat(rest.get("/units/" + pump).text("/place/code")).isEqualTo(factory.warehouse);
        assertThat(rest.get("/units/" + motor).text("/place/code")).isEqualTo(factory.warehouse);

        String sales = factory.order("sales", "SO", factory.pump, 1);
        var shipped = rest.post("/scans", """
                {"step":"ship","code":"%s","order":"%s","fields":{"carrier":"SF","tracking":"SF1029"}}
                """.formatted(pump, sales)).is(200);
        assertThat(shipped.text("/lines/0/done")).isEqualTo("1");
        assertThat(rest.get("/orders/" + sales).is(200).text("status")).isEqualTo("done");

        JsonNode unit = rest.get("/units/" + pump).is(200).json();
        assertThat(unit.get("state").asText()).isEqualTo("sold");
        assertThat(unit.at("/sale/tracking").asText()).isEqualTo("SF1029");
        assertThat(unit.has("warrantyUntil")).isTrue();
        JsonNode tree = rest.get("/units/" + pump + "/tree").is(200).json();
        assertThat(tree.get("parts")).hasSize(2);
        assertThat(rest.get("/units/" + motor + "/tree?direction=up").is(200).body())
                .contains(pump);
        rest.get("/units/" + pump + "/changes").is(200);
        assertThat(rest.get("/units/" + pump + "/timeline").is(200).json().findValuesAsText("step"))
                .containsSubsequence("ship", "receive", "inspect", "assemble", "commission", "allocate");

        JsonNode trace =
                rest.get("/lots/" + factory.seal + "/LX-1/units").is(200).json();
        assertThat(trace.at("/units/0/unit/code").asText()).isEqualTo(pump);
        assertThat(trace.at("/units/0/unit/owner/code").asText()).isEqualTo(factory.customer);
    }

    @Test
    void listsUnitsAsPagesAsTableAndAsLines() {
        List<String> pumps = factory.stock("LIST", 5);
        String filter = "/units?state=in-stock&workOrder=" + factory.id + "-LIST";
        JsonNode page = rest.get(filter + "&size=3").is(200).json();
        assertThat(page.get("items")).hasSize(3);
        assertThat(rest.get(filter + "&size=3&after=" + page.get("next").asText())
                        .json()
                        .get("items"))
                .hasSize(2);
        assertThat(rest.get(filter, "Accept", "text/csv").is(200).body().lines())
                .hasSize(6)
                .anySatisfy(row -> assertThat(row).startsWith(pumps.get(4) + "," + factory.pump + ",循环泵"));
        assertThat(rest.get(filter, "Accept", "application/x-ndjson")
                        .is(200)
                        .body()
                        .lines())
                .hasSize(5);
    }

    @Test
    void readsEverythingElseThatItDescribes() {
        for (String path : List.of(
                "/materials?text=pump",
                "/materials/" + factory.pump + "/bom",
                "/partners?kind=customer",
                "/locations?kind=line",
                "/sites",
                "/lots?code=LX-1",
                "/lots/" + factory.seal + "/LX-1",
                "/orders?kind=work&status=open",
                "/number-rules",
                "/number-rules/" + factory.pump,
                "/number-rules/" + factory.pump + "/versions",
                "/number-rules/" + factory.pump + "/blocks",
                "/number-rules/running-out",
                "/number-pools",
                "/number-profiles",
                "/number-profiles/imei",
                "/number-profiles/imei/materials",
                "/number-profiles/of/" + factory.pump,
                "/number-batches",
                "/label-templates",
                "/label-jobs",
                "/label-ledger",
                "/sscc-rules",
                "/handling-units",
                "/stock?material=" + factory.pump,
                "/stock/count?material=" + factory.pump,
                "/stock/levels",
                "/stocktakes",
                "/approvals",
                "/export-profiles",
                "/import-profiles",
                "/import-profiles/fields/orders",
                "/imports/templates/orders",
                "/connections",
                "/connections/inbox",
                "/connections/inbox/files",
                "/endpoints",
                "/messages",
                "/messages/summary",
                "/integrity/answers",
                "/imports",
                "/holds?open=true",
                "/jobs",
                "/steps",
                "/steps/ship",
                "/users",
                "/users/admin",
                "/roles",
                "/tokens",
                "/subscriptions",
                "/deliveries",
                "/audit?kind=material&key=" + factory.pump,
                "/problems",
                "/me")) {
            rest.get(path).is(200);
        }
    }

    @Test
    void savesManyAtOnceAndAnswersEachRow() {
        String rows = """
                {"mode":"%s","items":[{"code":"%2$s-B1","kind":"customer","nameZh":"一"},
                  {"code":"%2$s-B2","kind":"friend","nameZh":"二"}, {"code":"%2$s-B1","kind":"dealer","nameZh":"三"}]}
                """;
        var none = rest.post("/bulk/partners", rows.formatted("all-or-nothing", factory.id))
                .refuses(409, "rows-refused");
        assertThat(none.json().get("items").findValuesAsText("status")).containsExactly("424", "422", "424");
        rest.get("/partners/" + factory.id + "-B1").is(404);

        JsonNode good = rest.post(
                        "/bulk/partners", rows.formatted("accept-good", factory.id), "Idempotency-Key", factory.id)
                .is(200)
                .json();
        assertThat(good.get("items").findValuesAsText("status")).containsExactly("201", "422", "422");
        assertThat(good.at("/items/2/reason/code").asText()).isEqualTo("row-twice");
        var again =
                rest.post("/bulk/partners", rows.formatted("accept-good", factory.id), "Idempotency-Key", factory.id);
        assertThat(again.json()).isEqualTo(good);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        rest.put(
                        "/partners/" + factory.id + "-B1",
                        "{\"kind\":\"customer\",\"nameZh\":\"一\",\"active\":false}",
                        "If-Match",
                        "\"" + good.at("/items/0/version").asText() + "\"")
                .is(200);
        String orders = """
                {"mode":"accept-good","items":[
                  {"code":"%1$s-BO1","kind":"work","location":"%2$s","lines":[{"lineNo":1,"material":"%3$s","quantity":1}]},
                  {"code":"%1$s-BO2","kind":"work","lines":[{"lineNo":1,"material":"NONE","quantity":1}]}]}
                """.formatted(factory.id, factory.line, factory.pump);
        assertThat(rest.post("/bulk/orders", orders, "Idempotency-Key", factory.id + "-BO")
                        .is(200)
                        .json()
                        .get("items")
                        .findValuesAsText("status"))
                .containsExactly("201", "422");
        rest.get("/orders/" + factory.id + "-BO1").is(200);
        String lines = """
                {"code":"%1$s-L1","kind":"work","location":"%2$s","lines":[{"lineNo":1,"material":"%3$s","quantity":1}]}
                {"code":"%1$s-L2","kind":"work","location":"%2$s","lines":[{"lineNo":1,"material":"NONE","quantity":1}]}
                {"code":"%1$s-L3"
                """.formatted(factory.id, factory.line, factory.pump);
        assertThat(rest.post("/bulk/orders", lines, "Content-Type", "application/x-ndjson")
                        .is(200)
                        .body()
                        .lines())
                .satisfiesExactly(
                        one -> assertThat(one).contains("\"line\":1,\"status\":201"),
                        two -> assertThat(two).contains("\"line\":2,\"status\":422", "unknown-material"),
                        three -> assertThat(three).contains("\"line\":3,\"status\":400"));
        rest.get("/orders/" + factory.id + "-L1").is(200);
        cameByACall(factory.id + "-BO1", "\"mode\":\"accept-good\"");
        cameByACall(factory.id + "-L1", "{\"code\":\"" + factory.id + "-L2\"");
    }

    /** Which call an order came from, and what was said in it. */
    private void cameByACall(String order, String said) {
        JsonNode calls =
                rest.get("/messages?direction=in&key=" + order).is(200).json().get("items");
        assertThat(calls).hasSize(1);
        assertThat(calls.findValuesAsText("type")).containsExactly("orders.bulk");
        assertThat(calls.findValuesAsText("channel")).containsExactly("rest");
        assertThat(calls.findValuesAsText("status")).containsExactly("partly");
        assertThat(calls.findValuesAsText("quantity")).containsExactly("1");
        assertThat(rest.get("/messages/" + calls.get(0).get("id").asText())
                        .is(200)
                        .text("/said/content"))
                .contains(said);
    }

    @Test
    void answersHeadAndOptionsAndRefusesOtherMethodsAndForms() {
        var head = rest.send("HEAD", "/materials/" + factory.pump, null).is(200);
        assertThat(head.header("ETag")).isNotNull();
        assertThat(head.body()).isEmpty();
        var options = rest.send("OPTIONS", "/materials/" + factory.pump, null);
        assertThat(options.response().statusCode()).isIn(200, 204);
        assertThat(options.header("Allow")).contains("GET", "PUT", "HEAD");
        var method = rest.send("DELETE", "/materials/" + factory.pump, null).refuses(405, "method-not-allowed");
        assertThat(method.header("Allow")).contains("PUT");
        assertThat(method.text("detail")).contains("DELETE").doesNotContain("{");
        rest.get("/materials/" + factory.pump, "Accept", "image/png").refuses(406, "not-acceptable");
        var type = rest.put("/materials/" + factory.pump, "<m/>", "Content-Type", "text/xml")
                .refuses(415, "media-type-unsupported");
        assertThat(type.text("detail")).contains("text/xml").doesNotContain("{");
    }

    @Test
    void servesItsDescription() {
        JsonNode described = Description.GIVEN.document();
        String served = HubServer.get().get("/openapi").body();
        assertThat(served).startsWith("openapi: 3.0.3").contains("recordScan");
        described
                .get("paths")
                .fieldNames()
                .forEachRemaining(path -> assertThat(served).contains("\n  " + path + ":"));
        assertThat(served).doesNotContain("/api/v1/");
    }
}
