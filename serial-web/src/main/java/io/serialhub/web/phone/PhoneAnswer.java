package io.serialhub.web.phone;

import io.serialhub.web.station.ScanAnswer;

/**
 * What became of one scan of a phone.
 *
 * @param state  told: it has its answer, whichever, and leaves the queue; later: nothing has happened, send it again
 * @param answer what to show; null when there is nothing to say yet
 */
public record PhoneAnswer(String id, String state, ScanAnswer answer) {
    static PhoneAnswer told(ScanAnswer answer) {
        return new PhoneAnswer(answer.id(), "told", answer);
    }

    static PhoneAnswer later(String id) {
        return new PhoneAnswer(id, "later", null);
    }
}
