package io.serialhub.ledger;

import java.util.List;

/**
 * The answer of the door.
 *
 * @param event    number of the event, or null when nothing was recorded
 * @param accepted items that the step happened to
 * @param items    one answer an item, in the order of the call
 * @param lines    the lines of the context's order after the call
 */
public record Recorded(
        String event, Outcome outcome, int accepted, int refused, List<Answer> items, List<LineProgress> lines) {

    public enum Outcome {
        RECORDED,
        PARTLY,
        REFUSED
    }

    public Recorded {
        items = items == null ? List.of() : List.copyOf(items);
        lines = lines == null ? List.of() : List.copyOf(lines);
    }
}
