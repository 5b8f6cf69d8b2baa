package io.serialhub.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Trouble with messages, told as messages: {@code alert.…} reaches whoever subscribed to it, and never whom it is about. */
@ApplicationScoped
class Alerts {
    private static final String PREFIX = "alert.";

    private Outbox outbox;

    protected Alerts() {}

    @Inject
    Alerts(Outbox outbox) {
        this.outbox = outbox;
    }

    static boolean isAlert(String type) {
        return type.startsWith(PREFIX);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(String subscription, Integer messages, String firstMessage, String why) {}

    /** Messages were given up in one round. */
    void dead(String subscription, int messages, String first) {
        outbox.add(
                "alert.delivery-dead",
                Receiver.subject(subscription),
                null,
                new Told(subscription, messages, first, null));
    }

    /** @param why {@code gone} or {@code failing} */
    void stopped(String subscription, String why) {
        outbox.add(
                "alert.subscription-stopped",
                Receiver.subject(subscription),
                null,
                new Told(subscription, null, null, why));
    }
}
