package io.serialhub.ledger;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import java.util.List;

/**
 * What went wrong and what is right: one correction, all or nothing, for one unit or for several that were mixed up.
 *
 * @param eventId chosen by the sender; the same id again gives the same answer. Null: made here
 * @param reason  in words, for people
 */
public record Correction(String eventId, String reason, List<Change> changes) {
    private static final int MOST = 100;

    public Correction {
        reason = Fields.words("reason", reason, 500);
        if (reason == null) {
            throw Problem.invalid("reason-needed", "step", Corrections.STEP);
        }
        if (changes == null || changes.isEmpty()) {
            throw Problem.invalid("items-needed");
        }
        if (changes.size() > MOST) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "too-many-items", "items", changes.size(), "max", MOST);
        }
        changes = List.copyOf(changes);
    }

    /**
     * What to correct for one unit in one event; with nothing beyond the two, the event is taken back for it.
     *
     * @param unit     that the event was recorded for
     * @param event    number of the event
     * @param meant    the unit that was meant instead
     * @param order    the order that was right
     * @param party    the party that was right; null with an order: the order's
     * @param location the place that was right
     * @param as       number of another event of the same step whose order, party and place are right for this unit
     */
    public record Change(
            String unit, String event, String meant, String order, String party, String location, String as) {
        public Change {
            unit = text(unit);
            event = text(event);
            meant = text(meant);
            order = text(order);
            party = text(party);
            location = text(location);
            as = text(as);
            if (unit == null || event == null) {
                throw Problem.invalid("event-needed");
            }
        }

        /** The event is taken back and nothing put in its place. */
        boolean isTakenBack() {
            return meant == null && !isAmended();
        }

        boolean isAmended() {
            return order != null || party != null || location != null || as != null;
        }

        private static String text(String value) {
            return value == null || value.isBlank() ? null : value.strip();
        }
    }
}
