package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner's server that is told of shipments. */
class WebhookIT {
    private record Call(Map<String, List<String>> headers, String body) {
        String id() {
            return headers.get("Webhook-id").get(0);
        }
    }

    private final LinkedBlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private HttpServer partner;
    private Rest rest;

    @BeforeEach
    void openThePartnersServer() throws Exception {
        partner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        partner.createContext("/hook", this::take);
        partner.start();
        rest = Rest.administrator();
    }

    @AfterEach
    void closeIt() {
        partner.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        calls.add(new Call(
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Integer status = answers.poll();
        exchange.sendResponseHeaders(status == null ? 204 : status, -1);
        exchange.close();
    }

    @Test
    void hearsOfAShipmentWithItsSignatureAndAgainAfterItSaidNo() throws Exception {
        unitsInStock();
        answers.add(500);
        String secret = rest.put(
                        "/api/v1/subscriptions/partner",
                        Map.of(
                                "url",
                                "http://127.0.0.1:" + partner.getAddress().getPort() + "/hook",
                                "types",
                                List.of("unit.shipped"),
                                "active",
                                true))
                .get("secret")
                .asText();
        rest.post("/api/v1/scans", Map.of("step", "ship", "order", "WH-SO-1", "codes", List.of("WH-1", "WH-2")));

        Call first = calls.poll(3, TimeUnit.MINUTES);
        Call second = calls.poll(3, TimeUnit.MINUTES);

        assertThat(first).isNotNull();
        assertThat(second).isNotNull();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.body()).isEqualTo(first.body());
        new Webhook(secret).verify(first.body(), HttpHeaders.of(first.headers(), (name, value) -> true));
        new Webhook(secret).verify(second.body(), HttpHeaders.of(second.headers(), (name, value) -> true));
        JsonNode message = new ObjectMapper().readTree(first.body());
        assertThat(message.get("type").asText()).isEqualTo("unit.shipped");
        assertThat(message.get("subject").asText()).isEqualTo("WH-SO-1");
        JsonNode data = message.get("data");
        assertThat(data.get("party").asText()).isEqualTo("WH-C");
        assertThat(data.get("units").findValuesAsText("code")).containsExactlyInAnyOrder("WH-1", "WH-2");
        assertThat(settled().get("lastStatus").asInt()).isEqualTo(204);
    }

    @Test
    void aSecondWebhookAddedWhileTheServerRunsHearsOfWhatHappensFromThen() throws Exception {
        try (var second = new Partner()) {
            second.subscribe(rest, "second", "unit.adopted");
            unitInStock("PC-U-WH");
            Until.so(() -> second.units().contains("PC-U-WH"));
            JsonNode told = rest.get("/api/v1/messages?key=PC-U-WH&partner=second")
                    .get("items")
                    .get(0);
            assertThat(told.get("direction").asText()).isEqualTo("out");
            JsonNode whole = rest.get("/api/v1/messages/" + told.get("id").asText());
            assertThat(whole.get("said").get("content").asText()).contains("PC-U-WH");
            rest.post("/api/v1/messages/" + told.get("id").asText() + "/replay", null);
            Until.so(() -> second.ids().size() >= 2);
            assertThat(second.ids().stream().distinct()).hasSize(1);
            assertThat(rest.get("/api/v1/messages/summary").get("partners").findValuesAsText("code"))
                    .contains("second");
            rest.put(
                    "/api/v1/subscriptions/second",
                    Map.of("url", second.url(), "types", List.of("x"), "active", false));
        }
    }

    private void unitInStock(String code) {
        rest.put(
                "/api/v1/materials/WH-M",
                Map.of("nameZh", "电动车", "nameEn", "E-bike", "tracking", "serial", "baseUnit", "EA", "active", true));
        rest.put(
                "/api/v1/locations/WH-W",
                Map.of("kind", "warehouse", "nameZh", "仓库", "nameEn", "Warehouse", "site", "MAIN", "active", true));
        rest.post(
                "/api/v1/scans",
                Map.of(
                        "step",
                        "adopt",
                        "items",
                        List.of(Map.of(
                                "code",
                                code,
                                "material",
                                "WH-M",
                                "data",
                                Map.of("custody", "location", "place", "WH-W")))));
    }

    /** The message log says so a moment after the partner answered. */
    private JsonNode settled() {
        String delivered = "/api/v1/deliveries?subscription=partner&status=delivered";
        Until.so(() -> !rest.get(delivered).get("items").isEmpty());
        return rest.get(delivered).get("items").get(0);
    }

    private void unitsInStock() {
        rest.put(
                "/api/v1/materials/WH-M",
                Map.of("nameZh", "电动车", "nameEn", "E-bike", "tracking", "serial", "baseUnit", "EA", "active", true));
        rest.put(
                "/api/v1/partners/WH-C",
                Map.of("kind", "customer", "nameZh", "客户", "nameEn", "Customer", "active", true));
        rest.put(
                "/api/v1/locations/WH-W",
                Map.of("kind", "warehouse", "nameZh", "仓库", "nameEn", "Warehouse", "site", "MAIN", "active", true));
        rest.put(
                "/api/v1/orders/WH-SO-1",
                Map.of(
                        "kind",
                        "sales",
                        "party",
                        "WH-C",
                        "lines",
                        List.of(Map.of("lineNo", 1, "material", "WH-M", "quantity", 2))));
        Map<String, String> inStock = Map.of("custody", "location", "place", "WH-W");
        rest.post(
                "/api/v1/scans",
                Map.of(
                        "step",
                        "adopt",
                        "items",
                        List.of(
                                Map.of("code", "WH-1", "material", "WH-M", "data", inStock),
                                Map.of("code", "WH-2", "material", "WH-M", "data", inStock))));
    }
}
