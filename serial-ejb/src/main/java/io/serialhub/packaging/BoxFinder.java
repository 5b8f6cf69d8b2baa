package io.serialhub.packaging;

import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Problem;
import io.serialhub.identifier.SerialNumber;
import io.serialhub.ledger.Boxes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The boxes that something is about to happen to, locked until the transaction ends, and what decides whether it may. */
@ApplicationScoped
class BoxFinder {
    @Inject
    Boxes boxes;

    @Inject
    Fills fills;

    @Inject
    Database database;

    /** @param capacity null: any number of things @param material null: any */
    record Limits(Integer capacity, String material) {}

    /** @throws Problem {@code handling-unit-unknown} */
    Boxes.Box get(String sscc) {
        return all(List.of(sscc)).iterator().next();
    }

    /** One that takes things. @throws Problem {@code handling-unit-unknown}, {@code box-closed} */
    Boxes.Box open(String sscc) {
        Boxes.Box box = get(sscc);
        if (box.sealed() != null) {
            throw Problem.conflict("box-closed", "box", box.code());
        }
        return box;
    }

    /** Each once, in the order of the codes. @throws Problem {@code handling-unit-unknown} */
    Collection<Boxes.Box> all(List<String> codes) {
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

    Limits limits(Boxes.Box box) {
        return database.with(h -> h.createQuery("SELECT h.capacity, m.code FROM handling_unit h"
                        + " LEFT JOIN material m ON m.id = h.material_id WHERE h.id = :id")
                .bind("id", box.id())
                .map((rs, ctx) -> new Limits(Columns.whole(rs, "capacity"), rs.getString("code")))
                .one());
    }

    /** @throws Problem {@code box-full} where it would then hold more things than fit into it */
    static void refuseFull(Boxes.Box box, Limits limits, int things) {
        if (limits.capacity() != null && things > limits.capacity()) {
            throw Problem.conflict("box-full", "box", box.code(), "capacity", limits.capacity());
        }
    }

    /** How many of these units are directly in the box already. */
    int inside(Boxes.Box box, List<String> codes) {
        List<String> keys = codes.stream().map(SerialNumber::fold).distinct().toList();
        return keys.isEmpty()
                ? 0
                : database.with(h -> database.in(
                                h.createQuery("SELECT COUNT(*) FROM unit WHERE box_id = :box AND code_key <keys>")
                                        .bind("box", box.id()),
                                "keys",
                                keys)
                        .mapTo(Integer.class)
                        .one());
    }

    Fills.Fill fill(Boxes.Box box) {
        return fills.of(List.of(box.id()), null).get(box.id());
    }

    /** Where the box's units are, or else the first of those that are to go in; null where none is at a place. */
    String place(Fills.Fill fill, List<String> codes) {
        if (!fill.units().isEmpty()) {
            long unit = fill.units().get(0).id();
            var where = fills.where(List.of(unit)).get(unit);
            return where.place() == null ? null : where.place().code();
        }
        if (codes.isEmpty()) {
            return null;
        }
        return database.with(h -> h.createQuery("SELECT MIN(l.code) FROM unit u JOIN location l ON l.id = u.place_id"
                        + " WHERE u.code_key = :key")
                .bind("key", SerialNumber.fold(codes.get(0)))
                .mapTo(String.class)
                .one());
    }
}
