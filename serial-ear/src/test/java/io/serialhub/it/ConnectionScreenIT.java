package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections on the screen: the profile of a webhook is filled in by rows, tried with a sample and kept. */
class ConnectionScreenIT {
    private static final AtomicInteger RUN = new AtomicInteger();

    private static final Rest REST = Rest.administrator();

    static Stream<Looks> looks() {
        return Stream.of(new Looks("en", 1440, 900), new Looks("zh", 390, 844));
    }

    @BeforeAll
    static void anAccountForMessages() {
        REST.put(
                "/api/v1/users/screen-link",
                Map.of("name", "Screen", "kind", "service", "roles", List.of("integrator"), "active", true));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void anEndpointsProfileIsFilledInByRowsAndTriedWithASample(Looks looks) {
        String code = "screen-hook-" + RUN.incrementAndGet();
        try (Page page = looks.open("/connections/endpoint.xhtml")) {
            page.fill("#code", code);
            page.fill("#account", "screen-link");
            page.selectOption("#command", "PARTNER");
            page.waitForCondition(
                    () -> page.locator("[id$=':to']").first().inputValue().equals("code"));
            row(page, 0, "from").fill("/no");
            row(page, 1, "from").fill("/type");
            row(page, 1, "words").fill("K = customer; * = ignore");
            row(page, 2, "from").fill("/name");
            row(page, 2, "from").press("Enter");
            page.waitForFunction("() => document.activeElement.id === 'part:0:row:3:to'");
            row(page, 3, "to").selectOption("city");
            row(page, 3, "value").fill("Tianjin");
            page.fill("#sample", "{\"no\": \"%s\", \"type\": \"K\", \"name\": \"Jinmen\"}".formatted(code));
            page.click("#try");
            page.waitForSelector("#tried .note.ok");
            assertThat(page.locator("#tried pre").innerText())
                    .contains("\"city\" : \"Tianjin\"", "\"kind\" : \"customer\"");
            looks.picture(page, "endpoint-tried");
            assertThat(Looks.fits(page)).isTrue();
            page.fill("#sample", "{\"no\": \"%s\", \"type\": \"L\", \"name\": \"Jinmen\"}".formatted(code));
            page.click("#try");
            page.waitForSelector("#tried .note.wait");
            row(page, 3, "del").press("Enter");
            page.waitForFunction("() => !document.getElementById('part:0:row:3:to')");
            page.click("#save");
            page.waitForSelector(".secret, #messages .note.ok");
        }
        JsonNode kept = REST.get("/api/v1/endpoints/" + code).get("profile");
        assertThat(kept.get("command").asText()).isEqualTo("partner");
        assertThat(kept.get("fields")).hasSize(3);
        assertThat(kept.at("/fields/1/values/K").asText()).isEqualTo("customer");
    }

    private static Locator row(Page page, int at, String field) {
        return page.locator("[id='part:0:row:%d:%s']".formatted(at, field));
    }
}
