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

    private static final Set<String> OUTSIDE =
            Set.of(Custody.NONE.word(), Custody.TRANSIT.word(), Custody.PARTY.word());

    public StepRole {
        number = number == null ? Set.of() : Set.copyOf(number);
        custody = custody == null ? Set.of() : Set.copyOf(custody);
        quality = quality == null ? Set.of() : Set.copyOf(quality);
        owner = owner == null ? Set.of() : Set.copyOf(owner);
        orders = orders == null ? Set.of() : Set.copyOf(orders);
        guards = guards == null ? List.of() : List.copyOf(guards);
        effects = effects == null ? List.of() : List.copyOf(effects);
    }

    /** Numbers that nobody has yet may play it. */
    public boolean takesNew() {
        return number.contains("new");
    }

    /** Whether a unit that stands so may play the role, as far as its axes say. */
    public boolean admits(UnitView unit) {
        return allows(number, unit.number())
                && allows(custody, unit.custody())
                && allows(quality, unit.quality())
                && allows(owner, unit.ownerKind());
    }

    public boolean has(Verb verb) {
        return effect(verb).isPresent();
    }

    boolean commissions() {
        return effects(Verb.NUMBER, NumberState.COMMISSIONED.word());
    }

    boolean opensCase() {
        return effects(Verb.CASE, "+1");
    }

    /** Is at the place of the call afterwards. */
    public boolean takesToPlace() {
        return effects(Verb.CUSTODY, "place");
    }

    /** Comes to a place of ours from elsewhere. */
    boolean takesIn() {
        return takesToPlace() && custody.stream().anyMatch(word -> OUTSIDE.contains(word));
    }

    /** Becomes part of another unit. */
    public boolean goesInside() {
        return effects(Verb.CUSTODY, "parent");
    }

    /** Whether the order that it is recorded under gets on by it. @param kind of the order, as a word */
    public boolean countsOn(String kind) {
        return effect(Verb.ORDER)
                .map(effect -> effect.word(1) == null || effect.word(1).equals(kind))
                .orElse(false);
    }

    private boolean effects(Verb verb, String argument) {
        return effects.contains(new Effect(verb, argument));
    }

    Optional<Effect> effect(Verb verb) {
        for (Effect effect : effects) {
            if (effect.verb() == verb) {
                return Optional.of(effect);
            }
        }
        return Optional.empty();
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
