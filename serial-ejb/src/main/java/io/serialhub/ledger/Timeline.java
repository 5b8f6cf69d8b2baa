package io.serialhub.ledger;

import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.base.Page;
import io.serialhub.base.Problem;
import io.serialhub.base.Ref;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The life of one unit as it happened, newest first; at most three statements a page. What was recorded late, or taken over from a
 * register, stands where it happened; the sequence of recording decides only within one moment.
 */
@ApplicationScoped
class Timeline {
    private static final String PAGE = "SELECT " + History.COLUMNS + """
            , o.code AS order_code, w.code AS w_code, w.name_zh AS w_zh, w.name_en AS w_en,
              p.code AS p_code, p.name_zh AS p_zh, p.name_en AS p_en, t.code AS lot_code,
              k.corrected_by
            FROM event_unit l
            JOIN event e ON e.id = l.event_id
            LEFT JOIN doc_order o ON o.id = e.order_id
            LEFT JOIN location w ON w.id = e.place_id
            LEFT JOIN party p ON p.id = e.party_id
            LEFT JOIN lot t ON t.id = l.lot_id
            LEFT JOIN (SELECT corrects_id, MIN(event_id) AS corrected_by FROM event_unit
                       WHERE unit_id = :unit AND corrects_id IS NOT NULL GROUP BY corrects_id) k ON k.corrects_id = e.id
            WHERE l.unit_id = :unit AND (e.happened_at < :at OR e.happened_at = :at AND l.seq < :before)
            ORDER BY e.happened_at DESC, l.seq DESC FETCH FIRST :n ROWS ONLY
            """;

    /** Units that went into this one or came out of it, for events in which it is the parent. */
    private static final String TAKEN_IN = """
            SELECT l.event_id, l.role, u.code, m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en, t.code AS lot_code
            FROM event_unit l --DERBY-PROPERTIES constraint=EVENT_UNIT_EVENT_FK
            JOIN unit u ON u.id = l.unit_id
            JOIN material m ON m.id = u.material_id
            LEFT JOIN lot t ON t.id = l.lot_id
            WHERE l.event_id <events> AND l.unit_id <> :unit AND l.other_id = :unit
            """;

    /** The unit that this one went into or came out of. */
    private static final String WENT_INTO = """
            SELECT l.event_id, 'parent' AS role, u.code, m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en,
                   CAST(NULL AS VARCHAR(80)) AS lot_code
            FROM event_unit l --DERBY-PROPERTIES constraint=EVENT_UNIT_PK
            JOIN unit u ON u.id = l.other_id
            JOIN material m ON m.id = u.material_id
            WHERE l.event_id <events> AND l.unit_id = :unit
            """;

    @Inject
    Database database;

    @Inject
    StepBook steps;

    Page<TimelineEntry> page(long unit, String kind, String after, Integer size) {
        int limit = Page.size(size);
        var entries = new ArrayList<TimelineEntry>();
        Place before = Place.of(after);
        while (true) {
            List<TimelineEntry> read = read(unit, before, limit + 1);
            read.stream()
                    .filter(e -> kind == null || kind.equals(e.kind()))
                    .limit(limit + 1L - entries.size())
                    .forEach(entries::add);
            if (read.size() <= limit || entries.size() > limit) {
                return Page.cut(entries, limit, e -> Cursor.of(Place.of(e)));
            }
            before = Place.of(read.get(read.size() - 1));
        }
    }

    /** Where in the timeline a page ended. */
    private record Place(Instant at, int seq) {
        private static final Place TOP = new Place(Instant.parse("9999-01-01T00:00:00Z"), Integer.MAX_VALUE);

        static Place of(TimelineEntry entry) {
            return new Place(entry.happenedAt(), entry.seq());
        }

        static Place of(String cursor) {
            String key = Cursor.key(cursor);
            if (key == null) {
                return TOP;
            }
            try {
                String[] parts = key.split(" ");
                return new Place(Instant.parse(parts[0]), Integer.parseInt(parts[1]));
            } catch (DateTimeParseException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw Problem.invalid("bad-cursor", "cursor", cursor);
            }
        }

        @Override
        public String toString() {
            return at + " " + seq;
        }
    }

    /** @param other whether a further unit took part in it with this one */
    private record Read(TimelineEntry entry, boolean other) {
        boolean isParent() {
            return entry.role().equals("parent");
        }
    }

    private List<TimelineEntry> read(long unit, Place before, int n) {
        List<Read> bare = database.with(h -> h.createQuery(PAGE)
                .bind("unit", unit)
                .bind("at", before.at())
                .bind("before", before.seq())
                .bind("n", n)
                .map((rs, ctx) -> entry(rs))
                .list());
        var others = new HashMap<String, List<TimelineEntry.Other>>();
        others(TAKEN_IN, unit, bare.stream().filter(Read::isParent), others);
        others(WENT_INTO, unit, bare.stream().filter(read -> !read.isParent() && read.other()), others);
        return bare.stream()
                .map(Read::entry)
                .map(e -> with(e, e.role().equals("lot") ? List.of() : others.getOrDefault(e.event(), List.of())))
                .toList();
    }

    private void others(String sql, long unit, Stream<Read> reads, Map<String, List<TimelineEntry.Other>> others) {
        List<Long> events =
                reads.map(read -> Long.valueOf(read.entry().event())).distinct().toList();
        if (!events.isEmpty()) {
            database.use(h -> database.in(h.createQuery(sql), "events", events)
                    .bind("unit", unit)
                    .map((rs, ctx) -> others.computeIfAbsent(rs.getString("event_id"), e -> new ArrayList<>())
                            .add(new TimelineEntry.Other(
                                    rs.getString("code"),
                                    rs.getString("role"),
                                    rs.getString("lot_code"),
                                    Columns.ref(rs, "m"))))
                    .list());
        }
    }

    private Read entry(ResultSet rs) throws SQLException {
        HistoryRow row = History.row(rs);
        HistoryRow.EventHead e = row.event();
        StepDefinition step = steps.version(e.step(), e.stepVersion());
        Ref party = Columns.ref(rs, "p");
        Map<String, String> fields = Json.read(e.doc(), EventDoc.class).fields();
        String order = rs.getString("order_code");
        var entry = new TimelineEntry(
                Long.toString(e.id()),
                row.seq(),
                step.code(),
                step.titleZh(),
                step.titleEn(),
                step.icon(),
                step.kind(),
                e.happenedAt(),
                e.recordedAt(),
                e.actor(),
                e.channel(),
                order == null ? fields.get("order") : order,
                Columns.ref(rs, "w"),
                party,
                row.role(),
                List.of(),
                rs.getString("lot_code"),
                row.position(),
                e.reason(),
                row.values(),
                fields,
                rs.getString("corrected_by"),
                Objects.toString(row.corrects() == null ? e.corrects() : row.corrects(), null),
                HexFormat.of().formatHex(row.hash()));
        return new Read(entry, row.other() != null);
    }

    private static TimelineEntry with(TimelineEntry e, List<TimelineEntry.Other> others) {
        return new TimelineEntry(
                e.event(),
                e.seq(),
                e.step(),
                e.titleZh(),
                e.titleEn(),
                e.icon(),
                e.kind(),
                e.happenedAt(),
                e.recordedAt(),
                e.actor(),
                e.channel(),
                e.order(),
                e.place(),
                e.party(),
                e.role(),
                others,
                e.lot(),
                e.position(),
                e.reason(),
                e.data(),
                e.fields(),
                e.correctedBy(),
                e.corrects(),
                e.hash());
    }
}
