package io.serialhub.base;

/** Finds the people and service accounts that act: room access keeps them, rooms below it ask here. */
public interface Actors {
    /**
     * The person or service account as of now, with the rights it has now; who was disabled meanwhile is refused.
     *
     * @param channel through which it acts, for example {@code job}
     */
    Actor of(String login, String channel);
}
