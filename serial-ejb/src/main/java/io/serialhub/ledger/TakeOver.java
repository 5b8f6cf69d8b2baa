package io.serialhub.ledger;

import io.serialhub.base.Coded;
import io.serialhub.base.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * A unit that already existed elsewhere, as its register describes it. The keys are those of the item's data in step
 * {@code adopt}; the door has turned codes of places and parties into ids before they are stored.
 */
final class TakeOver {
    private TakeOver() {}

    /** When a part went into what it is inside of, if its register knows; or null. */
    static Instant insideSince(StepRole role, Facts facts) {
        String since = role != null && role.has(Verb.TAKE_OVER) ? facts.text("insideSince") : null;
        return since == null ? null : moment("insideSince", since);
    }

    static UnitState apply(UnitState unit, Facts facts) {
        Custody custody = word(Custody.class, facts, "custody", unit.custody());
        Long holder = custody == Custody.PARTY ? facts.number("holderId") : null;
        Long place = custody == Custody.LOCATION ? facts.number("placeId") : null;
        String placeKind = place == null ? null : facts.text("placeKind");
        Long parent = custody == Custody.INSIDE ? facts.other() : null;
        return unit.made(
                        unit.materialId(),
                        facts.lotId() == null ? unit.lotId() : facts.lotId(),
                        facts.orderId() == null ? unit.workOrderId() : facts.orderId())
                .number(word(NumberState.class, facts, "number", NumberState.COMMISSIONED))
                .custody(custody, place, placeKind == null ? null : placeKind.charAt(0), holder, parent)
                .stocked(place == null || placeKind == null ? null : since(unit, placeKind.charAt(0), facts))
                .quality(word(Quality.class, facts, "quality", unit.quality()))
                .owner(word(OwnerKind.class, facts, "owner", OwnerKind.OWN), facts.number("ownerId"))
                .open(0, 0, "true".equals(facts.text("inRepair")) ? 1 : 0)
                .warranty(date(facts, "warrantyFrom"), date(facts, "warrantyUntil"));
    }

    /** From the day that its register names, if it does: what was in stock before there was a hub is as old as it is. */
    private static Instant since(UnitState unit, char placeKind, Facts facts) {
        Instant since = Verb.since(unit, placeKind, facts);
        String told = facts.text("stockedSince");
        return since == null || told == null ? since : moment("stockedSince", told);
    }

    private static <E extends Enum<E> & Coded> E word(Class<E> type, Facts facts, String key, E otherwise) {
        E value = Coded.ofWord(type, facts.text(key));
        return value == null ? otherwise : value;
    }

    private static LocalDate date(Facts facts, String key) {
        String text = facts.text(key);
        return text == null ? null : read(key, text, LocalDate::parse, "2024-06-18");
    }

    private static Instant moment(String key, String text) {
        return read(key, text, Instant::parse, "2024-06-18T08:00:00Z");
    }

    private static <T> T read(String key, String text, Function<String, T> parse, String example) {
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            throw Problem.invalid("field-unreadable", "field", "data." + key, "value", text, "expected", example);
        }
    }
}
