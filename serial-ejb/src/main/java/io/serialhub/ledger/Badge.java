package io.serialhub.ledger;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** Marks beside the state word, any number at once. */
public enum Badge {
    ON_HOLD,
    RECALLED,
    SCRAPPED,
    CONSIGNED,
    MISSING;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the axes and open records of a unit say. */
    static List<Badge> of(UnitState unit) {
        var badges = EnumSet.noneOf(Badge.class);
        if (unit.holds() > 0) {
            badges.add(ON_HOLD);
        }
        if (unit.recalls() > 0) {
            badges.add(RECALLED);
        }
        if (unit.quality() == Quality.SCRAPPED) {
            badges.add(SCRAPPED);
        }
        if (unit.custody() == Custody.PARTY && unit.ownerKind() == OwnerKind.OWN) {
            badges.add(CONSIGNED);
        }
        if (unit.custody() == Custody.UNKNOWN) {
            badges.add(MISSING);
        }
        return List.copyOf(badges);
    }

    /** The same in SQL, for filters and counts over {@code unit u}. */
    String condition() {
        return switch (this) {
            case ON_HOLD -> "u.holds > 0";
            case RECALLED -> "u.recalls > 0";
            case SCRAPPED -> "u.quality = 'S'";
            case CONSIGNED -> "u.custody = 'P' AND u.owner_kind = 'O'";
            case MISSING -> "u.custody = 'U'";
        };
    }
}
