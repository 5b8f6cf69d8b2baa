package io.serialhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @Test
    void givesTheSignatureOfTheSpecificationsExample() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        assertThat(Signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330L, body, List.of(OLD)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void isAcceptedByTheSpecificationsOwnLibraryWithTheNewAndTheOldSecret() throws Exception {
        String body = "{\"units\":[\"机-1\"]}";
        long now = Instant.now().getEpochSecond();
        var headers = HttpHeaders.of(
                Map.of(
                        "webhook-id",
                        List.of("msg_1"),
                        "webhook-timestamp",
                        List.of(Long.toString(now)),
                        "webhook-signature",
                        List.of(Signature.of("msg_1", now, body.getBytes(StandardCharsets.UTF_8), List.of(NEW, OLD)))),
                (name, value) -> true);
        new Webhook(NEW).verify(body, headers);
        new Webhook(OLD).verify(body, headers);
        assertThat(headers.firstValue("webhook-signature").orElseThrow().split(" "))
                .hasSize(2);
    }

    @Test
    void signsSideBySideAsOneAfterTheOther() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        assertThat(IntStream.range(0, 2_000)
                        .parallel()
                        .mapToObj(i -> Signature.of("msg_" + i % 2, i % 2, body, List.of(NEW))))
                .containsOnly(
                        Signature.of("msg_0", 0, body, List.of(NEW)), Signature.of("msg_1", 1, body, List.of(NEW)));
    }
}
