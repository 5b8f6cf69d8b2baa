package io.serialhub.lists;

import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Ref;
import io.serialhub.download.ListSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A list as a file, told column by column; its rows come from the door that the screen asks too, so that rights and filters
 * are the same.
 */
abstract class ListTable<T> implements ListSource {
    private final String name;
    private final Permission needs;
    private final List<Column<T>> columns;

    /** One column, with its heading in both languages. */
    record Column<T>(String zh, String en, Function<T, Object> cell) {}

    ListTable(String name, Permission needs, List<Column<T>> columns) {
        this.name = name;
        this.needs = needs;
        this.columns = List.copyOf(columns);
    }

    /** The next page of the door, narrowed as the page's address says. */
    abstract Page<T> page(Map<String, String> filter, String after, int size);

    @Override
    public String name() {
        return name;
    }

    @Override
    public Permission needs() {
        return needs;
    }

    @Override
    public List<String> headings(Locale locale) {
        boolean chinese = locale.getLanguage().equals("zh");
        return columns.stream().map(c -> chinese ? c.zh() : c.en()).toList();
    }

    @Override
    public int count(Map<String, String> filter, int limit) {
        int counted = 0;
        String after = null;
        do {
            Page<T> page = page(filter, after, Page.MAX_SIZE);
            counted += page.items().size();
            after = page.next();
        } while (after != null && counted < limit);
        return Math.min(counted, limit);
    }

    @Override
    public Page<List<Object>> rows(Map<String, String> filter, String after, int size) {
        Page<T> page = page(filter, after, size);
        return page.map(this::cells);
    }

    private List<Object> cells(T row) {
        return Arrays.asList(columns.stream().map(c -> c.cell().apply(row)).toArray());
    }

    static <T> Column<T> column(String zh, String en, Function<T, Object> cell) {
        return new Column<>(zh, en, cell);
    }

    static String code(Ref named) {
        return named == null ? null : named.code();
    }

    static String nameZh(Ref named) {
        return named == null ? null : named.nameZh();
    }
}
