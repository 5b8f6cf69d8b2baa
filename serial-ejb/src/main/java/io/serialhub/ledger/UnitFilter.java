package io.serialhub.ledger;

/**
 * Which units to list; everything may be null.
 *
 * @param text      how the number begins, folded
 * @param location  code of a place; its inner places count too, three levels down
 * @param owner     code of a party
 * @param workOrder code of the order they were made for
 * @param site      code of the site that their place belongs to, or they themselves while they are at no place
 */
public record UnitFilter(
        String text,
        StateWord state,
        String material,
        String location,
        String owner,
        String workOrder,
        String lot,
        Badge badge,
        String site) {

    public UnitFilter(
            String text,
            StateWord state,
            String material,
            String location,
            String owner,
            String workOrder,
            String lot,
            Badge badge) {
        this(text, state, material, location, owner, workOrder, lot, badge, null);
    }

    public UnitFilter at(String site) {
        return new UnitFilter(text, state, material, location, owner, workOrder, lot, badge, site);
    }

    public static final UnitFilter ALL = new UnitFilter(null, null, null, null, null, null, null, null);
}
