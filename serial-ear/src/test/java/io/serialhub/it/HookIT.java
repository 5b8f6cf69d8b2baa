package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another system sends webhooks to the running server, signed by an independent library. */
class HookIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Rest rest = Rest.administrator();
    private Webhook webhook;

    @BeforeEach
    void anEndpointForOrders() throws Exception {
        rest.put(
                "/api/v1/materials/HK-M",
                Map.of("nameZh", "电动车", "nameEn", "E-bike", "tracking", "serial", "baseUnit", "EA", "active", true));
        rest.put(
                "/api/v1/partners/HK-C",
                Map.of("kind", "customer", "nameZh", "客户", "nameEn", "Customer", "active", true));
        rest.put(
                "/api/v1/users/hook-link",
                Map.of("name", "ERP", "kind", "service", "roles", List.of("integrator"), "active", true));
        var profile = Map.of(
                "command",
                "order",
                "fields",
                List.of(
                        Map.of("to", "kind", "value", "sales"),
                        Map.of("to", "code", "from", "/no"),
                        Map.of("to", "party", "from", "/customer")),
                "rows",
                List.of(Map.of(
                        "to",
                        "lines",
                        "each",
                        "/lines",
                        "fields",
                        List.of(
                                Map.of("to", "lineNo", "from", "/n"),
                                Map.of("to", "material", "from", "/sku"),
                                Map.of("to", "quantity", "from", "/qty")))));
        rest.put("/api/v1/endpoints/hook-erp", Map.of("account", "hook-link", "profile", profile, "active", true));
        webhook = new Webhook(rest.post("/api/v1/endpoints/hook-erp/renew-secret", null)
                .get("secret")
                .asText());
    }

    @Test
    void anOrderComesInOnceAndItsPageKnowsWhereItCameFrom() throws Exception {
        String order = order("HK-SO-1", "HK-M");
        assertThat(body(send("hk-1", order)).get("outcome").asText()).isEqualTo("done");
        assertThat(body(send("hk-1", order)).get("outcome").asText()).isEqualTo("repeated");
        assertThat(rest.get("/api/v1/orders/HK-SO-1").at("/lines/0/quantity").asInt())
                .isEqualTo(4);
        JsonNode lines = rest.get("/api/v1/messages?key=HK-SO-1").get("items");
        assertThat(lines.findValuesAsText("status")).containsExactly("repeated", "done");
        assertThat(lines.findValuesAsText("actor")).containsOnly("hook-link");
    }

    @Test
    void whatIsRefusedIsReplayedOnceTheDataIsThere() throws Exception {
        HttpResponse<String> refused = send("hk-2", order("HK-SO-2", "HK-NEW"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(body(refused).get("code").asText()).isEqualTo("unknown-material");
        String line = rest.get("/api/v1/messages?key=hk-2&status=refused")
                .get("items")
                .get(0)
                .get("id")
                .asText();
        rest.put(
                "/api/v1/materials/HK-NEW",
                Map.of("nameZh", "新车", "nameEn", "New", "tracking", "serial", "baseUnit", "EA", "active", true));
        assertThat(rest.post("/api/v1/messages/" + line + "/replay", null)
                        .get("status")
                        .asText())
                .isEqualTo("done");
    }

    @Test
    void aWrongSignatureAndAnUnknownAddressAreAnsweredAlike() throws Exception {
        String order = order("HK-SO-3", "HK-M");
        HttpResponse<String> wrong = post("hook-erp", "hk-3", "v1,AAAA", order);
        HttpResponse<String> unknown = post("nobody", "hk-3", "v1,AAAA", order);
        assertThat(List.of(wrong.statusCode(), unknown.statusCode())).containsExactly(401, 401);
        assertThat(wrong.body()).isEqualTo(unknown.body());
        assertThat(wrong.headers().firstValue("www-authenticate")).isEmpty();
        assertThat(post("hook-erp", "hk-4", "v1,AAAA", "x".repeat(1_100_000)).statusCode())
                .isEqualTo(413);
    }

    private HttpResponse<String> send(String id, String body) throws Exception {
        return post("hook-erp", id, webhook.sign(id, System.currentTimeMillis() / 1000, body), body);
    }

    private HttpResponse<String> post(String code, String id, String signature, String body) throws Exception {
        var request = HttpRequest.newBuilder(HubServer.get().uri("/hooks/" + code))
                .header("content-type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(System.currentTimeMillis() / 1000))
                .header("webhook-signature", signature)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        Description.GIVEN.holds("POST", "/hooks/" + code, response);
        return response;
    }

    private static JsonNode body(HttpResponse<String> response) throws Exception {
        return JSON.readTree(response.body());
    }

    private static String order(String code, String material) {
        return """
                {"no": "%s", "customer": "HK-C", "lines": [{"n": 1, "sku": "%s", "qty": 4}]}""".formatted(code, material);
    }
}
