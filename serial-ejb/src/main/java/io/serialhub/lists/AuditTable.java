package io.serialhub.lists;

import io.serialhub.audit.AuditEntry;
import io.serialhub.audit.AuditFilter;
import io.serialhub.audit.AuditTrail;
import io.serialhub.base.Json;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The audit as a file, with what was before and after. */
@ApplicationScoped
class AuditTable extends ListTable<AuditEntry> {
    @Inject
    AuditTrail trail;

    AuditTable() {
        super(
                "audit",
                Permission.AUDIT_READ,
                List.of(
                        column("时间（UTC）", "At (UTC)", AuditEntry::happenedAt),
                        column("谁", "Who", AuditEntry::actor),
                        column("渠道", "Channel", AuditEntry::channel),
                        column("操作", "Action", AuditEntry::action),
                        column("对象", "Kind", AuditEntry::objectKind),
                        column("编码", "Object", AuditEntry::objectKey),
                        column("原因", "Reason", AuditEntry::reason),
                        column("之前", "Before", e -> json(e.before())),
                        column("之后", "After", e -> json(e.after()))));
    }

    @Override
    Page<AuditEntry> page(Map<String, String> filter, String after, int size) {
        String kind = filter.get("kind");
        String key = kind == null ? null : filter.get("key");
        var asked =
                new AuditFilter(kind, key, filter.get("q"), day(filter.get("from"), 0), day(filter.get("until"), 1));
        return trail.list(asked, after, size);
    }

    private static String json(Object tree) {
        return tree == null ? null : Json.write(tree);
    }

    /** Days in UTC, as the file's times are. */
    private static Instant day(String date, int plus) {
        return date == null || !date.matches("\\d{4}-\\d\\d-\\d\\d")
                ? null
                : LocalDate.parse(date)
                        .plusDays(plus)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
    }
}
