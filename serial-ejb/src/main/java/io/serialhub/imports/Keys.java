package io.serialhub.imports;

import java.util.List;

/** Which cells name a row, so that the same thing twice in a file is noticed, and which one names the row it hangs under. */
final class Keys {
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
        };
    }

    /** What children on other rows call this row. */
    static String name(Layout layout, Line line) {
        return switch (layout.kind()) {
            case LOCATIONS -> text(layout, line, "code");
            case UNITS -> text(layout, line, "number");
            default -> "";
        };
    }

    /** The name of the row that must come before this one, or empty. */
    static String parent(Layout layout, Line line) {
        return switch (layout.kind()) {
            case LOCATIONS, UNITS -> text(layout, line, "parent");
            default -> "";
        };
    }

    private static String joined(Layout layout, Line line, String... columns) {
        List<String> parts =
                java.util.Arrays.stream(columns).map(c -> text(layout, line, c)).toList();
        return parts.contains("") ? null : String.join("\n", parts);
    }

    private static String text(Layout layout, Line line, String column) {
        Integer index = layout.columns().get(column);
        return index == null ? "" : Written.halfWidth(line.cell(index).text());
    }
}
