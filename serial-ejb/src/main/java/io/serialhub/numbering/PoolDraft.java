package io.serialhub.numbering;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import java.util.stream.Stream;

/**
 * Asks for a pool. It is kept for whom it names: an order, a line or a supplier, or anybody if it names none.
 *
 * @param code     null: made here
 * @param rule     by which its first numbers are made, or null for a pool that is filled later
 * @param quantity how many by that rule
 */
public record PoolDraft(
        String code,
        String name,
        String material,
        String order,
        String line,
        String supplier,
        String rule,
        int quantity) {
    public PoolDraft {
        code = Fields.optional("code", code, 40);
        name = Fields.needed("name", name, 200);
        material = Fields.needed("material", material, 60);
        order = Fields.optional("order", order, 60);
        line = Fields.optional("line", line, 60);
        supplier = Fields.optional("supplier", supplier, 60);
        rule = Fields.optional("rule", rule, 40);
        if (Stream.of(order, line, supplier).filter(java.util.Objects::nonNull).count() > 1) {
            throw Problem.invalid("pool-for-one");
        }
        Fields.between("quantity", quantity, rule == null ? 0 : 1, rule == null ? 0 : BatchRequest.MOST);
    }

    PoolKind kind() {
        return order != null
                ? PoolKind.ORDER
                : line != null ? PoolKind.LINE : supplier != null ? PoolKind.SUPPLIER : PoolKind.FREE;
    }
}
