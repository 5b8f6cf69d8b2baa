package io.serialhub.outbox;

import java.time.Duration;

/**
 * What came of an attempt.
 *
 * @param status     of the receiver's answer, or 0 when there was none
 * @param latencyMs  from the connection to the end of the answer
 * @param error      in a few words, null on success
 * @param answer     the beginning of the receiver's answer, or null
 * @param retryAfter how long the receiver asked to be left alone, or null
 */
public record DeliveryResult(
        DeliveryTask task, int status, long latencyMs, String error, String answer, Duration retryAfter) {
    private static final int LONGEST_ERROR = 500;
    private static final int LONGEST_ANSWER = 1_000;

    public DeliveryResult {
        error = cut(error, LONGEST_ERROR);
        answer = cut(answer, LONGEST_ANSWER);
    }

    static String cut(String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    boolean isDelivered() {
        return status / 100 == 2;
    }

    /** The receiver wants nothing any more. */
    boolean isGone() {
        return status == 410;
    }

    /** It is the receiver that is in trouble, not this one message. */
    boolean isReceiverDown() {
        return switch (status) {
            case 0, 429, 502, 503, 504 -> true;
            default -> false;
        };
    }
}
