package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A watcher that reads the server's figures. */
class MetricsIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Rest rest = Rest.administrator();

    private HttpResponse<String> figures(String token) throws Exception {
        var request = HttpRequest.newBuilder(HubServer.get().uri("/metrics"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** @param role of the watcher; its token carries one right of it */
    private String token(String login, String role, String scope) {
        rest.put("/api/v1/users/" + login, Map.of("name", login, "kind", "service", "roles", List.of(role)));
        return rest.post("/api/v1/tokens", Map.of("login", login, "name", "watch", "scopes", List.of(scope)))
                .get("secret")
                .asText();
    }

    @Test
    void areForATokenThatCarriesTheRightAlone() throws Exception {
        assertThat(figures(null).statusCode()).isEqualTo(401);
        assertThat(figures("shk_abcdefgh_" + "a".repeat(43)).statusCode()).isEqualTo(401);
        var refused = figures(token("metrics-reader", "administrator", "units-read"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("no-right").doesNotContain("hub_");
        var shown = figures(token("metrics-watch", "administrator", "system"));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(shown.body()).contains("# TYPE hub_messages_waiting gauge", "hub_messages_delivered_total");
    }

    @Test
    void tellOfEachReceiverHowItGoes() throws Exception {
        String token = token("metrics-watch", "administrator", "system");
        try (var partner = new Partner()) {
            partner.subscribe(rest, "measured", "material.*");
            try {
                rest.put("/api/v1/materials/MTR-1", Map.of("nameZh", "被测料", "tracking", "serial"));
                assertThat(shown(token, "hub_partner_waiting", "measured")).isNotNull();
                assertThat(shown(token, "hub_partner_lag_seconds", "measured")).endsWith(" 0");
                assertThat(shown(token, "hub_partner_dead", "measured")).endsWith(" 0");
                assertThat(shown(token, "hub_partner_attempts_total", "measured"))
                        .contains("channel=\"webhook\"", "direction=\"out\"");
                assertThat(shown(token, "hub_partner_failures_total", "measured"))
                        .isNotNull();
            } finally {
                rest.put(
                        "/api/v1/subscriptions/measured",
                        Map.of("url", partner.url(), "types", List.of("x"), "active", false));
            }
        }
    }

    /** The line of a partner, once it is there: figures are looked up every ten seconds. */
    private String shown(String token, String name, String partner) {
        var line = new AtomicReference<String>();
        Until.so(
                () -> {
                    line.set(figures(token)
                            .body()
                            .lines()
                            .filter(l -> l.startsWith(name + "{") && l.contains("partner=\"" + partner + "\""))
                            .findFirst()
                            .orElse(null));
                    return line.get() != null;
                },
                () -> name + " of " + partner + " is not shown");
        return line.get();
    }
}
