package io.serialhub.it;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** A phone of a warehouse: one browser that several people may sign in on, one after the other. */
final class Phone implements AutoCloseable {
    static final String PASSWORD = "green bicycles at dawn";

    private static String known;

    final BrowserContext context;
    final Page page;

    private Phone(BrowserContext context) {
        this.context = context;
        this.page = open();
    }

    static Phone of(Looks looks) {
        return at(looks, HubServer.get().baseUrl());
    }

    /** @param address of the server, as people of that place write it */
    static Phone at(Looks looks, String address) {
        BrowserContext context = Browser.context(new NewContextOptions()
                .setBaseURL(address)
                .setLocale(looks.language().equals("zh") ? "zh-CN" : "en-GB")
                .setViewportSize(looks.width(), looks.height())
                .setHasTouch(looks.isPhone()));
        context.addCookies(List.of(new Cookie("hub-lang", looks.language()).setUrl(address)));
        return new Phone(context);
    }

    /** Another tab of the same browser. */
    Page open() {
        return context.newPage();
    }

    /** Somebody of the warehouse whom all tests share, since a password takes its time. @return the login */
    static synchronized String person() {
        if (known == null) {
            known = newcomer();
        }
        return known;
    }

    /** Somebody else of the warehouse, with a password of their own. @return the login */
    static String newcomer() {
        String login = "wh." + UUID.randomUUID().toString().substring(0, 8);
        Rest hub = Bicycles.stand();
        hub.put(
                "/api/v1/users/" + login,
                Map.of("login", login, "name", "周立", "kind", "person", "roles", List.of("warehouse"), "active", true));
        String oneTime = hub.post("/api/v1/users/" + login + "/issue-password", Map.of())
                .get("password")
                .asText();
        try (Page page = Browser.page()) {
            Administrator.signIn(page, login, oneTime);
            page.fill("#old", oneTime);
            page.fill("#new", PASSWORD);
            page.fill("#again", PASSWORD);
            page.click("#change");
            page.waitForURL(url -> !url.contains("password") && !url.contains("signin"));
        }
        return login;
    }

    Phone signIn(String login) {
        page.navigate("/signin.xhtml?to=/phone/");
        return enter(login);
    }

    /** At the sign-in page. */
    Phone enter(String login) {
        page.fill("#login", login);
        page.fill("#password", PASSWORD);
        page.click("#enter");
        page.waitForURL(url -> URI.create(url).getPath().equals("/phone/"));
        return this;
    }

    /** Goes to the job and picks the order or count. */
    Phone take(String job, String document) {
        page.navigate("/phone/?job=" + job + "&document=" + document);
        return this;
    }

    Phone ship(String order) {
        take("ship", order);
        return atWork();
    }

    Phone atWork() {
        page.waitForSelector("#verdict");
        return this;
    }

    /** The worker has taken the page over: from here on it opens without a network. */
    Phone kept() {
        page.waitForFunction("() => !('serviceWorker' in navigator) || navigator.serviceWorker.controller");
        return this;
    }

    void scan(String code) {
        scan(page, code);
    }

    static void scan(Page page, String code) {
        page.fill("#scan", code);
        page.press("#scan", "Enter");
        page.waitForFunction("() => document.getElementById('scan').value === ''");
    }

    /** Waits for the big answer. @param kind as the page's style says it */
    Phone sees(String kind, String code) {
        page.waitForFunction(
                "([kind, code]) => { const v = document.getElementById('verdict');"
                        + " const sn = v.querySelector('.sn');"
                        + " return v.classList.contains(kind) && sn && sn.textContent === code; }",
                List.of(kind, code));
        return this;
    }

    Phone waits(int scans) {
        page.waitForSelector(".offbar[data-waiting='" + scans + "']");
        return this;
    }

    Phone bar(String kind) {
        page.waitForSelector(".offbar[data-kind=" + kind + "]");
        return this;
    }

    String done() {
        return page.locator("#done").innerText();
    }

    /** As if it had been idle for too long. */
    void forgetSession() {
        context.clearCookies(new ClearCookiesOptions().setName(Pattern.compile("^(?!hub-).*")));
    }

    void leave() {
        page.navigate("/access/leave.xhtml");
        page.waitForURL("**/signin.xhtml**");
    }

    void network(boolean there) {
        context.setOffline(!there);
    }

    @Override
    public void close() {
        context.close();
    }
}
