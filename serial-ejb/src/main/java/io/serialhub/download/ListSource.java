package io.serialhub.download;

import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A list that can be handed out as a file; a room that has one offers a bean of this type. */
public interface ListSource {
    /** How addresses call it: {@code stock}. */
    String name();

    Permission needs();

    List<String> headings(Locale locale);

    /** How many rows there are, counted no further than the limit. */
    int count(Map<String, String> filter, int limit);

    /** The next rows; what a cell holds is written as text. */
    Page<List<Object>> rows(Map<String, String> filter, String after, int size);
}
