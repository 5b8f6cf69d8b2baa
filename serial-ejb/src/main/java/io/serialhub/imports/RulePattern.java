package io.serialhub.imports;

import io.serialhub.numbering.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number rule in one cell: text stands for itself, a piece in braces is {@code {type:value,option=value}}, for example
 * {@code PJC-{date:yyMMdd}-{line}-{counter:5,reset=day}{check:luhn}}.
 */
final class RulePattern {
    private static final Pattern PIECE = Pattern.compile("\\{([^{}]*)}|([^{}]+)|[{}]");

    /** The option that a value without a name is for. */
    private static final Map<String, String> MAIN = Map.of(
            "literal", "text",
            "material", "attribute",
            "date", "pattern",
            "counter", "width",
            "random", "width",
            "secret", "width",
            "check", "algorithm");

    private RulePattern() {}

    static List<Segment> read(String written) {
        var segments = new ArrayList<Segment>();
        Matcher piece = PIECE.matcher(written);
        while (piece.find()) {
            if (piece.group(1) != null) {
                segments.add(segment(written, piece.group(1)));
            } else if (piece.group(2) != null) {
                segments.add(Segment.of("literal", "text", piece.group(2)));
            } else {
                throw Refused.of("pattern-unreadable", "value", written, "piece", piece.group());
            }
        }
        return segments;
    }

    private static Segment segment(String written, String inside) {
        String[] typeAndRest = inside.split(":", 2);
        String type = typeAndRest[0].strip();
        Map<String, String> options = new TreeMap<>();
        if (typeAndRest.length > 1) {
            for (String option : typeAndRest[1].split(",")) {
                String[] pair = option.split("=", 2);
                String name = pair.length == 2 ? pair[0].strip() : MAIN.get(type);
                if (name == null) {
                    throw Refused.of("pattern-unreadable", "value", written, "piece", inside);
                }
                options.put(name, pair[pair.length - 1].strip());
            }
        }
        return new Segment(type, options);
    }
}
