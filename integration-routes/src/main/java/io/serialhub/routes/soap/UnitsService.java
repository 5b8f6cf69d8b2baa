package io.serialhub.routes.soap;

import io.serialhub.base.Once;
import io.serialhub.base.Page;
import io.serialhub.genealogy.Trace;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Units;
import io.serialhub.numbering.BatchRequest;
import io.serialhub.numbering.NumberBatches;
import io.serialhub.routes.soap.v1.units.Direction;
import io.serialhub.routes.soap.v1.units.Item;
import io.serialhub.routes.soap.v1.units.LotTrace;
import io.serialhub.routes.soap.v1.units.Mode;
import io.serialhub.routes.soap.v1.units.NumberBatch;
import io.serialhub.routes.soap.v1.units.NumberPage;
import io.serialhub.routes.soap.v1.units.Part;
import io.serialhub.routes.soap.v1.units.Recorded;
import io.serialhub.routes.soap.v1.units.Recording;
import io.serialhub.routes.soap.v1.units.TimelinePage;
import io.serialhub.routes.soap.v1.units.Unit;
import io.serialhub.routes.soap.v1.units.UnitsPort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** {@code urn:serialhub:v1:units}. */
@ApplicationScoped
class UnitsService implements UnitsPort {
    /** Units of a lot that are read together; the answer holds all of them. */
    private static final int LOT_PORTION = 1_000;

    @Inject
    NumberBatches batches;

    @Inject
    Ledger ledger;

    @Inject
    Units units;

    @Inject
    Trace trace;

    @Inject
    Once once;

    @Override
    public NumberBatch allocateNumbers(
            String messageId,
            String rule,
            String material,
            String order,
            String line,
            int quantity,
            Boolean withNumbers) {
        boolean waits = Boolean.TRUE.equals(withNumbers);
        var request = new BatchRequest(rule, material, order, line, quantity);
        BatchRequest asked = waits ? request.atOnce() : request;
        io.serialhub.numbering.NumberBatch batch = once.run(
                        messageId,
                        "allocateNumbers",
                        asked,
                        io.serialhub.numbering.NumberBatch.class,
                        () -> batches.request(asked))
                .answer();
        if (!waits) {
            return UnitsWire.batch(batch);
        }
        NumberBatch made = UnitsWire.batch(batches.finish(batch.code()));
        made.getNumber().addAll(all(batch.code()));
        return made;
    }

    private List<String> all(String batch) {
        List<String> all = new ArrayList<>();
        String after = null;
        do {
            Page<String> page = batches.numbers(batch, after, 200);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    @Override
    public NumberBatch getNumberBatch(String code) {
        return UnitsWire.batch(batches.get(code));
    }

    @Override
    public NumberBatch cancelNumberBatch(String code) {
        return UnitsWire.batch(batches.cancel(code));
    }

    @Override
    public NumberPage listNumbers(String batch, String after, Integer size) {
        var found = batches.numbers(batch, after, size);
        var page = new NumberPage();
        page.getNumber().addAll(found.items());
        page.setNext(found.next());
        return page;
    }

    @Override
    public Recorded confirm(Recording recording) {
        return UnitsWire.recorded(ledger.record(new io.serialhub.ledger.Recording(
                recording.getEventId(),
                recording.getStep(),
                mode(recording.getMode()),
                recording.getItem().stream().map(UnitsService::item).toList(),
                new Context(
                        recording.getOrder(),
                        recording.getParty(),
                        recording.getLocation(),
                        recording.getReason(),
                        recording.getHappenedAt(),
                        recording.getCorrects(),
                        Wire.values(recording.getField())))));
    }

    @Override
    public Unit getUnit(String code, String material) {
        return UnitsWire.unit(material == null ? units.get(code) : units.get(code, material));
    }

    @Override
    public TimelinePage getTimeline(String code, String after, Integer size) {
        return TimelineWire.page(units.timeline(code, null, after, size));
    }

    @Override
    public Part traceUnit(String code, Direction direction, Instant at) {
        var way = direction == Direction.UP
                ? io.serialhub.ledger.Part.Direction.UP
                : io.serialhub.ledger.Part.Direction.DOWN;
        return UnitsWire.part(units.tree(code, way, at));
    }

    @Override
    public LotTrace traceLot(String material, String lot) {
        LotTrace answer = UnitsWire.trace(trace.fromLot(material, lot));
        var asked = new Trace.LotAsked(material, lot, io.serialhub.genealogy.LotTrace.Certainty.CERTAIN);
        String after = null;
        do {
            var page = trace.units(asked, after, LOT_PORTION);
            page.items().forEach(unit -> answer.getAffected().add(UnitsWire.affected(unit)));
            after = page.next();
        } while (after != null);
        return answer;
    }

    private static io.serialhub.ledger.Item item(Item item) {
        return new io.serialhub.ledger.Item(
                item.getCode(),
                item.getRole(),
                item.getParent(),
                item.getMaterial(),
                item.getLot(),
                item.getQuantity(),
                item.getPosition(),
                new HashMap<>(Wire.values(item.getData())));
    }

    private static io.serialhub.ledger.Mode mode(Mode mode) {
        return mode == Mode.ACCEPT_GOOD
                ? io.serialhub.ledger.Mode.ACCEPT_GOOD
                : io.serialhub.ledger.Mode.ALL_OR_NOTHING;
    }
}
