package io.serialhub.web.access;

import io.serialhub.base.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** What an operator may set of the border, read once. */
@ApplicationScoped
class WebSettings {
    private final List<String> proxies = Settings.list("serial.web.proxies");
    private final boolean https = Boolean.parseBoolean(Settings.get("serial.web.https", "false"));
    private final List<String> open = Settings.list("serial.web.open");
    private final Duration longestSession =
            Duration.ofHours(Long.parseLong(Settings.get("serial.web.session-hours", "12")));

    /** Addresses of reverse proxies whose X-Forwarded-For is believed. */
    List<String> proxies() {
        return proxies;
    }

    /** True when browsers reach the hub by HTTPS through a proxy that ends TLS. */
    boolean isHttps() {
        return https;
    }

    /** Further paths without sign-in, for tests of the packaged application. */
    List<String> open() {
        return open;
    }

    /** After so long a person signs in again, however busy the session was. */
    Duration longestSession() {
        return longestSession;
    }
}
