package io.serialhub.web.numbers;

import io.serialhub.numbering.Segment;
import io.serialhub.web.text.Say;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The options of a rule's pieces in the words of the designer. */
final class PieceWords {
    private PieceWords() {}

    /** {@code Starts again every day · Width 5} */
    static String of(Say say, Segment segment) {
        return new TreeMap<>(segment.options())
                .entrySet().stream()
                        .map(e -> say.of("segment." + e.getKey()) + " " + value(say, e.getKey(), e.getValue()))
                        .collect(Collectors.joining(" · "));
    }

    private static String value(Say say, String option, String value) {
        return switch (option) {
            case "radix", "reset" -> say.known("segment." + option + "-" + value, value, value);
            case "algorithm" -> algorithm(value);
            case "attribute" -> attribute(say, value);
            case "per" ->
                Stream.of(value.split(","))
                        .map(String::strip)
                        .map(each -> say.known("segment." + each, each, each))
                        .collect(Collectors.joining(", "));
            default -> value;
        };
    }

    private static String attribute(Say say, String of) {
        return switch (of) {
            case "code" -> say.of("field.code");
            case "gtin" -> "GTIN";
            default -> say.known("material." + of, of, of);
        };
    }

    /** As the standard calls it. */
    static String algorithm(String code) {
        return switch (code) {
            case "mod-37-36" -> "ISO 7064 MOD 37,36";
            case "mod-11-2" -> "ISO 7064 MOD 11-2";
            case "mod-37-2" -> "ISO 7064 MOD 37-2";
            case "gs1" -> "GS1";
            default -> code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1);
        };
    }
}
