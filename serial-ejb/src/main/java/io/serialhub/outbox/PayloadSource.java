package io.serialhub.outbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A room that says what happened from its own immutable records when a message is sent, instead of copying it before. */
public interface PayloadSource {
    /** What to say about each piece, in a number of statements that does not grow with their units; what it does not know is left out. */
    Map<Piece, JsonPart> read(Collection<Piece> pieces);

    /** How many units of which material each event has; one statement for all of them. */
    Map<Long, Map<String, Integer>> materials(Collection<Long> eventIds);

    /**
     * One message's worth of an event.
     *
     * @param part      counted from 1
     * @param materials only the units of these are told of; empty for all
     * @param units     how many of the event's units are told of, in all parts together
     */
    record Piece(long eventId, int part, List<String> materials, int units) {}

    /**
     * @param json  an object
     * @param parts into how many messages the event is cut
     */
    record JsonPart(String json, int parts) {}
}
