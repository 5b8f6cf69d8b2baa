package io.serialhub.routes;

import static io.serialhub.routes.Receiver.says;
import static io.serialhub.routes.Receiver.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.serialhub.base.Outgoing;
import io.serialhub.outbox.DeliveryResult;
import io.serialhub.outbox.DeliveryTask;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One delivery against receivers of all kinds. */
class WebhookPostTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LITTLE_PATIENCE = Duration.ofMillis(700);

    private final Receiver receiver = new Receiver();
    private final WebhookPost post = post("127.0.0.1", "127.0.0.1", PATIENCE);

    /** @param named what an address may be when it is looked at, and {@code connected} when it is connected to */
    private static WebhookPost post(String named, String connected, Duration patience) {
        return new WebhookPost(outgoing(named), new GuardedHttp(outgoing(connected), patience), Clock.systemUTC());
    }

    private static Outgoing outgoing(String allowed) {
        System.setProperty("serial.outgoing.allow", allowed);
        try {
            return new Outgoing();
        } finally {
            System.clearProperty("serial.outgoing.allow");
        }
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void postsTheSignedMessageByteForByte() throws Exception {
        DeliveryResult result = deliver(receiver.url());

        assertThat(result.status()).isEqualTo(204);
        assertThat(result.error()).isNull();
        assertThat(result.latencyMs()).isBetween(0L, PATIENCE.toMillis());
        Receiver.Call call = receiver.calls.get(0);
        assertThat(call.line()).isEqualTo("POST /hook?from=hub HTTP/1.1");
        assertThat(call.headers().keySet())
                .containsExactlyInAnyOrder(
                        "connection",
                        "content-length",
                        "content-type",
                        "host",
                        "user-agent",
                        "webhook-id",
                        "webhook-signature",
                        "webhook-timestamp");
        assertThat(call.headers().get("content-type")).isEqualTo("application/cloudevents+json; charset=utf-8");
        assertThat(call.text()).isEqualTo("{\"id\":\"msg_1\",\"subject\":\"机-1\"}");
        new Webhook(SECRET)
                .verify(
                        call.text(),
                        HttpHeaders.of(
                                call.headers().entrySet().stream()
                                        .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))),
                                (name, value) -> true));
    }

    @Test
    void saysWhatTheReceiverAnswered() {
        receiver.does(says("HTTP/1.1 422 Nope\r\nContent-Length: 21\r\n\r\n{\"error\":\n \"no\0 such\"}"));
        DeliveryResult result = deliver(receiver.url());
        assertThat(result.status()).isEqualTo(422);
        assertThat(result.error()).isEqualTo("422 {\"error\": \"no such\"");
    }

    @Test
    void heedsForHowLongTheReceiverWantsToBeLeftAlone() {
        receiver.does(status(429, "Retry-After: 120"));
        assertThat(deliver(receiver.url()).retryAfter()).isEqualTo(Duration.ofSeconds(120));
        assertThat(receiver.calls).hasSize(1);

        receiver.does(status(503, "Retry-After: Fri, 31 Dec 2100 23:59:59 GMT"));
        assertThat(deliver(receiver.url()).retryAfter()).isGreaterThan(Duration.ofDays(9_000));

        receiver.does(status(503, "Retry-After: soon"));
        assertThat(deliver(receiver.url()).retryAfter()).isNull();
    }

    @Test
    void tellsThatTheReceiverIsGone() {
        receiver.does(status(410));
        assertThat(deliver(receiver.url()).status()).isEqualTo(410);
    }

    @Test
    void followsNoRedirect() {
        try (var other = new Receiver()) {
            receiver.does(status(307, "Location: " + other.url()));
            assertThat(deliver(receiver.url()).status()).isEqualTo(307);
            assertThat(other.calls).isEmpty();
        }
    }

    @Test
    void countsAnAnswerThatBreaksOffAsNone() {
        receiver.does((socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf".getBytes());
            out.flush();
            socket.setSoLinger(true, 0);
        });
        DeliveryResult result = deliver(receiver.url());
        assertThat(result.status()).isZero();
        assertThat(result.error()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\0\1\2 no HTTP at all\r\n\r\n", "220 mail.example ESMTP\r\n", "HTTP/9.9 twohundred OK\r\n\r\n"})
    void countsGarbageInsteadOfAnAnswerAsNone(String garbage) {
        receiver.does(says(garbage));
        DeliveryResult result = deliver(receiver.url());
        assertThat(result.status()).isZero();
        assertThat(result.error()).isNotBlank();
    }

    @Test
    void goesOnOverANewConnectionWhenAReceiverAnswersAndHangsUpWithoutSayingSo() {
        for (int i = 0; i < 200; i++) {
            assertThat(deliver(receiver.url()).error()).isNull();
        }
        assertThat(receiver.calls).hasSizeGreaterThanOrEqualTo(200);
    }

    @Test
    void takesSuccessWithGarbageAfterItAsSuccess() {
        receiver.does(
                says(
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: ;;\r\nContent-Length: 4\r\n\r\n\0\1\2\3!!"));
        assertThat(deliver(receiver.url()).status()).isEqualTo(200);
    }

    @Test
    void readsNoEndlessAnswer() {
        receiver.does((socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\n".getBytes());
            byte[] block = new byte[8192];
            while (true) {
                out.write(block);
            }
        });
        assertThat(deliver(receiver.url()).status()).isEqualTo(200);
    }

    @Test
    void hangsUpOnAReceiverThatNeverAnswers() {
        receiver.does((socket, out) -> Thread.sleep(2 * PATIENCE.toMillis()));
        tooSlow();
    }

    @Test
    void hangsUpOnAReceiverThatDripsItsAnswer() {
        receiver.does((socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes());
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(50);
            }
        });
        tooSlow();
    }

    private void tooSlow() {
        long start = System.nanoTime();
        DeliveryResult result = post("127.0.0.1", "127.0.0.1", LITTLE_PATIENCE).send(task(receiver.url()));
        assertThat(result.status()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
    }

    @Test
    void reportsAReceiverThatIsDown() {
        receiver.close();
        DeliveryResult result = deliver(receiver.url());
        assertThat(result.status()).isZero();
        assertThat(result.error()).contains("refused");
    }

    @Test
    void callsNoAddressThatIsNotAllowed() {
        DeliveryResult result = deliver(receiver.url().replace("127.0.0.1", "127.0.0.2"));
        assertThat(result.status()).isZero();
        assertThat(result.error()).contains("url-address-refused");
    }

    @Test
    void connectsToNothingThatWasNotChecked() {
        var result = post("127.0.0.1", "192.0.2.1", PATIENCE).send(task(receiver.url()));
        assertThat(result.error()).contains("url-address-refused");
        assertThat(receiver.calls).isEmpty();
    }

    private DeliveryResult deliver(String url) {
        return post.send(task(url));
    }

    private static DeliveryTask task(String url) {
        String body = "{\"id\":\"msg_1\",\"subject\":\"机-1\"}";
        return new DeliveryTask(1, 1, 1, 1, "msg_1", "unit.made", 1, true, 0, url, body, List.of(SECRET));
    }
}
