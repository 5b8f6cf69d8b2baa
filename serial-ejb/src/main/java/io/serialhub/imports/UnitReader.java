package io.serialhub.imports;

import io.serialhub.base.Reason;
import io.serialhub.identifier.SerialNumber;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Registers;
import io.serialhub.location.LocationKey;
import io.serialhub.material.BomIndex;
import io.serialhub.material.MaterialKey;
import io.serialhub.material.NumberProfile;
import io.serialhub.material.Tracking;
import io.serialhub.party.PartyKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Understands one row of a register after another, with everything that the rows of a chunk refer to at hand. */
final class UnitReader {
    private static final List<String> DAYS =
            List.of("madeOn", "receivedOn", "soldOn", "returnedOn", "repairOn", "repairedOn", "scrappedOn");
    private static final List<String> WORDS =
            List.of("order", "carrier", "tracking", "returnReason", "fault", "measure", "scrapReason");

    /** Kind of the further number in each column. */
    private static final Map<String, String> IDENTIFIERS =
            Map.of("makersNumber", "maker", "imei", "imei", "mac", "mac", "record", "record");

    private final UnitReferences known;
    private final Surroundings at;
    private final Map<String, String> numbers = new HashMap<>();
    private final Set<Registers.Marked> marks;

    UnitReader(UnitReferences known, Surroundings at) {
        this.known = known;
        this.at = at;
        this.marks = new HashSet<>(known.marks());
    }

    UnitEntry read(Row row) {
        String number = row.neededCode("number", 80);
        MaterialKey material = known.materials().needed(row, "material");
        if (material.tracking() != Tracking.SERIAL) {
            throw row.refused("material", "material-not-serial", "material", material.code());
        }
        LocationKey place = known.places().find(row, "place", "location");
        PartyKey customer = known.parties().find(row, "customer", "party");
        Placement placement = Placement.of(row, place, customer);
        Registers.Known parent = placement.inside() ? parent(row, number) : null;
        String into = parent == null ? null : row.has("parentRecord") ? row.code("parentRecord", 80) : parent.code();
        var days =
                new UnitPast(row, at, customer == null ? null : customer.code(), place == null ? null : place.code());
        List<UnitEntry.Past> past = days.read(placement, parent == null ? null : parent.code());
        Map<String, Object> data = placement.data();
        warranty(row, placement, material, data);
        identifiers(row, material, data);
        put(data, "insideSince", days.installedAt());
        put(data, "workOrder", row.code("workOrder", 60));
        put(data, "note", row.text("note", 1_000));
        if (!row.has("soldOn")) {
            put(data, "salesOrder", row.code("order", 60));
        }
        var item = new Item(
                number,
                "unit",
                into,
                material.code(),
                row.code("lot", 80),
                null,
                parent == null ? null : position(row, parent, material),
                data);
        Item lotPart = lotPart(row, number, material);
        data.put(UnitEntry.CONTENT, content(row, customer, item, lotPart));
        put(data, "stockedSince", days.stockedAt(placement));
        near(row, number, material);
        return new UnitEntry(row, with(item, data), lotPart, place == null ? at.site() : place.site(), past);
    }

    private Registers.Known parent(Row row, String number) {
        if (row.has("parentRecord")) {
            return recorded(row);
        }
        String code = row.code("parent", 80);
        if (code.equals(number)) {
            throw row.refused("parent", "into-itself", "unit", number);
        }
        List<Registers.Known> near = known.units().getOrDefault(SerialNumber.fold(code), List.of());
        List<Registers.Known> exact =
                near.stream().filter(u -> u.code().equals(code)).toList();
        List<Registers.Known> found = exact.isEmpty() ? near : exact;
        if (found.size() != 1) {
            throw row.refused("parent", found.isEmpty() ? "parent-unknown" : "parent-ambiguous", "parent", code);
        }
        return found.get(0);
    }

    private Registers.Known recorded(Row row) {
        String record = row.code("parentRecord", 80);
        List<Registers.Known> found = known.records().getOrDefault(record, List.of());
        if (found.size() != 1) {
            throw row.refused(
                    "parentRecord", found.isEmpty() ? "parent-unknown" : "parent-ambiguous", "parent", record);
        }
        return found.get(0);
    }

    /** Where the parent's bill of material has one place for such a part, it is that one. */
    private String position(Row row, Registers.Known parent, MaterialKey material) {
        String said = row.code("position", 40);
        if (said != null) {
            return said;
        }
        List<BomIndex.Slot> fitting = known.bom(parent.material()).stream()
                .filter(slot -> slot.componentId() == material.id())
                .toList();
        return fitting.size() == 1 ? fitting.get(0).position() : null;
    }

    /** The lot of a part without numbers of its own: of the material named, else the only one of the bill that goes by lots. */
    private Item lotPart(Row row, String number, MaterialKey material) {
        String lot = row.code("partLot", 80);
        if (lot == null) {
            return null;
        }
        List<BomIndex.Slot> byLot = known.bom(material.code()).stream()
                .filter(slot -> known.byId(slot.componentId()).tracking() == Tracking.LOT)
                .toList();
        MaterialKey part = row.has("partMaterial")
                ? known.materials().needed(row, "partMaterial")
                : byLot.size() == 1 ? known.byId(byLot.get(0).componentId()) : null;
        if (part == null) {
            throw row.refused("partLot", "lot-part-unclear", "lot", lot, "material", material.code());
        }
        if (part.tracking() != Tracking.LOT) {
            throw row.refused("partMaterial", "material-not-by-lot", "material", part.code());
        }
        BomIndex.Slot slot = byLot.stream()
                .filter(s -> s.componentId() == part.id())
                .findFirst()
                .orElse(null);
        BigDecimal quantity = row.decimal("partQuantity");
        if (quantity == null) {
            quantity = slot == null ? BigDecimal.ONE : slot.quantity();
        }
        return new Item(null, "lot", number, part.code(), lot, quantity, slot == null ? null : slot.position(), null);
    }

    private void warranty(Row row, Placement placement, MaterialKey material, Map<String, Object> data) {
        LocalDate from = row.date("warrantyFrom");
        LocalDate until = row.date("warrantyUntil");
        if (from == null && placement.sold()) {
            from = row.date("soldOn");
        }
        if (until == null && from != null && material.warrantyMonths() > 0) {
            until = from.plusMonths(material.warrantyMonths());
        }
        if (from != null && until != null && until.isBefore(from)) {
            throw row.refused(
                    "warrantyUntil",
                    "dates-out-of-order",
                    "first",
                    row.layout().heading("warrantyFrom"),
                    "earlier",
                    from,
                    "second",
                    row.layout().heading("warrantyUntil"),
                    "later",
                    until);
        }
        put(data, "warrantyFrom", from);
        put(data, "warrantyUntil", until);
        if (placement.sold() && !row.has("soldOn")) {
            row.warn("soldOn", Reason.of("sale-without-date"));
        }
    }

    private void identifiers(Row row, MaterialKey material, Map<String, Object> data) {
        for (var column : IDENTIFIERS.entrySet()) {
            String code = row.code(column.getKey(), 80);
            if (code != null) {
                Reason trouble = known.kinds()
                        .getOrDefault(column.getValue(), NumberProfile.plain(column.getValue()))
                        .trouble(code);
                if (trouble != null) {
                    throw row.refused(column.getKey(), trouble);
                }
                put(data, "id." + column.getValue(), code);
            }
        }
        String number = row.code("number", 80);
        data.forEach((key, value) -> {
            if (key.startsWith("id.")
                    && !marks.add(Registers.mark(known.kinds(), key.substring(3), material.id(), (String) value))
                    && !known.has(number, material.code())) {
                throw row.refused(column(key), "identifier-taken", "code", value);
            }
        });
    }

    private static String column(String key) {
        return key.equals("id.maker") ? "makersNumber" : key.substring(3);
    }

    /** Taken as written, but a scan of such a number will ask which unit is meant. */
    private void near(Row row, String number, MaterialKey material) {
        String other = known.units().getOrDefault(SerialNumber.fold(number), List.of()).stream()
                .filter(u -> !u.code().equals(number) || !u.material().equals(material.code()))
                .findFirst()
                .map(u -> u.code().equals(number) ? u.code() + " (" + u.material() + ")" : u.code())
                .orElse(null);
        String before = numbers.putIfAbsent(SerialNumber.fold(number), number);
        if (other != null || before != null) {
            row.warn(
                    "number",
                    Reason.of("number-near-equal", "number", number, "other", other != null ? other : before));
        }
    }

    /** What all cells say together, in our own words where we have them; the same for the same row in any file. */
    private String content(Row row, PartyKey customer, Item item, Item lotPart) {
        var said = new ArrayList<Object>();
        said.add(item.material());
        said.add(customer == null ? null : customer.code());
        said.add(item.parent());
        said.add(item.position());
        said.add(item.lot());
        said.add(lotPart == null ? null : lotPart.material() + lotPart.lot() + lotPart.quantity());
        said.add(new TreeMap<>(item.data()));
        for (String column : DAYS) {
            said.add(row.moment(column, at.zone()));
        }
        for (String column : WORDS) {
            said.add(row.text(column, 500));
        }
        return StoredFiles.sha256(said.toString().getBytes(StandardCharsets.UTF_8))
                .substring(0, 16);
    }

    private static Item with(Item item, Map<String, Object> data) {
        return new Item(
                item.code(),
                item.role(),
                item.parent(),
                item.material(),
                item.lot(),
                item.quantity(),
                item.position(),
                data);
    }

    private static void put(Map<String, Object> data, String key, Object value) {
        if (value != null) {
            data.put(key, Objects.toString(value));
        }
    }
}
