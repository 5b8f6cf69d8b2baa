package io.serialhub.web.units;

import io.serialhub.base.Page;
import io.serialhub.ledger.TimelineEntry;
import io.serialhub.web.text.Shown;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of a unit's life, month by month.
 *
 * @param more cursor of what happened before, or null
 */
public record Story(List<Chapter> chapters, String more) {
    public record Chapter(String month, List<TimelineEntry> entries) {}

    static Story of(Page<TimelineEntry> page, Shown shown) {
        var chapters = new ArrayList<Chapter>();
        for (TimelineEntry entry : page.items()) {
            String month = shown.month(entry.happenedAt());
            if (chapters.isEmpty() || !chapters.get(chapters.size() - 1).month().equals(month)) {
                chapters.add(new Chapter(month, new ArrayList<>()));
            }
            chapters.get(chapters.size() - 1).entries().add(entry);
        }
        return new Story(chapters, page.next());
    }
}
