package io.serialhub.order;

import io.serialhub.base.Clocks;
import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What is to be made, bought, sold, brought elsewhere or taken back. As a command it replaces all that is kept under its
 * code, except what follows from the ledger: status and what the lines have done.
 *
 * @param kind      stays for ever
 * @param status    has no effect in a command
 * @param party     code of customer, dealer or supplier; needed to buy, sell and take back
 * @param location  code of the line, warehouse or shop; for a transfer the destination, and needed
 * @param site      the location's, if missing in a command; without a location the actor's, or the only one
 * @param dueAt     last moment, UTC, or null
 * @param reference the other side's number for it
 * @param tracking  the carrier's number
 * @param lines     at least one; kept by number
 * @param version   of the kept order, not counting what the ledger does; has no effect in a command
 */
public record Order(
        String code,
        OrderKind kind,
        OrderStatus status,
        String party,
        String location,
        String site,
        Instant dueAt,
        String reference,
        String carrier,
        String tracking,
        List<OrderLine> lines,
        long version) {
    public Order {
        code = Fields.needed("code", code, 60);
        Fields.needed("kind", kind);
        party = Fields.optional("party", party, 60);
        location = Fields.optional("location", location, 60);
        site = Fields.optional("site", site, 20);
        dueAt = Clocks.micros(dueAt);
        reference = Fields.optional("reference", reference, 120);
        carrier = Fields.optional("carrier", carrier, 120);
        tracking = Fields.optional("tracking", tracking, 120);
        if (party == null && kind.needsParty()) {
            throw Problem.invalid("order-party-missing", "order", code);
        }
        if (location == null && kind == OrderKind.TRANSFER) {
            throw Problem.invalid("order-location-missing", "order", code);
        }
        lines = inOrder(code, lines);
    }

    private static List<OrderLine> inOrder(String code, List<OrderLine> lines) {
        if (lines == null || lines.isEmpty()) {
            throw Problem.invalid("order-without-lines", "order", code);
        }
        var numbers = new HashSet<Integer>();
        long total = 0;
        for (OrderLine line : lines) {
            if (!numbers.add(line.lineNo())) {
                throw Problem.invalid("order-line-twice", "order", code, "line", line.lineNo());
            }
            total += line.quantity();
        }
        if (total > Integer.MAX_VALUE) {
            throw Problem.invalid(
                    "field-out-of-range", "field", "quantity", "value", total, "min", 1, "max", Integer.MAX_VALUE);
        }
        return lines.stream().sorted(Comparator.comparingInt(OrderLine::lineNo)).toList();
    }

    /** Apart from what a command has no say in. */
    boolean asksForTheSameAs(Order other) {
        return code.equals(other.code)
                && kind == other.kind
                && Objects.equals(party, other.party)
                && Objects.equals(location, other.location)
                && Objects.equals(site, other.site)
                && Objects.equals(dueAt, other.dueAt)
                && Objects.equals(reference, other.reference)
                && Objects.equals(carrier, other.carrier)
                && Objects.equals(tracking, other.tracking)
                && sameLines(other.lines);
    }

    private boolean sameLines(List<OrderLine> others) {
        if (lines.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).asksForTheSameAs(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    Order at(String place) {
        return new Order(
                code, kind, status, party, location, place, dueAt, reference, carrier, tracking, lines, version);
    }
}
