package io.serialhub.ledger;

import io.serialhub.material.MaterialKey;
import io.serialhub.material.WarrantyStart;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * What a step's effect on warranties needs to know of the material, or of the unit that another one replaces; it goes into
 * the event. Within one call the first unit that takes a warranty over takes that of the first one that ends.
 */
final class Warranties {
    private final Deque<UnitState> ended = new ArrayDeque<>();

    static boolean ends(StepRole role) {
        return role.effect(Verb.WARRANTY)
                .filter(effect -> effect.argument().equals("stop"))
                .isPresent();
    }

    void end(UnitState unit) {
        ended.add(unit);
    }

    void note(StepRole role, MaterialKey material, Map<String, Object> data) {
        role.effect(Verb.WARRANTY).map(Effect::argument).ifPresent(argument -> {
            if (argument.equals("take")) {
                takeOver(data);
            } else if (!argument.equals("stop")
                    && material.warrantyMonths() > 0
                    && material.warrantyStart() == start(argument)) {
                data.put(Verb.WARRANTY_MONTHS, (long) material.warrantyMonths());
            }
        });
    }

    private static WarrantyStart start(String argument) {
        return argument.equals("register") ? WarrantyStart.REGISTRATION : WarrantyStart.DELIVERY;
    }

    private void takeOver(Map<String, Object> data) {
        UnitState old = ended.poll();
        if (old != null && old.warrantyUntil() != null) {
            data.put(Verb.WARRANTY_FROM, old.warrantyFrom().toString());
            data.put(Verb.WARRANTY_UNTIL, old.warrantyUntil().toString());
        }
    }
}
