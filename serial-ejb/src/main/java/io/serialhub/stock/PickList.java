package io.serialhub.stock;

import java.util.List;

/** What to take from which shelf for an order. */
public record PickList(String order, List<PickLine> lines) {
    public PickList {
        lines = List.copyOf(lines);
    }
}
