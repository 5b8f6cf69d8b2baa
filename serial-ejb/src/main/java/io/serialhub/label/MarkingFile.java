package io.serialhub.label;

import io.serialhub.identifier.DigitalLink;
import io.serialhub.identifier.Gtin;
import io.serialhub.identifier.Sgtin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Files for lasers and inkjets: one line a number. */
final class MarkingFile {
    /** What a line may hold, in braces. */
    static final List<String> PLACES = List.of(
            "number",
            "material",
            "name",
            "specification",
            "gtin",
            "lot",
            "expires",
            "order",
            "secret",
            "payload",
            "human",
            "link",
            "epc");

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");

    private MarkingFile() {}

    /** The first line of a CSV file: names of the columns. */
    static String head(LabelTemplate template) {
        return String.join(",", columns(template)) + "\r\n";
    }

    /** RFC 4180; values stand as they are, since machines and not spreadsheets read them. */
    static String csv(LabelTemplate template, LabelData data) {
        Map<String, String> values = values(template, data);
        return columns(template).stream().map(name -> cell(values.get(name))).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String value) {
        String text = value == null ? "" : value;
        return text.matches("(?s).*[\",\r\n\u001D].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** The places that the template's line names, else the number and what its symbol carries. */
    private static List<String> columns(LabelTemplate template) {
        if (template.marking() == null) {
            return List.of("number", "payload");
        }
        List<String> named = PLACE.matcher(template.marking())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        return named.isEmpty() ? List.of("number") : named;
    }

    /** The template's line with its places filled. */
    static String text(LabelTemplate template, LabelData data) {
        String line = template.marking() == null ? "{number}" : template.marking();
        Map<String, String> values = values(template, data);
        return PLACE.matcher(line).replaceAll(found -> {
                    String value = values.get(found.group(1));
                    return Matcher.quoteReplacement(value == null ? "" : value);
                })
                + "\r\n";
    }

    private static Map<String, String> values(LabelTemplate template, LabelData data) {
        var named = new TreeSet<>(columns(template));
        var values = new LinkedHashMap<String, String>();
        for (LabelField field : LabelField.values()) {
            values.put(field.name().toLowerCase(java.util.Locale.ROOT), data.text(field, template.isChinese()));
        }
        if (named.contains("payload") || named.contains("human")) {
            Payload payload = Payload.of(template, data);
            values.put("payload", payload.text());
            values.put("human", payload.human());
        }
        if (data.gtin() != null && (named.contains("link") || named.contains("epc"))) {
            var unit = new Sgtin(new Gtin(data.gtin()), data.number());
            values.put(
                    "link",
                    DigitalLink.of(
                            template.link() == null ? DigitalLink.CANONICAL : template.link(), unit.elementString()));
            values.put(
                    "epc", template.chip() == null ? unit.epc(template.prefixLength()) : Payload.tag(template, data));
        }
        return values;
    }
}
