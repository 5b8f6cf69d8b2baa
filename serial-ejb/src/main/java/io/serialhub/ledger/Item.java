package io.serialhub.ledger;

import java.math.BigDecimal;
import java.util.Map;

/**
 * One thing that a step happens to.
 *
 * @param code     any code of the unit; null for a part that is known by its lot only
 * @param role     the role it plays in the step; null for the step's first
 * @param parent   code of the unit that it goes into or comes out of
 * @param material narrows an ambiguous code; names the material of a unit or lot that is new here
 * @param lot      the maker's lot, of a new unit or of a part known by its lot only
 * @param quantity of a part known by its lot only
 * @param position in the parent's bill of material; null: the first free one that fits
 * @param data     what was measured or said of this item alone; text, numbers and booleans
 */
public record Item(
        String code,
        String role,
        String parent,
        String material,
        String lot,
        BigDecimal quantity,
        String position,
        Map<String, Object> data) {

    public Item {
        data = data == null ? Map.of() : Map.copyOf(data);
    }

    public static Item of(String code) {
        return new Item(code, null, null, null, null, null, null, null);
    }

    public static Item of(String code, String role) {
        return new Item(code, role, null, null, null, null, null, null);
    }

    public Item into(String parentCode) {
        return new Item(code, role, parentCode, material, lot, quantity, position, data);
    }
}
