package io.serialhub.inbox;

/**
 * The answer to a webhook that was taken.
 *
 * @param outcome  {@code done}, {@code repeated} or {@code ignored}
 * @param type     what was done: {@code scan.ship}, {@code order.save}; null when ignored
 * @param subject  the business key that it was about
 * @param quantity units, or lines
 */
public record Received(String outcome, String type, String subject, int quantity) {
    static final String DONE = "done";
    static final String REPEATED = "repeated";
    static final String IGNORED = "ignored";

    Received again() {
        return new Received(REPEATED, type, subject, quantity);
    }
}
