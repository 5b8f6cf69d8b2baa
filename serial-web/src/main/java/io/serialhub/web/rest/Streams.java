package io.serialhub.web.rest;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import io.serialhub.base.Actor;
import io.serialhub.base.Page;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Lists too long for pages: read page by page and written as they come, on behalf of whoever asked. */
final class Streams {
    static final String CSV = "text/csv; charset=utf-8";
    static final String LINES = "application/x-ndjson";

    private Streams() {}

    /** With a byte order mark, so that spreadsheets read Chinese; cells that look like formulas are defused. */
    static <T> StreamingOutput csv(List<String> head, Function<String, Page<T>> pages, Function<T, List<?>> cells) {
        return each(
                pages,
                (out, page) -> {
                    for (T item : page.items()) {
                        row(out, cells.apply(item));
                    }
                },
                out -> {
                    out.write('\uFEFF');
                    row(out, head);
                });
    }

    static <T> StreamingOutput lines(Function<String, Page<T>> pages, Locale locale) {
        ObjectWriter json = RestJson.writer(locale).withRootValueSeparator("\n");
        return each(
                pages,
                (out, page) -> {
                    try (SequenceWriter lines = json.without(
                                    com.fasterxml.jackson.core.JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                            .writeValues(out)) {
                        lines.writeAll(page.items());
                    }
                    if (!page.items().isEmpty()) {
                        out.write('\n');
                    }
                },
                out -> {});
    }

    /** One item a line, as it is. */
    static StreamingOutput text(Function<String, Page<String>> pages) {
        return each(
                pages,
                (out, page) -> {
                    for (String item : page.items()) {
                        out.write(item);
                        out.write('\n');
                    }
                },
                out -> {});
    }

    private interface Part<T> {
        void write(Writer out, Page<T> page) throws IOException;
    }

    private interface Head {
        void write(Writer out) throws IOException;
    }

    private static <T> StreamingOutput each(Function<String, Page<T>> pages, Part<T> part, Head head) {
        Actor actor = Actor.current();
        Page<T> first = pages.apply(null); // refusals belong before the first byte
        return stream -> actor.call(() -> {
            write(stream, first, pages, part, head);
            return null;
        });
    }

    private static <T> void write(
            OutputStream stream, Page<T> first, Function<String, Page<T>> pages, Part<T> part, Head head)
            throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        head.write(out);
        for (Page<T> page = first; ; page = pages.apply(page.next())) {
            part.write(out, page);
            if (page.next() == null) {
                break;
            }
        }
        out.flush();
    }

    private static void row(Writer out, List<?> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.write(i == 0 ? "" : ",");
            out.write(cell(cells.get(i)));
        }
        out.write("\r\n");
    }

    /** RFC 4180, and an apostrophe before what a spreadsheet would run as a formula. */
    static String cell(Object value) {
        String text = value == null ? "" : value instanceof Enum<?> word ? Words.of(word) : value.toString();
        if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
