package io.serialhub.identifier;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * GS1 element strings: application identifiers, each with its value, in the order in which they were read (GS1 General
 * Specifications 7.8). Every value is what its AI allows; {@link #faults} says whether they may stand together.
 */
public final class ElementString {
    /** What ends a value of varying length: ASCII 29, which a reader delivers for FNC1. */
    public static final char SEPARATOR = '\u001D';

    private static final Pattern BRACKETED =
            Pattern.compile("\\(([0-9]{2,4})\\)(.*?)(?=\\([0-9]{2,4}\\)|$)", Pattern.DOTALL);

    private final Map<String, String> elements;

    private ElementString(Map<String, String> elements) {
        this.elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
    }

    /**
     * @param elements AI → value; the order stands
     * @throws Problem {@code gs1-unknown-ai}, {@code gs1-length}, {@code gs1-characters}, {@code gs1-check-digit},
     *                 {@code gs1-date}
     */
    public static ElementString of(Map<String, String> elements) {
        elements.forEach((ai, value) -> faultOf(ai, value).ifPresent(ElementString::refuse));
        return new ElementString(elements);
    }

    /** GTIN and serial number, AI (01) and (21). */
    public static ElementString of(Gtin gtin, String serial) {
        var elements = new LinkedHashMap<String, String>();
        elements.put("01", gtin.digits());
        elements.put("21", serial);
        return of(elements);
    }

    /**
     * As printed under the bars, {@code (01)…(21)…}. A bracket that belongs to a value is told from one around an AI by
     * what stands in it: two to four digits.
     *
     * @throws Problem as {@link #of(Map)}, and {@code gs1-unreadable}, {@code gs1-twice}
     */
    public static ElementString ofBracketed(String text) {
        var elements = new LinkedHashMap<String, String>();
        Matcher matcher = BRACKETED.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            put(elements, matcher.group(1), matcher.group(2).strip());
            end = matcher.end();
        }
        if (elements.isEmpty() || end != text.length()) {
            throw Problem.invalid("gs1-unreadable", "text", text);
        }
        return of(elements);
    }

    /**
     * As a reader delivers it, without its symbology prefix: a value of varying length ends at {@link #SEPARATOR} or at
     * the end.
     *
     * @throws Problem as {@link #ofBracketed}
     */
    public static ElementString ofPlain(String text) {
        var elements = new LinkedHashMap<String, String>();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == SEPARATOR) {
                at++;
                continue;
            }
            int start = at;
            Ai ai = Ais.at(text, at).orElseThrow(() -> unknown(text.substring(start)));
            at += ai.code().length();
            int separator = text.indexOf(SEPARATOR, at);
            int end = Math.min(separator < 0 ? text.length() : separator, at + ai.longest());
            put(elements, ai.code(), text.substring(at, end));
            at = end;
            if (at < text.length() && text.charAt(at) != SEPARATOR && !ai.bounded()) {
                throw Problem.invalid(
                        "gs1-length",
                        "ai",
                        ai.code(),
                        "value",
                        rest(text, at - (end - start)),
                        "shortest",
                        ai.shortest(),
                        "longest",
                        ai.longest());
            }
        }
        if (elements.isEmpty()) {
            throw Problem.invalid("gs1-unreadable", "text", text);
        }
        return of(elements);
    }

    private static String rest(String text, int from) {
        int separator = text.indexOf(SEPARATOR, from);
        return separator < 0 ? text.substring(from) : text.substring(from, separator);
    }

    private static Problem unknown(String rest) {
        return Problem.invalid("gs1-unknown-ai", "text", rest);
    }

    /** One AI may be read twice if it says the same both times. */
    private static void put(Map<String, String> elements, String ai, String value) {
        String other = elements.putIfAbsent(ai, value);
        if (other != null && !other.equals(value)) {
            throw Problem.invalid("gs1-twice", "ai", ai, "one", other, "other", value);
        }
    }

    static Optional<Reason> faultOf(String ai, String value) {
        return Ais.find(ai)
                .map(found -> found.faultOf(value))
                .orElseGet(() -> Optional.of(Reason.of("gs1-unknown-ai", "text", ai + value)));
    }

    private static void refuse(Reason reason) {
        throw Problem.of(Problem.Kind.INVALID, reason);
    }

    /** What must stand beside what is here and does not, and what must not and does. */
    public List<Reason> faults() {
        var faults = new ArrayList<Reason>();
        for (String code : elements.keySet()) {
            Ai ai = Ais.find(code).orElseThrow();
            if (!ai.needs().isEmpty() && ai.needs().stream().noneMatch(this::hasAll)) {
                String needed =
                        ai.needs().stream().map(g -> String.join("+", g)).collect(Collectors.joining(", "));
                faults.add(Reason.of("gs1-needs", "ai", code, "needed", needed));
            }
            elements.keySet().stream()
                    .filter(other -> !other.equals(code)
                            && ai.excludes().stream().anyMatch(pattern -> Ai.matches(pattern, other)))
                    .findFirst()
                    .ifPresent(other -> faults.add(Reason.of("gs1-excludes", "ai", code, "other", other)));
        }
        return faults;
    }

    private boolean hasAll(List<String> patterns) {
        return patterns.stream()
                .allMatch(pattern -> elements.keySet().stream().anyMatch(code -> Ai.matches(pattern, code)));
    }

    /** This and one more. */
    public ElementString with(String ai, String value) {
        var more = new LinkedHashMap<>(elements);
        put(more, ai, value);
        return of(more);
    }

    /** AI → value, in order. */
    public Map<String, String> elements() {
        return elements;
    }

    public Optional<String> find(String ai) {
        return Optional.ofNullable(elements.get(ai));
    }

    /** As a symbol carries it: a separator after each value of varying length but the last. */
    public String plain() {
        var text = new StringBuilder();
        boolean open = false;
        for (var element : elements.entrySet()) {
            if (open) {
                text.append(SEPARATOR);
            }
            text.append(element.getKey()).append(element.getValue());
            open = !Ais.find(element.getKey()).orElseThrow().bounded();
        }
        return text.toString();
    }

    /** As people read it: {@code (01)…(21)…}. */
    public String bracketed() {
        return elements.entrySet().stream()
                .map(e -> "(" + e.getKey() + ")" + e.getValue())
                .collect(Collectors.joining());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ElementString that
                && new ArrayList<>(elements.entrySet()).equals(new ArrayList<>(that.elements.entrySet()));
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    @Override
    public String toString() {
        return bracketed();
    }
}
