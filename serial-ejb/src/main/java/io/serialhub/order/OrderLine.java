package io.serialhub.order;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;

/**
 * So many pieces of one material.
 *
 * @param lineNo   unique within the order, from 1
 * @param material code
 * @param quantity in pieces, above zero
 * @param done     counted by the ledger; has no effect in a command
 */
public record OrderLine(int lineNo, String material, int quantity, int done) {
    public OrderLine {
        Fields.between("lineNo", lineNo, 1, Integer.MAX_VALUE);
        material = Fields.needed("material", material, 60);
        if (quantity <= 0) {
            throw Problem.invalid("order-quantity-not-positive", "line", lineNo, "value", quantity);
        }
    }

    boolean asksForTheSameAs(OrderLine other) {
        return lineNo == other.lineNo && material.equals(other.material) && quantity == other.quantity;
    }
}
