package io.serialhub.ledger;

import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Ref;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/** When the parts of a unit changed, event by event, and from when on it was complete. */
@ApplicationScoped
class Moments {
    private static final String CHANGES = """
            SELECT c.at_time, c.event_id, c.goes_in, e.step, e.step_version,
                   m.code AS m_code, m.name_zh AS m_zh, m.name_en AS m_en
            FROM (
              SELECT from_at AS at_time, from_event AS event_id, 1 AS goes_in, material_id
              FROM assembly WHERE parent_id = :id AND (to_at IS NULL OR to_at > from_at)
              UNION ALL
              SELECT to_at AS at_time, to_event AS event_id, 0 AS goes_in, material_id
              FROM assembly WHERE parent_id = :id AND to_at > from_at
            ) c
            JOIN event e ON e.id = c.event_id
            JOIN material m ON m.id = c.material_id
            WHERE c.at_time <= :until
            ORDER BY c.at_time DESC, c.event_id DESC FETCH FIRST :most ROWS ONLY
            """;

    /** How far back a life of many exchanges is told: so many changes. */
    static final int MOST = 1_000;

    /** Later than anything that happened, for both databases. */
    static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    @Inject
    Database database;

    @Inject
    History histories;

    @Inject
    StepBook steps;

    private record Change(Instant at, long event, boolean in, StepDefinition step, Ref material) {}

    /** @param until the last moment that is told, or null */
    List<Moment> of(long unit, Instant until) {
        List<Change> newest = database.with(h -> h.createQuery(CHANGES)
                .bind("id", unit)
                .bind("until", until == null ? LATEST : until)
                .bind("most", MOST)
                .map((rs, ctx) -> new Change(
                        Columns.instant(rs, "at_time"),
                        rs.getLong("event_id"),
                        rs.getInt("goes_in") == 1,
                        steps.version(rs.getString("step"), rs.getInt("step_version")),
                        Columns.ref(rs, "m")))
                .list());
        if (newest.isEmpty()) {
            return List.of();
        }
        var changes = new ArrayList<>(newest);
        Collections.reverse(changes);
        var events = new LinkedHashMap<Long, List<Change>>();
        changes.forEach(
                c -> events.computeIfAbsent(c.event(), e -> new ArrayList<>()).add(c));
        Instant builtAt = builtAt(unit);
        Long built = events.entrySet().stream()
                .filter(e -> builtAt == null || !e.getValue().get(0).at().isAfter(builtAt))
                .reduce((first, last) -> last)
                .map(java.util.Map.Entry::getKey)
                .orElse(null);
        return events.entrySet().stream()
                .map(e -> moment(e.getValue(), e.getKey().equals(built)))
                .toList();
    }

    private static Moment moment(List<Change> changes, boolean built) {
        Change first = changes.get(0);
        return new Moment(
                first.at(),
                Long.toString(first.event()),
                first.step().titleZh(),
                first.step().titleEn(),
                changes.stream()
                        .filter(Change::in)
                        .map(Change::material)
                        .distinct()
                        .toList(),
                changes.stream()
                        .filter(c -> !c.in())
                        .map(Change::material)
                        .distinct()
                        .toList(),
                changes.size(),
                built);
    }

    /** The first moment at which it was commissioned and had left production, or null. */
    Instant builtAt(long unit) {
        List<HistoryRow> rows = histories.of(List.of(unit)).getOrDefault(unit, List.of());
        Long material = database.with(h -> h.createQuery("SELECT material_id FROM unit WHERE id = :id")
                .bind("id", unit)
                .mapTo(Long.class)
                .one());
        return new Fold(steps::version).completedAt(material, rows);
    }

    /** Moments at which something directly inside the unit changed, oldest first: the last so many up to then. */
    List<Instant> changes(long unit, Instant until) {
        String sql = """
                SELECT from_at AS at_time FROM assembly
                WHERE parent_id = :id AND (to_at IS NULL OR to_at > from_at) AND from_at <= :until
                UNION SELECT to_at FROM assembly WHERE parent_id = :id AND to_at > from_at AND to_at <= :until
                ORDER BY 1 DESC FETCH FIRST :most ROWS ONLY
                """;
        List<Instant> newest = database.with(h -> h.createQuery(sql)
                .bind("id", unit)
                .bind("until", until == null ? LATEST : until)
                .bind("most", MOST)
                .mapTo(Instant.class)
                .list());
        return newest.stream().sorted().toList();
    }
}
