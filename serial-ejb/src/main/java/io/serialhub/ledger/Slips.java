package io.serialhub.ledger;

import io.serialhub.base.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Finds and locks what a correction is about: the units, their histories, and the row of each in the event that was wrong. */
@ApplicationScoped
class Slips {
    @Inject
    Resolver resolver;

    @Inject
    UnitStore units;

    @Inject
    History histories;

    @Inject
    Corrections corrections;

    @Inject
    CorrectionFacts facts;

    /**
     * @param rows    histories of all units that the correction names
     * @param refused why it cannot be done, or null
     */
    record Found(List<Slip> slips, Map<Long, List<HistoryRow>> rows, Reason refused) {}

    private record Read(Map<String, List<Hit>> hits, Map<Long, StoredUnit> locked, Map<Long, List<HistoryRow>> rows) {}

    /** What one change comes to. @param slip null with a reason */
    private record Attempt(Slip slip, Reason refused) {}

    Found of(Correction correction) {
        Read read = read(correction);
        var slips = new ArrayList<Slip>();
        var seen = new HashSet<Long>();
        Reason refused = null;
        for (Correction.Change change : correction.changes()) {
            Attempt attempt = find(change, read);
            Reason why = attempt.refused() != null ? attempt.refused() : twice(attempt.slip(), seen);
            refused = refused == null ? why : refused;
            if (attempt.slip() != null) {
                slips.add(attempt.slip());
            }
        }
        return new Found(slips, read.rows(), refused);
    }

    private Read read(Correction correction) {
        var codes = new ArrayList<String>();
        correction.changes().forEach(change -> {
            codes.add(change.unit());
            if (change.meant() != null) {
                codes.add(change.meant());
            }
        });
        Map<String, List<Hit>> hits = resolver.resolve(codes);
        List<Long> found = hits.values().stream()
                .flatMap(List::stream)
                .map(Hit::id)
                .distinct()
                .toList();
        Map<Long, StoredUnit> locked = units.lock(found);
        return new Read(hits, locked, histories.of(found));
    }

    private static Reason twice(Slip slip, HashSet<Long> seen) {
        Reason twice = null;
        for (StoredUnit unit : slip.meant() == null ? List.of(slip.unit()) : List.of(slip.unit(), slip.meant())) {
            if (!seen.add(unit.id())) {
                twice = Reason.of("twice-in-call", "unit", unit.code());
            }
        }
        return twice;
    }

    private Attempt find(Correction.Change change, Read read) {
        long event = facts.event(change.event());
        Corrections.Verdict verdict = corrections.find(
                event,
                Item.of(change.unit()),
                read.hits().getOrDefault(change.unit(), List.of()),
                read.locked(),
                read.rows());
        if (verdict.reason() != null) {
            return new Attempt(null, verdict.reason());
        }
        if (!facts.correctable(verdict.row(), change)) {
            return new Attempt(
                    null,
                    Reason.of(
                            "not-correctable",
                            "unit",
                            change.unit(),
                            "step",
                            verdict.row().event().step()));
        }
        if (change.meant() == null) {
            return new Attempt(new Slip(change, event, verdict.unit(), verdict.row(), null), null);
        }
        List<Hit> meant = read.hits().getOrDefault(change.meant(), List.of());
        if (meant.size() > 1) {
            meant = meant.stream()
                    .filter(hit -> hit.materialId() == verdict.unit().state().materialId())
                    .toList();
        }
        return meant.size() != 1
                ? new Attempt(null, Reason.of("unit-unknown", "code", change.meant()))
                : new Attempt(
                        new Slip(
                                change,
                                event,
                                verdict.unit(),
                                verdict.row(),
                                read.locked().get(meant.get(0).id())),
                        null);
    }
}
