package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
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
        } finally {
            node.stop();
        }
    }
}
