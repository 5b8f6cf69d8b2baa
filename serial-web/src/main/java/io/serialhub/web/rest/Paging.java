package io.serialhub.web.rest;

import io.serialhub.base.Cursor;
import io.serialhub.base.Page;
import jakarta.ws.rs.QueryParam;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Which page of a list is asked for. */
public class Paging {
    @QueryParam("after")
    String after;

    @QueryParam("size")
    String size;

    String after() {
        return Asked.text(after);
    }

    Integer size() {
        return Asked.number("size", size);
    }

    /** The page that is asked for of a list that is short enough to be had whole, by its keys. */
    <T> Page<T> of(List<T> all, Function<T, String> key) {
        String from = Cursor.key(after());
        int most = Page.size(size());
        List<T> rest = all.stream()
                .filter(one -> from == null || key.apply(one).compareTo(from) > 0)
                .sorted(Comparator.comparing(key))
                .limit(most + 1L)
                .toList();
        return Page.cut(rest, most, last -> Cursor.of(key.apply(last)));
    }
}
