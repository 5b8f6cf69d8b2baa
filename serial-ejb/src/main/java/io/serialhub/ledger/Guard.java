package io.serialhub.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.serialhub.base.Problem;
import java.util.Locale;

/** Conditions beyond the axes; a closed list like the verbs. */
public enum Guard {
    /** No open hold on the unit, on what is inside it, or on any lot of these. */
    NO_HOLD,
    /** A hold is open on the unit itself. */
    HAS_HOLD,
    /** A service case is open on the unit. */
    HAS_CASE,
    /** The order of the context has a line for this material that is not full. */
    ORDER_LINE,
    /** As {@link #ORDER_LINE}, where the context names an order that the step counts on; without one it is no matter. */
    IF_ORDERED,
    /** The unit was made for the order of the context, or for none yet; without an order it is no matter. */
    OF_ORDER,
    /** The unit is inside the parent that the item names. */
    IN_PARENT,
    /** The parent's bill of material has a free position for this material; a parent without one takes anything. */
    BOM,
    /** The party of the context bought the unit or has it; with a sales order, it was shipped under that order. */
    SOLD_TO,
    /** The unit is in no box yet. */
    UNPACKED,
    /** The unit is in the box that the item's data name. */
    IN_BOX,
    /** The unit is at the place of the context. */
    AT_PLACE,
    /** The unit came from the party of the context by a purchase. */
    BOUGHT_FROM,
    /** The party of the context has the unit. */
    HELD_BY,
    /** The unit is promised to nobody, or to the order of the context. */
    UNRESERVED,
    /** The unit is promised, and to the order of the context where there is one. */
    RESERVED,
    /** Not a reason to refuse: with a measurement outside its limits the unit takes the step's role {@code fail} instead. */
    LIMITS,
    /** The unit is not already where the step would bring it. */
    ELSEWHERE;

    @JsonCreator
    public static Guard of(String word) {
        try {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("guard-unknown", "guard", word);
        }
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
