package io.serialhub.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Holds what senders were told against what is stored. A chain of one unit does not show that its tail was cut off; the
 * answer that somebody was given does.
 */
@ApplicationScoped
class Promises {
    private static final int PORTION = 500;

    private static final String RECEIPTS = """
            SELECT client, id, answer FROM receipt WHERE client = :client AND id > :id
            ORDER BY client, id FETCH FIRST %d ROWS ONLY
            """.formatted(PORTION);

    private static final String UNITS = """
            SELECT l.event_id, u.code
            FROM event_unit l --DERBY-PROPERTIES constraint=EVENT_UNIT_EVENT_FK
            JOIN unit u ON u.id = l.unit_id
            WHERE l.event_id <events>
            """;

    @Inject
    Database database;

    @Inject
    Portions portions;

    private record Receipt(String client, String id, String answer) {
        String name() {
            return client + " " + id;
        }
    }

    /** @param units that were said to be accepted */
    private record Promise(String receipt, long event, int accepted, Set<String> units) {}

    void verify(Findings found) {
        for (Optional<String> client = clientAfter(""); client.isPresent(); client = clientAfter(client.get())) {
            var last = new Receipt(client.get(), "", null);
            while (last != null) {
                last = portion(found, last);
            }
        }
    }

    private Optional<String> clientAfter(String client) {
        return portions.read(
                () -> database.with(h -> h.createQuery("SELECT MIN(client) FROM receipt WHERE client > :client")
                        .bind("client", client)
                        .mapTo(String.class)
                        .findOne()));
    }

    /** @return the last receipt of a whole portion, or null at the end */
    private Receipt portion(Findings found, Receipt before) {
        List<Receipt> portion = portions.read(() -> after(before));
        var promises = portion.stream()
                .map(receipt -> promise(found, receipt))
                .filter(Objects::nonNull)
                .toList();
        Map<Long, Set<String>> stored =
                portions.read(() -> units(promises.stream().map(Promise::event).toList()));
        promises.forEach(p -> compare(found, p, stored.getOrDefault(p.event(), Set.of())));
        return portion.size() < PORTION ? null : portion.get(PORTION - 1);
    }

    private List<Receipt> after(Receipt last) {
        return database.with(h -> h.createQuery(RECEIPTS)
                .bind("client", last.client())
                .bind("id", last.id())
                .map((rs, ctx) -> new Receipt(rs.getString("client"), rs.getString("id"), rs.getString("answer")))
                .list());
    }

    /** Receipts of other doors promise no event and are passed over; one without any answer should not stand. */
    private static Promise promise(Findings found, Receipt receipt) {
        if (receipt.answer() == null) {
            found.find("receipt", receipt.name(), "an answer", "none");
            return null;
        }
        JsonNode answer = Json.read(receipt.answer(), JsonNode.class);
        if (!answer.path("event").isTextual() || !answer.path("items").isArray()) {
            return null;
        }
        var units = new HashSet<String>();
        int accepted = 0;
        for (JsonNode item : answer.path("items")) {
            if (item.path("accepted").asBoolean()) {
                accepted += item.path("units").asInt(1);
                if (item.path("unit").isTextual()) {
                    units.add(item.path("unit").asText());
                }
            }
        }
        if (accepted != answer.path("accepted").asInt()) {
            found.find("receipt", receipt.name(), answer.path("accepted").asInt() + " accepted", accepted);
        }
        return new Promise(receipt.name(), answer.path("event").asLong(), accepted, units);
    }

    private Map<Long, Set<String>> units(Collection<Long> events) {
        var units = new HashMap<Long, Set<String>>();
        if (!events.isEmpty()) {
            database.use(h -> database.in(h.createQuery(UNITS), "events", events)
                    .map((rs, ctx) -> units.computeIfAbsent(rs.getLong("event_id"), e -> new HashSet<>())
                            .add(rs.getString("code")))
                    .list());
        }
        return units;
    }

    private static void compare(Findings found, Promise promise, Set<String> stored) {
        promise.units().stream()
                .filter(unit -> !stored.contains(unit))
                .findFirst()
                .ifPresent(unit -> found.find(
                        "receipt", promise.receipt(), "event " + promise.event() + " of " + unit, "none of it"));
    }
}
