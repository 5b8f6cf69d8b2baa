package io.serialhub.imports;

import io.serialhub.base.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was measured on units, with its limits. It tells how they were then; what they are now is for their register to say. */
@ApplicationScoped
class ResultRows implements Loader {
    @Inject
    Past past;

    @Override
    public ImportKind kind() {
        return ImportKind.RESULTS;
    }

    @Override
    public Set<Permission> permissions() {
        return Set.of(Permission.RECORD_ADOPT);
    }

    @Override
    public int together() {
        return ImportWork.CHUNK;
    }

    @Override
    public List<Verdict> load(List<Row> rows, Surroundings at) {
        return past.load(rows, at, (row, known) -> read(row));
    }

    private static Past.Said read(Row row) {
        String result = row.needed("result", row.word("result", "result"));
        row.needed("test", row.text("test", 200));
        Map<String, String> fields = Past.fields(row, "test", "value", "station", "person", "note");
        String unit = row.text("measuredIn", 20);
        if (unit != null && fields.containsKey("value")) {
            fields.put("value", fields.get("value") + " " + unit);
        }
        String limit = limit(row, unit);
        if (limit != null) {
            fields.put("limit", limit);
        }
        return new Past.Said("past-tested", result, null, null, null, fields);
    }

    /** {@code ≥ 3.6 ≤ 4.2 V}; null without limits. */
    private static String limit(Row row, String unit) {
        String low = row.text("low", 60);
        String high = row.text("high", 60);
        return low == null && high == null
                ? null
                : Stream.of(low == null ? "" : "≥ " + low, high == null ? "" : "≤ " + high, unit == null ? "" : unit)
                        .filter(s -> !s.isEmpty())
                        .collect(Collectors.joining(" "));
    }
}
