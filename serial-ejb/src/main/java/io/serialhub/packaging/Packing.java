package io.serialhub.packaging;

import io.serialhub.base.Actor;
import io.serialhub.base.Clocks;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Receipts;
import io.serialhub.base.Transactions;
import io.serialhub.ledger.Boxes;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recorder;
import io.serialhub.ledger.Recording;
import io.serialhub.outbox.Outbox;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Packs, unpacks, nests and closes. Every change of content is an event of the units; the same event id again gives the
 * same answer. A box that is closed takes nothing until it is opened again.
 */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Packing {
    @Inject
    Transactions transactions;

    @Inject
    Receipts receipts;

    @Inject
    Recorder recorder;

    @Inject
    Boxes boxes;

    @Inject
    Fills fills;

    @Inject
    Database database;

    @Inject
    Outbox outbox;

    @Inject
    HandlingUnits handlingUnits;

    @Inject
    Clock clock;

    /** What of a handling unit is not in {@link Boxes.Box}. */
    private record Limits(Integer capacity, String material) {}

    /**
     * Puts units into a box at the place where they are; what is in it already fixes the place.
     *
     * @throws Problem {@code box-closed}, {@code box-full}, {@code box-other-material}, {@code handling-unit-unknown}
     */
    @Needs(Permission.RECORD_MOVE)
    public Recorded pack(String eventId, String sscc, List<String> codes, Mode mode) {
        return once(eventId, Receipts.fingerprint("pack", sscc, codes, mode), () -> {
            Boxes.Box box = openBox(sscc);
            Fills.Fill fill = fills.of(List.of(box.id()), null).get(box.id());
            Limits limits = limits(box);
            if (limits.capacity() != null && fill.things() + codes.size() > limits.capacity()) {
                throw Problem.conflict("box-full", "box", box.code(), "capacity", limits.capacity());
            }
            String place = place(fill, codes);
            Recorded done = recorder.record(recording("pack", codes, box, mode, Context.at(place)));
            done.items().stream()
                    .filter(answer -> answer.accepted()
                            && limits.material() != null
                            && !limits.material().equals(answer.material()))
                    .findFirst()
                    .ifPresent(answer -> {
                        throw Problem.conflict(
                                "box-other-material",
                                "box",
                                box.code(),
                                "unit",
                                answer.unit(),
                                "material",
                                limits.material());
                    });
            return done;
        });
    }

    /** Takes units out of the box that they are directly in. @param codes empty: all of them */
    @Needs(Permission.RECORD_MOVE)
    public Recorded unpack(String eventId, String sscc, List<String> codes, Mode mode) {
        return once(eventId, Receipts.fingerprint("unpack", sscc, codes, mode), () -> {
            Boxes.Box box = box(sscc);
            List<String> out = codes.isEmpty() ? direct(box) : codes;
            return recorder.record(recording("unpack", out, box, mode, Context.NONE));
        });
    }

    private List<String> direct(Boxes.Box box) {
        List<String> codes = boxes.loads(List.of(box), false).get(box.id()).content().stream()
                .map(Boxes.Content::code)
                .toList();
        if (codes.isEmpty()) {
            throw Problem.conflict("box-empty", "box", box.code());
        }
        return codes;
    }

    /** Puts closed boxes into another one, all or nothing. @throws Problem {@code box-nested}, {@code box-in-itself} and as {@link #pack} */
    @Needs(Permission.RECORD_MOVE)
    public Recorded nest(String eventId, String sscc, List<String> cartons) {
        return once(eventId, Receipts.fingerprint("nest", sscc, cartons), () -> {
            Boxes.Box outer = openBox(sscc);
            Collection<Boxes.Box> inner = all(cartons);
            for (Boxes.Box box : inner) {
                if (box.parentId() != null) {
                    throw Problem.conflict("box-nested", "box", box.code());
                }
                if (box.id() == outer.id() || isInside(outer, box.id())) {
                    throw Problem.conflict("box-in-itself", "box", box.code());
                }
            }
            Fills.Fill fill = fills.of(List.of(outer.id()), null).get(outer.id());
            Integer capacity = limits(outer).capacity();
            if (capacity != null && fill.things() + inner.size() > capacity) {
                throw Problem.conflict("box-full", "box", outer.code(), "capacity", capacity);
            }
            return move("nest", inner, outer, outer, fill);
        });
    }

    /** Takes boxes off the one that they are in, all or nothing. @throws Problem {@code box-not-nested} */
    @Needs(Permission.RECORD_MOVE)
    public Recorded unnest(String eventId, List<String> cartons) {
        return once(eventId, Receipts.fingerprint("unnest", cartons), () -> {
            Collection<Boxes.Box> inner = all(cartons);
            inner.stream().filter(box -> box.parentId() == null).findFirst().ifPresent(box -> {
                throw Problem.conflict("box-not-nested", "box", box.code());
            });
            return move("unnest", inner, null, null, Fills.Fill.NONE);
        });
    }

    /** Records the step for all units in the boxes, and that the boxes moved with them. */
    private Recorded move(
            String step, Collection<Boxes.Box> inner, Boxes.Box outer, Boxes.Box pallet, Fills.Fill fill) {
        Map<Long, Boxes.Load> loads = boxes.loads(inner);
        var items = new ArrayList<Item>();
        for (Boxes.Box box : inner) {
            Boxes.Load load = loads.get(box.id());
            if (load.reason() != null) {
                throw Problem.of(Problem.Kind.CONFLICT, load.reason());
            }
            load.content().forEach(unit -> items.add(item(unit.code(), unit.material(), box)));
        }
        Instant now = Clocks.micros(clock.instant());
        Context context = Context.at(
                        pallet == null ? null : place(fill, List.of(items.get(0).code())))
                .when(now)
                .with(pallet == null ? Map.of() : Map.of("sscc", pallet.code()));
        Recorded done = recorder.record(new Recording(null, step, Mode.ALL_OR_NOTHING, items, context));
        if (done.event() != null) {
            var noted = new java.util.LinkedHashSet<Long>();
            inner.forEach(box -> {
                noted.add(box.id());
                noted.add(pallet == null ? box.parentId() : pallet.id());
            });
            List<Long> ids = inner.stream().map(Boxes.Box::id).toList();
            long event = Long.parseLong(done.event());
            boxes.nest(event, now, ids, outer == null ? null : outer.id());
            boxes.note(event, noted);
        }
        return done;
    }

    /** Nothing goes in any more, and from now on the SSCC stands for what is inside. Closing an opened box counts anew. */
    @Needs(Permission.RECORD_MOVE)
    public HandlingUnit close(String sscc) {
        return transactions.required(() -> {
            Boxes.Box box = box(sscc);
            Fills.Fill fill = fills.of(List.of(box.id()), null).get(box.id());
            if (fill.things() == 0) {
                throw Problem.conflict("box-empty", "box", box.code());
            }
            seal(box, fill.things());
            HandlingUnit closed = handlingUnits.get(box.code());
            outbox.add("handling-unit.closed", box.code(), null, closed);
            return closed;
        });
    }

    /** To put in more or take out some. */
    @Needs(Permission.RECORD_MOVE)
    public HandlingUnit open(String sscc) {
        return transactions.required(() -> {
            Boxes.Box box = box(sscc);
            seal(box, null);
            HandlingUnit opened = handlingUnits.get(box.code());
            outbox.add("handling-unit.opened", box.code(), null, opened);
            return opened;
        });
    }

    private void seal(Boxes.Box box, Integer things) {
        String sql = things == null
                ? "UPDATE handling_unit SET sealed = NULL, sealed_at = NULL, sealed_by = NULL, version = version + 1"
                        + " WHERE id = :id"
                : "UPDATE handling_unit SET sealed = :n, sealed_at = :at, sealed_by = :who, version = version + 1"
                        + " WHERE id = :id";
        database.use(h -> {
            var update = h.createUpdate(sql).bind("id", box.id());
            if (things != null) {
                update.bind("n", things)
                        .bind("at", clock.instant())
                        .bind("who", Actor.current().login());
            }
            update.execute();
        });
    }

    private Recorded once(String eventId, byte[] fingerprint, Supplier<Recorded> work) {
        return transactions.required(() -> eventId == null
                ? work.get()
                : receipts.once(Actor.current().login(), eventId, fingerprint, Recorded.class, work));
    }

    private static Recording recording(String step, List<String> codes, Boxes.Box box, Mode mode, Context context) {
        List<Item> items = codes.stream().map(code -> item(code, null, box)).toList();
        return new Recording(null, step, mode, items, context.with(Map.of("sscc", box.code())));
    }

    private static Item item(String code, String material, Boxes.Box box) {
        return new Item(code, null, null, material, null, null, null, Map.of("boxId", box.id(), "sscc", box.code()));
    }

    private Boxes.Box box(String sscc) {
        Boxes.Box box = boxes.find(List.of(sscc)).get(sscc);
        if (box == null) {
            throw Problem.notFound("handling-unit-unknown", "box", sscc);
        }
        return box;
    }

    private Boxes.Box openBox(String sscc) {
        Boxes.Box box = box(sscc);
        if (box.sealed() != null) {
            throw Problem.conflict("box-closed", "box", box.code());
        }
        return box;
    }

    private Collection<Boxes.Box> all(List<String> codes) {
        Map<String, Boxes.Box> found = boxes.find(codes);
        var all = new LinkedHashMap<Long, Boxes.Box>();
        for (String code : codes) {
            Boxes.Box box = found.get(code);
            if (box == null) {
                throw Problem.notFound("handling-unit-unknown", "box", code);
            }
            all.put(box.id(), box);
        }
        return all.values();
    }

    private boolean isInside(Boxes.Box box, long outer) {
        Long parent = box.parentId();
        while (parent != null) {
            if (parent == outer) {
                return true;
            }
            long up = parent;
            parent = database.with(h -> h.createQuery("SELECT parent_id FROM handling_unit WHERE id = :id")
                    .bind("id", up)
                    .map((rs, ctx) -> Columns.number(rs, "parent_id"))
                    .one());
        }
        return false;
    }

    private Limits limits(Boxes.Box box) {
        return database.with(h -> h.createQuery("SELECT h.capacity, m.code FROM handling_unit h"
                        + " LEFT JOIN material m ON m.id = h.material_id WHERE h.id = :id")
                .bind("id", box.id())
                .map((rs, ctx) -> new Limits(Columns.whole(rs, "capacity"), rs.getString("code")))
                .one());
    }

    /** Where the box's units are, or else the first of those that are to go in; null where none is at a place. */
    private String place(Fills.Fill fill, List<String> codes) {
        if (!fill.units().isEmpty()) {
            long unit = fill.units().get(0).id();
            var where = fills.where(List.of(unit)).get(unit);
            return where.place() == null ? null : where.place().code();
        }
        return database.with(h -> h.createQuery("SELECT MIN(l.code) FROM unit u JOIN location l ON l.id = u.place_id"
                        + " WHERE u.code_key = :key")
                .bind("key", io.serialhub.identifier.SerialNumber.fold(codes.get(0)))
                .mapTo(String.class)
                .one());
    }
}
