package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstPageIT {
    @Test
    void rendersWithoutAComplaintInTheBrowsersConsole() {
        var complaints = new ArrayList<String>();
        try (var page = Browser.page()) {
            page.onConsoleMessage((ConsoleMessage message) -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text() + " " + message.location());
                }
            });
            page.navigate("/");

            assertThat(page.title()).isEqualTo("Sign in – Serial Hub");
            assertThat(page.locator("body").innerText()).contains("Serial Hub");
            assertThat(complaints).isEmpty();
        }
    }

    /** A server of its own: nothing has happened there yet. */
    @Test
    void leadsTheFirstAdministratorFromTheConsoleToTheFirstStep(@TempDir Path folder) throws Exception {
        var node = new Node(folder, List.of());
        try (var page = Browser.page()) {
            node.start();
            page.navigate(node.baseUrl() + "/");
            page.fill("#login", "admin");
            page.fill("#password", node.firstPassword());
            page.click("#enter");
            page.waitForURL("**/password.xhtml");
            page.fill("#old", node.firstPassword());
            page.fill("#new", "seven violet kettles");
            page.fill("#again", "seven violet kettles");
            page.fill("#name", "周立");
            page.click("#change");
            page.waitForURL("**/home/home.xhtml");
            assertThat(page.locator("h1").innerText()).contains("周立");
            assertThat(page.locator(".firsts li").count()).isEqualTo(7);
            assertThat(page.locator(".firsts .btn.pri").count()).isOne();
            page.click(".firsts .btn.pri");
            page.waitForURL(url -> !url.contains("/home/"));
            assertThat(page.locator(".guide").count()).isOne();
            page.navigate(node.baseUrl() + "/password.xhtml");
            assertThat(page.locator("#name").count()).as("asked only once").isZero();
            aSiteChosenOnceNarrowsTheListsUntilItIsTakenOff(page, node.baseUrl());
        } finally {
            node.stop();
        }
    }

    private static void aSiteChosenOnceNarrowsTheListsUntilItIsTakenOff(Page page, String hub) {
        page.navigate(hub + "/locations/locations.xhtml");
        assertThat(page.locator(".sites").count()).as("nobody chooses from one").isZero();
        page.navigate(hub + "/locations/site.xhtml");
        page.fill("#code", "EAST");
        page.fill("#timeZone", "Asia/Shanghai");
        page.fill("#nameZh", "东厂");
        page.fill("#nameEn", "East works");
        page.click("#save");
        page.waitForURL(url -> url.contains("/locations/locations.xhtml"));
        for (String site : List.of("EAST", "MAIN")) {
            page.navigate(hub + "/locations/edit.xhtml");
            page.fill("#code", site + "-WH");
            page.selectOption("#kind", "warehouse");
            page.fill("#nameEn", site);
            page.selectOption("#site", site);
            page.click("#save");
            page.waitForURL(url -> url.contains("/locations/locations.xhtml"));
        }
        page.click(".sites summary");
        page.locator(".sites a", new Page.LocatorOptions().setHasText("EAST")).click();
        page.navigate(hub + "/locations/locations.xhtml");
        assertThat(page.locator("tbody tr").allInnerTexts())
                .singleElement()
                .asString()
                .contains("EAST-WH");
        for (String list : List.of("/stock/stocktakes.xhtml", "/units/units.xhtml", "/orders/orders.xhtml")) {
            page.navigate(hub + list);
            assertThat(page.locator("main a.chip .pi-building").count())
                    .as(list)
                    .isOne();
        }
        page.navigate(hub + "/locations/locations.xhtml");
        page.locator("main a.chip", new Page.LocatorOptions().setHas(page.locator(".pi-building")))
                .click();
        assertThat(page.locator("tbody").innerText()).contains("EAST-WH", "MAIN-WH");
    }
}
