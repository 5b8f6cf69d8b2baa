package io.serialhub.ledger;

/**
 * Which units to list; everything may be null.
 *
 * @param text      how the number begins, folded
 * @param location  code of a place; its inner places count too, three levels down
 * @param owner     code of a party
 * @param workOrder code of the order they were made for
 */
public record UnitFilter(
        String text,
        StateWord state,
        String material,
        String location,
        String owner,
        String workOrder,
        String lot,
        Badge badge) {

    public static final UnitFilter ALL = new UnitFilter(null, null, null, null, null, null, null, null);
}
