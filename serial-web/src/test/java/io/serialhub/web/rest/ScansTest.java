package io.serialhub.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Reason;
import io.serialhub.ledger.Answer;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recorded.Outcome;
import io.serialhub.ledger.Recording;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScansTest {
    private Recording heard;
    private Recorded answer = new Recorded("12", Outcome.RECORDED, 1, 0, List.of(good("A")), List.of());

    private final RestServer server = new RestServer(ScansResource.class, new Ledger() {
        @Override
        public Recorded record(Recording call) {
            heard = call;
            return answer;
        }
    });

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void hearsOneCodeSeveralOrItemsWithDetails() {
        scan("{\"step\":\"ship\",\"code\":\"A\",\"order\":\"SO\"}");
        assertThat(heard.items()).containsExactly(Item.of("A"));
        assertThat(heard.context().order()).isEqualTo("SO");
        assertThat(heard.mode()).isEqualTo(Mode.ALL_OR_NOTHING);

        scan("{\"step\":\"ship\",\"codes\":[\"A\",\"B\"],\"mode\":\"accept-good\",\"fields\":{\"carrier\":\"SF\"}}");
        assertThat(heard.items()).containsExactly(Item.of("A"), Item.of("B"));
        assertThat(heard.mode()).isEqualTo(Mode.ACCEPT_GOOD);
        assertThat(heard.context().fields()).containsEntry("carrier", "SF");

        scan("{\"step\":\"assemble\",\"items\":[{\"code\":\"A\",\"role\":\"child\",\"parent\":\"P\",\"quantity\":2}]}");
        assertThat(heard.items().get(0).parent()).isEqualTo("P");
    }

    @Test
    void wantsExactlyOneOfThem() {
        for (String body : List.of(
                "{\"step\":\"ship\"}",
                "{\"step\":\"ship\",\"code\":\"A\",\"codes\":[\"B\"]}",
                "{\"step\":\"ship\",\"items\":[],\"codes\":[]}")) {
            assertThat(scan(body).body()).contains("scan-of-what");
        }
    }

    @Test
    void passesOverListsThatAreEmpty() {
        scan("{\"step\":\"ship\",\"code\":\"A\",\"codes\":[],\"items\":[]}");
        assertThat(heard.items()).extracting(Item::code).containsExactly("A");
        assertThat(scan("{\"step\":\"ship\",\"codes\":[],\"items\":[]}").body()).contains("scan-of-what");
    }

    @Test
    void takesTheEventIdFromBodyOrHeader() {
        scan("{\"step\":\"ship\",\"code\":\"A\",\"eventId\":\"e1\"}");
        assertThat(heard.eventId()).isEqualTo("e1");
        scan("{\"step\":\"ship\",\"code\":\"A\"}", "Idempotency-Key", "e2");
        assertThat(heard.eventId()).isEqualTo("e2");
        assertThat(scan("{\"step\":\"ship\",\"code\":\"A\",\"eventId\":\"e1\"}", "Idempotency-Key", "e2")
                        .body())
                .contains("event-id-twice");
    }

    @Test
    void givesASimpleClientTheReasonInTheAnswerItself() throws Exception {
        answer = new Recorded(null, Outcome.REFUSED, 0, 2, List.of(good("A"), bad("B", "unit-on-hold")), List.of());
        var refused = scan("{\"step\":\"ship\",\"codes\":[\"A\",\"B\"]}");
        assertThat(refused.statusCode()).isEqualTo(409);
        var json = RestJson.MAPPER.readTree(refused.body());
        assertThat(json.get("code").asText()).isEqualTo("unit-on-hold");
        assertThat(json.at("/items/1/reason/code").asText()).isEqualTo("unit-on-hold");
        assertThat(json.at("/items/1/reason/detail").asText()).contains("B");
    }

    @Test
    void countsTheReasonsOfSeveral() throws Exception {
        answer = new Recorded(
                null,
                Outcome.REFUSED,
                0,
                3,
                List.of(good("A"), bad("B", "unit-on-hold"), bad("C", "unit-unknown")),
                List.of());
        var json = RestJson.MAPPER.readTree(
                scan("{\"step\":\"ship\",\"codes\":[\"A\",\"B\",\"C\"]}").body());
        assertThat(json.get("code").asText()).isEqualTo("scan-refused");
        assertThat(json.get("detail").asText()).startsWith("2 of 3 items");
    }

    @Test
    void saysYesWhenTheGoodOnesCount() {
        answer = new Recorded("12", Outcome.PARTLY, 1, 1, List.of(good("A"), bad("B", "unit-on-hold")), List.of());
        var partly = scan("{\"step\":\"ship\",\"codes\":[\"A\",\"B\"],\"mode\":\"accept-good\"}");
        assertThat(partly.statusCode()).isEqualTo(200);
        assertThat(partly.body()).contains("\"outcome\":\"partly\"");
    }

    private HttpResponse<String> scan(String body, String... headers) {
        var all = new java.util.ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return server.send("POST", "scans", body, all.toArray(String[]::new));
    }

    private static Answer good(String code) {
        return new Answer(code, code, "M", true, false, null, List.of(), 1, null);
    }

    private static Answer bad(String code, String reason) {
        return new Answer(
                code, code, "M", false, false, Reason.of(reason, "unit", code, "code", code), List.of(), 1, null);
    }
}
