package io.serialhub.web.shell;

import io.serialhub.base.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * A long list one page at a time. Everything that leads back to what is shown stands in the address: filters, the cursor,
 * and the cursors of the pages before it.
 */
public final class Listing<T> {
    private static final String SEPARATOR = "~";

    private final Map<String, String> filters = new LinkedHashMap<>();
    private final List<String> trail;
    private final Page<T> page;
    private final int size;

    private Listing(Map<String, String> filters, List<String> trail, Page<T> page, int size) {
        this.filters.putAll(filters);
        this.trail = trail;
        this.page = page;
        this.size = size;
    }

    /** @param read takes cursor and size, as every list of a door does */
    public static <T> Listing<T> read(Map<String, String> filters, BiFunction<String, Integer, Page<T>> read) {
        String given = Param.text("at");
        List<String> trail = given == null ? List.of() : List.of(given.split(SEPARATOR));
        int size = Page.size(sizeAsked());
        Page<T> page = read.apply(trail.isEmpty() ? null : trail.get(trail.size() - 1), size);
        return new Listing<>(filters, trail, page, size);
    }

    /** Filters by name and value; empty values are left out of the address. */
    public static Map<String, String> filters(String... namesAndValues) {
        var filters = new LinkedHashMap<String, String>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                filters.put(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return filters;
    }

    private static Integer sizeAsked() {
        String size = Param.text("size");
        return size != null && size.matches("50|100|200") ? Integer.valueOf(size) : null;
    }

    public List<T> getItems() {
        return page.items();
    }

    public boolean isNone() {
        return page.items().isEmpty() && trail.isEmpty();
    }

    public boolean isFiltered() {
        return !filters.isEmpty();
    }

    public int getFirst() {
        return trail.size() * size + 1;
    }

    public int getLast() {
        return trail.size() * size + page.items().size();
    }

    public boolean isMore() {
        return page.next() != null;
    }

    public boolean isBefore() {
        return !trail.isEmpty();
    }

    public String getNext() {
        var longer = new ArrayList<>(trail);
        longer.add(page.next());
        return address(longer);
    }

    public String getPrevious() {
        return address(trail.subList(0, trail.size() - 1));
    }

    /** The address with one filter set differently, from the first page; an empty value takes it off. */
    public String with(String filter, String value) {
        var changed = new LinkedHashMap<>(filters);
        changed.put(filter, value);
        return query(changed, List.of());
    }

    /** What it is narrowed to, to go on in an address. */
    public String getQuery() {
        return query(filters, List.of()).substring(1);
    }

    public String filter(String name) {
        return filters.getOrDefault(name, "");
    }

    private String address(List<String> cursors) {
        return query(filters, cursors);
    }

    private static String query(Map<String, String> filters, List<String> cursors) {
        var all = new LinkedHashMap<>(filters);
        all.put("at", String.join(SEPARATOR, cursors));
        String query = all.entrySet().stream()
                .filter(e -> e.getValue() != null && !e.getValue().isEmpty())
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "?" : "?" + query;
    }
}
