package io.serialhub.ledger;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a check has looked at and what did not agree; the first hundred are kept in words. */
final class Findings {
    private static final int SHOWN = 100;

    private final List<Integrity.Finding> shown = new ArrayList<>();
    private final Set<Long> rows = new LinkedHashSet<>();
    private long units;
    private long events;
    private long found;

    void looked(int moreUnits, int moreEvents) {
        units += moreUnits;
        events += moreEvents;
    }

    /** @param row that the finding is about */
    void find(long row, String kind, String subject, Object expected, Object stored) {
        rows.add(row);
        find(kind, subject, expected, stored);
    }

    void find(String kind, String subject, Object expected, Object stored) {
        if (++found <= SHOWN) {
            shown.add(new Integrity.Finding(kind, subject, String.valueOf(expected), String.valueOf(stored)));
        }
    }

    /** Rows that something was found about. */
    Set<Long> rows() {
        return rows;
    }

    void addLooked(Findings others) {
        looked((int) others.units, (int) others.events);
    }

    void addFound(Findings others) {
        found += others.found;
        others.shown.stream().limit(Math.max(0, SHOWN - shown.size())).forEach(shown::add);
    }

    Integrity.Report report() {
        return new Integrity.Report(units, events, found, List.copyOf(shown));
    }
}
