package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packing and building at the benches, and what the carton's page says afterwards. */
class CartonScreenIT {
    @ParameterizedTest
    @MethodSource("io.serialhub.it.Looks#all")
    void packsACartonClosesItAndShowsWhatIsInIt(Looks looks) {
        List<String> bikes = Bicycles.inStock("SCR-BIKE", 3);
        String carton = carton();
        try (Page page = looks.open("/station/pack.xhtml?box=" + carton)) {
            page.waitForSelector("#inside-panel:not([hidden])");
            assertThat(page.locator("#parent").innerText()).isEqualTo(carton);
            for (String bike : bikes) {
                scan(page, bike);
                page.waitForFunction("code => document.getElementById('inside').textContent.includes(code)", bike);
            }
            looks.picture(page, "pack");
            assertThat(Looks.fits(page)).isTrue();
            page.keyboard().press("F8");
            page.waitForFunction("code => !document.getElementById('inside').textContent.includes(code)", bikes.get(2));
            scan(page, carton);
            page.waitForFunction("() => !document.querySelector('#parent .sn')");
        }
        try (Page page = looks.open("/packaging/box.xhtml?code=" + carton)) {
            assertThat(page.locator("main").innerText())
                    .contains(bikes.get(0), bikes.get(1))
                    .contains(looks.say("closed", "已封箱"))
                    .doesNotContain(bikes.get(2));
            looks.picture(page, "carton");
            assertThat(Looks.fits(page)).isTrue();
        }
    }

    /** A hand scanner is faster than the network: what was scanned after a carton goes into that one and no other. */
    @Test
    void whatWaitsGoesIntoTheCartonThatWasScannedBeforeItAlsoAfterAReload() {
        List<String> bikes = Bicycles.inStock("SCR-BIKE", 5);
        String first = carton();
        String second = carton();
        var looks = new Looks("en", 1440, 900);
        try (Page page = looks.open("/station/pack.xhtml")) {
            page.route("**/pack.xhtml*", CartonScreenIT::cut);
            for (String code : List.of(first, bikes.get(0), bikes.get(1), first, second, bikes.get(2))) {
                scan(page, code);
            }
            page.waitForCondition(() -> page.locator("#waiting").innerText().startsWith("6 kept"));
            page.onceDialog(Dialog::accept);
            page.reload();
            scan(page, bikes.get(3));
            page.unroute("**/pack.xhtml*");
            page.waitForFunction("code => document.getElementById('inside').textContent.includes(code)", bikes.get(3));
            page.route("**/pack.xhtml*", CartonScreenIT::cut);
            scan(page, bikes.get(4));
            page.waitForCondition(() -> page.locator("#waiting").innerText().startsWith("1 kept"));
            page.onceDialog(Dialog::accept);
            page.reload();
            assertThat(page.locator("#parent").innerText()).isEqualTo(second);
            page.unroute("**/pack.xhtml*");
            page.waitForFunction("code => document.getElementById('inside').textContent.includes(code)", bikes.get(4));
            assertThat(page.locator(".refuse").count()).isZero();
        }
        assertThat(Bicycles.stand()
                        .get("/api/v1/handling-units/" + first)
                        .get("units")
                        .asInt())
                .isEqualTo(2);
        assertThat(Bicycles.stand()
                        .get("/api/v1/handling-units/" + first)
                        .get("status")
                        .asText())
                .isEqualTo("closed");
        assertThat(Bicycles.stand()
                        .get("/api/v1/handling-units/" + second)
                        .get("units")
                        .asInt())
                .isEqualTo(3);
    }

    /** Pages are there, answers to scans are not. */
    private static void cut(Route route) {
        if (route.request().method().equals("POST")) {
            route.abort();
        } else {
            route.resume();
        }
    }

    @ParameterizedTest
    @MethodSource("io.serialhub.it.Looks#all")
    void showsWhatIsMissingPositionByPosition(Looks looks) {
        String bike = Bicycles.inStock("SCR-BIKE", 1).get(0);
        String battery = Bicycles.inStock("SCR-BAT", 1).get(0);
        try (Page page = looks.open("/station/bench.xhtml")) {
            scan(page, bike);
            page.waitForSelector("#inside .warn-t");
            scan(page, battery);
            page.waitForFunction("code => document.getElementById('inside').textContent.includes(code)", battery);
            assertThat(page.locator("#inside .warn-t").count()).isZero();
            looks.picture(page, "bench");
            assertThat(Looks.fits(page)).isTrue();
        }
    }

    private static String carton() {
        Bicycles.stand()
                .put(
                        "/api/v1/sscc-rules/SCR",
                        Map.of("nameZh", "纸箱", "nameEn", "Cartons", "extension", 1, "companyPrefix", "6901234"));
        return Bicycles.stand()
                .post("/api/v1/handling-units", Map.of("kind", "carton", "rule", "SCR", "capacity", 4))
                .at("/items/0/code")
                .asText();
    }

    private static void scan(Page page, String code) {
        page.fill("#scan", code);
        page.press("#scan", "Enter");
    }
}
