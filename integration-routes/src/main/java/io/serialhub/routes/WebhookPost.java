package io.serialhub.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.serialhub.base.Outgoing;
import io.serialhub.outbox.DeliveryResult;
import io.serialhub.outbox.DeliveryTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * Posts a delivery to its receiver: one signed request, outside any transaction, and what its answer means in the words of the
 * outbox. That there was no answer is a result like any other.
 */
@ApplicationScoped
public class WebhookPost {
    private static final ContentType CLOUD_EVENT = ContentType.parse("application/cloudevents+json; charset=utf-8");
    private static final int EXCERPT = 900;

    /** A connection that turns out to be closed does so at once. */
    private static final long HUNG_UP_MS = 1_000;

    /** In a second an address is checked once; a connection checks where it really goes to. */
    private static final long CHECK_NS = 1_000_000_000;

    /** More receivers than anybody has; with so many, all are checked again. */
    private static final int MOST_CHECKED = 1_000;

    private final Map<String, Checked> checked = new ConcurrentHashMap<>();

    private Outgoing outgoing;
    private GuardedHttp http;
    private Clock clock;

    protected WebhookPost() {}

    @Inject
    public WebhookPost(Outgoing outgoing, GuardedHttp http, Clock clock) {
        this.outgoing = outgoing;
        this.http = http;
        this.clock = clock;
    }

    public DeliveryResult send(DeliveryTask task) {
        long start = System.nanoTime();
        try {
            return once(task, start);
        } catch (IOException | RuntimeException e) { // whatever kept it from an answer is what came of it
            String error = plain(e.getClass().getSimpleName() + ": " + e.getMessage());
            return new DeliveryResult(task, 0, since(start), error, null, null);
        }
    }

    /**
     * A receiver may hang up after an answer without having said so; then the next message goes over a new connection at
     * once. It may have come, which is what its id is for.
     */
    private DeliveryResult once(DeliveryTask task, long start) throws IOException {
        try {
            return posted(task, start);
        } catch (NoHttpResponseException | SocketException e) {
            if (e instanceof ConnectException || since(start) > HUNG_UP_MS) {
                throw e;
            }
            http.forgetIdle();
            return posted(task, start);
        }
    }

    private DeliveryResult posted(DeliveryTask task, long start) throws IOException {
        return http.client().execute(request(task), answer -> result(task, answer, start));
    }

    private HttpPost request(DeliveryTask task) {
        byte[] body = task.body().getBytes(UTF_8);
        long timestamp = clock.instant().getEpochSecond();
        var post = new HttpPost(address(task.url()));
        post.setEntity(new ByteArrayEntity(body, CLOUD_EVENT));
        post.setHeader("webhook-id", task.message());
        post.setHeader("webhook-timestamp", Long.toString(timestamp));
        post.setHeader("webhook-signature", Signature.of(task.message(), timestamp, body, task.secrets()));
        return post;
    }

    private record Checked(URI uri, long at) {}

    private URI address(String url) {
        long now = System.nanoTime();
        Checked known = checked.get(url);
        if (known != null && now - known.at() < CHECK_NS) {
            return known.uri();
        }
        if (checked.size() >= MOST_CHECKED) {
            checked.clear();
        }
        URI uri = outgoing.check(url);
        checked.put(url, new Checked(uri, now));
        return uri;
    }

    private DeliveryResult result(DeliveryTask task, ClassicHttpResponse response, long start) throws IOException {
        int status = response.getCode();
        byte[] body = response.getEntity() == null ? null : EntityUtils.toByteArray(response.getEntity());
        String answer = plain(excerpt(body));
        Header retryAfter = response.getFirstHeader("Retry-After");
        return new DeliveryResult(
                task,
                status,
                since(start),
                status / 100 == 2 ? null : (status + " " + answer).strip(),
                answer,
                retryAfter(retryAfter == null ? null : retryAfter.getValue()));
    }

    private static long since(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** Seconds, or a moment as HTTP writes it (RFC 9110, 10.2.3); anything else is not heeded. */
    Duration retryAfter(String header) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant moment = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(clock.instant(), moment);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String excerpt(byte[] body) {
        String text = body == null ? "" : new String(body, UTF_8);
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
    }

    private static String plain(String text) {
        return text == null || text.isEmpty()
                ? text
                : text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
