package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A step that an administrator designs on the screen works at once: at the station, at a desk and by REST. */
class OwnStepScreenIT {
    @Test
    void calibrateIsDesignedAndUsedEverywhereAtOnce() {
        List<String> bikes = Bicycles.inStock("SCR-BIKE", 4);
        var looks = new Looks("en", 1440, 900);
        try (Page page = looks.open("/setup/steps.xhtml")) {
            page.keyboard().press("n");
            page.waitForURL("**/setup/step.xhtml");
            page.fill("#code", "calibrate");
            page.fill("#nameZh", "校准");
            page.fill("#nameEn", "Calibrate");
            page.fill("#titleZh", "已校准");
            page.fill("#titleEn", "Calibrated");
            page.click("#addField");
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("deviation");
            page.locator("[id$=':ftype']").selectOption("number");
            page.locator("[id$=':fen']").fill("Deviation in mm");
            page.locator("[id$=':freq']").check();
            page.locator("[id$=':fmax']").fill("5");
            page.locator("[id*=':rqua']").getByLabel("Good").check();
            looks.picture(page, "step-designed");
            page.click("#save");
            page.waitForURL("**/setup/steps.xhtml");
            assertThat(page.locator("main").innerText()).contains("calibrate");
        }
        scansAtTheStation(looks, bikes);
        countsByRest(bikes.get(2));
        isDoneAtADesk(looks, bikes.get(3));
    }

    @Test
    void anOwnPlaceAnOwnKindOfNumberAndAnOwnTransitionCountEverywhereAtOnce() {
        List<String> bikes = Bicycles.inStock("SCR-BIKE", 3);
        Rest hub = Bicycles.stand();
        var looks = new Looks("en", 1440, 900);
        try (Page page = looks.open("/locations/edit.xhtml")) {
            page.fill("#code", "OWN-CAGE");
            page.selectOption("#kind", "bin");
            page.fill("#nameZh", "隔离笼");
            page.fill("#nameEn", "Cage");
            page.fill("#parent", "SCR-W");
            page.click("#save");
            page.waitForURL("**/locations/locations.xhtml?*");
        }
        try (Page page = looks.open("/numbers/profile.xhtml")) {
            page.fill("#code", "gps");
            page.fill("#most", "1");
            page.fill("#nameZh", "定位器");
            page.fill("#nameEn", "Tracker");
            page.click("#save");
            page.waitForURL("**/numbers/profiles.xhtml");
        }
        try (Page page = looks.open("/setup/step.xhtml")) {
            page.fill("#code", "put-aside");
            page.fill("#nameZh", "隔离");
            page.fill("#nameEn", "Put aside");
            page.check("#location");
            page.locator("[id$=':rqua']").getByLabel("Good").check();
            page.locator("[id$=':reff']").selectOption(new String[] {"quality defective", "custody place"});
            page.click("#save");
            page.waitForURL("**/setup/steps.xhtml");
        }
        try (Page page = looks.open("/station/scan.xhtml?job=put-aside&place=OWN-CAGE")) {
            scan(page, bikes.get(0), "ok");
        }
        hub.post(
                "/api/v1/scans",
                Map.of(
                        "eventId",
                        bikes.get(1),
                        "step",
                        "put-aside",
                        "location",
                        "OWN-CAGE",
                        "items",
                        List.of(Map.of("code", bikes.get(1), "data", Map.of("id.gps", "GPS-" + bikes.get(1))))));
        Bicycles.scan("inspect", List.of(Map.of("code", bikes.get(2), "role", "fail")), Map.of());
        try (Page page = looks.open("/station/scan.xhtml?job=put-aside&place=OWN-CAGE")) {
            scan(page, bikes.get(2), "no");
        }
        for (String found : List.of(bikes.get(0), "GPS-" + bikes.get(1))) {
            assertThat(hub.get("/api/v1/units/" + found).get("quality").asText())
                    .isEqualTo("defective");
            assertThat(hub.get("/api/v1/units/" + found).at("/place/code").asText())
                    .isEqualTo("OWN-CAGE");
        }
    }

    private static void scansAtTheStation(Looks looks, List<String> bikes) {
        try (Page page = looks.open("/station/scan.xhtml?job=calibrate")) {
            scan(page, bikes.get(0), "no");
            page.fill("#f-deviation", "7");
            scan(page, bikes.get(0), "no");
            page.fill("#f-deviation", "3.5");
            scan(page, bikes.get(0), "ok");
            looks.picture(page, "station-own-step");
        }
        try (Page page = looks.open("/units/unit.xhtml?code=" + bikes.get(0))) {
            assertThat(page.locator(".tl .ev").first().innerText()).contains("Calibrated");
        }
    }

    private static void countsByRest(String bike) {
        Bicycles.stand()
                .post("/api/v1/scans", Map.of("step", "calibrate", "code", bike, "fields", Map.of("deviation", "0.2")));
        assertThat(Bicycles.stand()
                        .get("/api/v1/units/" + bike + "/timeline")
                        .at("/items/0/step")
                        .asText())
                .isEqualTo("calibrate");
    }

    private static void isDoneAtADesk(Looks looks, String bike) {
        try (Page page = looks.open("/units/unit.xhtml?code=" + bike)) {
            page.locator("summary.btn").click();
            page.locator("a[href*='step=calibrate']").click();
            page.getByLabel("Deviation in mm").fill("1");
            page.click("#record");
            page.waitForURL("**/units/unit.xhtml?code=" + bike);
            assertThat(page.locator(".tl .ev").first().innerText()).contains("Calibrated");
        }
    }

    private static void scan(Page page, String code, String verdict) {
        page.fill("#scan", code);
        page.press("#scan", "Enter");
        page.waitForFunction(
                "kind => { const v = document.getElementById('verdict');"
                        + " return v.classList.contains(kind) && !v.classList.contains('hatch'); }",
                verdict);
        page.waitForFunction("() => document.getElementById('scan').value === ''");
    }
}
