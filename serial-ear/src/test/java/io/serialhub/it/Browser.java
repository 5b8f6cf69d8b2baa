package io.serialhub.it;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One Chromium for all browser tests; every page has a profile of its own, and belongs to the thread of the tests. */
public final class Browser {
    /** For what never comes; on a slow machine things take their time. */
    private static final int PATIENCE_MILLIS = 60_000;

    private static com.microsoft.playwright.Browser chromium;

    private Browser() {}

    /** A fresh profile on the shared server, in English; {@code navigate("/…")} is relative to the server. */
    public static Page page() {
        return page("en");
    }

    /** A fresh profile whose browser asks for the language. Close the page, and the profile goes with it. */
    public static Page page(String language) {
        var options = new com.microsoft.playwright.Browser.NewPageOptions()
                .setBaseURL(HubServer.get().baseUrl())
                .setLocale(language);
        var page = chromium().newPage(options);
        page.setDefaultTimeout(PATIENCE_MILLIS);
        return page;
    }

    /** A profile that outlives its pages, as that of a phone does. */
    static BrowserContext context(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = chromium().newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    private static synchronized com.microsoft.playwright.Browser chromium() {
        if (chromium == null) {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "browser-stop"));
            chromium = playwright
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(Path.of("/usr/bin/chromium"))
                            .setHeadless(true)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    // an address of a factory without HTTPS: no secure context
                                    "--host-resolver-rules=MAP plain.factory 127.0.0.1",
                                    "--disable-sync")));
        }
        return chromium;
    }
}
