package io.serialhub.ledger;

import io.serialhub.base.Coded;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a step asks of and does to the units in one role.
 *
 * @param name     unit, child, parent, pass, fail, old, new …
 * @param number   allowed values of the number axis as words, {@code new} for a number that nobody has yet; empty: any
 * @param custody  allowed values of the custody axis as words; empty: any
 * @param quality  allowed values of the condition axis as words; empty: any
 * @param owner    allowed values of the owner axis as words; empty: any
 * @param orders   kinds of order that the role comes under, as words; empty: any that the step takes
 * @param guards   further conditions, see {@link Guard}
 * @param effects  what happens to the unit, in this order
 */
public record StepRole(
        String name,
        Set<String> number,
        Set<String> custody,
        Set<String> quality,
        Set<String> owner,
        Set<String> orders,
        List<Guard> guards,
        List<Effect> effects) {

    public StepRole {
        number = number == null ? Set.of() : Set.copyOf(number);
        custody = custody == null ? Set.of() : Set.copyOf(custody);
        quality = quality == null ? Set.of() : Set.copyOf(quality);
        owner = owner == null ? Set.of() : Set.copyOf(owner);
        orders = orders == null ? Set.of() : Set.copyOf(orders);
        guards = guards == null ? List.of() : List.copyOf(guards);
        effects = effects == null ? List.of() : List.copyOf(effects);
    }

    boolean takesNew() {
        return number.contains("new");
    }

    boolean has(Verb verb) {
        return effects.stream().anyMatch(e -> e.verb() == verb);
    }

    Optional<Effect> effect(Verb verb) {
        return effects.stream().filter(e -> e.verb() == verb).findFirst();
    }

    boolean guarded(Guard guard) {
        return guards.contains(guard);
    }

    /** The first axis that stands in the way, or null: number, custody, quality or owner. */
    String axisInTheWay(UnitState unit) {
        if (!allowed(number, unit.number() == null ? "new" : unit.number().word())) {
            return "number";
        }
        if (!allows(custody, unit.custody())) {
            return "custody";
        }
        if (!allows(quality, unit.quality())) {
            return "quality";
        }
        return allows(owner, unit.ownerKind()) ? null : "owner";
    }

    UnitState apply(UnitState unit, Facts facts) {
        UnitState next = unit;
        for (Effect effect : effects) {
            next = effect.apply(next, facts);
        }
        return next;
    }

    private static boolean allows(Set<String> allowed, Coded value) {
        return allowed(allowed, value.word());
    }

    private static boolean allowed(Set<String> allowed, String word) {
        return allowed.isEmpty() || allowed.contains(word);
    }
}
