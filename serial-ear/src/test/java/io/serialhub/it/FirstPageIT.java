package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

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
}
