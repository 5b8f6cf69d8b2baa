package io.serialhub.audit;

import io.serialhub.base.Actor;
import io.serialhub.base.Bulk;
import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Json;
import io.serialhub.base.Rows;
import io.serialhub.base.Touched;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes down who changed what, in the caller's transaction: the row is there exactly when the change is. Called by
 * doors for everything that is not an event of the ledger. Give it views; what they hold can be read by every auditor,
 * so no secret and no hash of one belongs in them.
 */
@Dependent
public class Audit {
    private static final List<String> COLUMNS = List.of(
            "id",
            "happened_at",
            "actor",
            "channel",
            "action",
            "object_kind",
            "object_key",
            "before_json",
            "after_json");

    private final Database database;
    private final Ids ids;
    private final Clock clock;
    private final Rows rows;

    @Inject
    public Audit(Database database, Ids ids, Clock clock, Rows rows) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.rows = rows;
    }

    /**
     * @param action     a verb in lower case: {@code create}, {@code change}, {@code revoke} …
     * @param objectKind what sort of thing, in lower case with hyphens: {@code material}
     * @param objectKey  its business key
     * @param before     the view as it was, null for something new
     * @param after      the view as it is now, null for something removed
     */
    public void changed(String action, String objectKind, String objectKey, Object before, Object after) {
        changed(action, objectKind, objectKey, before, after, null);
    }

    /** @param reason what the person gave as the reason, at most 500 characters */
    public void changed(
            String action, String objectKind, String objectKey, Object before, Object after, String reason) {
        Actor actor = Actor.current();
        Touched.add(objectKind, objectKey);
        database.use(h -> h.createUpdate("""
                        INSERT INTO audit (id, happened_at, actor, channel, action, object_kind, object_key, reason,
                          before_json, after_json)
                        VALUES (:id, :at, :actor, :channel, :action, :kind, :key, :reason, :before, :after)
                        """)
                .bind("id", ids.next("audit"))
                .bind("at", clock.instant())
                .bind("actor", actor.login())
                .bind("channel", actor.channel())
                .bind("action", action)
                .bind("kind", objectKind)
                .bind("key", objectKey)
                .bind("reason", reason)
                .bind("before", before == null ? null : Json.write(before))
                .bind("after", after == null ? null : Json.write(after))
                .execute());
    }

    /** Many things of one kind, created or changed; one statement. */
    public void changed(String objectKind, List<Bulk.Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Actor actor = Actor.current();
        Instant now = clock.instant();
        long first = ids.take("audit", changes.size());
        var lines = new ArrayList<Object[]>(changes.size());
        for (Bulk.Change change : changes) {
            Touched.add(objectKind, change.key());
            lines.add(new Object[] {
                first + lines.size(),
                now,
                actor.login(),
                actor.channel(),
                change.before() == null ? "create" : "change",
                objectKind,
                change.key(),
                change.before() == null ? null : Json.write(change.before()),
                Json.write(change.after())
            });
        }
        database.use(h -> rows.insert(h, "audit", COLUMNS, lines));
    }
}
