package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnitScreenIT {
    @ParameterizedTest
    @MethodSource("io.serialhub.it.Looks#all")
    void answersStatePlaceHistoryAndParts(Looks looks) {
        String bike = Bicycles.inStock("SCR-BIKE", 1).get(0);
        List<String> batteries = Bicycles.inStock("SCR-BAT", 2);
        Bicycles.scan("assemble", List.of(Map.of("code", batteries.get(0), "role", "child", "parent", bike)), Map.of());
        Bicycles.scan(
                "disassemble",
                List.of(Map.of("code", batteries.get(0), "role", "child", "parent", bike)),
                Map.of("location", "SCR-W"));
        Bicycles.scan("assemble", List.of(Map.of("code", batteries.get(1), "role", "child", "parent", bike)), Map.of());
        Bicycles.scan("ship", List.of(Map.of("code", bike)), Map.of("order", Bicycles.salesOrder(1)));

        try (Page page = looks.open("/units/unit.xhtml?code=" + bike)) {
            assertThat(page.locator("h1").innerText()).isEqualTo(bike);
            assertThat(page.locator(".unit-head .st").innerText()).isEqualTo(looks.say("Sold", "已售"));
            assertThat(page.locator(".tl .ev").count()).isEqualTo(5);
            assertThat(page.locator(".axes").innerText()).contains(looks.say("Qiyu Hangzhou", "杭州骑遇车行"));
            assertThat(page.locator("#parts .flat").innerText()).contains(batteries.get(1));
            looks.picture(page, "unit");
            assertThat(Looks.fits(page)).isTrue();

            assertThat(page.locator(".tl").innerText()).contains("Administrator");
            page.locator("[data-opens=qr]").click();
            assertThat(page.locator("#qr svg path").count()).isEqualTo(1);
            assertThat(page.locator("#qr .code").innerText()).isEqualTo(bike);
            looks.picture(page, "unit-qr");
            page.keyboard().press("Escape");
            page.waitForCondition(() -> !page.locator("#qr").isVisible());

            page.locator("#parts .range").focus();
            page.keyboard().press("Home");
            page.waitForFunction(
                    "code => document.querySelector('#parts .flat').textContent.includes(code)", batteries.get(0));
            assertThat(page.locator("#parts [data-moment]").innerText()).isNotEqualTo(looks.say("Now", "现在"));
            page.locator("#parts [data-jump=now]").click();
            page.waitForFunction(
                    "code => document.querySelector('#parts .flat').textContent.includes(code)", batteries.get(1));
            assertThat(page.locator("#parts [data-moment]").innerText()).isEqualTo(looks.say("Now", "现在"));
        }
    }

    /** All keys at once, however busy the machine is that the test runs on. */
    private static final String AS_A_SCANNER_TYPES = """
            code => [...code, 'Enter'].forEach(key =>
                document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true})))
            """;

    @Test
    void isFoundByTypingPartOfItsNumberAndByAScanAnywhere() {
        String bike = Bicycles.inStock("SCR-BIKE", 1).get(0);
        var looks = new Looks("en", 1440, 900);
        try (Page page = looks.open("/home/home.xhtml")) {
            page.keyboard().press("/");
            assertThat((String) page.evaluate("document.activeElement.id")).isEqualTo("find");
            page.keyboard().type(bike);
            page.waitForSelector("#hits a.hit");
            looks.picture(page, "search");
            page.keyboard().press("Escape");
            page.evaluate("document.activeElement.blur()");
            page.evaluate(AS_A_SCANNER_TYPES, bike);
            page.waitForURL("**/units/unit.xhtml?code=" + bike);
        }
    }

    @Test
    void takesAnEventBackBesideTheOriginal() {
        String bike = Bicycles.inStock("SCR-BIKE", 1).get(0);
        Bicycles.scan("ship", List.of(Map.of("code", bike)), Map.of("order", Bicycles.salesOrder(1)));
        var looks = new Looks("en", 1440, 900);
        try (Page page = looks.open("/units/unit.xhtml?code=" + bike)) {
            page.locator(".tl .ev").first().hover();
            page.locator(".tl .undo").first().click();
            page.fill("#reason", "wrong customer picked");
            page.click("#preview");
            page.waitForSelector("#correct");
            assertThat(page.locator("#effects").innerText()).contains("In stock");
            looks.picture(page, "unit-correct");
            page.click("#correct");
            page.waitForURL("**/units/unit.xhtml?code=" + bike);
            assertThat(page.locator(".unit-head .st").innerText()).isEqualTo("In stock");
            assertThat(page.locator(".tl .ev.void").count()).isEqualTo(1);
            looks.picture(page, "unit-corrected");
        }
    }
}
