package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Cartons, corrections, limits and whole-order lots, by programs alone. */
class BindingIT {
    static Program rest;
    static Factory factory;

    @BeforeAll
    static void setUp() {
        rest = new Program(Administrator.token());
        factory = new Factory(rest);
        rest.put("/sscc-rules/IT-" + factory.id, """
                {"nameZh":"纸箱","nameEn":"Cartons","extension":7,"companyPrefix":"6901234"}
                """);
    }

    private static String carton(List<String> units) {
        String code = rest.post(
                        "/handling-units", """
                {"kind":"carton","rule":"IT-%s","capacity":10}
                """.formatted(factory.id), "Idempotency-Key", "carton-" + units.get(0))
                .is(201)
                .key();
        rest.post("/handling-units/" + code + "/pack", "{\"codes\":%s}".formatted(Factory.quoted(units)))
                .is(200);
        return code;
    }

    @Test
    void oneSsccShipsWhatIsInTheCartonAndTheContentStaysKnown() {
        List<String> pumps = factory.stock("BOX", 3);
        String carton = carton(pumps);
        String order = factory.order("sales", "BOXSO", factory.pump, 3);
        rest.post("/scans", factory.shipment("00" + carton, order)).refuses(409, "box-open");
        assertThat(rest.post("/handling-units/" + carton + "/close", "{}")
                        .is(200)
                        .text("status"))
                .isEqualTo("closed");
        JsonNode shipped = rest.post("/scans", factory.shipment("(00)" + carton, order))
                .is(200)
                .json();
        assertThat(shipped.get("accepted").asInt()).isEqualTo(3);
        assertThat(shipped.at("/items/0/units").asInt()).isEqualTo(3);
        assertThat(rest.get("/units/" + pumps.get(0)).is(200).text("handlingUnit"))
                .isEqualTo(carton);
        assertThat(rest.get("/handling-units/" + carton + "/content")
                        .is(200)
                        .json()
                        .get("items"))
                .hasSize(3);
        assertThat(rest.get("/handling-units/" + carton + "/history")
                        .is(200)
                        .json()
                        .at("/items/0/step")
                        .asText())
                .isEqualTo("ship");
        rest.post("/handling-units/" + carton + "/unnest", "{}").refuses(409, "box-not-nested");
    }

    @Test
    void whatStandsInTheWayOfACorrectionIsListedBeforeAnythingIsChanged() {
        List<String> pumps = factory.stock("COR", 2);
        String order = factory.order("sales", "CORSO", factory.pump, 1);
        String event = factory.ship(pumps.get(0), order).is(200).text("event");
        String meant = """
                {"reason":"scanned the wrong label","changes":[{"unit":"%s","event":"%s","meant":"%s"}]}
                """.formatted(pumps.get(0), event, pumps.get(1));
        JsonNode preview = rest.post("/corrections/preview", meant).is(200).json();
        assertThat(preview.get("allowed").asBoolean()).isTrue();
        assertThat(rest.get("/units/" + pumps.get(0)).text("state")).isEqualTo("sold");
        rest.post("/corrections", meant, "Idempotency-Key", "meant-" + event).is(200);
        assertThat(rest.get("/units/" + pumps.get(0)).text("state")).isEqualTo("in-stock");
        assertThat(rest.get("/units/" + pumps.get(1)).text("state")).isEqualTo("sold");
        JsonNode again = rest.post("/corrections", meant).is(200).json();
        assertThat(again.get("allowed").asBoolean()).isFalse();
        assertThat(again.at("/reason/code").asText()).isEqualTo("already-corrected");
    }

    @Test
    void aLotOfAWholeOrderMakesItsUnitsPossible() {
        String order = factory.order("work", "BF", factory.pump, 1);
        List<String> pumps = factory.numbers(factory.pump, order, 1);
        factory.scan("commission", pumps, "\"order\":\"%s\"".formatted(order)).is(200);
        String lot = """
                {"order":"%s","material":"%s","lot":"LX-2","quantity":2}
                """.formatted(order, factory.seal);
        String id = rest.post("/consumptions", lot).is(201).text("id");
        JsonNode trace =
                rest.get("/lots/" + factory.seal + "/LX-2/units").is(200).json();
        assertThat(trace.at("/possible/0/unit/code").asText()).isEqualTo(pumps.get(0));
        assertThat(trace.at("/possible/0/order").asText()).isEqualTo(order);
        rest.post("/consumptions/" + id + "/take-back", "{\"reason\":\"other order\"}")
                .is(200);
        assertThat(rest.get("/units/" + pumps.get(0) + "/build")
                        .is(200)
                        .json()
                        .at("/complete")
                        .asBoolean())
                .isFalse();
        assertThat(rest.get("/units/" + pumps.get(0) + "/moments").is(200).json())
                .isEmpty();
        rest.get("/units/" + pumps.get(0) + "/tree?built=true").is(200);
    }

    @Test
    void aMeasurementOutsideItsLimitsFailsTheUnit() {
        rest.put("/materials/" + factory.pump + "/limits", """
                [{"characteristic":"pressure","nameZh":"压力","nameEn":"Pressure","measuredIn":"bar","lower":2}]
                """).is(200);
        List<String> pumps = factory.stock("LIM", 1);
        JsonNode measured =
                rest.post("/scans", """
                {"step":"inspect","items":[{"code":"%s","role":"pass","data":{"m.pressure":1.4}}]}
                """.formatted(pumps.get(0))).is(200).json();
        assertThat(measured.at("/items/0/remark/code").asText()).isEqualTo("below-limit");
        assertThat(rest.get("/units/" + pumps.get(0)).text("quality")).isEqualTo("defective");
        rest.put("/materials/" + factory.pump + "/limits", "[]").is(200);
    }
}
