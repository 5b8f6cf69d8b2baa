package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SignInIT {
    @Test
    void asksWhoOneIsAndGoesOnToWhereOneWanted() {
        Administrator.page().close();
        var complaints = new ArrayList<String>();
        try (var page = Browser.page()) {
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text() + " " + message.location());
                }
            });
            page.navigate("/password.xhtml?from=bookmark");
            assertThat(page.title()).isEqualTo("Sign in – Serial Hub");
            page.getByLabel("User name").fill(HubServer.get().firstLogin());
            page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                    .fill("not this one");
            Administrator.press(page, "Sign in");
            assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT)
                            .innerText())
                    .contains("Sign-in failed");
            page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                    .fill(Administrator.PASSWORD);
            Administrator.press(page, "Sign in");
            page.waitForURL("**/password.xhtml?from=bookmark");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void signsOutForGood() {
        try (var page = Administrator.page()) {
            page.navigate("/home/home.xhtml");
            page.locator(".person summary").click();
            page.locator("a[href='/access/leave.xhtml']").click();
            page.waitForURL("**/signin.xhtml");
            page.navigate("/password.xhtml");
            assertThat(page.title()).isEqualTo("Sign in – Serial Hub");
        }
    }

    @Test
    void signingInAgainInADialogKeepsWhatWasTyped() {
        try (var page = Administrator.page()) {
            page.navigate("/partners/edit.xhtml?from=list");
            page.fill("#code", "SGN-1");
            page.fill("#nameEn", "Typed before the session was lost");
            page.context().clearCookies(new ClearCookiesOptions().setName("JSESSIONID"));
            page.click("#save");
            page.waitForSelector("#again[open] #again-password");
            page.fill("#again-password", "not this one");
            page.click("#again [type=submit]");
            page.waitForSelector("#again [role=alert]:not([hidden])");
            page.fill("#again-password", Administrator.PASSWORD);
            page.click("#again [type=submit]");
            page.waitForSelector("#draft");
            assertThat(page.url()).endsWith("/partners/edit.xhtml?from=list");
            assertThat(page.inputValue("#code")).isEqualTo("SGN-1");
            assertThat(page.inputValue("#nameEn")).isEqualTo("Typed before the session was lost");
            page.click("#save");
            page.waitForURL("**/partners/partners.xhtml*");
        }
    }

    @Test
    void warnsTwoMinutesBeforeASessionEndsAndGoesOnAtAClick() {
        try (var page = Administrator.page()) {
            page.clock().install();
            page.navigate("/partners/edit.xhtml");
            page.clock().fastForward("58:30");
            page.waitForSelector("#again[open] [data-stay]");
            page.click("[data-stay]");
            page.waitForCondition(() -> !page.locator("#again").isVisible());
        }
    }

    @Test
    void changesTheSessionIdAtSignIn() {
        Administrator.page().close();
        try (var page = Browser.page()) {
            page.navigate("/signin.xhtml");
            String before = session(page);
            Administrator.signIn(page, HubServer.get().firstLogin(), Administrator.PASSWORD);
            page.waitForURL(url -> !url.contains("signin"));
            assertThat(session(page)).isNotEqualTo(before);
        }
    }

    private static String session(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .findFirst()
                .orElseThrow()
                .value;
    }
}
