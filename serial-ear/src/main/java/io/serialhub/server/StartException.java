package io.serialhub.server;

/** The server cannot start; the message is the one sentence that the operator reads. */
class StartException extends RuntimeException {
    StartException(String sentence) {
        super(sentence);
    }

    StartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
