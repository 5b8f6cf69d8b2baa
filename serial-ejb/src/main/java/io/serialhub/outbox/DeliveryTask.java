package io.serialhub.outbox;

import java.util.List;

/**
 * One message to post to one receiver now; whoever claimed it reports a {@link DeliveryResult} with the same fences.
 *
 * @param fence    how often the delivery was settled or sent again before
 * @param lane     the fence under which the node has the receiver
 * @param message  the id that the receiver tells repetitions by: the same at every attempt and replay
 * @param type     what the message is: {@code unit.shipped}
 * @param last     no further part of the same message follows
 * @param attempts how many failed before
 * @param body     a CloudEvent as JSON, to be signed and sent byte for byte
 * @param secrets  of the subscription, {@code whsec_…}; the newest first
 */
public record DeliveryTask(
        long id,
        long fence,
        long lane,
        long subscriptionId,
        String message,
        String type,
        int part,
        boolean last,
        int attempts,
        String url,
        String body,
        List<String> secrets) {
    public DeliveryTask {
        secrets = List.copyOf(secrets);
    }

    /** Without the secrets and the body, so that a log line may hold it. */
    @Override
    public String toString() {
        return message + " to " + url;
    }
}
