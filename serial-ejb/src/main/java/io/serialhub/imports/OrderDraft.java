package io.serialhub.imports;

import static io.serialhub.imports.Loader.first;

import io.serialhub.base.Saved;
import io.serialhub.order.Order;
import io.serialhub.order.OrderKind;
import io.serialhub.order.OrderLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An order put together row by row, over what stood before; what no row says stays. */
final class OrderDraft {
    /** What all lines of an order have in common; null: not said. */
    record Head(
            OrderKind kind,
            String party,
            String location,
            String site,
            Instant due,
            String reference,
            String carrier,
            String tracking) {
        private static final List<String> COLUMNS =
                List.of("kind", "party", "location", "site", "due", "reference", "carrier", "tracking");

        static Head of(Order order) {
            return new Head(
                    order.kind(),
                    order.party(),
                    order.location(),
                    order.site(),
                    order.dueAt(),
                    order.reference(),
                    order.carrier(),
                    order.tracking());
        }

        Head over(Head other) {
            return new Head(
                    first(kind, other.kind),
                    first(party, other.party),
                    first(location, other.location),
                    first(site, other.site),
                    first(due, other.due),
                    first(reference, other.reference),
                    first(carrier, other.carrier),
                    first(tracking, other.tracking));
        }

        private Object[] values() {
            return new Object[] {kind, party, location, site, due, reference, carrier, tracking};
        }
    }

    private final String code;
    private final Head before;
    private final Map<Integer, OrderLine> lines = new TreeMap<>();
    private final List<Row> rows = new ArrayList<>();
    private Head said = new Head(null, null, null, null, null, null, null, null);
    private boolean changed;

    /** @param kept the order as it stands, or null */
    OrderDraft(String code, Order kept) {
        this.code = code;
        this.before = kept == null ? null : Head.of(kept);
        if (kept != null) {
            kept.lines().forEach(line -> lines.put(line.lineNo(), line));
        }
    }

    /** @param lineNo null: the line of this material, or the next one @return what the row does to the order */
    Saved.Outcome take(Row row, Head head, Integer lineNo, String material, int quantity) {
        agree(row, head);
        int number = lineNo == null ? lineOf(material) : lineNo;
        OrderLine old = lines.get(number);
        var line = Loader.checked(row, () -> new OrderLine(number, material, quantity, old == null ? 0 : old.done()));
        said = head.over(said);
        lines.put(number, line);
        rows.add(row);
        Saved.Outcome outcome = old == null || before == null
                ? Saved.Outcome.CREATED
                : line.equals(old) && head.over(before).equals(before)
                        ? Saved.Outcome.UNCHANGED
                        : Saved.Outcome.CHANGED;
        changed |= outcome != Saved.Outcome.UNCHANGED;
        return outcome;
    }

    /** Two rows of one order must not say different things of it. */
    private void agree(Row row, Head head) {
        Object[] other = said.values();
        Object[] own = head.values();
        for (int i = 0; i < own.length; i++) {
            if (own[i] != null && other[i] != null && !own[i].equals(other[i])) {
                throw row.refused(
                        Head.COLUMNS.get(i), "order-rows-differ", "order", code, "one", other[i], "other", own[i]);
            }
        }
    }

    private int lineOf(String material) {
        return lines.values().stream()
                .filter(line -> line.material().equals(material))
                .map(OrderLine::lineNo)
                .findFirst()
                .orElseGet(() -> lines.keySet().stream().reduce((a, b) -> b).orElse(0) + 1);
    }

    boolean changed() {
        return changed;
    }

    List<Row> rows() {
        return rows;
    }

    /** @param site for an order that names neither site nor location */
    Order order(String site) {
        Head head = before == null ? said : said.over(before);
        return new Order(
                code,
                head.kind(),
                null,
                head.party(),
                head.location(),
                head.site() == null && head.location() == null ? site : head.site(),
                head.due(),
                head.reference(),
                head.carrier(),
                head.tracking(),
                List.copyOf(lines.values()),
                0);
    }
}
