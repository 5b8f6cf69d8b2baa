package io.serialhub.message;

import io.serialhub.base.Reason;

/**
 * What became of a message.
 *
 * @param quantity units, rows or documents in it, or null
 * @param answer   what was answered, in a few words or as a document; masked and cut like the message
 * @param reason   why not, or not all of it; null otherwise
 */
public record MessageResult(MessageStatus status, Integer quantity, String answer, Reason reason) {
    public static MessageResult done() {
        return new MessageResult(MessageStatus.DONE, null, null, null);
    }

    /** @param quantity units, rows or documents that were taken */
    public static MessageResult done(int quantity, String answer) {
        return new MessageResult(MessageStatus.DONE, quantity, answer, null);
    }

    public static MessageResult repeated() {
        return new MessageResult(MessageStatus.REPEATED, null, null, null);
    }

    public static MessageResult refused(Reason reason) {
        return new MessageResult(MessageStatus.REFUSED, null, null, reason);
    }

    /** Some of it was taken. */
    public static MessageResult partly(int quantity, Reason reason) {
        return new MessageResult(MessageStatus.PARTLY, quantity, null, reason);
    }

    /** Will be tried again by whoever sends it. */
    public static MessageResult waiting(String answer) {
        return new MessageResult(MessageStatus.WAITING, null, answer, null);
    }

    /** Nobody tries it again by themselves. */
    public static MessageResult dead(String answer) {
        return new MessageResult(MessageStatus.DEAD, null, answer, null);
    }
}
