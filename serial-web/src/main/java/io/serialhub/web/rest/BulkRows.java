package io.serialhub.web.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.serialhub.base.Draft;
import io.serialhub.base.Problem;
import io.serialhub.base.RowAnswer;
import io.serialhub.web.rest.BulkDoors.BulkDoor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** Documents of one kind on their way to a door, and its answers on their way back, each in its place. */
final class BulkRows {
    private BulkRows() {}

    /** A row that could be read, or why it could not. */
    record Read<T>(Draft<T> draft, BulkRow refused) {}

    static <T> List<Read<T>> read(List<JsonNode> items, Class<T> type) {
        List<Read<T>> rows = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            rows.add(read(items.get(i), type, "/items/" + i));
        }
        return rows;
    }

    /** One line of a stream. */
    static <T> Read<T> read(String line, Class<T> type) {
        try {
            return read(tree(line), type, "");
        } catch (Unreadable unreadable) {
            return new Read<>(null, BulkRow.unreadable(unreadable, ""));
        }
    }

    private static JsonNode tree(String line) {
        try {
            return RestJson.MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw Unreadable.of(e);
        }
    }

    private static <T> Read<T> read(JsonNode row, Class<T> type, String place) {
        try {
            var item = new Body(row);
            JsonNode version = item.object().get("version");
            Long seen = version == null || version.isNull() ? null : Long.valueOf(version.asLong());
            return new Read<>(new Draft<>(item.as(type), seen), null);
        } catch (Unreadable unreadable) {
            return new Read<>(null, BulkRow.unreadable(unreadable, place));
        } catch (Problem problem) {
            return new Read<>(null, BulkRow.of(RowAnswer.refused(null, problem)).at(place));
        }
    }

    static <T> List<BulkRow> save(List<Read<T>> rows, boolean allOrNothing, BulkDoor<T> door) {
        boolean unreadable = rows.stream().anyMatch(row -> row.refused() != null);
        List<Draft<T>> drafts =
                rows.stream().map(Read::draft).filter(Objects::nonNull).toList();
        Iterator<RowAnswer> answers = allOrNothing && unreadable
                ? drafts.stream().map(draft -> RowAnswer.spoiled(null)).iterator()
                : door.save().apply(drafts, allOrNothing).iterator();
        List<BulkRow> all = new ArrayList<>(rows.size());
        for (Read<T> row : rows) {
            all.add(row.refused() != null ? row.refused() : BulkRow.of(answers.next()));
        }
        return all;
    }
}
