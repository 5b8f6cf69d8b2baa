package io.serialhub.ledger;

import io.serialhub.base.Coded;
import io.serialhub.base.Problem;
import io.serialhub.order.OrderKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What a step's definition may say: all words come from closed lists, so that nonsense is refused when it is written. */
final class StepRules {
    private static final Set<String> NEEDS = Set.of("location", "party", "reason");

    private StepRules() {}

    /** Words of an axis, as a role lists them. @param axis number, custody, quality or owner */
    static List<String> words(String axis) {
        return switch (axis) {
            case "number" -> plus("new", NumberState.values());
            case "custody" -> plus(null, Custody.values());
            case "quality" -> plus(null, Quality.values());
            default -> plus(null, OwnerKind.values());
        };
    }

    static List<String> guards() {
        return Arrays.stream(Guard.values()).map(Guard::word).toList();
    }

    /** Every effect that there is, as definitions write it. */
    static List<String> effects() {
        var all = new ArrayList<String>();
        for (NumberState state : NumberState.values()) {
            all.add("number " + state.word());
        }
        List.of("place", "party", "transit", "unknown", "parent", "none").forEach(to -> all.add("custody " + to));
        for (Quality quality : Quality.values()) {
            all.add("quality " + quality.word());
        }
        all.addAll(List.of("owner own", "owner party"));
        for (String counter : List.of("hold", "recall", "case")) {
            all.addAll(List.of(counter + " +1", counter + " -1"));
        }
        all.addAll(List.of("warranty start", "warranty register", "warranty stop", "warranty take"));
        all.addAll(List.of("bind order", "bind lot", "bind none", "material item", "take-over"));
        all.addAll(List.of("reserve order", "reserve picked", "reserve none"));
        for (String count : List.of("+1", "-1", "0")) {
            all.add("order " + count);
            for (OrderKind kind : OrderKind.values()) {
                all.add("order " + count + " " + kind.word());
            }
        }
        for (Verb verb : Verb.values()) {
            if (all.stream().noneMatch(effect -> effect.split(" ")[0].equals(verb.word()))) {
                all.add(verb.word());
            }
        }
        return all;
    }

    /** @throws Problem {@code step-word-unknown}, {@code effect-unknown}, {@code step-name-missing}, {@code step-place-missing} */
    static void check(StepDefinition step) {
        if (blank(step.nameZh()) && blank(step.nameEn())) {
            throw Problem.invalid("step-name-missing", "step", step.code());
        }
        for (String need : step.needs()) {
            String kind = need.startsWith("order:") ? need.substring("order:".length()) : null;
            if (kind == null ? !NEEDS.contains(need) : Coded.ofWord(OrderKind.class, kind) == null) {
                throw unknown(need, "needs");
            }
        }
        for (StepRole role : step.roles()) {
            if (role.name() == null || !role.name().matches("[a-z][a-z-]{0,15}")) {
                throw unknown(role.name(), "role");
            }
            all(role.number(), "number");
            all(role.custody(), "custody");
            all(role.quality(), "quality");
            all(role.owner(), "owner");
            role.orders().forEach(kind -> Coded.ofWord(OrderKind.class, kind));
            role.effects().forEach(effect -> check(step, effect));
        }
        if (step.message() != null && !step.message().matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")) {
            throw unknown(step.message(), "message");
        }
        if (step.icon() != null && !step.icon().matches("[a-z-]{2,40}")) {
            throw unknown(step.icon(), "icon");
        }
    }

    private static void check(StepDefinition step, Effect effect) {
        boolean simple = effects().contains(effect.toString());
        boolean ofOthers = effects().stream()
                .noneMatch(e -> e.split(" ")[0].equals(effect.verb().word()) && e.contains(" "));
        if (!simple && !ofOthers) {
            throw Problem.invalid("effect-unknown", "effect", effect.toString());
        }
        if (effect.toString().equals("custody place") && !step.needs("location")) {
            throw Problem.invalid("step-place-missing", "step", step.code(), "effect", effect.toString());
        }
        boolean toParty =
                effect.toString().equals("custody party") || effect.toString().equals("owner party");
        if (toParty && !step.needs("party")) {
            throw Problem.invalid("step-party-missing", "step", step.code(), "effect", effect.toString());
        }
    }

    private static void all(Collection<String> said, String axis) {
        List<String> known = words(axis);
        said.stream().filter(word -> !known.contains(word)).findFirst().ifPresent(word -> {
            throw unknown(word, axis);
        });
    }

    private static Problem unknown(String word, String field) {
        return Problem.invalid("step-word-unknown", "word", word, "field", field);
    }

    private static List<String> plus(String first, Coded[] values) {
        var words = new ArrayList<String>();
        if (first != null) {
            words.add(first);
        }
        for (Coded value : values) {
            words.add(value.word());
        }
        return words;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
