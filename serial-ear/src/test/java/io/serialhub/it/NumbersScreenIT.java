package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers on the screen: batches are steered, pools filled and drawn, foreign numbers looked at, labels printed and read. */
class NumbersScreenIT {
    private static final AtomicInteger RUN = new AtomicInteger();

    static Stream<Looks> looks() {
        return Stream.of(new Looks("en", 1440, 900), new Looks("zh", 390, 844));
    }

    /** A rule of its own for every test. */
    private static String rule() {
        String code = "SCRN" + RUN.incrementAndGet();
        Bicycles.stand()
                .put(
                        "/api/v1/number-rules/" + code,
                        Map.of(
                                "nameZh",
                                "屏幕编号",
                                "nameEn",
                                "Screen numbers",
                                "timeZone",
                                "Asia/Shanghai",
                                "active",
                                true,
                                "segments",
                                List.of(
                                        Map.of("type", "literal", "options", Map.of("text", code + "-")),
                                        Map.of("type", "counter", "options", Map.of("width", "7")))));
        return code;
    }

    /** So big that it is still being written whenever it is stopped, on whichever machine. */
    @ParameterizedTest
    @MethodSource("looks")
    void aBatchIsPausedGoesOnAndIsStopped(Looks looks) {
        String rule = rule();
        try (Page page = looks.open("/numbers/request.xhtml?rule=" + rule)) {
            page.fill("#quantity", "5000000");
            page.fill("#material", "NO-SUCH-THING");
            page.click("#send");
            page.waitForSelector("#messages .note.no");
            assertThat(page.locator("#messages").innerText()).contains("NO-SUCH-THING");
            page.fill("#material", "SCR-BIKE");
            page.click("#send");
            page.waitForURL(url -> url.contains("batch.xhtml"));
            page.click("#pause");
            page.waitForSelector("#resume");
            looks.picture(page, "batch-paused");
            assertThat(Looks.fits(page)).isTrue();
            page.click("#resume");
            page.waitForSelector("#pause");
            page.waitForSelector("#progress progress");
            page.locator("a.btn.dng").click();
            page.waitForSelector("#stop");
            assertThat(page.locator("main").innerText()).contains(looks.say("gap", "空号"));
            page.click("#stop");
            page.waitForURL(url -> url.contains("batch.xhtml"));
            page.waitForSelector("[data-settled=true]");
            assertThat(page.locator("main").innerText()).contains(looks.say("Stopped", "已停"));
            looks.picture(page, "batch-stopped");
        } finally {
            stopWhatIsLeft(rule);
        }
    }

    /** Where the test ended early, its batch must not keep the server busy for the others. */
    private static void stopWhatIsLeft(String rule) {
        Rest hub = Bicycles.stand();
        for (JsonNode batch : hub.get("/api/v1/number-batches").get("items")) {
            if (batch.get("rule").asText().equals(rule) && !batch.hasNonNull("finishedAt")) {
                hub.post("/api/v1/number-batches/" + batch.get("code").asText() + "/cancel", null);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aPoolIsMadeDrawnFromAndGivenBackTo(Looks looks) {
        String rule = rule();
        try (Page page = looks.open("/numbers/newpool.xhtml")) {
            page.fill("#name", "Lanxin " + rule);
            page.fill("#material", "SCR-BAT");
            page.selectOption("#rule", rule);
            page.fill("#quantity", "40");
            page.selectOption("#supplier", "SCR-S");
            page.click("#send");
            page.waitForURL(url -> url.contains("/pool.xhtml"));
            awaited(page, "40");
            page.fill("#quantity", "15");
            page.fill("#note", "first delivery");
            page.click("#draw");
            page.waitForSelector("#back tbody tr");
            assertThat(page.locator("main").innerText()).contains(looks.say("25 of 40", "25"));
            looks.picture(page, "pool-drawn");
            assertThat(Looks.fits(page)).isTrue();
            page.fill("#reason", "not needed");
            page.locator("#back tbody button").first().click();
            page.waitForSelector("#back tbody tr:not(:has(button))");
            awaited(page, "40");
        }
    }

    /** The job behind the page needs a moment; the page is asked again as a person would. */
    private static void awaited(Page page, String free) {
        page.waitForCondition(() -> {
            page.reload();
            return page.locator("main .big").innerText().contains(free);
        });
    }

    @ParameterizedTest
    @MethodSource("looks")
    void numbersMadeByOthersAreLookedAtByRangeBeforeTheyAreTaken(Looks looks) {
        String prefix = "F" + RUN.incrementAndGet() + "A";
        try (Page page = looks.open("/numbers/foreign.xhtml")) {
            page.fill("#material", "SCR-BAT");
            page.fill("#pasted", "%s001..%s500\n4+\n%s003".formatted(prefix, prefix, prefix));
            page.click("#look");
            page.waitForSelector("#looked table");
            assertThat(page.locator("#take").innerText()).contains("504");
            assertThat(page.locator("#looked .chip").nth(1).innerText()).contains("1");
            looks.picture(page, "foreign-looked");
            assertThat(Looks.fits(page)).isTrue();
            page.click("#take");
            page.waitForSelector("#messages .note, .toasts .toast, .toasts > *");
        }
        assertThat(Bicycles.stand()
                        .get("/api/v1/units/" + prefix + "504")
                        .get("number")
                        .asText())
                .isEqualTo("allocated");
    }

    @Test
    void aRangeThatIsTooLongToBeAnsweredAtOnceIsTakenOverInTheBackground() {
        String prefix = "FL" + RUN.incrementAndGet() + "A";
        Looks looks = new Looks("zh", 390, 844);
        try (Page page = looks.open("/numbers/foreign.xhtml")) {
            page.fill("#material", "SCR-BAT");
            page.fill("#pasted", "%s00001..%s30001\n%s00003".formatted(prefix, prefix, prefix));
            page.click("#look");
            page.waitForSelector("#takeall");
            assertThat(page.locator("#takeall").innerText()).contains("30,002");
            assertThat(page.locator("#take").count()).isZero();
            page.click("#takeall");
            page.waitForURL(url -> url.contains("/foreignlist.xhtml"));
            page.waitForSelector(
                    "#progress [data-settled=true]", new Page.WaitForSelectorOptions().setTimeout(300_000));
            page.reload();
            assertThat(page.locator("#progress").innerText()).contains("30,001");
            assertThat(page.locator("main tbody tr").innerText()).contains(prefix + "00003");
            looks.picture(page, "foreign-list");
            assertThat(Looks.fits(page)).isTrue();
        }
        assertThat(Bicycles.stand()
                        .get("/api/v1/units/" + prefix + "30001")
                        .get("number")
                        .asText())
                .isEqualTo("allocated");
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aNumberProfileIsMadeAndAssigned(Looks looks) {
        String code = "scr" + RUN.incrementAndGet();
        try (Page page = looks.open("/numbers/profile.xhtml")) {
            page.fill("#code", code);
            page.fill("#nameZh", "客户编号");
            page.fill("#nameEn", "Customer's number");
            page.selectOption("#scope", "everywhere");
            page.selectOption("#check", "luhn");
            page.fill("#most", "1");
            page.click("#save");
            page.waitForURL(url -> url.contains("profiles.xhtml"));
            assertThat(page.locator("main").innerText()).contains(code, looks.say("everywhere", "全部物料内"));
            looks.picture(page, "profiles");
            page.navigate("/numbers/profile.xhtml?code=" + code);
            page.fill("#material", "SCR-BAT");
            page.click("#assign");
            page.waitForSelector("#uses tbody tr");
            looks.picture(page, "profile");
            assertThat(Looks.fits(page)).isTrue();
            page.locator("#uses tbody .btn").click();
            page.waitForFunction("() => !document.querySelector('#uses tbody tr')");
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aLabelIsPrintedFromTheFirstFreePlaceReadBackAndShownOnItsUnit(Looks looks) {
        String bike = Bicycles.inStock("SCR-BIKE", 1).get(0);
        try (Page page = looks.open("/labels/print.xhtml?code=" + bike)) {
            page.selectOption("#template", "matrix-50x25");
            page.waitForSelector("[data-start='44']");
            page.click("[data-start='6']");
            assertThat(page.inputValue("#startAt")).isEqualTo("6");
            looks.picture(page, "label-start");
            assertThat(Looks.fits(page)).isTrue();
            page.click("#send");
            page.waitForURL(url -> url.contains("job.xhtml"));
            page.waitForSelector("[data-settled=true]");
        }
        try (Page page = looks.open("/labels/verify.xhtml")) {
            page.fill("#scan", bike);
            page.press("#scan", "Enter");
            page.waitForFunction("code => document.querySelector('#verdict .sn')?.textContent === code", bike);
        }
        try (Page page = looks.open("/units/unit.xhtml?code=" + bike)) {
            assertThat(page.locator("main").innerText())
                    .contains(looks.say("Plate 50 × 25", "铭牌 50×25"), looks.say("Read back by", "回读"));
            looks.picture(page, "unit-labels");
        }
    }

    @Test
    void papersOfAUnitAndOfACartonArePdf() {
        String bike = Bicycles.inStock("SCR-BIKE", 1).get(0);
        Bicycles.stand()
                .put(
                        "/api/v1/sscc-rules/SCRP",
                        Map.of("nameZh", "纸箱", "nameEn", "Cartons", "extension", 2, "companyPrefix", "6901234"));
        String carton = Bicycles.stand()
                .post("/api/v1/handling-units", Map.of("kind", "carton", "rule", "SCRP"))
                .at("/items/0/code")
                .asText();
        try (Page page = new Looks("zh", 1440, 900).open("/packaging/label.xhtml?code=" + carton)) {
            assertThat(page.locator(".cartonlabel svg").count()).isEqualTo(1);
            assertThat(page.locator(".cartonlabel").innerText().replaceAll("\\s", ""))
                    .contains(carton);
            for (String paper : List.of("unit.xhtml?code=" + bike, "box.xhtml?code=" + carton)) {
                var answer = page.request().get("/papers/" + paper);
                assertThat(answer.headers().get("content-type")).isEqualTo("application/pdf");
                assertThat(new String(answer.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                        .isEqualTo("%PDF-");
            }
        }
    }
}
