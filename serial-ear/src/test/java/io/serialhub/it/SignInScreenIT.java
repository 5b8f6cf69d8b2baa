package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignInScreenIT {
    private static final String OWN = "green bicycles at dawn";

    @ParameterizedTest
    @MethodSource("io.serialhub.it.Looks#all")
    void leadsFromTheOneTimePasswordToTheFirstPage(Looks looks) {
        String login = "scr." + UUID.randomUUID().toString().substring(0, 8);
        Rest hub = Bicycles.stand();
        hub.put(
                "/api/v1/users/" + login,
                Map.of("login", login, "name", "周立", "kind", "person", "roles", List.of("planner"), "active", true));
        String oneTime = hub.post("/api/v1/users/" + login + "/issue-password", Map.of())
                .get("password")
                .asText();
        try (var page = Browser.page(looks.language().equals("zh") ? "zh-CN" : "en-US")) {
            page.setViewportSize(looks.width(), looks.height());
            page.navigate("/");
            assertThat(page.locator("html").getAttribute("lang")).startsWith(looks.language());
            page.fill("#login", login);
            page.fill("#password", "wrong");
            page.click("#enter");
            page.waitForSelector("[role=alert]");
            looks.picture(page, "signin-refused");
            page.fill("#password", oneTime);
            page.click("#enter");
            page.waitForURL("**/password.xhtml");
            looks.picture(page, "password");
            assertThat(Looks.fits(page)).isTrue();
            page.fill("#old", oneTime);
            page.fill("#new", OWN);
            page.fill("#again", OWN);
            page.click("#change");
            page.waitForURL("**/home/home.xhtml");
            assertThat(page.locator("h1").innerText()).contains(looks.say("Hello", "你好"));
            assertThat(page.locator(".rail [data-key=s]").count()).isZero();
            looks.picture(page, "home");
            assertThat(Looks.fits(page)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("io.serialhub.it.Looks#all")
    void speaksTheOtherLanguageAtAClick(Looks looks) {
        try (var page = Browser.page(looks.language())) {
            page.setViewportSize(looks.width(), looks.height());
            page.navigate("/signin.xhtml");
            page.click(looks.say("text=中文", "text=English"));
            page.waitForCondition(
                    () -> !page.locator("html").getAttribute("lang").startsWith(looks.language()));
            assertThat(page.locator("#enter").innerText()).isEqualTo(looks.say("登录", "Sign in"));
            page.reload(new Page.ReloadOptions());
            assertThat(page.locator("#enter").innerText()).isEqualTo(looks.say("登录", "Sign in"));
        }
    }
}
