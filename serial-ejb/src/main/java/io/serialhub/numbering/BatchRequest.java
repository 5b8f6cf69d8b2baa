package io.serialhub.numbering;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;

/**
 * Asks for numbers.
 *
 * @param rule     code of a number rule; its newest version is used
 * @param material what the numbers are for; tracked by serial number
 * @param order    work or purchase order that they are reserved for, or null for a free pool
 * @param line     code of the line or plant, or null to take the order's
 * @param quantity how many, 1 to 5,000,000
 */
public record BatchRequest(String rule, String material, String order, String line, int quantity) {
    /** Numbers that fit into the answer of the call that asks for them. */
    private static final int MOST_AT_ONCE = 1_000;

    static final int MOST = 5_000_000;

    public BatchRequest {
        rule = Fields.needed("rule", rule, 40);
        material = Fields.needed("material", material, 60);
        order = Fields.optional("order", order, 60);
        line = Fields.optional("line", line, 60);
        Fields.between("quantity", quantity, 1, MOST);
    }

    /**
     * For a caller who wants the numbers in the answer.
     *
     * @throws Problem {@code numbers-at-once-too-many}
     */
    public BatchRequest atOnce() {
        if (quantity > MOST_AT_ONCE) {
            throw Problem.of(
                    Problem.Kind.TOO_LARGE, "numbers-at-once-too-many", "quantity", quantity, "max", MOST_AT_ONCE);
        }
        return this;
    }
}
