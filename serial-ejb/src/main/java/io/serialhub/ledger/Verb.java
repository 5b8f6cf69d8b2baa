package io.serialhub.ledger;

import io.serialhub.base.Coded;
import io.serialhub.location.LocationKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * The closed list of what a step can do to a unit. A step's definition writes an effect as {@code verb argument}, for
 * example {@code custody place}. Verbs are pure: the same state and facts always give the same next state.
 */
public enum Verb {
    /** The number axis takes the value named by the argument. */
    NUMBER {
        @Override
        UnitState apply(UnitState unit, String argument, Facts facts) {
            return unit.number(Coded.ofWord(NumberState.class, argument));
        }
    },
    /** A unit that moves by itself leaves its box. Argument {@code place}, {@code transit}, {@code party}, {@code parent}, {@code none} or {@code unknown}. */
    CUSTODY {
        @Override
        UnitState apply(UnitState unit, String argument, Facts facts) {
            UnitState packed = facts.inBox() ? unit : unit.box(null);
            return moved(packed, argument, facts);
        }

        private UnitState moved(UnitState unit, String argument, Facts facts) {
            return switch (argument) {
                case "place" ->
                    unit.custody(Custody.LOCATION, facts.placeId(), facts.placeKind(), null, null)
                            .stocked(since(unit, facts.placeKind(), facts));
                case "party" ->
                    unit.custody(Custody.PARTY, null, null, facts.partyId(), null)
                            .stocked(null);
                case "parent" ->
                    unit.custody(Custody.INSIDE, null, null, null, facts.other())
                            .stocked(null);
                default -> unit.custody(Coded.ofWord(Custody.class, argument), null, null, null, null);
            };
        }
    },
    /** The condition axis takes the value named by the argument. */
    QUALITY {
        @Override
        UnitState apply(UnitState unit, String argument, Facts facts) {
            return unit.quality(Coded.ofWord(Quality.class, argument));
        }
    },
    /** A unit that is sold by itself leaves its box. Argument {@code own} or {@code party}. */
    OWNER {
        @Override
        UnitState apply(UnitState before, String argument, Facts facts) {
            UnitState unit = facts.inBox() ? before : before.box(null);
            return argument.equals("own")
                    ? unit.owner(OwnerKind.OWN, null)
                    : unit.owner(facts.ownerKind(), facts.ownerKind() == OwnerKind.OWN ? null : facts.partyId());
        }
    },
    /** Argument {@code in}: into the box that the item's data name; {@code out}: out of its box. */
    PACK {
        @Override
        UnitState apply(UnitState unit, String argument, Facts facts) {
            return unit.box(argument.equals("in") ? facts.number(BOX) : null);
        }
    },
    /** Argument +1 or -1: a hold opens or closes. */
    HOLD {
        @Override
        UnitState apply(UnitState unit, String argument, Facts facts) {
            return unit.open(Integer.parseInt(argument), 0, 0);
        }
    },
    /** Argument +1 or -1: a recall begins or ends. */
    RECALL {
        @Override
        UnitState apply(UnitState unit, String argument, Facts facts) {
            return unit.open(0, Integer.parseInt(argument), 0);
        }
    },
    /** Argument +1 or -1: a service case opens or closes. */
    CASE {
        @Override
        UnitState apply(UnitState unit, String argument, Facts facts) {
            return unit.open(0, 0, Integer.parseInt(argument));
        }
    },
    /**
     * {@code start} with a delivery or {@code register}: from the day it happened, for the months that the material had
     * then, if that is what starts it; a running warranty stays. {@code stop}: ends. {@code take}: what was left of the
     * unit that this one replaces.
     */
    WARRANTY {
        @Override
        UnitState apply(UnitState unit, String argument, Facts facts) {
            if (argument.equals("stop")) {
                return unit.warranty(null, null);
            }
            if (argument.equals("take")) {
                return facts.text(WARRANTY_UNTIL) == null
                        ? unit
                        : unit.warranty(
                                LocalDate.parse(facts.text(WARRANTY_FROM)),
                                LocalDate.parse(facts.text(WARRANTY_UNTIL)));
            }
            Long months = facts.number(WARRANTY_MONTHS);
            if (months == null || months == 0 || unit.warrantyFrom() != null) {
                return unit;
            }
            LocalDate from = LocalDate.ofInstant(facts.happenedAt(), ZoneOffset.UTC);
            return unit.warranty(from, from.plusMonths(months));
        }
    },
    /** The unit belongs to the order of the event; with a lot, also to the lot. Argument {@code none}: to no order any more. */
    BIND {
        @Override
        UnitState apply(UnitState unit, String argument, Facts facts) {
            if (argument.equals("none")) {
                return unit.made(unit.materialId(), unit.lotId(), null);
            }
            return unit.made(
                    unit.materialId(),
                    facts.lotId() == null ? unit.lotId() : facts.lotId(),
                    argument.equals("lot") || facts.orderId() == null ? unit.workOrderId() : facts.orderId());
        }
    },
    /** The material becomes the one that the item names. */
    MATERIAL {
        @Override
        UnitState apply(UnitState unit, String argument, Facts facts) {
            return unit.made(facts.number("materialId"), unit.lotId(), unit.workOrderId());
        }
    },
    /** Takes over a unit as the item describes it, in any state; see {@link TakeOver}. */
    TAKE_OVER {
        @Override
        UnitState apply(UnitState unit, String argument, Facts facts) {
            return TakeOver.apply(unit, facts);
        }
    },
    /** {@code order}: kept for the order of the event; {@code picked}: taken for it; {@code none}: anybody's again. */
    RESERVE {
        @Override
        UnitState apply(UnitState unit, String argument, Facts facts) {
            if (argument.equals("none") || facts.orderId() == null) {
                return unit.reserved(null, null);
            }
            return unit.reserved(
                    argument.equals("picked") ? Reservation.PICKED : Reservation.RESERVED, facts.orderId());
        }
    },
    /** Argument +1, -1 or 0, and with a kind of order only on orders of that kind: counts on the order line that fits the unit's material. Changes no unit. */
    ORDER {
        @Override
        UnitState apply(UnitState unit, String argument, Facts facts) {
            return unit;
        }
    };

    /** Key in the data of an item: months of warranty of the material when the event was recorded. */
    static final String WARRANTY_MONTHS = "warrantyMonths";

    /** Key in the data of an item: the box that it goes into, or that stood for it. */
    static final String BOX = "boxId";
    /** Keys in the data of an item: what was left of the warranty of the unit that it replaces. */
    static final String WARRANTY_FROM = "warrantyFrom";

    static final String WARRANTY_UNTIL = "warrantyUntil";

    /** Units grow old in stock from the day they came there, not from shelf to shelf. */
    static Instant since(UnitState unit, Character placeKind, Facts facts) {
        if (placeKind == null
                || Coded.ofCode(LocationKind.class, placeKind.toString()).isProduction()) {
            return null;
        }
        return unit.stockedAt() == null ? facts.happenedAt() : unit.stockedAt();
    }

    abstract UnitState apply(UnitState unit, String argument, Facts facts);

    static Verb of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
