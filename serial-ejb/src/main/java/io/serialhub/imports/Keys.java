package io.serialhub.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which cells name a row, so that the same thing twice in a file is noticed, and which one names the row it hangs under. A
 * record number, by which an older system knew the unit, is a name of its own sort.
 */
final class Keys {
    private static final String RECORD = "record\n";

    private Keys() {}

    /** Null when the row lacks what would name it; that is for its loader to say. */
    static String of(Layout layout, Line line) {
        return switch (layout.kind()) {
            case PARTNERS, LOCATIONS, MATERIALS, RULES -> joined(layout, line, "code");
            case LOTS -> joined(layout, line, "material", "code");
            case BOM ->
                joined(layout, line, "material", text(layout, line, "position").isEmpty() ? "component" : "position");
            case ORDERS ->
                joined(layout, line, "code", text(layout, line, "lineNo").isEmpty() ? "material" : "lineNo");
            case UNITS -> joined(layout, line, "material", "number");
            // the same may happen twice to a unit, and be measured twice
            case HISTORY, RESULTS -> null;
        };
    }

    /** What children on other rows call this row. */
    static List<String> names(Layout layout, Line line) {
        return switch (layout.kind()) {
            case LOCATIONS -> named(text(layout, line, "code"), "");
            case UNITS -> named(text(layout, line, "number"), text(layout, line, "record"));
            default -> List.of();
        };
    }

    /** The name of the row that must come before this one, or empty. */
    static String parent(Layout layout, Line line) {
        return switch (layout.kind()) {
            case LOCATIONS -> text(layout, line, "parent");
            case UNITS -> {
                String record = text(layout, line, "parentRecord");
                yield record.isEmpty() ? text(layout, line, "parent") : RECORD + record;
            }
            default -> "";
        };
    }

    /** Whether its rows may hang under others. */
    static boolean nests(Layout layout) {
        return layout.has("parent") || layout.has("parentRecord");
    }

    private static List<String> named(String name, String record) {
        var names = new ArrayList<String>(2);
        if (!name.isEmpty()) {
            names.add(name);
        }
        if (!record.isEmpty()) {
            names.add(RECORD + record);
        }
        return names;
    }

    private static String joined(Layout layout, Line line, String... columns) {
        List<String> parts =
                Arrays.stream(columns).map(c -> text(layout, line, c)).toList();
        return parts.contains("") ? null : String.join("\n", parts);
    }

    private static String text(Layout layout, Line line, String column) {
        return Written.halfWidth(layout.mapping().cell(column, line).text());
    }
}
