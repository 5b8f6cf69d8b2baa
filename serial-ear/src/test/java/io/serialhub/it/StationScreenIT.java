package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StationScreenIT {
    @ParameterizedTest
    @MethodSource("io.serialhub.it.Looks#all")
    void countsRefusesRepeatsAndTakesBack(Looks looks) {
        List<String> units = Bicycles.inStock("SCR-BIKE", 4);
        String order = Bicycles.salesOrder(3);
        try (Page page = looks.open("/station/scan.xhtml?job=ship&order=" + order)) {
            assertThat(focused(page)).isEqualTo("scan");

            scan(page, units.get(0), "ok");
            assertThat(word(page)).isEqualTo(looks.say("Counted · no. 1", "计入 第 1 台"));
            scan(page, units.get(1), "ok");
            assertThat(page.locator("#done").innerText()).isEqualTo("2");
            looks.picture(page, "station-counted");
            assertThat(focused(page)).isEqualTo("scan");
            assertThat(Looks.fits(page)).isTrue();

            scan(page, units.get(1), "wait");
            assertThat(word(page)).isEqualTo(looks.say("Already counted", "扫过了"));
            assertThat(page.locator("#done").innerText()).isEqualTo("2");

            scan(page, "NO-SUCH-NUMBER", "no");
            assertThat(word(page)).startsWith(looks.say("Refused", "拒绝"));
            assertThat(page.locator("#verdict").getAttribute("role")).isEqualTo("alert");
            assertThat(page.locator(".refuse").count()).isEqualTo(1);
            looks.picture(page, "station-refused");

            page.keyboard().press("F8");
            page.waitForFunction("() => document.getElementById('done').textContent === '1'");
            assertThat(word(page)).isEqualTo(looks.say("Taken back", "已撤回"));

            page.locator(".refuse .btn").click();
            assertThat(page.locator(".refuse").count()).isZero();
            assertThat(focused(page)).isEqualTo("scan");
        }
    }

    @Test
    void keepsAScanWithoutNetworkAndCountsItOnce() {
        List<String> units = Bicycles.inStock("SCR-BIKE", 2);
        String order = Bicycles.salesOrder(2);
        var looks = new Looks("en", 1440, 900);
        try (Page page = looks.open("/station/scan.xhtml?job=ship&order=" + order)) {
            scan(page, units.get(0), "ok");
            page.context().setOffline(true);
            page.fill("#scan", units.get(1));
            page.press("#scan", "Enter");
            page.waitForSelector("#verdict.hatch");
            page.waitForCondition(() -> word(page).equals("Kept"));
            looks.picture(page, "station-kept");
            assertThat(page.locator("#done").innerText()).isEqualTo("1");
            page.context().setOffline(false);
            page.waitForSelector("#verdict.ok");
            assertThat(page.locator("#done").innerText()).isEqualTo("2");
        }
        assertThat(Bicycles.stand()
                        .get("/api/v1/orders/" + order)
                        .findPath("done")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void queuesScansThatComeFasterThanTheAnswers() {
        List<String> units = Bicycles.inStock("SCR-BIKE", 6);
        String order = Bicycles.salesOrder(6);
        var looks = new Looks("zh", 1440, 900);
        try (Page page = looks.open("/station/scan.xhtml?job=ship&order=" + order)) {
            for (String unit : units) {
                page.keyboard().type(unit);
                page.keyboard().press("Enter");
            }
            page.waitForFunction("() => document.getElementById('done').textContent === '6'");
            assertThat(page.locator("#n-ok").innerText()).isEqualTo("6");
            assertThat(page.locator("#missing").innerText()).isEqualTo("齐了");
        }
    }

    @Test
    void putsPartsIntoTheParentThatWasScannedFirst() {
        String bike = Bicycles.inStock("SCR-BIKE", 1).get(0);
        String battery = Bicycles.inStock("SCR-BAT", 1).get(0);
        var looks = new Looks("en", 1440, 900);
        try (Page page = looks.open("/station/scan.xhtml?job=assemble")) {
            scan(page, bike, "ok");
            assertThat(page.locator("#parent").innerText()).isEqualTo(bike);
            scan(page, battery, "ok");
            assertThat(page.locator("#done").innerText()).isEqualTo("1");
            looks.picture(page, "station-assemble");
        }
        assertThat(Bicycles.stand()
                        .get("/api/v1/units/" + battery)
                        .get("parent")
                        .asText())
                .isEqualTo(bike);
    }

    @Test
    void saysBeforeTheFirstScanThatAPlaceIsNone() {
        var looks = new Looks("en", 1440, 900);
        try (Page page = looks.open("/station/scan.xhtml?job=put-away&place=NO-SUCH-PLACE")) {
            assertThat(page.url()).contains("/station/jobs.xhtml");
            assertThat(page.locator(".note[role=alert]:visible").innerText())
                    .contains("There is no location NO-SUCH-PLACE.");
            assertThat(page.inputValue("#place")).isEqualTo("NO-SUCH-PLACE");
        }
    }

    @Test
    void showsTheLatestRefusalsAndHowManyMoreThereAre() {
        String order = Bicycles.salesOrder(1);
        var looks = new Looks("en", 390, 844);
        try (Page page = looks.open("/station/scan.xhtml?job=ship&order=" + order)) {
            for (int i = 1; i <= 40; i++) {
                page.fill("#scan", "NO-SUCH-NUMBER-" + i);
                page.press("#scan", "Enter");
            }
            page.waitForFunction("() => document.getElementById('n-no').textContent === '40'");
            assertThat(page.locator(".refuse:visible").count()).isEqualTo(3);
            assertThat(page.locator(".refuse:visible").first().innerText()).contains("NO-SUCH-NUMBER-40");
            assertThat(page.locator("#refusals").innerText()).contains("37 more were not counted");
            looks.picture(page, "station-refusals");
            assertThat(Looks.fits(page)).isTrue();

            page.locator("#refused-all").click();
            assertThat(page.locator(".refuse:visible").count()).isEqualTo(40);
            page.locator(".refuse .btn:visible").first().click();
            assertThat(page.locator("#refusals").innerText()).contains("39 were not counted");
            page.locator("#refused-aside").click();
            assertThat(page.locator("#refusals > *").count()).isZero();
            assertThat(focused(page)).isEqualTo("scan");
        }
    }

    @Test
    void refusesWhatIsOnHold() {
        List<String> units = Bicycles.inStock("SCR-BIKE", 1);
        String order = Bicycles.salesOrder(1);
        Bicycles.stand().post("/api/v1/holds", Map.of("codes", units, "reason", "brake awaits inspection"));
        var looks = new Looks("zh", 1440, 900);
        try (Page page = looks.open("/station/scan.xhtml?job=ship&order=" + order)) {
            scan(page, units.get(0), "no");
            assertThat(word(page)).isEqualTo("拒绝 · 已冻结");
            looks.picture(page, "station-hold");
            page.navigate("/orders/order.xhtml?code=" + order);
            assertThat(page.locator("#stopped").innerText())
                    .contains("1 台被冻结拦下", units.get(0), "brake awaits inspection");
            assertThat(page.locator(".tl").innerText()).contains("拒绝 1 台");
            looks.picture(page, "order-stopped");
            page.navigate("/station/jobs.xhtml");
            assertThat(page.locator(".jobs").first().locator(".job").first().getAttribute("data-job"))
                    .isEqualTo("ship");
        }
    }

    @Test
    void leavesNothingUnsentBehindThatNobodySees() {
        List<String> units = Bicycles.inStock("SCR-BIKE", 2);
        String order = Bicycles.salesOrder(2);
        String station = "/station/scan.xhtml?job=ship&order=" + order;
        var options = new NewContextOptions()
                .setBaseURL(HubServer.get().baseUrl())
                .setLocale("en")
                .setViewportSize(1440, 900);
        try (BrowserContext computer = Browser.context(options)) {
            Page first = computer.newPage();
            Administrator.signIn(first, HubServer.get().firstLogin(), Administrator.PASSWORD);
            first.waitForURL(url -> !url.contains("signin"));
            first.navigate(station);
            Page second = computer.newPage();
            second.navigate(station);
            computer.setOffline(true);
            keep(first, units.get(0));
            keep(second, units.get(1));
            first.close();
            second.close();
            computer.setOffline(false);
            Page later = computer.newPage();
            later.navigate("/station/jobs.xhtml");
            assertThat(later.locator("#unsent a").innerText()).startsWith("2 unsent");
            later.locator("#unsent a").click();
            later.waitForFunction("() => document.getElementById('done').textContent === '2'");
            // what one page took out of the browser's store the next one may not see at once
            later.waitForCondition(() -> {
                later.navigate("/station/jobs.xhtml");
                return later.locator("#unsent a").count() == 0;
            });
        }
    }

    private static void keep(Page page, String code) {
        page.fill("#scan", code);
        page.press("#scan", "Enter");
        page.waitForCondition(() -> word(page).equals("Kept"));
    }

    private static void scan(Page page, String code, String verdict) {
        page.fill("#scan", code);
        page.press("#scan", "Enter");
        page.waitForFunction(
                "([code, kind]) => { const v = document.getElementById('verdict');"
                        + " return v.classList.contains(kind) && !v.classList.contains('hatch')"
                        + " && v.querySelector('.sn') && v.querySelector('.sn').textContent === code; }",
                List.of(code, verdict));
    }

    private static String word(Page page) {
        return page.locator("#verdict .word").innerText();
    }

    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement.id");
    }
}
