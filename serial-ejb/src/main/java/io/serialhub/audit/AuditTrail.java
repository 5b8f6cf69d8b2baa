package io.serialhub.audit;

import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Json;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads what {@link Audit} wrote, newest first. */
@Stateless
@Door
public class AuditTrail {
    @Inject
    Database database;

    /** @param after cursor of the page before, null for the newest */
    @Needs(Permission.AUDIT_READ)
    public Page<AuditEntry> list(AuditFilter filter, String after, Integer size) {
        AuditFilter asked = filter == null ? AuditFilter.ALL : filter;
        int limit = Page.size(size);
        List<AuditEntry> entries = database.with(h -> {
            var query = h.createQuery("""
                    SELECT id, happened_at, actor, channel, action, object_kind, object_key, reason, before_json, after_json
                    FROM audit <where>
                    ORDER BY happened_at DESC, id DESC
                    FETCH FIRST <limit> ROWS ONLY
                    """);
            var conditions = new ArrayList<String>();
            if (after != null && !after.isBlank()) {
                Position position = Position.of(after);
                conditions.add("(happened_at < :at OR happened_at = :at AND id < :id)");
                query.bind("at", position.at()).bind("id", position.id());
            }
            if (asked.objectKind() != null) {
                conditions.add("object_kind = :kind");
                query.bind("kind", asked.objectKind());
            }
            if (asked.objectKey() != null) {
                conditions.add("object_key = :key");
                query.bind("key", asked.objectKey());
            }
            if (asked.actor() != null) {
                conditions.add("actor = :actor");
                query.bind("actor", asked.actor());
            }
            if (asked.from() != null) {
                conditions.add("happened_at >= :from");
                query.bind("from", asked.from());
            }
            if (asked.until() != null) {
                conditions.add("happened_at < :until");
                query.bind("until", asked.until());
            }
            return query.define("where", conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions))
                    .define("limit", limit + 1)
                    .map(AuditTrail::entry)
                    .list();
        });
        return Page.cut(entries, limit, entry -> entry.happenedAt() + "_" + entry.id());
    }

    /** Where a page ended: ids alone do not follow time when several nodes write. */
    private record Position(Instant at, long id) {
        static Position of(String cursor) {
            try {
                String[] parts = cursor.split("_", 2);
                return new Position(Instant.parse(parts[0]), Long.parseLong(parts[1]));
            } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
                throw Problem.invalid("bad-cursor", "cursor", cursor);
            }
        }
    }

    private static AuditEntry entry(ResultSet row, StatementContext context) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getTimestamp("happened_at").toInstant(),
                row.getString("actor"),
                row.getString("channel"),
                row.getString("action"),
                row.getString("object_kind"),
                row.getString("object_key"),
                row.getString("reason"),
                tree(row.getString("before_json")),
                tree(row.getString("after_json")));
    }

    private static Object tree(String json) {
        return json == null ? null : Json.read(json, Object.class);
    }
}
