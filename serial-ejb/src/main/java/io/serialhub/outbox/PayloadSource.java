package io.serialhub.outbox;

import java.util.Collection;
import java.util.Map;

/** A room that says what happened from its own immutable records when a message is sent, instead of copying it before. */
public interface PayloadSource {
    /** What to say about each piece, in a number of statements that does not grow with their units; what it does not know is left out. */
    Map<Piece, JsonPart> read(Collection<Piece> pieces);

    /**
     * One message's worth of an event.
     *
     * @param part counted from 1
     */
    record Piece(long eventId, int part) {}

    /**
     * @param json  an object
     * @param parts into how many messages the event is cut
     */
    record JsonPart(String json, int parts) {}
}
