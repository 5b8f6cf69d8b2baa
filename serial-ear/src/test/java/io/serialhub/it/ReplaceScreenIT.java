package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A part goes out and another in, and what was measured decides whether a unit is good. */
class ReplaceScreenIT {
    static Stream<Looks> looks() {
        return Stream.of(new Looks("en", 1440, 900), new Looks("zh", 390, 844));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void replacesAPartAndTellsWhichAndWhy(Looks looks) {
        String bike = Bicycles.inStock("SCR-BIKE", 1).get(0);
        List<String> batteries = Bicycles.inStock("SCR-BAT", 2);
        Bicycles.scan("assemble", List.of(Map.of("code", batteries.get(0), "role", "child", "parent", bike)), Map.of());
        try (Page page = looks.open("/station/replace.xhtml?code=" + bike)) {
            page.waitForSelector("#inside .partpick");
            page.fill("#place", "SCR-W");
            page.locator("#place").dispatchEvent("change");
            page.fill("#reason", "range fell");
            scan(page, batteries.get(0));
            page.waitForSelector("#inside .partpick.on");
            looks.picture(page, "replace-out");
            scan(page, batteries.get(1));
            page.waitForFunction("() => document.getElementById('done').textContent === '1'");
            page.waitForFunction(
                    "code => document.getElementById('inside').textContent.includes(code)", batteries.get(1));
            assertThat(page.locator("#verdict .word").innerText()).isEqualTo(looks.say("Replaced · no. 1", "已换 第 1 件"));
            looks.picture(page, "replace-in");
            assertThat(Looks.fits(page)).isTrue();
        }
        try (Page page = looks.open("/units/unit.xhtml?code=" + bike)) {
            assertThat(page.locator(".tl").innerText())
                    .contains(looks.say("out", "拆下"), looks.say("in", "装上"), "range fell");
            page.locator("[data-jump=built]").click();
            page.waitForFunction(
                    "code => document.querySelector('[data-tree]').textContent.includes(code)", batteries.get(0));
            looks.picture(page, "unit-as-built");
            assertThat(Looks.fits(page)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void takesAReplacementBackForBothParts(Looks looks) {
        String bike = Bicycles.inStock("SCR-BIKE", 1).get(0);
        List<String> batteries = Bicycles.inStock("SCR-BAT", 2);
        Bicycles.scan("assemble", List.of(Map.of("code", batteries.get(0), "role", "child", "parent", bike)), Map.of());
        try (Page page = looks.open("/station/replace.xhtml")) {
            page.fill("#place", "SCR-W");
            page.fill("#reason", "worn");
            scan(page, batteries.get(0));
            page.waitForSelector("#inside .partpick.on");
            scan(page, batteries.get(1));
            page.waitForFunction("() => document.getElementById('done').textContent === '1'");
            page.keyboard().press("F8");
            page.waitForFunction(
                    "code => document.getElementById('inside').textContent.includes(code)", batteries.get(0));
        }
        assertThat(Bicycles.stand()
                        .get("/api/v1/units/" + batteries.get(0))
                        .get("parent")
                        .asText())
                .isEqualTo(bike);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aValueOutsideItsLimitsFailsTheUnit(Looks looks) {
        List<String> batteries = Bicycles.inStock("SCR-BAT", 2);
        Bicycles.stand()
                .put(
                        "/api/v1/materials/SCR-BAT/limits",
                        List.of(
                                Map.of(
                                        "characteristic",
                                        "resistance",
                                        "nameZh",
                                        "内阻",
                                        "nameEn",
                                        "Resistance",
                                        "upper",
                                        95),
                                Map.of("characteristic", "voltage", "nameZh", "电压", "nameEn", "Voltage", "lower", 47)));
        try (Page page = looks.open("/station/scan.xhtml?job=inspect")) {
            scan(page, batteries.get(0));
            page.waitForSelector("#measures:not([hidden])");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("m-resistance");
            page.keyboard().type("186");
            assertThat(page.locator("#m-resistance").getAttribute("class")).contains("outside");
            page.keyboard().press("Enter");
            page.keyboard().type("50");
            assertThat(page.locator("#m-voltage").getAttribute("class")).contains("fits");
            looks.picture(page, "measure");
            assertThat(Looks.fits(page)).isTrue();
            page.keyboard().press("Enter");
            page.waitForSelector("#verdict.no");
            assertThat(page.locator("#verdict").innerText())
                    .contains(looks.say("failed", "不合格"), looks.say("Resistance", "内阻"), "186", "95");
            looks.picture(page, "measure-failed");

            scan(page, batteries.get(1));
            page.waitForSelector("#measures:not([hidden])");
            page.keyboard().type("80");
            page.keyboard().press("Enter");
            page.keyboard().type("50");
            page.keyboard().press("Enter");
            page.waitForSelector("#verdict.ok");
            assertThat(page.locator("#done").innerText()).isEqualTo("2");
        } finally {
            Bicycles.stand().put("/api/v1/materials/SCR-BAT/limits", List.of());
        }
        assertThat(quality(batteries.get(0))).isEqualTo("defective");
        assertThat(quality(batteries.get(1))).isEqualTo("good");
    }

    private static String quality(String unit) {
        return Bicycles.stand().get("/api/v1/units/" + unit).get("quality").asText();
    }

    private static void scan(Page page, String code) {
        page.fill("#scan", code);
        page.press("#scan", "Enter");
    }
}
