package io.serialhub.packaging;

import io.serialhub.base.Clocks;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Problem;
import io.serialhub.ledger.Boxes;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recorder;
import io.serialhub.ledger.Recording;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Boxes into boxes and out again: a step of all the units inside, and the boxes move with them. */
@ApplicationScoped
class Nesting {
    @Inject
    BoxFinder finder;

    @Inject
    Boxes boxes;

    @Inject
    Recorder recorder;

    @Inject
    Database database;

    @Inject
    Clock clock;

    Recorded into(String sscc, List<String> cartons) {
        Boxes.Box outer = finder.open(sscc);
        Collection<Boxes.Box> inner = finder.all(cartons);
        for (Boxes.Box box : inner) {
            if (box.parentId() != null) {
                throw Problem.conflict("box-nested", "box", box.code());
            }
            if (box.id() == outer.id() || isInside(outer, box.id())) {
                throw Problem.conflict("box-in-itself", "box", box.code());
            }
        }
        Fills.Fill fill = finder.fill(outer);
        BoxFinder.refuseFull(outer, finder.limits(outer), fill.things() + inner.size());
        List<Item> items = items(inner);
        Context there = Context.at(finder.place(
                        fill, items.stream().map(Item::code).limit(1).toList()))
                .when(now())
                .with(Map.of("sscc", outer.code()));
        return move(new Recording(null, "nest", Mode.ALL_OR_NOTHING, items, there), inner, outer.id());
    }

    Recorded out(List<String> cartons) {
        Collection<Boxes.Box> inner = finder.all(cartons);
        inner.stream().filter(box -> box.parentId() == null).findFirst().ifPresent(box -> {
            throw Problem.conflict("box-not-nested", "box", box.code());
        });
        Context here = Context.NONE.when(now());
        return move(new Recording(null, "unnest", Mode.ALL_OR_NOTHING, items(inner), here), inner, null);
    }

    private Instant now() {
        return Clocks.micros(clock.instant());
    }

    /** All units in the boxes, which have to be closed and whole. */
    private List<Item> items(Collection<Boxes.Box> inner) {
        Map<Long, Boxes.Load> loads = boxes.loads(inner);
        var items = new ArrayList<Item>();
        for (Boxes.Box box : inner) {
            Boxes.Load load = loads.get(box.id());
            if (load.reason() != null) {
                throw Problem.of(Problem.Kind.CONFLICT, load.reason());
            }
            load.content().forEach(unit -> items.add(item(unit.code(), unit.material(), box)));
        }
        return items;
    }

    /** A unit that goes into the box or comes out with it. @param material null: as the code says */
    static Item item(String code, String material, Boxes.Box box) {
        return new Item(code, null, null, material, null, null, null, Map.of("boxId", box.id(), "sscc", box.code()));
    }

    /** @param outer what the boxes are in from now on, or null */
    private Recorded move(Recording units, Collection<Boxes.Box> inner, Long outer) {
        Recorded done = recorder.record(units);
        if (done.event() != null) {
            var noted = new LinkedHashSet<Long>();
            inner.forEach(box -> {
                noted.add(box.id());
                noted.add(outer == null ? box.parentId() : outer);
            });
            long event = Long.parseLong(done.event());
            boxes.nest(
                    event,
                    units.context().happenedAt(),
                    inner.stream().map(Boxes.Box::id).toList(),
                    outer);
            boxes.note(event, noted);
        }
        return done;
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
}
