package io.serialhub.numbering;

import io.serialhub.base.Fields;

/**
 * Takes numbers out of a pool, the lowest first.
 *
 * @param order    work or purchase order that they are for, or null
 * @param line     code of a line or plant, or null
 * @param supplier code of the party that puts them on goods, or null
 */
public record DrawRequest(int quantity, String order, String line, String supplier, String note) {
    public DrawRequest {
        Fields.between("quantity", quantity, 1, 1_000_000);
        order = Fields.optional("order", order, 60);
        line = Fields.optional("line", line, 60);
        supplier = Fields.optional("supplier", supplier, 60);
        note = Fields.optional("note", note, 500);
    }
}
