package io.serialhub.web.connections;

import io.serialhub.base.Cursor;
import io.serialhub.base.Page;
import io.serialhub.connection.ConnectionEntry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Connections that somebody looks for, a page at a time; all together are few enough to be read at once. */
final class EntryPages {
    static final String FAILING = "failing";
    static final String OFF = "off";

    private EntryPages() {}

    /**
     * @param text  occurs in code, name or address; null for any
     * @param state {@link #FAILING}, {@link #OFF}, or null for any
     */
    static List<ConnectionEntry> find(List<ConnectionEntry> all, String text, String state) {
        String folded = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(e -> Stream.of(e.code(), e.name(), e.address())
                        .anyMatch(s -> s != null && s.toLowerCase(Locale.ROOT).contains(folded)))
                .filter(e -> !FAILING.equals(state) || isFailing(e))
                .filter(e -> !OFF.equals(state) || !e.active())
                .toList();
    }

    static boolean isFailing(ConnectionEntry entry) {
        return entry.active() && entry.health().problem() != null;
    }

    /** @param after of the page before it; when its last line is gone meanwhile, the first page */
    static Page<ConnectionEntry> page(List<ConnectionEntry> found, String after, int size) {
        String last = Cursor.key(after);
        int from = 0;
        for (int i = 0; i < found.size() && last != null; i++) {
            if (key(found.get(i)).equals(last)) {
                from = i + 1;
            }
        }
        return Page.cut(
                found.subList(from, Math.min(from + size + 1, found.size())), size, entry -> Cursor.of(key(entry)));
    }

    /** Kinds have codes of their own. */
    private static String key(ConnectionEntry entry) {
        return entry.kind() + "/" + entry.code();
    }
}
