package io.serialhub.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serialhub.base.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Where the fields of a row come from, and which rows count: a profile, or what we recognised, bound to one table's columns. */
final class Mapping {
    /** Among the words of a column: whatever else it says. */
    private static final String ANYTHING_ELSE = "*";

    /** @param index of the column, -1 for a value of all rows */
    private record Source(int index, ProfileColumn said) {}

    private record Bound(int index, RowFilter filter) {}

    private final Map<String, List<Source>> fields = new HashMap<>();
    private final List<Bound> only = new ArrayList<>();
    private final Zeros zeros = new Zeros();
    private final CsvForm form;

    private Mapping(CsvForm form) {
        this.form = form;
    }

    /** @param columns index of the column of each field */
    static Mapping of(Map<String, Integer> columns) {
        var mapping = new Mapping(CsvForm.FOUND_OUT);
        columns.forEach((field, index) ->
                mapping.fields.put(field, List.of(new Source(index, ProfileColumn.of(field, field)))));
        return mapping;
    }

    /** Empty when a column that the profile names by its heading is not there. */
    static Optional<Mapping> of(ImportProfile profile, List<String> headings) {
        Map<String, Integer> places = places(headings);
        var mapping = new Mapping(profile.csv());
        for (ProfileColumn column : profile.columns()) {
            Integer index = index(column, places);
            if (index == null) {
                return Optional.empty();
            }
            mapping.fields
                    .computeIfAbsent(column.field(), f -> new ArrayList<>())
                    .add(new Source(index, column));
        }
        for (RowFilter filter : profile.only()) {
            Integer index = places.get(Catalogue.folded(filter.heading()));
            if (index == null) {
                return Optional.empty();
            }
            mapping.only.add(new Bound(index, filter));
        }
        return Optional.of(mapping);
    }

    private static Map<String, Integer> places(List<String> headings) {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < headings.size(); i++) {
            places.putIfAbsent(Catalogue.folded(headings.get(i)), i);
        }
        return places;
    }

    private static Integer index(ProfileColumn column, Map<String, Integer> places) {
        if (column.heading() != null) {
            return places.get(Catalogue.folded(column.heading()));
        }
        return column.number() == null ? -1 : Integer.valueOf(column.number() - 1);
    }

    /** The column of each field that has one, the first where there are several. */
    Map<String, Integer> columns() {
        var columns = new LinkedHashMap<String, Integer>();
        fields.forEach((field, sources) ->
                sources.stream().filter(s -> s.index() >= 0).findFirst().ifPresent(s -> columns.put(field, s.index())));
        return columns;
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    CsvForm form() {
        return form;
    }

    /** Before any row is read: what the columns' codes look like. */
    void see(Line line) {
        for (int i = 0; i < line.cells().size(); i++) {
            zeros.see(i, line.cells().get(i));
        }
    }

    /** @throws Refused zeros-lost, for a code that is shorter than all others of its column */
    void checkZeros(String field, Line line) {
        for (Source source : fields.getOrDefault(field, List.of())) {
            if (source.index() >= 0) {
                zeros.check(source.index(), line.cell(source.index()));
            }
        }
    }

    /** Whether the row is one of those that the profile is for. */
    boolean takes(Line line) {
        return only.stream().allMatch(b -> b.filter().lets(line.cell(b.index()).text()));
    }

    /** What the row says in this field: the first of its sources that says something. */
    Cell cell(String field, Line line) {
        for (Source source : fields.getOrDefault(field, List.of())) {
            Cell cell = source.index() < 0
                    ? Cell.text(source.said().value())
                    : meant(line.cell(source.index()), source.said());
            if (!cell.blank()) {
                return cell;
            }
        }
        return Cell.BLANK;
    }

    private static Cell meant(Cell cell, ProfileColumn said) {
        if (cell.blank() || cell.kind() == Cell.Kind.ERROR) {
            return cell;
        }
        Cell told = said.member() == null ? cell : member(cell, said.member());
        String word = told.blank()
                ? null
                : said.words().getOrDefault(told.text(), said.words().get(ANYTHING_ELSE));
        if (word != null) {
            told = Cell.text(word);
        }
        boolean mangled = told.kind() == Cell.Kind.DATE || told.kind() == Cell.Kind.NUMBER && !told.shown();
        return said.prefix() == null || told.blank() || mangled ? told : Cell.text(said.prefix() + told.text());
    }

    /** Blank when the cell holds no JSON object, or one without that member. */
    private static Cell member(Cell cell, String name) {
        if (!cell.text().startsWith("{")) {
            return Cell.BLANK;
        }
        try {
            Object value = Json.read(cell.text(), new TypeReference<Map<String, Object>>() {})
                    .get(name);
            return Cell.text(Objects.toString(value, ""));
        } catch (IllegalArgumentException e) {
            return Cell.BLANK;
        }
    }
}
