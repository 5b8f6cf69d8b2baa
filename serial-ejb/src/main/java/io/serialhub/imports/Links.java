package io.serialhub.imports;

import io.serialhub.identifier.SerialNumber;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a row refers to in other rows of the same file, and what others call it. A dry run needs it: nothing of the earlier
 * rows stands, so those that a row needs are brought in once more before it.
 */
final class Links {
    /** A row of some kind, by what others call it. */
    record Link(ImportKind kind, String name) {}

    private static final Set<ImportKind> MASTER =
            Set.of(ImportKind.MATERIALS, ImportKind.PARTNERS, ImportKind.LOCATIONS);

    private Links() {}

    /** Kinds whose rows are needed by others of the file. */
    static Set<ImportKind> needed(Plan plan) {
        Set<ImportKind> kinds = EnumSet.noneOf(ImportKind.class);
        for (Layout layout : plan.layouts()) {
            switch (layout.kind()) {
                case LOCATIONS -> kinds.add(ImportKind.LOCATIONS);
                case BOM -> kinds.add(ImportKind.MATERIALS);
                case LOTS -> kinds.addAll(Set.of(ImportKind.MATERIALS, ImportKind.PARTNERS));
                case ORDERS -> {
                    kinds.addAll(MASTER);
                    kinds.add(ImportKind.ORDERS);
                }
                case UNITS -> {
                    kinds.addAll(MASTER);
                    kinds.add(ImportKind.BOM);
                    if (Keys.nests(layout)) {
                        kinds.add(ImportKind.UNITS);
                    }
                }
                case HISTORY, RESULTS -> {
                    kinds.addAll(MASTER);
                    kinds.add(ImportKind.UNITS);
                }
                case PARTNERS, MATERIALS, RULES -> {
                    // they stand alone
                }
            }
        }
        return kinds;
    }

    static List<Link> names(Row row) {
        var names = new ArrayList<Link>();
        switch (row.kind()) {
            case PARTNERS, LOCATIONS -> add(names, row, row.kind(), "code", "nameZh", "nameEn");
            case MATERIALS, ORDERS -> add(names, row, row.kind(), "code");
            case BOM -> add(names, row, ImportKind.BOM, "material");
            case LOTS -> add(names, row, ImportKind.LOTS, "code");
            case UNITS -> {
                add(names, row, ImportKind.UNITS, "number", "record");
                names.add(near(row));
            }
            case RULES, HISTORY, RESULTS -> {
                // nothing refers to them
            }
        }
        return names;
    }

    static List<Link> needs(Row row) {
        var needs = new ArrayList<Link>();
        switch (row.kind()) {
            case LOCATIONS -> add(needs, row, ImportKind.LOCATIONS, "parent", "site");
            case BOM -> add(needs, row, ImportKind.MATERIALS, "material", "component");
            case LOTS -> {
                add(needs, row, ImportKind.MATERIALS, "material");
                add(needs, row, ImportKind.PARTNERS, "supplier");
            }
            case ORDERS -> {
                add(needs, row, ImportKind.MATERIALS, "material");
                add(needs, row, ImportKind.PARTNERS, "party");
                add(needs, row, ImportKind.LOCATIONS, "location");
                add(needs, row, ImportKind.ORDERS, "code");
            }
            case UNITS -> unit(needs, row);
            case HISTORY, RESULTS -> {
                add(needs, row, ImportKind.UNITS, "number", "record", "other", "otherRecord");
                add(needs, row, ImportKind.PARTNERS, "party");
                add(needs, row, ImportKind.LOCATIONS, "location");
            }
            case PARTNERS, MATERIALS, RULES -> {
                // they stand alone
            }
        }
        return needs;
    }

    private static void unit(List<Link> needs, Row row) {
        add(needs, row, ImportKind.MATERIALS, "material", "partMaterial");
        add(needs, row, ImportKind.BOM, "material");
        add(needs, row, ImportKind.PARTNERS, "customer");
        add(needs, row, ImportKind.LOCATIONS, "place");
        add(needs, row, ImportKind.UNITS, "parent", "parentRecord");
        needs.add(near(row));
    }

    /** Numbers that nearly equal each other make a warning. */
    private static Link near(Row row) {
        return new Link(
                ImportKind.UNITS, "\n" + SerialNumber.fold(row.cell("number").text()));
    }

    private static void add(List<Link> links, Row row, ImportKind kind, String... fields) {
        for (String field : fields) {
            String text = Written.halfWidth(row.cell(field).text());
            if (!text.isEmpty()) {
                links.add(new Link(kind, text));
            }
        }
    }
}
