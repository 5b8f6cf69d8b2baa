package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Receive, ship and count with a phone and a network. */
class PhoneScreenIT {
    private static final Looks LOOKS = new Looks("en", 390, 844);

    @ParameterizedTest
    @MethodSource("io.serialhub.it.Looks#all")
    void shipsByScanAndTakesBackTheLast(Looks looks) {
        List<String> units = Bicycles.inStock("SCR-BIKE", 3);
        String order = Bicycles.salesOrder(3);
        try (var phone = Phone.of(looks).signIn(Phone.person())) {
            phone.page.waitForSelector(".pjobs");
            assertThat(Looks.fits(phone.page)).isTrue();
            looks.picture(phone.page, "phone-home");
            phone.page.click("[data-job=ship]");
            phone.page.waitForSelector("[data-code='" + order + "']");
            looks.picture(phone.page, "phone-choose");
            assertThat(Looks.fits(phone.page)).isTrue();
            phone.page.click("[data-code='" + order + "']");
            phone.atWork();
            phone.scan(units.get(0));
            phone.sees("ok", units.get(0));
            assertThat(phone.page.locator("#verdict .word").innerText()).isEqualTo(looks.say("Counted", "计入"));
            phone.scan(units.get(1));
            phone.sees("ok", units.get(1));
            assertThat(phone.done()).isEqualTo("2");
            phone.scan(units.get(1));
            phone.sees("wait", units.get(1));
            looks.picture(phone.page, "phone-work");
            assertThat(Looks.fits(phone.page)).isTrue();

            phone.page.click("#back");
            phone.page.waitForFunction("() => document.getElementById('done').textContent === '1'");
            phone.scan("NO-SUCH-NUMBER");
            phone.sees("no", "NO-SUCH-NUMBER");
            looks.picture(phone.page, "phone-refusal");
            assertThat(Looks.fits(phone.page)).isTrue();
        }
    }

    @Test
    void receivesWhatTheSupplierSends() {
        String order = Bicycles.purchaseOrder("SCR-BAT", 2);
        try (var phone = Phone.of(LOOKS).signIn(Phone.person())) {
            phone.take("receive", order);
            phone.page.waitForSelector("#start");
            LOOKS.picture(phone.page, "phone-receive");
            phone.page.click("#start");
            phone.atWork();
            phone.scan(order + "-S1");
            phone.sees("ok", order + "-S1");
            phone.scan(order + "-S2");
            phone.sees("ok", order + "-S2");
            assertThat(phone.page.locator("#missing").innerText()).isEqualTo("Complete");
            phone.scan(order + "-S3");
            phone.sees("no", order + "-S3");
        }
        JsonNode unit = Bicycles.stand().get("/api/v1/units/" + order + "-S1");
        assertThat(unit.get("material").get("code").asText()).isEqualTo("SCR-BAT");
    }

    @Test
    void countsWithoutANetworkAndSaysWhatDoesNotBelongThere() {
        String bin = Bicycles.bin();
        List<String> units = Bicycles.inStock("SCR-BIKE", 2);
        Bicycles.scan("put-away", units.stream().map(u -> Map.of("code", u)).toList(), Map.of("location", bin));
        String elsewhere = Bicycles.inStock("SCR-BIKE", 1).get(0);
        String count = Bicycles.stand()
                .post("/api/v1/stocktakes", Map.of("location", bin))
                .get("code")
                .asText();
        try (var phone = Phone.of(LOOKS).signIn(Phone.person())) {
            phone.take("count", count).atWork().kept();
            phone.network(false);
            phone.scan(units.get(0));
            phone.sees("wait", units.get(0));
            assertThat(phone.page.locator("#verdict").innerText()).contains("Belongs here");
            phone.scan(elsewhere);
            phone.sees("odd", elsewhere);
            LOOKS.picture(phone.page, "phone-count-offline");
            phone.network(true);
            phone.waits(0);
            phone.page.waitForFunction("() => document.getElementById('done').textContent === '2'");
            LOOKS.picture(phone.page, "phone-count");
        }
        JsonNode seen = Bicycles.stand().get("/api/v1/stocktakes/" + count);
        assertThat(seen.get("seen").asInt()).isEqualTo(2);
        assertThat(seen.get("findings").get("moved").asInt()).isEqualTo(1);
    }

    @Test
    void putsAwayWithoutAnOrder() {
        String bin = Bicycles.bin();
        String unit = Bicycles.inStock("SCR-BIKE", 1).get(0);
        try (var phone = Phone.of(LOOKS).signIn(Phone.person())) {
            phone.page.navigate("/phone/?job=put-away");
            phone.page.waitForSelector("#start");
            phone.page.fill("#place", bin);
            phone.page.click("#start");
            phone.atWork();
            phone.scan(unit);
            phone.sees("ok", unit);
            assertThat(phone.done()).isEqualTo("1");
        }
    }

    @Test
    void saysWhenAnOrderIsClosedAndWhatHasLostItsRight() {
        List<String> units = Bicycles.inStock("SCR-BIKE", 1);
        String order = Bicycles.salesOrder(1);
        String login = Phone.newcomer();
        try (var phone = Phone.of(LOOKS).signIn(login).ship(order).kept()) {
            phone.network(false);
            phone.scan(units.get(0));
            phone.waits(1);
            Bicycles.stand()
                    .put(
                            "/api/v1/users/" + login,
                            Map.of(
                                    "login",
                                    login,
                                    "name",
                                    "周立",
                                    "kind",
                                    "person",
                                    "roles",
                                    List.of("auditor"),
                                    "active",
                                    true));
            phone.network(true);
            phone.waits(0).sees("no", units.get(0));
            assertThat(phone.page.locator(".pref").count()).isEqualTo(1);
        }
    }

    @Test
    void refusesStrangersAndOthersScansWithoutAPasswordWindow() throws Exception {
        var client = HttpClient.newHttpClient();
        URI me = HubServer.get().uri("/phone/data/me");
        var answer = client.send(HttpRequest.newBuilder(me).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Session");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");

        try (var phone = Phone.of(LOOKS).signIn(Phone.person())) {
            assertThat(post(phone, "application/json", "{\"login\":\"somebody\",\"scans\":[]}"))
                    .startsWith("409 ")
                    .contains("scans-of-somebody-else");
            assertThat(post(phone, "text/plain", "{}")).startsWith("404 ");
            assertThat(post(phone, "application/json", "{\"login\":")).startsWith("422 ");
        }
        var worker = client.send(
                HttpRequest.newBuilder(HubServer.get().uri("/phone/worker.js")).build(), BodyHandlers.ofString());
        assertThat(worker.headers().firstValue("Content-Type")).hasValue("text/javascript; charset=UTF-8");
        assertThat(worker.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(worker.body()).doesNotContain("@version@", "@files@");
    }

    private static String post(Phone phone, String type, String body) {
        return (String) phone.page.evaluate(
                "async ([type, body]) => { const r = await fetch('/phone/data/scans', { method: 'POST',"
                        + " headers: { 'Content-Type': type }, body }); return r.status + ' ' + await r.text(); }",
                List.of(type, body));
    }
}
