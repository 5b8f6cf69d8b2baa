package io.serialhub.audit;

import io.serialhub.base.Columns;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Json;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Where;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
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
        Position position = Position.of(after);
        var where = new Where()
                .and("object_kind = :kind", "kind", asked.objectKind())
                .and("object_key = :key", "key", asked.objectKey())
                .and("actor = :actor", "actor", asked.actor())
                .and("happened_at >= :from", "from", asked.from())
                .and("happened_at < :until", "until", asked.until())
                .and("happened_at <= :at", "at", position.at())
                .and("(happened_at < :at OR id < :id)", "id", position.id());
        List<AuditEntry> entries = database.with(h -> where.on(h.createQuery("""
                        SELECT id, happened_at, actor, channel, action, object_kind, object_key, reason, before_json, after_json
                        FROM audit <where>
                        ORDER BY happened_at DESC, id DESC
                        FETCH FIRST <limit> ROWS ONLY
                        """))
                .define("limit", limit + 1)
                .map(AuditTrail::entry)
                .list());
        return Page.cut(entries, limit, entry -> Cursor.of(entry.happenedAt() + "_" + entry.id()));
    }

    /** Where a page ended: ids alone do not follow time when several nodes write. */
    private record Position(Instant at, Long id) {
        static Position of(String cursor) {
            String key = Cursor.key(cursor);
            if (key == null) {
                return new Position(null, null);
            }
            try {
                String[] parts = key.split("_", 2);
                return new Position(Instant.parse(parts[0]), Long.valueOf(parts[1]));
            } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
                throw Problem.invalid("bad-cursor", "cursor", cursor);
            }
        }
    }

    private static AuditEntry entry(ResultSet row, StatementContext context) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Columns.instant(row, "happened_at"),
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
