package io.serialhub.print;

import java.util.List;

/**
 * A document for people, as it is printed: every text is in the reader's language, and nothing is looked up any more.
 *
 * @param subject what sort of thing it is about, in lower case with hyphens, for the audit: {@code unit}
 * @param code    the thing's number, large at the top and in a QR code beside it
 * @param kind    what the document is: "Life file", "Packing list"
 * @param name    of the thing, or null
 * @param facts   what is true of the whole, in two columns
 * @param foot    on every page beside its number: when it was printed, and by whom
 */
public record PrintOut(
        String subject, String code, String kind, String name, List<Fact> facts, List<Section> sections, String foot) {
    public PrintOut {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    public record Fact(String label, String value) {}

    /**
     * A table.
     *
     * @param columns their shares of the width add up to anything
     * @param rows    as many cells as there are columns
     * @param none    what is said where there are no rows
     */
    public record Section(String heading, List<Column> columns, List<List<String>> rows, String none) {
        public Section {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** @param right figures stand at the right */
    public record Column(String title, double share, boolean right) {
        public static Column of(String title, double share) {
            return new Column(title, share, false);
        }
    }
}
