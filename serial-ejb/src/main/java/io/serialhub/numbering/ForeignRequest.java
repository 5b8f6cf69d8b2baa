package io.serialhub.numbering;

import io.serialhub.base.Fields;
import java.util.List;

/**
 * Numbers made by others that are to be taken over.
 *
 * @param text     as pasted, ranges included; null when they are given one by one
 * @param material what they are for
 * @param maker    code of the party that gave them, or null
 * @param pool     code of the pool that they come into, or null
 * @param register where they were listed before, or null
 */
public record ForeignRequest(
        String text, List<String> codes, String material, String maker, String pool, String register) {
    public ForeignRequest {
        material = Fields.needed("material", material, 60);
        maker = Fields.optional("maker", maker, 60);
        pool = Fields.optional("pool", pool, 40);
        register = Fields.optional("register", register, 200);
    }
}
