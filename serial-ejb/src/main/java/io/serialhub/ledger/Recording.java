package io.serialhub.ledger;

import io.serialhub.base.Problem;
import java.util.List;

/**
 * One call at the door.
 *
 * @param eventId chosen by the sender, unique for each sender; the same id again gives the same answer. Null: made here
 * @param step    code of the step
 * @param mode    null: all or nothing
 */
public record Recording(String eventId, String step, Mode mode, List<Item> items, Context context) {
    public Recording {
        if (step == null || step.isBlank()) {
            throw Problem.invalid("step-needed");
        }
        if (items == null || items.isEmpty()) {
            throw Problem.invalid("items-needed");
        }
        if (eventId != null && (eventId.isBlank() || eventId.length() > 120)) {
            throw Problem.invalid("event-id-malformed");
        }
        items = List.copyOf(items);
        mode = mode == null ? Mode.ALL_OR_NOTHING : mode;
        context = context == null ? Context.NONE : context;
    }

    public static Recording of(String step, Context context, Item... items) {
        return new Recording(null, step, Mode.ALL_OR_NOTHING, List.of(items), context);
    }

    public Recording id(String id) {
        return new Recording(id, step, mode, items, context);
    }

    public Recording mode(Mode other) {
        return new Recording(eventId, step, other, items, context);
    }
}
