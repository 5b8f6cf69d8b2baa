package io.serialhub.web.setup;

import io.serialhub.audit.AuditEntry;
import io.serialhub.audit.AuditFilter;
import io.serialhub.audit.AuditTrail;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import io.serialhub.web.shell.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Who changed what, before and after. */
@Named("auditList")
@RequestScoped
public class AuditList {
    @Inject
    private AuditTrail trail;

    @Inject
    private Viewer viewer;

    private Listing<AuditEntry> listing;

    /** One field that differs. */
    public record Change(String field, String before, String after) {}

    public Listing<AuditEntry> getListing() {
        if (listing == null) {
            String kind = Param.text("kind");
            String key = kind == null ? null : Param.text("key");
            String actor = Param.text("q");
            String from = Param.text("from");
            String until = Param.text("until");
            var filter = new AuditFilter(kind, key, actor, day(from, 0), day(until, 1));
            listing = Listing.read(
                    Listing.filters("q", actor, "kind", kind, "key", key, "from", from, "until", until),
                    (after, size) -> trail.list(filter, after, size));
        }
        return listing;
    }

    public List<Change> changes(AuditEntry entry) {
        Map<?, ?> before = entry.before() instanceof Map<?, ?> map ? map : Map.of();
        Map<?, ?> after = entry.after() instanceof Map<?, ?> map ? map : Map.of();
        var names = new TreeSet<String>();
        before.keySet().forEach(k -> names.add(k.toString()));
        after.keySet().forEach(k -> names.add(k.toString()));
        var changes = new ArrayList<Change>();
        for (String name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                changes.add(new Change(name, text(before.get(name)), text(after.get(name))));
            }
        }
        return changes;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private Instant day(String date, int plus) {
        return date == null || !date.matches("\\d{4}-\\d\\d-\\d\\d")
                ? null
                : LocalDate.parse(date)
                        .plusDays(plus)
                        .atStartOfDay(viewer.getZone())
                        .toInstant();
    }
}
