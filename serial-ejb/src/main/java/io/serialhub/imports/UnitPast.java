package io.serialhub.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The days that a row of a register names, as what happened to the unit on them. A day without a time gets an hour of the
 * working day, so that what happened on one day comes in its natural order.
 */
final class UnitPast {
    private final Row row;
    private final Surroundings at;
    private final String party;
    private final String place;
    private final List<UnitEntry.Past> past = new ArrayList<>();

    /**
     * @param party  customer that it went to, or null
     * @param place  where it is now, or null
     */
    UnitPast(Row row, Surroundings at, String party, String place) {
        this.row = row;
        this.at = at;
        this.party = party;
        this.place = place;
    }

    /** @param parent number of what it is inside of, or null */
    List<UnitEntry.Past> read(Placement placement, String parent) {
        LocalDateTime made = moment("madeOn", 8);
        LocalDateTime received = moment("receivedOn", 10);
        LocalDateTime installed = moment("installedOn", 11);
        LocalDateTime sold = moment("soldOn", 14);
        LocalDateTime returned = moment("returnedOn", 15);
        LocalDateTime repair = moment("repairOn", 9);
        LocalDateTime repaired = moment("repairedOn", 17);
        LocalDateTime scrapped = moment("scrappedOn", 17);
        inOrder("madeOn", made, "receivedOn", received);
        inOrder("madeOn", made, "soldOn", sold);
        inOrder("madeOn", made, "installedOn", installed);
        inOrder("receivedOn", received, "soldOn", sold);
        inOrder("soldOn", sold, "returnedOn", returned);
        inOrder("repairOn", repair, "repairedOn", repaired);
        if (installed != null && !placement.inside()) {
            throw row.refused("installedOn", "installed-without-parent");
        }
        boolean inStock = placement.state().equals("in-stock") && returned == null;
        add("past-made", made, null, null, null, "order", row.code("workOrder", 60));
        add("past-received", received, null, inStock ? place : null, null);
        add("past-installed", installed, null, null, null, "parent", parent);
        add(
                "past-shipped",
                sold,
                party,
                null,
                null,
                "order",
                row.code("order", 60),
                "carrier",
                row.text("carrier", 120),
                "tracking",
                row.code("tracking", 120));
        add("past-returned", returned, party, null, row.text("returnReason", 500));
        boolean inRepair = placement.state().equals("in-repair");
        add("past-service-in", repair, party, inRepair ? place : null, null, "fault", row.text("fault", 500));
        add("past-service-out", repaired, party, null, null, "measure", row.text("measure", 500));
        add("past-scrapped", scrapped, null, null, row.text("scrapReason", 500));
        return past;
    }

    /** When it went into what it is inside of; null when the row does not say. */
    Instant installedAt() {
        return last("past-installed");
    }

    /** Since when what is in stock lies there, so that the oldest goes first; null when the row does not say. */
    Instant stockedAt(Placement placement) {
        return placement.state().equals("in-stock") ? last("past-made", "past-received", "past-returned") : null;
    }

    private Instant last(String... steps) {
        return past.stream()
                .filter(event -> List.of(steps).contains(event.step()))
                .map(UnitEntry.Past::happenedAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private LocalDateTime moment(String column, int hour) {
        LocalDateTime moment = row.moment(column, at.zone());
        if (moment == null) {
            return null;
        }
        if (moment.toLocalDate().isAfter(LocalDate.ofInstant(at.now(), at.zone()))) {
            throw row.refused(
                    column, "date-in-future", "value", row.cell(column).text());
        }
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().atTime(hour, 0)
                : moment;
    }

    private void inOrder(String first, LocalDateTime earlier, String second, LocalDateTime later) {
        if (earlier != null && later != null && later.toLocalDate().isBefore(earlier.toLocalDate())) {
            throw row.refused(
                    second,
                    "dates-out-of-order",
                    "first",
                    row.layout().heading(first),
                    "earlier",
                    earlier.toLocalDate(),
                    "second",
                    row.layout().heading(second),
                    "later",
                    later.toLocalDate());
        }
    }

    private void add(String step, LocalDateTime moment, String who, String where, String reason, String... fields) {
        if (moment == null) {
            return;
        }
        Map<String, String> said = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i + 1] != null) {
                said.put(fields[i], fields[i + 1]);
            }
        }
        Instant instant = moment.atZone(at.zone()).toInstant();
        past.add(new UnitEntry.Past(step, instant.isAfter(at.now()) ? at.now() : instant, who, where, reason, said));
    }
}
