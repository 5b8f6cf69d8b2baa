package io.serialhub.routes;

import io.serialhub.base.Outgoing;
import io.serialhub.outbox.DeliveryResult;
import io.serialhub.outbox.DeliveryTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpConstants;

/** Between a delivery and HTTP: one signed request, and what its answer means in the words of the outbox. */
@ApplicationScoped
public class WebhookPost {
    private static final String TASK = "delivery";
    private static final String STARTED = "started";
    private static final int EXCERPT = 900;

    private Outgoing outgoing;
    private Clock clock;

    protected WebhookPost() {}

    @Inject
    public WebhookPost(Outgoing outgoing, Clock clock) {
        this.outgoing = outgoing;
        this.clock = clock;
    }

    /** Leaves nothing in the message but what the receiver is to get. */
    public void request(Exchange exchange) {
        var task = exchange.getMessage().getBody(DeliveryTask.class);
        byte[] body = task.body().getBytes(StandardCharsets.UTF_8);
        long timestamp = clock.instant().getEpochSecond();
        exchange.setProperty(TASK, task);
        exchange.setProperty(STARTED, System.nanoTime());
        var message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(body);
        message.setHeader(Exchange.CONTENT_TYPE, "application/cloudevents+json; charset=utf-8");
        message.setHeader("webhook-id", task.message());
        message.setHeader("webhook-timestamp", Long.toString(timestamp));
        message.setHeader("webhook-signature", Signature.of(task.message(), timestamp, body, task.secrets()));
        message.setHeader(HttpConstants.HTTP_URI, outgoing.check(task.url()).toString());
    }

    /** Also without an answer: then for the reason that stands in the exchange. */
    public void result(Exchange exchange) {
        var task = exchange.getProperty(TASK, DeliveryTask.class);
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        var message = exchange.getMessage();
        int status = failure == null ? message.getHeader(HttpConstants.HTTP_RESPONSE_CODE, 0, int.class) : 0;
        String answer = failure == null ? plain(excerpt(message.getBody(byte[].class))) : null;
        String error = null;
        if (failure != null) {
            error = plain(failure.getClass().getSimpleName() + ": " + failure.getMessage());
        } else if (status / 100 != 2) {
            error = (status + " " + answer).strip();
        }
        long latencyMs = (System.nanoTime() - exchange.getProperty(STARTED, long.class)) / 1_000_000;
        Duration retryAfter = failure == null ? retryAfter(message.getHeader("Retry-After", String.class)) : null;
        message.removeHeaders("*");
        message.setBody(new DeliveryResult(task, status, latencyMs, error, answer, retryAfter));
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
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
    }

    private static String plain(String text) {
        return text == null ? null : text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
