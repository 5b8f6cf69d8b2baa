package io.serialhub.identifier;

import io.serialhub.base.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A GS1 application identifier: what the field behind it looks like (GS1 General Specifications, section 3).
 *
 * @param code      2 to 4 digits
 * @param bounded   its length is told by its first two digits, so no separator follows it
 * @param attribute a Digital Link may carry it behind the question mark
 * @param pieces    of the value, one after the other; only the last may vary in length
 * @param needs     one of these groups must stand beside it; {@code n} is any digit; empty: it stands by itself
 * @param excludes  none of these may stand beside it
 * @param orders    what may follow it in the path of a Digital Link, in its order; empty where it begins none
 */
record Ai(
        String code,
        boolean bounded,
        boolean attribute,
        List<Piece> pieces,
        List<List<String>> needs,
        List<String> excludes,
        List<List<String>> orders) {

    /** What is known of a piece beyond its characters. */
    enum Rule {
        NONE,
        CHECK,
        DAY,
        DAY_OR_MONTH
    }

    /** @param shortest 0 where the whole piece may be left out */
    record Piece(CharacterSet characters, int shortest, int longest, Rule rule, boolean optional) {}

    int shortest() {
        return pieces.stream()
                .filter(p -> !p.optional())
                .mapToInt(Piece::shortest)
                .sum();
    }

    int longest() {
        return pieces.stream().mapToInt(Piece::longest).sum();
    }

    boolean isKey() {
        return !orders.isEmpty();
    }

    /** What is wrong with a value, or empty. */
    Optional<Reason> faultOf(String value) {
        if (value.length() < shortest() || value.length() > longest()) {
            return fault("gs1-length", value, "shortest", shortest(), "longest", longest());
        }
        int at = 0;
        for (Piece piece : pieces) {
            if (at == value.length() && piece.optional()) {
                return Optional.empty();
            }
            int end = Math.min(value.length(), at + piece.longest());
            if (end - at < piece.shortest()) {
                return fault("gs1-length", value, "shortest", shortest(), "longest", longest());
            }
            Optional<Reason> fault = faultOf(piece, value, value.substring(at, end));
            if (fault.isPresent()) {
                return fault;
            }
            at = end;
        }
        return Optional.empty();
    }

    private Optional<Reason> faultOf(Piece piece, String value, String part) {
        if (!piece.characters().hasAllOf(part)) {
            return fault(
                    "gs1-characters", value, "characters", piece.characters().lacking(part));
        }
        return switch (piece.rule()) {
            case CHECK -> {
                String body = part.substring(0, part.length() - 1);
                char expected = CheckCharacter.GS1.over(body);
                yield part.endsWith(String.valueOf(expected))
                        ? Optional.empty()
                        : fault("gs1-check-digit", value, "expected", expected);
            }
            case DAY -> Gs1Date.isDay(part, false) ? Optional.empty() : fault("gs1-date", value);
            case DAY_OR_MONTH -> Gs1Date.isDay(part, true) ? Optional.empty() : fault("gs1-date", value);
            case NONE -> Optional.empty();
        };
    }

    private Optional<Reason> fault(String problem, String value, Object... more) {
        var args = new ArrayList<Object>(List.of("ai", code, "value", value));
        args.addAll(List.of(more));
        return Optional.of(Reason.of(problem, args.toArray()));
    }

    /** Whether an AI fits a pattern such as {@code 310n}. */
    static boolean matches(String pattern, String ai) {
        if (pattern.length() != ai.length()) {
            return false;
        }
        for (int i = 0; i < ai.length(); i++) {
            if (pattern.charAt(i) != 'n' && pattern.charAt(i) != ai.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
