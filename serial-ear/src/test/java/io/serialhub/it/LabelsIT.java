package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Labels from outside: asked for, fetched, read back, spoiled and printed again, and every one accounted for. */
class LabelsIT {
    static Program rest;
    static Factory factory;

    @BeforeAll
    static void setUp() {
        rest = new Program(Administrator.token());
        factory = new Factory(rest);
    }

    @Test
    void aBatchIsPrintedReadBackAndAccountedFor() {
        String order = factory.order("work", "LABELS", factory.pump, 60);
        String batch = rest.post("/number-batches", """
                {"rule":"%s","material":"%s","order":"%s","quantity":60}
                """.formatted(factory.pump, factory.pump, order))
                .is(202)
                .key();
        rest.await(
                "/number-batches/" + batch, json -> json.get("status").asText().equals("done"));

        String job = print("{\"template\":\"matrix-50x25\",\"batch\":\"%s\",\"startAt\":5}".formatted(batch));
        assertThat(rest.get("/label-jobs/" + job + "/content", "Accept", "*/*")
                        .is(200)
                        .body())
                .startsWith("%PDF");
        assertThat(counts(batch).get("printed").asInt()).isEqualTo(60);

        String number = rest.get("/number-batches/" + batch + "/numbers")
                .json()
                .at("/items/0")
                .asText();
        JsonNode read = rest.post("/label-ledger/verify", "{\"scan\":\"%s\"}".formatted(number))
                .is(200)
                .json();
        assertThat(read.get("grade").asText()).isEqualTo("good");
        assertThat(read.get("encoded").asBoolean()).isTrue();
        assertThat(rest.get("/units/" + number).is(200).text("number")).isEqualTo("encoded");

        rest.post("/label-ledger/scrap", "{\"codes\":[\"%s\"],\"reason\":\"smeared\"}".formatted(number))
                .is(200);
        rest.post("/label-ledger/scrap", "{\"codes\":[\"%s\"],\"reason\":\"smeared\"}".formatted(number))
                .is(409);
        assertThat(rest.get("/label-ledger/check").is(200).body()).contains("label-missing", number);
        print("{\"template\":\"matrix-50x25\",\"output\":\"zpl\",\"batch\":\"%s\"}".formatted(batch));
        JsonNode after = counts(batch);
        assertThat(after.get("issued").asInt()).isEqualTo(61);
        assertThat(after.get("printed").asInt()).isEqualTo(60);
        assertThat(after.get("scrapped").asInt()).isEqualTo(1);
        assertThat(after.get("reprinted").asInt()).isEqualTo(1);
        assertThat(rest.get("/label-ledger/check").is(200).body()).doesNotContain(number);
        assertThat(rest.get("/label-ledger/units/" + number).is(200).json()).hasSize(2);
        rest.post("/label-jobs", "{\"template\":\"matrix-50x25\",\"batch\":\"%s\"}".formatted(batch))
                .is(409);
    }

    @Test
    void aTemplateIsSavedAndLookedAt() {
        String template = """
                {"nameZh":"小标签","nameEn":"Small label","carrier":"qr","width":20,"height":20,"fields":["number"]}
                """;
        rest.put("/label-templates/" + factory.id + "-small", template).is(201);
        assertThat(rest.get("/label-templates/" + factory.id + "-small/picture?number=A1", "Accept", "image/svg+xml")
                        .is(200)
                        .body())
                .startsWith("<svg");
        assertThat(rest.put(
                                "/label-templates/" + factory.id + "-small",
                                template.replace("\"width\":20", "\"width\":2"))
                        .is(422)
                        .text("code"))
                .isEqualTo("field-out-of-range");
    }

    private static String print(String asked) {
        String job = rest.post("/label-jobs", asked).is(202).key();
        rest.await("/label-jobs/" + job, json -> json.get("status").asText().equals("done"));
        return job;
    }

    private static JsonNode counts(String batch) {
        return rest.get("/label-ledger/batches/" + batch).is(200).json();
    }
}
