package io.serialhub.ledger;

import io.serialhub.base.Ref;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A unit or lot in a tree of parts.
 *
 * @param code      number of the unit; null for a part that is known by its lot only
 * @param since     when it went in; null at the root
 * @param takenOver it was inside already when the hub took it over: since then it is known, when it went in is not
 * @param until     when it came out; null while inside
 * @param state     of the unit today, null for a lot
 * @param swapped   it took the place of another part
 * @param parts     what is inside it (downwards) or what it is inside of (upwards)
 * @param more      how many further ones there are that the tree leaves out, see {@link Units#parts}
 */
public record Part(
        String code,
        Ref material,
        String position,
        String lot,
        BigDecimal quantity,
        Instant since,
        boolean takenOver,
        Instant until,
        StateWord state,
        List<Badge> badges,
        boolean swapped,
        List<Part> parts,
        long more) {
    /** As it was read, with nothing inside yet. */
    Part with(List<Part> inside, long left) {
        return new Part(
                code, material, position, lot, quantity, since, takenOver, until, state, badges, swapped, inside, left);
    }

    /** It took the place of another one. */
    Part swappedIn() {
        return new Part(
                code, material, position, lot, quantity, since, takenOver, until, state, badges, true, parts, more);
    }

    /** Showing another word. */
    Part inState(StateWord word) {
        return new Part(
                code, material, position, lot, quantity, since, takenOver, until, word, badges, swapped, parts, more);
    }

    /** Which way a tree grows. */
    public enum Direction {
        UP,
        DOWN
    }
}
