package io.serialhub.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the border that need no container. */
class BorderTest {
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-01-01T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://hub:8080/orders/orders.xhtml?kind=sales&at=1~2, kind=sales&at=1~2",
        "http://hub:8080/orders/orders.xhtml,",
        "http://hub:8080/orders/order.xhtml?code=A,",
        "http://hub:8080/orders/orders.xhtml?q=a b,",
        ",",
    })
    void aFormsPageIsKnownByWhereItWasSentFrom(String referer, String query) {
        assertThat(CameFrom.query(referer, "/orders/orders.xhtml")).isEqualTo(query);
    }

    @Test
    void aGuesserWaitsUntilTheWindowHasPassed() {
        var clock = new Hands();
        var throttle = new Throttle(3, Duration.ofMinutes(10), clock);
        for (int i = 0; i < 3; i++) {
            throttle.admit("192.0.2.1");
            throttle.failed("192.0.2.1");
        }
        assertThatThrownBy(() -> throttle.admit("192.0.2.1")).hasMessage("too-many-tries{seconds=601}");
        assertThatCode(() -> throttle.admit("192.0.2.2")).doesNotThrowAnyException();
        clock.now = clock.now.plusSeconds(601);
        assertThatCode(() -> throttle.admit("192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void aWrongSettingIsNoGuess() {
        var throttle = new Throttle(2, Duration.ofMinutes(1), new Hands());
        for (int i = 0; i < 100; i++) {
            throttle.failed("192.0.2.1", "one");
        }
        assertThatCode(() -> throttle.admit("192.0.2.1")).doesNotThrowAnyException();
        throttle.failed("192.0.2.1", "two");
        assertThatThrownBy(() -> throttle.admit("192.0.2.1")).hasMessageContaining("too-many-tries");
    }

    @Test
    void remembersABoundedNumberOfClients() {
        var throttle = new Throttle(1, Duration.ofMinutes(10), new Hands());
        for (int i = 0; i <= 20_000; i++) {
            throttle.failed("client " + i);
        }
        assertThatCode(() -> throttle.admit("client 0")).doesNotThrowAnyException();
        assertThatThrownBy(() -> throttle.admit("client 1")).hasMessageContaining("too-many-tries");
    }

    @Test
    void readsATokenAsBearerOrAsBasicPassword() {
        String pair = Base64.getEncoder().encodeToString("erp:shk_x:y".getBytes(StandardCharsets.UTF_8));
        assertThat(ShownToken.of("Bearer shk_x")).contains("shk_x");
        assertThat(ShownToken.of("bearer  shk_x ")).contains("shk_x");
        assertThat(ShownToken.of("Basic " + pair)).contains("shk_x:y");
        assertThat(ShownToken.of("Basic %%%")).isEmpty();
        assertThat(ShownToken.of("Digest shk_x")).isEmpty();
        assertThat(ShownToken.of("shk_x")).isEmpty();
        assertThat(ShownToken.of(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/units/unit.xhtml?code=A%201&tab=2", "/", "/orders/orders.xhtml"})
    void goesOnToAPageOfOurs(String to) {
        assertThat(Browser.ownPage(to)).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/a/../../b",
                "evil",
                "/x\r\nSet-Cookie: a=b"
            })
    void isLedNowhereElse(String to) {
        assertThat(Browser.ownPage(to)).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.9, , 198.51.100.9",
        "198.51.100.9, '203.0.113.5', 198.51.100.9",
        "10.0.0.1, '203.0.113.5', 203.0.113.5",
        "10.0.0.1, '6.6.6.6, 203.0.113.5', 203.0.113.5",
        "10.0.0.1, '203.0.113.5, 10.0.0.2', 203.0.113.5",
        "10.0.0.1, '<script>', 10.0.0.1",
    })
    void believesOnlyOurOwnProxies(String remote, String forwarded, String client) {
        assertThat(ClientAddress.of(remote, forwarded, List.of("10.0.0.1", "10.0.0.2")))
                .isEqualTo(client);
    }

    @Test
    void countsTheNetworkOfAnIpv6Subscriber() {
        assertThat(ClientAddress.counted("2001:db8:1:2::1")).isEqualTo(ClientAddress.counted("2001:db8:1:2:ffff::9"));
        assertThat(ClientAddress.counted("2001:db8:1:3::1")).isNotEqualTo(ClientAddress.counted("2001:db8:1:2::1"));
        assertThat(ClientAddress.counted("192.0.2.1")).isEqualTo("192.0.2.1");
    }
}
