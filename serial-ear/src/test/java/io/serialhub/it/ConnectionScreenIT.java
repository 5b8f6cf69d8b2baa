package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections on the screen: partners are connected and removed; the profile of a webhook is filled in by rows and tried. */
class ConnectionScreenIT {
    private static final AtomicInteger RUN = new AtomicInteger();

    private static final Rest REST = Rest.administrator();

    private static final String ANOTHER_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

    @TempDir
    static Path folder;

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

    @ParameterizedTest
    @MethodSource("looks")
    void aPartnerIsConnectedTriedOutSwitchedOffAndOnAndRemoved(Looks looks) throws Exception {
        String code = "screen-sftp-" + RUN.incrementAndGet();
        Files.createDirectories(folder.resolve(code));
        try (var partner = new SftpPartner(folder);
                Page page = looks.open("/connections/connection.xhtml?kind=sftp-in")) {
            page.fill("#name", "Partner " + code);
            page.fill("#code", code);
            page.fill("#host", "127.0.0.1");
            page.fill("#port", Integer.toString(partner.port()));
            page.fill("#user", SftpPartner.USER);
            page.fill("#folder", code);
            page.fill("#hostKey", ANOTHER_KEY);
            page.fill("#password", "wrong");
            page.fill("#schedule", "every 5s");
            page.fill("#account", "hub-inbox");

            page.click("#try");
            page.waitForSelector(
                    ".ticks li.failed:has-text('%s')".formatted(looks.say("another host key", "主机密钥与已接受的不同")));
            page.fill("#hostKey", "");
            page.click("#try");
            page.waitForSelector("#accept");
            page.click("#accept");
            page.waitForCondition(() -> page.inputValue("#hostKey").equals(partner.hostKey()));
            page.waitForSelector(".ticks li.failed");
            assertThat(page.locator(".ticks li.ok").count()).isEqualTo(3);
            looks.picture(page, "connection-wrong-password");
            page.fill("#password", SftpPartner.PASSWORD);
            page.click("#try");
            page.waitForSelector(".note.ok");
            assertThat(page.locator(".ticks li.ok").count()).isEqualTo(7);
            looks.picture(page, "connection-tried");
            assertThat(Looks.fits(page)).isTrue();
            page.click("#save");
            page.waitForURL("**code=" + code + "*");

            partner.put(code + "/partners.csv", "编码,名称,类型\n%s,屏,客户\n".formatted(code));
            Until.so(() -> partner.names(code + "/.done").size() == 1);
            active(page, code, false);
            partner.put(code + "/partners-2.csv", "编码,名称,类型\n%s-2,屏,客户\n".formatted(code));
            page.navigate("/connections/connections.xhtml");
            assertThat(page.locator("tr:has-text('%s')".formatted(code)).innerText())
                    .contains(looks.say("Not in use", "停用"));
            page.navigate("/connections/connection.xhtml?code=" + code);
            active(page, code, true);
            Until.so(() -> partner.names(code + "/.done").size() == 2);
            page.reload();
            page.waitForSelector("li:has-text('partners-2.csv')");

            page.navigate("/connections/messages.xhtml");
            page.fill(".findin input", code);
            page.press(".findin input", "Enter");
            page.click("tr:has-text('partners.csv') a");
            page.waitForSelector("#message a[href*='/imports/import.xhtml']");
            assertThat(Looks.fits(page)).isTrue();

            page.navigate("/connections/connection.xhtml?code=" + code);
            active(page, code, false);
            page.navigate("/connections/connection.xhtml?code=" + code);
            page.click("[data-opens=remove]");
            page.click("#remove-do");
            page.waitForURL("**/connections.xhtml*");
            assertThat(page.locator("tr:has-text('%s')".formatted(code)).count())
                    .isZero();
        }
        new Program(Administrator.token()).get("/connections/" + code).is(404);
    }

    private static void active(Page page, String code, boolean on) {
        page.setChecked("#active", on);
        page.evaluate("() => { window.before = true; }");
        page.click("#save");
        page.waitForFunction("() => !window.before"); // the page that saving leads to is there
        Until.so(() -> REST.get("/api/v1/connections/" + code).get("active").asBoolean() == on);
    }

    private static Locator row(Page page, int at, String field) {
        return page.locator("[id='part:0:row:%d:%s']".formatted(at, field));
    }
}
