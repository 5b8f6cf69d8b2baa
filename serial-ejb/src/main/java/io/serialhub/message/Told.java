package io.serialhub.message;

import io.serialhub.base.Touched;
import io.serialhub.outbox.DeliveryDetail;
import io.serialhub.outbox.DeliveryFilter;
import io.serialhub.outbox.DeliveryStatus;
import io.serialhub.outbox.DeliveryView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Deliveries in the words of the log of messages. */
final class Told {
    static final String CHANNEL = "webhook";

    private Told() {}

    /** Empty when no delivery can match. */
    static Optional<DeliveryFilter> filter(MessageFilter asked) {
        DeliveryStatus status = status(asked.status());
        boolean none = asked.direction() == Direction.IN
                || asked.channel() != null && !asked.channel().equals(CHANNEL)
                || asked.status() != null && status == null;
        return none
                ? Optional.empty()
                : Optional.of(new DeliveryFilter(
                        asked.partner(), status, asked.type(), asked.key(), asked.from(), asked.until()));
    }

    private static DeliveryStatus status(MessageStatus status) {
        if (status == null) {
            return null;
        }
        return switch (status) {
            case WAITING -> DeliveryStatus.PENDING;
            case HELD -> DeliveryStatus.HELD;
            case DONE -> DeliveryStatus.DELIVERED;
            case DEAD -> DeliveryStatus.DEAD;
            case DISCARDED -> DeliveryStatus.DISCARDED;
            case PARTLY, REPEATED, REFUSED -> null;
        };
    }

    private static MessageStatus status(DeliveryStatus status) {
        return switch (status) {
            case PENDING -> MessageStatus.WAITING;
            case HELD -> MessageStatus.HELD;
            case DELIVERED -> MessageStatus.DONE;
            case DEAD -> MessageStatus.DEAD;
            case DISCARDED -> MessageStatus.DISCARDED;
        };
    }

    static MessageView view(DeliveryView told) {
        boolean failed = told.status() != DeliveryStatus.DELIVERED;
        boolean comes = told.status() == DeliveryStatus.PENDING && told.attempts() > 0;
        return new MessageView(
                told.id(),
                Direction.OUT,
                CHANNEL,
                told.subscription(),
                told.type(),
                told.subject(),
                told.message(),
                status(told.status()),
                told.units() == 0 ? null : told.units(),
                told.attempts() + (failed ? 0 : 1),
                failed
                        ? told.lastError()
                        : told.lastStatus() + (told.lastAnswer() == null ? "" : " " + told.lastAnswer()),
                null,
                null,
                told.createdAt(),
                comes ? told.nextAttemptAt() : null,
                told.settledAt());
    }

    static MessageDetail detail(DeliveryDetail told) {
        String body = told.body();
        return new MessageDetail(
                view(told.delivery()),
                told.url(),
                told.event() == null
                        ? List.of()
                        : List.of(new Touched.Thing(Touched.EVENT, told.event().toString())),
                body == null
                        ? null
                        : new MessageDetail.MessageText(
                                "application/cloudevents+json", body.getBytes(StandardCharsets.UTF_8).length, body),
                null,
                told.tries());
    }
}
