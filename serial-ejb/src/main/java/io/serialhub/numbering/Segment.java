package io.serialhub.numbering;

import io.serialhub.base.Problem;
import java.util.Map;
import java.util.TreeMap;

/**
 * One piece of a number.
 *
 * <ul>
 *   <li>{@code literal} {@code text}
 *   <li>{@code material} {@code attribute}: code, colour, specification, gtin
 *   <li>{@code date} {@code pattern}: out of yyyy yy MM dd DDD YYYY YY ww HH mm and the separators - . / _
 *   <li>{@code line}, {@code site}, {@code order}: codes of what the numbers are made for
 *   <li>{@code counter} {@code width} 1–18, {@code radix} 10, 16, 32 (no look-alikes) or 36, or an own {@code alphabet};
 *       {@code reset} never, day, month, year or order; {@code start} and {@code step}, 1 unless said otherwise;
 *       {@code per} line, site, material, with commas between: each of them has a counter of its own
 *   <li>{@code random} {@code width} 1–32, {@code alphabet} (32 characters without look-alikes unless said otherwise)
 *   <li>{@code check} {@code algorithm}: the words of {@link io.serialhub.identifier.CheckCharacter}
 *   <li>{@code secret} {@code width} 4–32, {@code alphabet}: not part of the number, see {@link Secrets}; last and once
 * </ul>
 *
 * @param options by name; what is left out has the value said above
 */
public record Segment(String type, Map<String, String> options) {
    public Segment {
        SegmentType known = SegmentType.ofWord(type);
        var given = new TreeMap<String, String>();
        if (options != null) {
            options.forEach((name, value) -> {
                if (value != null && !value.isEmpty()) {
                    given.put(name, value);
                }
            });
        }
        for (String name : given.keySet()) {
            if (!known.options().contains(name)) {
                throw Problem.invalid("segment-option-unknown", "segment", type, "option", name);
            }
        }
        options = Map.copyOf(given);
    }

    public static Segment of(String type, String... namesAndValues) {
        var options = new TreeMap<String, String>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            options.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Segment(type, options);
    }

    SegmentType kind() {
        return SegmentType.ofWord(type);
    }

    String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    /** A whole number between bounds. */
    long number(String name, long otherwise, long min, long max) {
        String written = options.get(name);
        if (written == null) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(written.strip());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // refused below with all that is wrong
        }
        throw unfit(name, min + "–" + max);
    }

    Problem unfit(String name, String expected) {
        return Problem.invalid(
                "segment-unfit",
                "segment",
                type,
                "option",
                name,
                "value",
                options.getOrDefault(name, ""),
                "expected",
                expected);
    }
}
