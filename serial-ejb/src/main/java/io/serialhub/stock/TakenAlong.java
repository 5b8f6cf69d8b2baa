package io.serialhub.stock;

import java.util.List;

/**
 * What somebody takes along to go on scanning without a network. It helps to notice a slip at once and decides nothing.
 *
 * @param units what will probably be scanned, at most {@link TakingAlong#MOST}
 * @param more  there are further ones, which were left out
 */
public record TakenAlong(List<Unit> units, boolean more) {
    public TakenAlong {
        units = List.copyOf(units);
    }

    /**
     * @param barred something stands in its way as things are: a hold, its condition, a promise to another order
     * @param done   it was scanned for this before
     */
    public record Unit(String code, String material, boolean barred, boolean done) {}
}
