package io.serialhub.outbox;

/** What to look for in the message log; every null part matches all. */
public record DeliveryFilter(String subscription, DeliveryStatus status, String subject) {
    public static final DeliveryFilter ALL = new DeliveryFilter(null, null, null);

    public DeliveryFilter {
        subscription = blankToNull(subscription);
        subject = blankToNull(subject);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }
}
