package io.serialhub.it;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/** A further person on the shared server, with one role and a password that was chosen already. */
record Colleague(String login, String password) {
    private static final String PASSWORD = "nine patient herons";

    static Colleague withRole(String login, String role) {
        Rest hub = Rest.administrator();
        hub.post("/api/v1/users", Map.of("login", login, "name", login, "kind", "person", "roles", List.of(role)));
        String oneTime = hub.post("/api/v1/users/" + login + "/issue-password", Map.of())
                .findPath("password")
                .asText();
        try (Page page = Browser.page()) {
            Administrator.signIn(page, login, oneTime);
            page.fill("#old", oneTime);
            page.fill("#new", PASSWORD);
            page.fill("#again", PASSWORD);
            page.click("#change");
            page.waitForURL(url -> !url.contains("password"));
        }
        return new Colleague(login, PASSWORD);
    }

    /** A fresh profile in English where the person is signed in. */
    Page page() {
        Page page = Browser.page();
        Administrator.signIn(page, login, password);
        page.waitForURL(url -> !url.contains("signin"));
        return page;
    }
}
