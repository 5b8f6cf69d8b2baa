package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Those who move and correct: approvals, counts, pick lists, swaps and pasted lists, from the screen to the ledger. */
class MoverScreensIT {
    private final Looks looks = new Looks("en", 1440, 900);

    @Test
    void scrappingWaitsForASecondPersonWhoAgreesOrNot() {
        List<String> bikes = Bicycles.inStock("SCR-BIKE", 2);
        Colleague inspector = Colleague.withRole("scr-quality", "quality");
        for (String bike : bikes) {
            try (Page page = inspector.page()) {
                page.navigate("/units/act.xhtml?step=scrap&code=" + bike);
                page.fill("#reason", "frame is bent");
                page.click("#record");
                page.waitForURL("**/approvals/approvals.xhtml");
                assertThat(page.locator("main").innerText()).contains("frame is bent");
            }
        }
        decide(bikes.get(0), "#approve");
        decide(bikes.get(1), "#deny");
        assertThat(unit(bikes.get(0), "quality")).isEqualTo("scrapped");
        assertThat(unit(bikes.get(1), "quality")).isEqualTo("good");
    }

    private void decide(String bike, String button) {
        try (Page page = looks.open("/approvals/approvals.xhtml")) {
            page.locator("tr", new Page.LocatorOptions().setHasText(bike))
                    .locator("a.btn")
                    .click();
            page.fill("#answer", "looked at it");
            page.click(button);
            page.waitForURL("**/approvals/approvals.xhtml");
        }
    }

    @Test
    void aCountIsConfirmedWithItsDifferences() {
        String site = Bicycles.stand().get("/api/v1/sites").findPath("code").asText();
        for (String bin : List.of("SCR-BIN", "SCR-BIN-2")) {
            Bicycles.stand()
                    .put(
                            "/api/v1/locations/" + bin,
                            Map.of(
                                    "code", bin, "kind", "bin", "nameZh", bin, "nameEn", bin, "site", site, "active",
                                    true));
        }
        List<String> bikes = Bicycles.inStock("SCR-BIKE", 3);
        put(bikes.subList(0, 2), "SCR-BIN");
        put(bikes.subList(2, 3), "SCR-BIN-2");
        try (Page page = looks.open("/stock/open.xhtml")) {
            page.fill("#location", "SCR-BIN");
            page.click("#begin");
            page.waitForURL("**/stock/stocktake.xhtml*");
            page.locator("a.btn.pri").click();
            page.waitForURL("**/stock/count.xhtml*");
            scan(page, bikes.get(0));
            scan(page, bikes.get(2));
            scan(page, "NOBODY-KNOWS");
            page.locator("a.btn.l", new Page.LocatorOptions().setHasText("ifferences"))
                    .click();
            page.waitForURL("**/stock/stocktake.xhtml*");
            assertThat(page.locator("main").innerText()).contains(bikes.get(1)).doesNotContain(bikes.get(0));
            looks.picture(page, "count-differences");
            page.locator("[data-opens=sure]").click();
            page.click("#confirm");
            page.waitForCondition(() -> page.locator("h1")
                    .innerText()
                    .toLowerCase(java.util.Locale.ROOT)
                    .contains("confirmed"));
        }
        assertThat(unit(bikes.get(1), "custody")).isEqualTo("unknown");
        assertThat(Bicycles.stand()
                        .get("/api/v1/units/" + bikes.get(2))
                        .at("/place/code")
                        .asText())
                .isEqualTo("SCR-BIN");
    }

    @Test
    void whatThePickListProposesIsReservedPickedAndShipped() {
        Bicycles.inStock("SCR-BIKE", 2);
        String order = Bicycles.salesOrder(1);
        String proposed;
        try (Page page = looks.open("/orders/order.xhtml?code=" + order)) {
            page.locator("a[href*='pick.xhtml']").click();
            page.waitForURL("**/stock/pick.xhtml*");
            proposed = page.locator("table.rows tbody .sn").first().innerText();
            page.click("#reserve");
            page.waitForSelector(".pi-bookmark.pi, .v-ok .pi-bookmark");
            looks.picture(page, "pick-reserved");
        }
        assertThat(Bicycles.stand()
                        .get("/api/v1/units/" + proposed)
                        .get("reservedFor")
                        .asText())
                .isEqualTo(order);
        try (Page page = looks.open("/station/scan.xhtml?job=pick&order=" + order)) {
            scan(page, proposed);
            page.waitForSelector("#verdict.ok");
        }
        try (Page page = looks.open("/units/act.xhtml?step=ship&order=" + order)) {
            page.fill("#pasted", proposed);
            page.click("#look");
            page.waitForSelector("#record");
            page.click("#record");
            page.waitForCondition(() -> page.locator("#looked").innerText().contains("Recorded"));
        }
        try (Page page = looks.open("/orders/order.xhtml?code=" + order)) {
            assertThat(page.locator("h1").innerText()).contains("Done");
            assertThat(page.locator("#counted").innerText()).contains(proposed);
            looks.picture(page, "order-done");
        }
    }

    @Test
    void twoUnitsThatWereMixedUpAreSwappedBetweenTheirCustomers() {
        List<String> bikes = Bicycles.inStock("SCR-BIKE", 2);
        String first = Bicycles.salesOrder(1);
        String second = Bicycles.salesOrder(1);
        Bicycles.scan("ship", List.of(Map.of("code", bikes.get(0))), Map.of("order", first));
        Bicycles.scan("ship", List.of(Map.of("code", bikes.get(1))), Map.of("order", second));
        try (Page page = looks.open("/units/unit.xhtml?code=" + bikes.get(0))) {
            page.locator(".tl .ev").first().hover();
            page.locator(".tl .undo").first().click();
            page.locator("#what").selectOption("swapped");
            page.waitForSelector("#other");
            page.fill("#other", bikes.get(1));
            page.fill("#reason", "labels were mixed up in the packing bay");
            page.click("#preview");
            page.waitForSelector("#correct");
            looks.picture(page, "unit-swap");
            page.click("#correct");
            page.waitForURL("**/units/unit.xhtml?code=" + bikes.get(0));
            assertThat(page.locator("main").innerText()).contains(second);
        }
        assertThat(Bicycles.stand()
                        .get("/api/v1/units/" + bikes.get(1))
                        .at("/sale/order")
                        .asText())
                .isEqualTo(first);
    }

    @Test
    void suppliersNumbersAreReceivedAsARangeAtADesk() {
        String order = Bicycles.purchaseOrder("SCR-BIKE", 300);
        try (Page page = looks.open("/orders/order.xhtml?code=" + order)) {
            page.locator("a[href*='act.xhtml']").click();
            page.waitForURL("**/units/act.xhtml*");
            assertThat(page.inputValue("#location")).isEqualTo("SCR-W");
            page.fill("#lot", "SUP-LOT-7");
            page.fill("#pasted", "SUP-R-001..SUP-R-301");
            page.click("#look");
            page.waitForSelector("#record");
            assertThat(page.locator("#looked").innerText()).contains("SUP-R-301", "asks for 300");
            page.click("#record");
            page.waitForCondition(() -> page.locator("main").innerText().contains("Recorded for 300"));
            assertThat(page.locator("#record").count()).isZero();
            looks.picture(page, "received-by-range");
        }
        assertThat(unit("SUP-R-300", "lot")).isEqualTo("SUP-LOT-7");
    }

    @Test
    void fiveThousandPastedCodesAreAnsweredWithTheBadOnesMarked() {
        Rest hub = Bicycles.stand();
        hub.put(
                "/api/v1/number-rules/SCR-LIST",
                Map.of(
                        "nameZh",
                        "清单",
                        "nameEn",
                        "List",
                        "timeZone",
                        "Asia/Shanghai",
                        "segments",
                        List.of(
                                Map.of("type", "literal", "options", Map.of("text", "LIST-")),
                                Map.of("type", "counter", "options", Map.of("width", "6")))));
        String batch = hub.post(
                        "/api/v1/number-batches", Map.of("rule", "SCR-LIST", "material", "SCR-BIKE", "quantity", 4_990))
                .get("code")
                .asText();
        try (Page page = looks.open("/units/act.xhtml?step=encode")) {
            page.waitForCondition(() -> hub.get("/api/v1/number-batches/" + batch)
                    .get("status")
                    .asText()
                    .equals("done"));
            String list = IntStream.rangeClosed(1, 5_000)
                    .mapToObj("LIST-%06d"::formatted)
                    .collect(Collectors.joining("\n"));
            page.evaluate("list => { document.getElementById('pasted').value = list; }", list);
            page.click("#look");
            page.waitForSelector("#record");
            assertThat(page.locator("#looked tbody tr").count()).isEqualTo(10);
            assertThat(page.locator("#looked").innerText()).contains("LIST-004991", "5,000", "4,990");
            looks.picture(page, "list-of-5000");
            page.click("#record");
            page.waitForCondition(() -> page.locator("main").innerText().contains("Recorded for 4,990"));
        }
        assertThat(unit("LIST-004990", "number")).isEqualTo("encoded");
    }

    private static void put(List<String> codes, String place) {
        Bicycles.scan(
                "put-away", codes.stream().map(code -> Map.of("code", code)).toList(), Map.of("location", place));
    }

    private static String unit(String code, String field) {
        return Bicycles.stand().get("/api/v1/units/" + code).get(field).asText();
    }

    private static void scan(Page page, String code) {
        page.fill("#scan", code);
        page.press("#scan", "Enter");
        page.waitForFunction(
                "code => { const v = document.querySelector('#verdict .sn');"
                        + " return v && v.textContent === code && !document.getElementById('verdict').classList.contains('hatch'); }",
                code);
    }
}
